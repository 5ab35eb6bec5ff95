using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Finds the best route of a bucket for a path.</summary>
/// <remarks>
/// The lanes of a block leave a bit for each route that the path may have, best first; the text, the guards and the mixed
/// segments of a route are looked at only then. The lanes never take a route away that matches, so the first one that
/// passes is the answer. Invariant: a lane looks at a position at which a route of the bucket has a literal, so every path of
/// the bucket has that segment; the masks of a lane are followed by candidates, so a word can be read at each.
/// </remarks>
internal static unsafe class CandidateSearch
{
    private const ulong NoCandidate = ulong.MaxValue;
    private const uint PrefetchedWords = 6;

    /// <summary>The block in which a bucket has the routes of a path; 0 if there is none.</summary>
    /// <remarks>Not for buckets of several probes.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Block<TSegments>(ulong* table, ulong bucket, TSegments segments)
        where TSegments : struct, ISegments =>
        bucket >> 32 == 0 ? (uint)bucket : Probe(table, (ProbeRecord*)(table + (uint)bucket), segments);

    /// <summary>The best route of a bucket, or <see cref="RouteMatcher.None"/>.</summary>
    internal static int Find<T, TSegments>(RouteTable owner, ulong* table, ulong bucket, T* path, int length, TSegments segments)
        where T : unmanaged
        where TSegments : struct, ISegments
    {
        if (bucket >> 32 <= 1)
        {
            return FindFrom(owner, table, Block(table, bucket, segments), path, length, segments);
        }

        int best = RouteMatcher.None;
        uint bestRank = uint.MaxValue;
        ProbeRecord* probe = (ProbeRecord*)(table + (uint)bucket);
        for (uint count = (uint)(bucket >> 32); count > 0 && probe->LowestRank < bestRank; count--, probe++)
        {
            // The probes stand in the order of their best ranks.
            ulong candidate = FindInBlocks(owner, table, Probe(table, probe, segments), path, length, segments, bestRank);
            if (candidate != NoCandidate)
            {
                best = (ushort)candidate;
                bestRank = (ushort)(candidate >> 16);
            }
        }

        return best;
    }

    /// <summary>The best route of a block (0: none) and of those behind it, or <see cref="RouteMatcher.None"/>.</summary>
    internal static int FindFrom<T, TSegments>(RouteTable owner, ulong* table, uint block, T* path, int length, TSegments segments)
        where T : unmanaged
        where TSegments : struct, ISegments
    {
        ulong candidate = FindInBlocks(owner, table, block, path, length, segments, uint.MaxValue);
        return candidate == NoCandidate ? RouteMatcher.None : (ushort)candidate;
    }

    /// <summary>The candidates of a block that the lanes leave possible, a bit for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Possible<TSegments>(BlockHeader* block, TSegments segments)
        where TSegments : struct, ISegments
    {
        ulong mask = ulong.MaxValue >> block->NoCandidates;
        LaneRecord* lane = (LaneRecord*)(block + 1);
        for (uint count = block->LaneCount; count > 0; count--, lane++)
        {
            // A mask may be shorter than the word that is read; the block's own bits leave out what is no candidate.
            nuint place = (uint)((segments.Key(lane->Position, lane->Window) * LaneKey.Multiplier) >> lane->Shift) & lane->PlaceBits;
            mask &= *((ulong*)((byte*)lane + place) + lane->MasksAt);
        }

        return mask;
    }

    /// <summary>The first of a block's candidates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static CandidateRecord* Candidates(BlockHeader* block) => (CandidateRecord*)((ulong*)block + block->CandidatesAt);

    /// <summary>Whether a path passes the checks of a candidate whose text it has.</summary>
    internal static bool Pass<T>(RouteTable owner, ulong* table, CandidateRecord* candidate, T* path, int length, PathSegments places)
        where T : unmanaged
    {
        uint checks = candidate->Besides == 0 ? 0 : ((BesidesRecord*)(table + candidate->Besides))->Checks;
        return checks == 0 || RouteChecks.Pass(owner, table, checks, path, length, places, candidate->Route);
    }

    /// <summary>The block that a probe finds for a path; 0 if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Probe<TSegments>(ulong* table, ProbeRecord* probe, TSegments segments)
        where TSegments : struct, ISegments =>
        BlockFor(table, probe, Hash(probe, segments));

    /// <summary>The hash of a path's segments at the positions of a probe.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Hash<TSegments>(ProbeRecord* probe, TSegments segments)
        where TSegments : struct, ISegments
    {
        ulong hash = 0, positions = probe->Positions;
        for (uint count = probe->PositionCount; count > 0; count--, positions >>= 16)
        {
            hash = LaneKey.Combine(hash, segments.Key((uint)positions & TableLayout.MaxProbedPosition, (uint)(positions >> 12) & LaneKey.MaxOffset));
        }

        return LaneKey.Mix(hash);
    }

