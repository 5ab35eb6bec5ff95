using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Finds the route of a request in a match table. <c>docs/architecture.md</c> tells the steps.</summary>
/// <remarks>
/// The ordinary request takes one pass without a branch on what its segments hold: slashes to a bit mask, the segments at
/// which the bucket has literals to ids, the ids to a tuple, the tuple to its slot. What that cannot decide (a miss, a
/// value that happens to be a literal elsewhere, a guard that refuses, catch-alls, empty segments) goes on to
/// <see cref="CarefulMatcher"/>, which can decide everything.
/// </remarks>
internal static unsafe class RouteMatcher
{
    /// <summary>The result when no route matches.</summary>
    internal const int None = -1;

    /// <summary>What a scan may write behind them: the slashes of one word, in steps of eight, and the sentinels.</summary>
    internal const int BufferSlack = 64 + 16;

    private const int MaxWords = TableLayout.MaxQuickSegments / TableLayout.LanesPerWord;

    /// <summary>Whether vector loads are used. Set <c>Bunner.DisableVectorization</c> in the application's context to do without.</summary>
    internal static readonly bool Vectors = Vector128.IsHardwareAccelerated
        && !(AppContext.TryGetSwitch("Bunner.DisableVectorization", out bool disabled) && disabled);

    /// <summary>The id of the best route, or <see cref="None"/>. Never throws, for any characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Find<T>(RouteTable owner, ReadOnlySpan<ulong> data, ReadOnlySpan<T> method, ReadOnlySpan<T> path)
        where T : unmanaged
    {
        fixed (ulong* table = &MemoryMarshal.GetReference(data))
        {
            return Find(owner, table, method, path);
        }
    }

    /// <summary>The same for a method that was found before.</summary>
    internal static int Find<T>(RouteTable owner, ulong* table, ulong* method, T* path, int length)
        where T : unmanaged
    {
        int route = Vectors && CanReadBehind(path, length) ? FindQuickly(owner, table, method, path, length) : CarefulMatcher.Undecided;
        return route != CarefulMatcher.Undecided ? route : CarefulMatcher.Find(owner, table, method, path, length);
    }

    // The root of the JIT's inlining: with its callers it would pass the budget, and the look-ups of segments would become
    // calls.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Find<T>(RouteTable owner, ulong* table, ReadOnlySpan<T> method, ReadOnlySpan<T> path)
        where T : unmanaged
    {
        fixed (T* methodStart = &MemoryMarshal.GetReference(method))
        fixed (T* pathStart = &MemoryMarshal.GetReference(path))
        {
            ulong* found = MethodLookup.Find(owner, table, methodStart, method.Length);
            if (found == null)
            {
                return None;
            }

            if (Vectors && CanReadBehind(pathStart, path.Length))
            {
                if ((long)found[TableLayout.MethodMeta] < 0)
                {
                    return StaticPaths.Find(table, found, pathStart, path.Length);
                }

                int route = FindQuickly(owner, table, found, pathStart, path.Length);
                if (route != CarefulMatcher.Undecided)
                {
                    return route;
                }
            }

            return CarefulMatcher.Find(owner, table, found, pathStart, path.Length);
        }
    }

    /// <summary>The same without the quick look, which knows nothing of removed routes.</summary>
    internal static int FindCarefully<T>(RouteTable owner, ReadOnlySpan<ulong> data, ReadOnlySpan<T> method, ReadOnlySpan<T> path)
        where T : unmanaged
    {
        fixed (ulong* table = &MemoryMarshal.GetReference(data))
        fixed (T* methodStart = &MemoryMarshal.GetReference(method))
        fixed (T* pathStart = &MemoryMarshal.GetReference(path))
        {
            ulong* found = MethodLookup.Find(owner, table, methodStart, method.Length);
            return found == null ? None : CarefulMatcher.Find(owner, table, found, pathStart, path.Length);
        }
    }

    /// <summary>Whether <see cref="SlashScan.Overread"/> bytes from the last character on are readable.</summary>
    /// <remarks>
    /// Memory is mapped in pages of at least 4,096 bytes, so a load that ends in the page of its first byte cannot fault.
    /// The text is pinned by the caller, so that its address stands still.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool CanReadBehind<T>(T* text, int length)
        where T : unmanaged => length > 0 && ((nuint)(text + length - 1) & 4095) <= 4096 - SlashScan.Overread;

