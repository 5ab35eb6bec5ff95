using System;
using System.Runtime.CompilerServices;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Looks up tuples of literal ids, and goes through all tuples that a path may stand for.</summary>
internal static unsafe class TupleSearch
{
    /// <summary>The slot in which a tuple stands if the table has it.</summary>
    /// <param name="first">The ids at lanes 0 to 3.</param>
    /// <param name="second">The ids at lanes 4 to 7.</param>
    /// <param name="rest">The ids from lane 8 on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong* Slot(ulong* table, uint bucket, ulong first, ulong second, ulong* rest, uint laneCount)
    {
        ulong seed2 = table[TableLayout.TupleHash + TableLayout.HashSeed2];
        ulong hash = TableHash.Mix(first ^ (table[TableLayout.TupleHash + TableLayout.HashSeed1] + bucket * seed2), second ^ seed2);
        for (uint lane = 2 * TableLayout.LanesPerWord; lane < laneCount; lane += TableLayout.LanesPerWord)
        {
            hash = TableHash.Mix(hash ^ *rest++, seed2);
        }

        ulong shape = table[TableLayout.TupleHash + TableLayout.HashShape];
        ulong offsets = table[TableLayout.TupleHash + TableLayout.HashOffsets];
        uint displacement = ((ushort*)(table + (uint)offsets))[hash >> (int)(shape >> 32)];
        return table + (offsets >> 32) + (((uint)hash ^ displacement) & (uint)shape) * TableLayout.TupleSlotLength;
    }

    /// <summary>Whether a slot holds just this tuple.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Holds(ulong* table, ulong* slot, uint bucket, ulong first, ulong second, ulong* rest, uint laneCount)
    {
        // An empty slot is all zeros, and no bucket is 0.
        ulong difference = (slot[0] ^ first) | (slot[1] ^ second) | ((uint)slot[TableLayout.TupleBucket] ^ bucket);
        if (laneCount > 2 * TableLayout.LanesPerWord && difference == 0)
        {
            ulong* further = table + (slot[TableLayout.TupleWinner] >> 32);
            for (uint lane = 2 * TableLayout.LanesPerWord; lane < laneCount; lane += TableLayout.LanesPerWord)
            {
                difference |= *further++ ^ *rest++;
            }
        }

        return difference == 0;
    }

    /// <summary>The best route over all patterns of the path's number of segments and all open ones.</summary>
    internal static int Find<T>(RouteTable owner, ulong* table, ulong* method, T* path, int length, PathSegments segments, ushort* ids, uint known)
        where T : unmanaged
    {
        Search<T> search = new(owner, table, path, length, segments, ids, known);
        uint maxSegments = TableLayout.MaxSegmentsOf(method[TableLayout.MethodMeta]), firstBucket = (uint)method[TableLayout.MethodFirstBucket];
        ulong lists = MethodLookup.Record(table, (ushort)method[TableLayout.MethodMeta])[3];
        if (segments.Count <= maxSegments && segments.FirstEmpty >= segments.Count)
        {
            search.Try(table[(uint)lists + segments.Count], firstBucket + segments.Count, isOpen: false);
        }

        search.Try(lists >> 32, firstBucket + maxSegments + 2, isOpen: true);
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
        private readonly ushort* _ids;
        private readonly uint _known;
        private readonly ulong _literals;
        private uint _bestRank;

        internal Search(RouteTable owner, ulong* table, T* path, int length, PathSegments segments, ushort* ids, uint known)
        {
            _owner = owner;
            _table = table;
            _path = path;
            _length = length;
            _segments = segments;
            _ids = ids;
            _known = known;
            _literals = LiteralsFrom(0);
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

            ulong* words = stackalloc ulong[(int)_known / TableLayout.LanesPerWord + 3];
            ulong* at = _table + list;
            for (ulong count = *at++; count > 0; count--)
            {
                uint depth = (uint)(*at >> 32);
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

                if ((mask[0] & ~_literals) == 0 && IsLiteralBeyond(mask, depth))
                {
                    TryTuple(isOpen ? bucket + depth : bucket, mask, words);
                }
            }
        }

        private void TryTuple(uint bucket, ulong* mask, ulong* words)
        {
            ulong lanes = _table[bucket];
            uint laneCount = (uint)(lanes >> 32);
            ushort* positions = (ushort*)(_table + (uint)lanes);
            words[0] = 0;
            words[1] = 0;
            for (uint lane = 0; lane < laneCount; lane++)
            {
                uint word = lane / TableLayout.LanesPerWord, shift = 16 * (lane % TableLayout.LanesPerWord);
                uint position = positions[lane];
                ulong id = (mask[position / 64] >> (int)(position % 64) & 1) != 0 ? _ids[position] : 0u;
                words[word] = (shift == 0 ? 0 : words[word]) | (id << (int)shift);
            }

            ulong* slot = Slot(_table, bucket, words[0], words[1], words + 2, laneCount);
            if (!Holds(_table, slot, bucket, words[0], words[1], words + 2, laneCount))
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
                if ((checks == 0 || RouteChecks.Pass(_owner, _table, checks, _path, _length, _segments, (ushort)*candidate)) && !_owner.IsRemoved((ushort)*candidate))
                {
                    _bestRank = rank;
                    Winner = (ushort)*candidate;
                    return;
                }
            }
        }

        /// <summary>Whether the segments that a pattern wants literal are so, from the 65th on.</summary>
        private readonly bool IsLiteralBeyond(ulong* mask, uint depth)
        {
            for (uint i = 1; i * 64 < depth; i++)
            {
                if ((mask[i] & ~LiteralsFrom(i * 64)) != 0)
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>A bit for each of 64 segments that is a literal of the table.</summary>
        private readonly ulong LiteralsFrom(uint segment)
        {
            ulong bits = 0;
            for (uint i = 0; i < 64 && segment + i < _known; i++)
            {
                bits |= (_ids[segment + i] != 0 ? 1UL : 0) << (int)i;
            }

            return bits;
        }
    }
}
