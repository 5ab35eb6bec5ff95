using System;
using System.Runtime.CompilerServices;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Looks up tuples of literal ids, and goes through all tuples that a path may stand for.</summary>
internal static unsafe class TupleSearch
{
    /// <summary>The slot in which a tuple stands if the table has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong* Slot(ulong* table, uint bucket, ulong* words, int segmentCount)
    {
        ulong seed2 = table[TableLayout.TupleHash + TableLayout.HashSeed2];
        ulong hash = TableHash.Mix(words[0] ^ (table[TableLayout.TupleHash + TableLayout.HashSeed1] + bucket * seed2), words[1] ^ seed2);
        for (int i = 2; i * TableLayout.SegmentsPerWord < segmentCount; i++)
        {
            hash = TableHash.Mix(hash ^ words[i], seed2);
        }

        ulong shape = table[TableLayout.TupleHash + TableLayout.HashShape];
        ulong offsets = table[TableLayout.TupleHash + TableLayout.HashOffsets];
        uint displacement = ((ushort*)(table + (uint)offsets))[hash >> (int)(shape >> 32)];
        return table + (offsets >> 32) + (((uint)hash ^ displacement) & (uint)shape) * TableLayout.TupleSlotLength;
    }

    /// <summary>Whether a slot holds just this tuple.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Holds(ulong* table, ulong* slot, uint bucket, ulong* words, int segmentCount)
    {
        // An empty slot is all zeros; a tuple always has candidates.
        ulong place = slot[TableLayout.TupleBucket];
        ulong difference = (slot[0] ^ words[0]) | (slot[1] ^ words[1]) | ((uint)place ^ bucket);
        if (segmentCount > 2 * TableLayout.SegmentsPerWord)
        {
            ulong* rest = table + (slot[TableLayout.TupleWinner] >> 32);
            for (int i = 2; i * TableLayout.SegmentsPerWord < segmentCount; i++)
            {
                difference |= rest[i - 2] ^ words[i];
            }
        }

        return difference == 0 && place >> 32 != 0;
    }

    /// <summary>The best route over all patterns of the path's number of segments and all open ones.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int Find<T>(RouteTable owner, ulong* table, MethodLookup.Found method, T* path, int length, PathSegments segments, ulong* words)
        where T : unmanaged
    {
        int known = Math.Min(segments.Count, (int)method.MaxSegments);
        Search<T> search = new(owner, table, path, length, segments, words, known);
        ulong lists = table[(table[TableLayout.Methods] >> 32) + method.Id * TableLayout.MethodRecordLength + 2];
        if ((uint)segments.Count <= method.MaxSegments && segments.FirstEmpty >= segments.Count)
        {
            search.Try(table[(uint)lists + segments.Count], method.FirstBucket + (uint)segments.Count, isOpen: false);
        }

        search.Try(lists >> 32, method.FirstBucket + method.MaxSegments + 2, isOpen: true);
        return search.Winner;
    }