    /// <summary>The hash of the whole text of a path's segments at the positions of a text probe.</summary>
    private static ulong TextHash<TSegments>(ProbeRecord* probe, TSegments segments)
        where TSegments : struct, ISegments
    {
        ulong hash = 0, positions = probe->Positions;
        for (uint count = probe->PositionCount; count > 0; count--, positions >>= 16)
        {
            hash = LaneKey.Combine(hash, segments.TextKey((uint)positions & TableLayout.MaxProbedPosition));
        }

        return LaneKey.Mix(hash);
    }

    /// <summary>The block that a probe has for a hash; 0 if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint BlockFor(ulong* table, ProbeRecord* probe, ulong hash) =>
        probe->SlotCount == 0 ? BlockAt(table, probe, hash) : BlockOf(table, Slot(table, probe, hash));

    /// <summary>The block that the table of a probe without slots has for a hash; 0 if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint BlockAt(ulong* table, ProbeRecord* probe, ulong hash)
    {
        uint block = ((uint*)(table + probe->Table))[hash >> probe->Shift];
        if (Sse.IsSupported)
        {
            // A block of one route, with its text, often lies across two lines of the cache: both are fetched at once.
            Sse.Prefetch0(table + block + PrefetchedWords);
        }

        return block;
    }

    /// <summary>The slot that a probe has for a hash. In one without a route <see cref="CandidateRecord.Besides"/> is no offset, and not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static CandidateRecord* Slot(ulong* table, ProbeRecord* probe, ulong hash)
    {
        uint multiplier = ((ushort*)(table + probe->Table))[hash >> probe->Shift];
        return (CandidateRecord*)(table + probe->Slots + (nuint)SlotHash.SlotOf(hash, multiplier, probe->SlotCount) * TableLayout.SlotLength);
    }

    /// <summary>The block of a slot: its own, or where it has no route the one to look at instead, 0 if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint BlockOf(ulong* table, CandidateRecord* slot)
    {
        BlockHeader* header = HeaderOf(slot);
        return header->NoCandidates == CandidateBlocks.MaxForms ? header->Next : (uint)((ulong*)header - table);
    }

    /// <summary>The header of a slot, which stands at its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static BlockHeader* HeaderOf(CandidateRecord* slot) => (BlockHeader*)((ulong*)slot + TableLayout.SlotHeader);

    /// <summary>Route and rank of the best candidate that is better than a rank.</summary>
    private static ulong FindInBlocks<T, TSegments>(RouteTable owner, ulong* table, uint at, T* path, int length, TSegments segments, uint bestRank)
        where T : unmanaged
        where TSegments : struct, ISegments
    {
        while (at != 0)
        {
            BlockHeader* block = (BlockHeader*)(table + at);
            if (block->LaneCount == TableLayout.TextProbe)
            {
                return FindByText(owner, table, block, path, length, segments, bestRank);
            }

            for (ulong mask = Possible(block, segments); mask != 0; mask &= mask - 1)
            {
                CandidateRecord* candidate = Candidates(block) + BitOperations.TrailingZeroCount(mask);
                if (candidate->Rank < bestRank
                    && segments.HasText(table, candidate)
                    && Pass(owner, table, candidate, path, length, segments.Places)
                    && !owner.IsRemoved(candidate->Route))
                {
                    return candidate->Route | ((ulong)candidate->Rank << 16);
                }
            }

            at = block->Next;
        }

        return NoCandidate;
    }

    /// <summary>The same where text probes stand in the place of a block: the best of what each of them finds and of what is behind them.</summary>
    /// <remarks>
    /// Few tables have any, so this is no part of the method that calls it. Invariant: no text probe is behind the blocks that another one finds, and only
    /// once may more of them be behind the blocks of what they do not divide, so that the two methods call each other twice at most.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong FindByText<T, TSegments>(RouteTable owner, ulong* table, BlockHeader* block, T* path, int length, TSegments segments, uint bestRank)
        where T : unmanaged
        where TSegments : struct, ISegments
    {
        ulong best = NoCandidate;
        uint next = (uint)((ulong*)block - table);
        while (next != 0)
        {
            uint at = next;
            block = (BlockHeader*)(table + at);
            next = 0;
            if (block->LaneCount == TableLayout.TextProbe)
            {
                ProbeRecord* probe = (ProbeRecord*)(block + 1);
                next = block->Next;
                at = probe->LowestRank < bestRank ? BlockFor(table, probe, TextHash(probe, segments)) : 0;
            }

            ulong candidate = FindInBlocks(owner, table, at, path, length, segments, bestRank);
            if (candidate != NoCandidate)
            {
                best = candidate;
                bestRank = (ushort)(candidate >> 16);
            }
        }

        return best;
    }
}
