using System.Numerics;
using System.Runtime.CompilerServices;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Finds the best route of a bucket for a path whose segments are read in vectors.</summary>
/// <remarks>
/// The lanes of a block leave the candidates that are possible, and the text of the first one is compared. What most requests take is made a part of
/// <see cref="RouteMatcher"/>, and with it of the caller; the rest are methods of their own, which take addresses and numbers only.
/// </remarks>
internal static unsafe class BucketSearch
{
    /// <summary>The bucket of a path with a number of segments.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Of(ulong* table, MethodShape* method, uint count) => table[method->FirstBucket + (count < method->Limit ? count : method->Limit)];

    /// <summary>The best route of a bucket that has a probe, or several.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int FindBehindProbes<T, TAnswer>(RouteTable owner, ulong* table, ulong bucket, T* path, int length, uint* slashes, uint count)
        where T : unmanaged
        where TAnswer : struct, ISlotAnswer => Find<T, TAnswer>(owner, table, bucket, path, length, PathHead.Of(path, length), slashes, count);

    /// <summary>The best route of any bucket.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Find<T, TAnswer>(RouteTable owner, ulong* table, ulong bucket, T* path, int length, PathHead head, uint* slashes, uint count)
        where T : unmanaged
        where TAnswer : struct, ISlotAnswer
    {
        if (bucket >> 32 > 1)
        {
            return FindAmong(owner, table, bucket, path, length, slashes, count);
        }

        QuickSegments<T> segments = new(path, slashes, count, table[TableLayout.FoldBits], head);
        uint at = (uint)bucket;
        if (bucket >> 32 != 0)
        {
            ProbeRecord* probe = (ProbeRecord*)(table + at);
            ulong hash = CandidateSearch.Hash(probe, segments);
            if (probe->SlotCount != 0)
            {
                // Nothing has to be read to know where in a slot its route stands: so its value is asked for together with its text.
                CandidateRecord* slot = CandidateSearch.Slot(table, probe, hash);
                if (slot->Besides == 0 && segments.HasEnd(slot) && QuickSegments<T>.IsZero(segments.StartsDifference(table, slot)))
                {
                    return TAnswer.Of(table, slot);
                }

                at = slot->Besides == 0 ? CandidateSearch.HeaderOf(slot)->Next : CandidateSearch.BlockOf(table, slot);
            }
            else
            {
                at = CandidateSearch.BlockAt(table, probe, hash);
            }
        }

        if (at == 0)
        {
            return RouteMatcher.None;
        }

        BlockHeader* block = (BlockHeader*)(table + at);
        return FindPossible(owner, table, block, CandidateSearch.Possible(block, segments), isFound: false, path, length, segments, slashes, count);
    }

    /// <summary>The best route of a block (0: none) and of those behind it, with what few candidates have looked at apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int FindInBlock<T>(RouteTable owner, ulong* table, uint at, T* path, int length, QuickSegments<T> segments, uint* slashes, uint count)
        where T : unmanaged
    {
        if (at == 0)
        {
            return RouteMatcher.None;
        }

        BlockHeader* block = (BlockHeader*)(table + at);
        for (ulong possible = CandidateSearch.Possible(block, segments); possible != 0; possible &= possible - 1)
        {
            CandidateRecord* candidate = CandidateSearch.Candidates(block) + (uint)BitOperations.TrailingZeroCount(possible);
            // Written out: HasText would make a value of what is a jump here.
            if (segments.HasEnd(candidate) && QuickSegments<T>.IsZero(segments.StartsDifference(table, candidate)))
            {
                return candidate->Besides == 0 ? candidate->Route : FindFrom(owner, table, block, possible, path, length, slashes, count);
            }
        }

        return block->Next == 0 ? RouteMatcher.None : FindBehind(owner, table, block->Next, path, length, slashes, count);
    }

    /// <summary>The same from a candidate on whose end and first pieces the path has.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindFrom<T>(RouteTable owner, ulong* table, BlockHeader* block, ulong possible, T* path, int length, uint* slashes, uint count)
        where T : unmanaged =>
        FindPossible(owner, table, block, possible, isFound: true, path, length, new QuickSegments<T>(path, slashes, count, table[TableLayout.FoldBits], PathHead.Of(path, length)), slashes, count);