    /// <summary>The route, if the first look decides; else <see cref="CarefulMatcher.Undecided"/>.</summary>
    /// <remarks>Invariant: <see cref="CanReadBehind"/> holds for the path.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindQuickly<T>(RouteTable owner, ulong* table, ulong* method, T* path, int length)
        where T : unmanaged
    {
        // The root, the empty path and what does not start with a slash take the long way, as do tables whose literals
        // or depth the buffers here are not made for.
        int trimmed = length - (PathText.IsSlash(path + (uint)(length - 1)) ? 1 : 0);
        if (trimmed <= 0 || !PathText.IsSlash(path) || (table[TableLayout.MagicAndFlags] & ((ulong)TableFlags.Careful << 32)) != 0)
        {
            return CarefulMatcher.Undecided;
        }

        Unsafe.SkipInit(out Buffers buffers);
        uint* slashes = buffers.Slashes;
        uint maxSegments = TableLayout.MaxSegmentsOf(method[TableLayout.MethodMeta]);
        uint count;
        if (trimmed < 64)
        {
            ulong bits = SlashScan.Vector(path, trimmed);
            if ((bits & ((bits >> 1) | (1UL << (trimmed - 1)))) != 0)
            {
                return CarefulMatcher.Undecided;
            }

            count = (uint)BitOperations.PopCount(bits);
            SlashScan.Flatten(bits, trimmed, count, slashes);
        }
        else if (!SlashScan.Long(path, trimmed, maxSegments, slashes, out count))
        {
            return CarefulMatcher.Undecided;
        }

        if (count > maxSegments)
        {
            return CarefulMatcher.Undecided;
        }

        uint bucket = (uint)method[TableLayout.MethodFirstBucket] + count;
        ulong lanes = table[bucket];
        uint laneCount = (uint)(lanes >> 32);
        ushort* positions = (ushort*)(table + (uint)lanes);
        ulong first = 0, second = 0;
        if (laneCount > 0)
        {
            SegmentIds<T> ids = new(table, path);
            first = TwoIds(ids, slashes, positions);
            if (laneCount > 2)
            {
                first |= TwoIds(ids, slashes, positions + 2) << 32;
                if (laneCount > 4)
                {
                    second = FurtherIds(ids, slashes, positions, laneCount, buffers.Words);
                }
            }
        }

        ulong* slot = TupleSearch.Slot(table, bucket, first, second, buffers.Words, laneCount);
        ulong winner = slot[TableLayout.TupleWinner];
        if (!TupleSearch.Holds(table, slot, bucket, first, second, buffers.Words, laneCount) || (winner & ((ulong)TupleFlags.Best << 16)) == 0)
        {
            return CarefulMatcher.Undecided;
        }

        return (winner & ((ulong)TupleFlags.Checked << 16)) == 0 || PassFirst(owner, table, slot, path, length, slashes, count)
            ? (ushort)winner
            : CarefulMatcher.Undecided;
    }

    /// <summary>The ids at lanes 4 to 7; those behind them go to <paramref name="rest"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong FurtherIds<T>(in SegmentIds<T> lookUp, uint* slashes, ushort* positions, uint laneCount, ulong* rest)
        where T : unmanaged
    {
        SegmentIds<T> ids = lookUp;
        ulong second = TwoIds(ids, slashes, positions + 4);
        if (laneCount > 6)
        {
            second |= TwoIds(ids, slashes, positions + 6) << 32;
            for (uint lane = 8; lane < laneCount; lane += 4, rest++)
            {
                *rest = TwoIds(ids, slashes, positions + lane) | (TwoIds(ids, slashes, positions + lane + 2) << 32);
            }
        }

        return second;
    }

    private static bool PassFirst<T>(RouteTable owner, ulong* table, ulong* slot, T* path, int length, uint* slashes, uint count)
        where T : unmanaged
    {
        ulong candidate = table[(slot[TableLayout.TupleBucket] >> 32) + 1];
        PathSegments segments = new() { Before = slashes, End = slashes + 1, Count = count, FirstEmpty = uint.MaxValue };
        return RouteChecks.Pass(owner, table, (uint)(candidate >> 32), path, length, segments, (ushort)candidate);
    }

    /// <summary>The ids at two lanes, in the low half of the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong TwoIds<T>(SegmentIds<T> ids, uint* slashes, ushort* positions)
        where T : unmanaged
    {
        uint* first = slashes + positions[0], second = slashes + positions[1];
        return ids.Vector(first[0], first[1]) | (ids.Vector(second[0], second[1]) << 16);
    }

    private struct Buffers
    {
        internal fixed uint Slashes[TableLayout.MaxQuickSegments + BufferSlack];
        internal fixed ulong Words[MaxWords];
    }
}
