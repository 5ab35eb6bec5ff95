using System;
using System.Collections.Generic;

namespace Bunner.Core.Tables;

/// <summary>Which routes have these literals at these places: the forms of all routes, by bucket and literal ids.</summary>
internal sealed class TupleTable
{
    private readonly Dictionary<Key, Entry> _byKey = [];
    private readonly List<Entry> _entries = [];

    internal int Count => _entries.Count;

    /// <summary>The form of another route with the same literals and checks that nothing tells apart from this one, if there is one.</summary>
    internal RouteForm? FindTwin(uint bucket, RouteForm form, Func<RouteForm, RouteForm, bool> isTwin) =>
        _byKey.TryGetValue(Key.Of(bucket, form.Ids), out Entry? entry) && entry.ByChecks.TryGetValue(form.Checks, out List<RouteForm>? alike)
            ? alike.Find(other => isTwin(form, other))
            : null;

    /// <summary>Adds a form. Forms are added by rising rank, so that each list is sorted.</summary>
    internal void Add(uint bucket, RouteForm form)
    {
        Key key = Key.Of(bucket, form.Ids);
        if (!_byKey.TryGetValue(key, out Entry? entry))
        {
            _byKey.Add(key, entry = new Entry(bucket));
            _entries.Add(entry);
        }

        entry.Forms.Add(form);
        if (!entry.ByChecks.TryGetValue(form.Checks, out List<RouteForm>? alike))
        {
            entry.ByChecks.Add(form.Checks, alike = []);
        }

        alike.Add(form);
    }

    /// <param name="rankOf">The rank of a route.</param>
    /// <param name="rivals">The pattern lists whose routes can match wherever a form of the bucket does.</param>
    internal void Write(TableWriter writer, MethodBuckets buckets, Func<RouteForm, int> rankOf, Func<RouteForm, IEnumerable<(uint Bucket, PatternList List)>> rivals)
    {
        writer.BeginSection($"candidates: {_entries.Count} lists (count; route, rank, offset of checks)");
        uint[] candidates = new uint[_entries.Count], extras = new uint[_entries.Count];
        ulong[][] words = new ulong[_entries.Count][];
        for (int i = 0; i < _entries.Count; i++)
        {
            Entry entry = _entries[i];
            candidates[i] = writer.Add((ulong)entry.Forms.Count);
            foreach (RouteForm form in entry.Forms)
            {
                writer.Add((uint)form.Route | ((ulong)(uint)rankOf(form) << 16) | ((ulong)form.Checks << 32));
            }

            words[i] = buckets.Words(entry.Bucket, entry.Forms[0].Ids);
            for (int word = 2; word < words[i].Length; word++)
            {
                uint at = writer.Add(words[i][word]);
                extras[i] = word == 2 ? at : extras[i];
            }
        }

        PerfectHash hash = PerfectHash.Build(_entries.Count, (i, seed1, seed2) => Hash(_entries[i].Bucket, words[i], seed1, seed2));
        writer.BeginSection($"tuples: {_entries.Count} in {hash.SlotCount} slots (ids at lanes; bucket, offset of candidates; first route, flags, offset of further ids)");
        if (writer.Offset % 2 != 0)
        {
            writer.Add(0);
        }

        uint slots = writer.AddZeros(hash.SlotCount * TableLayout.TupleSlotLength);
        for (int i = 0; i < _entries.Count; i++)
        {
            Entry entry = _entries[i];
            RouteForm first = entry.Forms[0];
            TupleFlags flags = (IsBest(first, rankOf, rivals) ? TupleFlags.Best : 0) | (first.Checks != 0 ? TupleFlags.Checked : 0);
            int slot = (int)slots + hash.SlotOfKey[i] * TableLayout.TupleSlotLength;
            writer[slot] = words[i][0];
            writer[slot + 1] = words[i][1];
            writer[slot + TableLayout.TupleBucket] = TableWriter.Pack(entry.Bucket, candidates[i]);
            writer[slot + TableLayout.TupleWinner] = (uint)first.Route | ((ulong)flags << 16) | ((ulong)extras[i] << 32);
        }

        LiteralTable.WriteHash(writer, TableLayout.TupleHash, hash, slots);
    }

    /// <summary>The hash of a tuple, as the matcher computes it.</summary>
    internal static ulong Hash(uint bucket, ReadOnlySpan<ulong> words, ulong seed1, ulong seed2)
    {
        ulong hash = TableHash.Mix(words[0] ^ (seed1 + bucket * seed2), words[1] ^ seed2);
        for (int i = 2; i < words.Length; i++)
        {
            hash = TableHash.Mix(hash ^ words[i], seed2);
        }

        return hash;
    }

    /// <summary>
    /// Whether no route with fewer literals can be better where this form matches: then the matcher may stop at it.
    /// That is so unless a route with fewer literals has an earlier constraint or a smaller order.
    /// </summary>
    private bool IsBest(RouteForm form, Func<RouteForm, int> rankOf, Func<RouteForm, IEnumerable<(uint Bucket, PatternList List)>> rivals)
    {
        // Each look costs little, but their number is the user's choice; to give up early only makes the match slower.
        int looks = 64;
        int rank = rankOf(form);
        foreach ((uint bucket, PatternList list) in rivals(form))
        {
            foreach (Pattern pattern in list.ByRank)
            {
                if (pattern.LowestRank >= rank)
                {
                    break;
                }

                if (--looks == 0)
                {
                    return false;
                }

                // An open form needs one segment more than its depth.
                if (!pattern.IsWithin(form.Mask) || (list.IsOpen && pattern.Depth >= form.SegmentCount))
                {
                    continue;
                }

                // The open forms of a method stand in one list, each depth in a bucket of its own.
                uint bucketOfPattern = list.IsOpen ? bucket + (uint)pattern.Depth : bucket;
                if (_byKey.TryGetValue(Key.Of(bucketOfPattern, pattern.Apply(form.Ids)), out Entry? entry) && rankOf(entry.Forms[0]) < rank)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private sealed class Entry(uint bucket)
    {
        internal uint Bucket { get; } = bucket;

        internal List<RouteForm> Forms { get; } = [];

        internal Dictionary<uint, List<RouteForm>> ByChecks { get; } = [];
    }

    private readonly record struct Key(uint Bucket, string Ids)
    {
        internal static Key Of(uint bucket, ushort[] ids)
        {
            char[] text = new char[ids.Length];
            for (int i = 0; i < ids.Length; i++)
            {
                text[i] = (char)ids[i];
            }

            return new Key(bucket, new string(text));
        }
    }
}
