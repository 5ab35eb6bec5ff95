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
        // Routes come best first: of some with equal paths, which differ in their orders, the first one counts.
        List<StaticPath> paths = [.. _byMethod
            .Where(pair => pair.Value is not null)
            .SelectMany(pair => pair.Value!
                .GroupBy(path => path.Path, StringComparer.Ordinal)
                .Select(same => new StaticPath(same.Key, buckets.First(pair.Key), same.First().Route)))];
        if (paths.Count == 0)
        {
            return;
        }

        StaticPlaces[] places = StaticPlaceChoice.For(paths.ConvertAll(path => (path.Text, path.Bucket)));
        List<IGrouping<StaticKey, StaticPath>> entries = [.. paths.GroupBy(path => StaticKey.Of(path.Text, path.Bucket, places[path.Text.Length]))];
        writer.BeginSection("texts of static paths");
        Dictionary<StaticPath, ulong> routes = paths.ToDictionary(path => path, path => RouteWord(path, checks));
        uint alike = WriteAlike(writer, [.. entries.Where(entry => entry.Skip(1).Any()).SelectMany(entry => entry)], routes);

        PerfectHash hash = PerfectHash.Build(entries.Count, (i, seed) => entries[i].Key.Hash(seed));
        writer.BeginSection($"static paths: {entries.Count} in {hash.SlotCount} slots (two stretches of 8 characters; length, first bucket; route, offset of text)");
        uint slots = writer.AddZeros(hash.SlotCount * TableLayout.StaticSlotLength);
        for (int i = 0; i < entries.Count; i++)
        {
            int slot = (int)slots + hash.SlotOfKey[i] * TableLayout.StaticSlotLength;
            writer[slot] = entries[i].Key.First;
            writer[slot + 1] = entries[i].Key.Second;
            writer[slot + TableLayout.StaticMeta] = entries[i].Key.Meta;
            writer[slot + TableLayout.StaticRoute] = entries[i].Skip(1).Any() ? TableWriter.Pack(1 << 16, alike) : routes[entries[i].First()];
        }

        WriteHash(writer, TableLayout.StaticHash, hash, slots);
        WritePlaces(writer, places);
    }

    /// <summary>The offset of the hash block of paths that share their keys; 0 if none do.</summary>
    private static uint WriteAlike(TableWriter writer, List<StaticPath> paths, Dictionary<StaticPath, ulong> routes)
    {
        if (paths.Count == 0)
        {
            return 0;
        }

        PerfectHash hash = PerfectHash.Build(paths.Count, (i, seed) => StaticTextHash.Of(paths[i].Text, seed, paths[i].Bucket));
        writer.BeginSection($"static paths that share a key: {paths.Count} in {hash.SlotCount} slots (length, first bucket; route, offset of text)");
        uint block = writer.AddZeros(TableLayout.HashLength), slots = writer.AddZeros(hash.SlotCount * TableLayout.AlikeSlotLength);
        for (int i = 0; i < paths.Count; i++)
        {
            int slot = (int)slots + hash.SlotOfKey[i] * TableLayout.AlikeSlotLength;
            writer[slot] = StaticKey.MetaOf((uint)paths[i].Text.Length, paths[i].Bucket);
            writer[slot + 1] = routes[paths[i]];
        }

        WriteHash(writer, (int)block, hash, slots);
        return block;
    }

    private static void WritePlaces(TableWriter writer, StaticPlaces[] places)
    {
        writer.BeginSection("where the two stretches stand, by length (first from the start, second from the end)");
        byte[] bytes = new byte[2 * places.Length];
        for (int length = 0; length < places.Length; length++)
        {
            bytes[2 * length] = places[length].First;
            bytes[2 * length + 1] = places[length].FromEnd;
        }

        writer[TableLayout.StaticPlacesOf] = TableWriter.Pack((uint)places.Length - 1, writer.AddBytes(bytes));
    }

    /// <summary>What finds a route whose key is found. The key of a short path is all of it, so that it needs no text.</summary>
    private static ulong RouteWord(StaticPath path, CheckTable checks) =>
        TableWriter.Pack((uint)path.Route, path.Text.Length <= TableLayout.KeyLength ? 0 : checks.Narrow(path.Text));

    private string PathOf(ReadOnlySpan<ushort> ids)
    {
        string[] texts = new string[ids.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = literals[ids[i]].ToString();
        }

        return string.Join("/", texts);
    }

    private static void WriteHash(TableWriter writer, int block, PerfectHash hash, uint slots)
    {
        writer.BeginSection("displacements");
        uint displacements = writer.AddUInt16s(hash.Displacements);
        writer[block + TableLayout.HashSeed] = hash.Seed;
        writer[block + TableLayout.HashShape] = TableWriter.Pack((uint)hash.SlotCount - 1, (uint)hash.Shift);
        writer[block + TableLayout.HashOffsets] = TableWriter.Pack(displacements, slots);
    }

    /// <summary>A path that is always the same.</summary>
    /// <param name="Text">The path without its first slash, folded.</param>
    /// <param name="Bucket">The first bucket of its method.</param>
    /// <param name="Route">The route.</param>
    private readonly record struct StaticPath(string Text, uint Bucket, int Route);
}