    /// <summary>The best of the possible routes of a block and of those behind it.</summary>
    /// <remarks>Not one with <see cref="FindInBlock"/>, which is small because callers inline it: here all that a candidate may have is inlined, for who is a call already.</remarks>
    /// <param name="isFound">Whether the path has the end and the first pieces of the first one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindPossible<T>(RouteTable owner, ulong* table, BlockHeader* block, ulong possible, bool isFound, T* path, int length, QuickSegments<T> segments, uint* slashes, uint count)
        where T : unmanaged
    {
        for (; possible != 0; possible &= possible - 1)
        {
            CandidateRecord* candidate = CandidateSearch.Candidates(block) + (uint)BitOperations.TrailingZeroCount(possible);
            if (!isFound && (!segments.HasEnd(candidate) || !QuickSegments<T>.IsZero(segments.StartsDifference(table, candidate))))
            {
                continue;
            }

            if (candidate->Besides == 0)
            {
                return candidate->Route;
            }

            isFound = false;
            BesidesRecord* besides = (BesidesRecord*)(table + candidate->Besides);
            if (segments.HasFurther(table, besides))
            {
                return besides->Checks == 0 || segments.HasNumbers(besides) ? candidate->Route : FindChecked(owner, table, block, possible, path, length, slashes, count);
            }
        }

        return block->Next == 0 ? RouteMatcher.None : FindBehind(owner, table, block->Next, path, length, slashes, count);
    }

    /// <summary>The best route of a block, and of those behind it, from a candidate on whose text the path has, and which has checks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindChecked<T>(RouteTable owner, ulong* table, BlockHeader* block, ulong possible, T* path, int length, uint* slashes, uint count)
        where T : unmanaged
    {
        QuickSegments<T> segments = new(path, slashes, count, table[TableLayout.FoldBits], PathHead.Of(path, length));
        ulong compared = possible & (0 - possible);
        if (block->HasEnds)
        {
            possible &= segments.PossibleByEnds(table, block);
        }

        for (; possible != 0; possible &= possible - 1)
        {
            CandidateRecord* candidate = CandidateSearch.Candidates(block) + (uint)BitOperations.TrailingZeroCount(possible);
            if ((possible & compared) == 0 && !segments.HasText(table, candidate))
            {
                continue;
            }

            uint checks = candidate->Besides == 0 ? 0 : ((BesidesRecord*)(table + candidate->Besides))->Checks;
            if (checks == 0 || RouteChecks.PassQuickly(owner, table, checks, path, length, slashes, count, candidate->Route))
            {
                return candidate->Route;
            }
        }

        return block->Next == 0 ? RouteMatcher.None : CandidateSearch.FindFrom(owner, table, block->Next, path, length, segments);
    }

    /// <summary>The best of all routes of a bucket of several probes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindAmong<T>(RouteTable owner, ulong* table, ulong bucket, T* path, int length, uint* slashes, uint count)
        where T : unmanaged
    {
        QuickSegments<T> segments = new(path, slashes, count, table[TableLayout.FoldBits], PathHead.Of(path, length));
        CandidateRecord* best = null;
        ProbeRecord* probe = (ProbeRecord*)(table + (uint)bucket);
        for (uint probes = (uint)(bucket >> 32); probes > 0; probes--, probe++)
        {
            // The probes stand in the order of their best ranks.
            if (best != null && probe->LowestRank >= best->Rank)
            {
                break;
            }

            uint at = CandidateSearch.Probe(table, probe, segments);
            if (at == 0)
            {
                continue;
            }

            BlockHeader* block = (BlockHeader*)(table + at);
            CandidateRecord* found = null;
            for (ulong possible = CandidateSearch.Possible(block, segments); possible != 0 && found == null; possible &= possible - 1)
            {
                CandidateRecord* candidate = CandidateSearch.Candidates(block) + (uint)BitOperations.TrailingZeroCount(possible);
                found = segments.HasText(table, candidate) ? candidate : null;
            }

            if (found == null ? block->Next != 0 : found->Besides != 0 && !Pass(owner, table, found, path, length, slashes, count))
            {
                return FindSlowly(owner, table, bucket, path, length, slashes, count);
            }

            best = found != null && (best == null || found->Rank < best->Rank) ? found : best;
        }

        return best == null ? RouteMatcher.None : best->Route;
    }

    /// <summary>The best route of a block and of those behind it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindBehind<T>(RouteTable owner, ulong* table, uint block, T* path, int length, uint* slashes, uint count)
        where T : unmanaged =>
        CandidateSearch.FindFrom(owner, table, block, path, length, new QuickSegments<T>(path, slashes, count, table[TableLayout.FoldBits], PathHead.Of(path, length)));

    /// <summary>The best of all routes of a bucket of several probes where a guard refused the first one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindSlowly<T>(RouteTable owner, ulong* table, ulong bucket, T* path, int length, uint* slashes, uint count)
        where T : unmanaged =>
        CandidateSearch.Find(owner, table, bucket, path, length, new QuickSegments<T>(path, slashes, count, table[TableLayout.FoldBits], PathHead.Of(path, length)));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Pass<T>(RouteTable owner, ulong* table, CandidateRecord* candidate, T* path, int length, uint* slashes, uint count)
        where T : unmanaged =>
        CandidateSearch.Pass(owner, table, candidate, path, length, QuickSegments<T>.PlacesOf(slashes, count));
}