    /// <summary>One search: the best candidate so far, and what the path looks like.</summary>
    private ref struct Search<T>
        where T : unmanaged
    {
        private readonly RouteTable _owner;
        private readonly ulong* _table;
        private readonly T* _path;
        private readonly int _length;
        private readonly PathSegments _segments;
        private readonly ulong* _words;
        private readonly int _known;
        private uint _bestRank;

        internal Search(RouteTable owner, ulong* table, T* path, int length, PathSegments segments, ulong* words, int known)
        {
            _owner = owner;
            _table = table;
            _path = path;
            _length = length;
            _segments = segments;
            _words = words;
            _known = known;
            _bestRank = uint.MaxValue;
            Winner = RouteMatcher.None;
        }

        internal int Winner { get; private set; }

        /// <summary>Tries the patterns of a list, which stand in the order of their best ranks.</summary>
        internal void Try(ulong list, uint bucket, bool isOpen)
        {
            if (list == 0)
            {
                return;
            }

            ulong* at = _table + list;
            ulong* masked = stackalloc ulong[_known / TableLayout.SegmentsPerWord + 2];
            ulong firstLiterals = LiteralsFrom(0);
            for (ulong count = *at++; count > 0; count--)
            {
                int depth = (int)(*at >> 32);
                ulong* mask = at + 1;
                if ((uint)*at >= _bestRank)
                {
                    return;
                }

                at += 1 + Math.Max(1, (depth + 63) / 64);

                // An open form needs a segment beyond its depth, and its own segments must not be empty.
                if (isOpen && (depth >= _segments.Count || depth > _segments.FirstEmpty))
                {
                    continue;
                }

                if ((mask[0] & ~firstLiterals) == 0 && Mask(mask, depth, masked))
                {
                    TryTuple(isOpen ? bucket + (uint)depth : bucket, depth, masked);
                }
            }
        }

        private void TryTuple(uint bucket, int depth, ulong* words)
        {
            ulong* slot = Slot(_table, bucket, words, depth);
            if (!Holds(_table, slot, bucket, words, depth))
            {
                return;
            }

            ulong* candidate = _table + (slot[TableLayout.TupleBucket] >> 32);
            for (ulong count = *candidate++; count > 0; count--, candidate++)
            {
                uint rank = (ushort)(*candidate >> 16);
                if (rank >= _bestRank)
                {
                    return;
                }

                uint checks = (uint)(*candidate >> 32);
                if (checks == 0 || RouteChecks.Pass(_owner, _table, checks, _path, _length, _segments, (ushort)*candidate))
                {
                    _bestRank = rank;
                    Winner = (ushort)*candidate;
                    return;
                }
            }
        }

        /// <summary>Cuts the path's ids down to a pattern's; false if one of the pattern's segments is no literal.</summary>
        private readonly bool Mask(ulong* mask, int depth, ulong* masked)
        {
            masked[0] = 0;
            masked[1] = 0;
            for (int i = 0; i * 64 < depth; i++)
            {
                if (i > 0 && (mask[i] & ~LiteralsFrom(i * 64)) != 0)
                {
                    return false;
                }

                ulong bits = mask[i];
                for (int word = i * 16; word < (i + 1) * 16 && word * TableLayout.SegmentsPerWord < depth; word++, bits >>= 4)
                {
                    masked[word] = _words[word] & Lanes[(int)(bits & 15)];
                }
            }

            return true;
        }

        /// <summary>A bit for each of 64 segments that is a literal of the table.</summary>
        private readonly ulong LiteralsFrom(int segment)
        {
            ulong bits = 0;
            for (int i = 0; i < 64 && segment + i < _known; i += TableLayout.SegmentsPerWord)
            {
                ulong word = _words[(segment + i) / TableLayout.SegmentsPerWord];
                ulong four = ((word & 0xFFFF) != 0 ? 1UL : 0)
                    | ((word & 0xFFFF_0000) != 0 ? 2UL : 0)
                    | ((word & 0xFFFF_0000_0000) != 0 ? 4UL : 0)
                    | ((word & 0xFFFF_0000_0000_0000) != 0 ? 8UL : 0);
                bits |= four << i;
            }

            return bits;
        }

        private static ReadOnlySpan<ulong> Lanes =>
        [
            0x0000_0000_0000_0000, 0x0000_0000_0000_FFFF, 0x0000_0000_FFFF_0000, 0x0000_0000_FFFF_FFFF,
            0x0000_FFFF_0000_0000, 0x0000_FFFF_0000_FFFF, 0x0000_FFFF_FFFF_0000, 0x0000_FFFF_FFFF_FFFF,
            0xFFFF_0000_0000_0000, 0xFFFF_0000_0000_FFFF, 0xFFFF_0000_FFFF_0000, 0xFFFF_0000_FFFF_FFFF,
            0xFFFF_FFFF_0000_0000, 0xFFFF_FFFF_0000_FFFF, 0xFFFF_FFFF_FFFF_0000, 0xFFFF_FFFF_FFFF_FFFF,
        ];
    }
}
