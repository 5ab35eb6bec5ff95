using System;
using System.Collections.Generic;
using System.Linq;

namespace Bunner.Core.Tables;

/// <summary>The routes of methods that have no parameter anywhere: found by their whole path at once.</summary>
internal sealed class StaticTable(RouterSettings settings, LiteralTable literals)
{
    private readonly Dictionary<int, List<(int Route, string Path)>?> _byMethod = [];

    /// <summary>Takes a route that is in the table. One that is not static excludes its method.</summary>
    /// <param name="ids">The literal id of each segment, 0 for a parameter.</param>
    internal void Add(int method, int route, ReadOnlySpan<ushort> ids)
    {
        if (!_byMethod.TryGetValue(method, out List<(int Route, string Path)>? paths))
        {
            _byMethod.Add(method, paths = []);
        }

        if (paths is null)
        {
            return;
        }

        bool isStatic = settings.IgnoreTrailingSlash && !settings.IgnoreDuplicateSlashes;
        for (int i = 0; i < ids.Length && isStatic; i++)
        {
            isStatic = ids[i] != 0 && literals[ids[i]].IsNarrow;
        }

        if (isStatic)
        {
            paths.Add((route, PathOf(ids)));
        }
        else
        {
            _byMethod[method] = null;
        }
    }

    /// <summary>Whether a method's routes are looked up by whole paths.</summary>
    internal bool IsStatic(int method) => _byMethod.TryGetValue(method, out List<(int Route, string Path)>? paths) && paths is not null;

    internal void Write(TableWriter writer, MethodBuckets buckets, CheckTable checks)
    {
        bool isAny = false;
        foreach (List<(int Route, string Path)>? paths in _byMethod.Values)
        {
            isAny |= paths is not null;
        }

        if (!isAny)
        {
            return;
        }

        // Paths that differ only in their middles share a key, and are told apart by their texts.
        List<IGrouping<(LiteralKey Key, uint Bucket), (int Route, string Path)>> entries = [.. _byMethod
            .Where(pair => pair.Value is not null)
            .SelectMany(pair => pair.Value!.Select(path => (Key: (LiteralKey.Of(path.Path), buckets.First(pair.Key)), Value: path)))
            .GroupBy(entry => entry.Key, entry => entry.Value)];
        writer.BeginSection("texts of static paths");
        uint[][] texts = [.. entries.Select(entry => entry.Select(path => checks.Narrow(path.Path)).ToArray())];
        writer.BeginSection("static paths by key (route, offset of text)");
        uint[] lists = new uint[entries.Count];
        for (int i = 0; i < entries.Count; i++)
        {
            lists[i] = writer.Offset;
            int at = 0;
            foreach ((int route, _) in entries[i])
            {
                writer.Add((uint)route | ((ulong)texts[i][at++] << 32));
            }
        }

        PerfectHash hash = PerfectHash.Build(entries.Count, (i, seed, _) => entries[i].Key.Key.Hash(seed, entries[i].Key.Bucket << 14));
        writer.BeginSection($"static paths: {entries.Count} in {hash.SlotCount} slots (first and last 8 characters; length, first bucket; first route, number of routes, their offset)");
        uint slots = writer.AddZeros(hash.SlotCount * TableLayout.StaticSlotLength);
        for (int i = 0; i < entries.Count; i++)
        {
            int slot = (int)slots + hash.SlotOfKey[i] * TableLayout.StaticSlotLength;
            (LiteralKey key, uint bucket) = entries[i].Key;
            writer[slot] = key.First;
            writer[slot + 1] = key.Last;
            writer[slot + TableLayout.StaticMeta] = TableWriter.Pack((uint)key.Length, bucket);
            writer[slot + TableLayout.StaticRoutes] = (uint)entries[i].First().Route | ((ulong)texts[i].Length << 16) | ((ulong)lists[i] << 32);
        }

        WriteHash(writer, hash, slots);
    }

    private string PathOf(ReadOnlySpan<ushort> ids)
    {
        string[] texts = new string[ids.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = literals[ids[i]].ToString();
        }

        return string.Join("/", texts);
    }

    private static void WriteHash(TableWriter writer, PerfectHash hash, uint slots)
    {
        writer.BeginSection("displacements");
        uint displacements = writer.AddUInt16s(hash.Displacements);
        writer[TableLayout.StaticHash + TableLayout.HashSeed1] = hash.Seed1;
        writer[TableLayout.StaticHash + TableLayout.HashSeed2] = hash.Seed2;
        writer[TableLayout.StaticHash + TableLayout.HashShape] = TableWriter.Pack((uint)hash.SlotCount - 1, (uint)hash.Shift);
        writer[TableLayout.StaticHash + TableLayout.HashOffsets] = TableWriter.Pack(displacements, slots);
    }
}
