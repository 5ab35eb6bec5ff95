using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Finds the route of a request in a match table. <c>docs/architecture.md</c> tells the steps.</summary>
/// <remarks>
/// The ordinary request takes one pass without a branch on what the path holds: slashes to a bit mask, segments to
/// literal ids, ids to a tuple, the tuple to its slot. What that cannot decide (a miss, a value that happens to be a
/// literal elsewhere, a guard that refuses, catch-alls) goes on to <see cref="TupleSearch"/>.
/// </remarks>
internal static unsafe class RouteMatcher
{
    /// <summary>The result when no route matches.</summary>
    internal const int None = -1;

    /// <summary>The most segments for which the buffers stand on the stack at a fixed size.</summary>
    private const int ShallowSegments = 32;

    // Once the limit is passed the scan ends, but it writes the slashes of a whole word, in steps of eight.
    private const int BufferSlack = 64 + 16;

    private const string VectorSwitch = "Bunner.DisableVectorization";

    private static readonly bool s_vectors = !(AppContext.TryGetSwitch(VectorSwitch, out bool disabled) && disabled);

    /// <summary>The id of the best route, or <see cref="None"/>. Never throws, for any characters.</summary>
    internal static int Find<T>(RouteTable owner, ReadOnlySpan<ulong> data, ReadOnlySpan<T> method, ReadOnlySpan<T> path)
        where T : unmanaged
    {
        fixed (ulong* table = data)
        fixed (T* methodStart = method)
        fixed (T* pathStart = path)
        {
            return MethodLookup.TryFind(owner, table, methodStart, method.Length, out MethodLookup.Found found)
                ? Find(owner, table, found, pathStart, path.Length)
                : None;
        }
    }

    /// <summary>The same for a method that was found before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Find<T>(RouteTable owner, ulong* table, MethodLookup.Found method, T* path, int length)
        where T : unmanaged
    {
        if (table[TableLayout.MaxSegments] > ShallowSegments)
        {
            return FindDeep(owner, table, method, path, length);
        }

        // Loads that start within the path cannot fault if they end in the page of its last character: then the vector
        // loads may reach beyond it. The path is pinned, so the address stands still.
        nuint last = (nuint)(path + length - 1);
        return s_vectors && Vector128.IsHardwareAccelerated && length > 0 && (last & 4095) <= 4096 - SlashScan.Overread
            ? FindShallow(owner, table, method, path, length)
            : FindScalar(owner, table, method, path, length);
    }

    // Not inlined: together with its callers it would pass the JIT's inlining budget, and the segments' look-ups would
    // become calls.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindShallow<T>(RouteTable owner, ulong* table, MethodLookup.Found method, T* path, int length)
        where T : unmanaged
    {
        Unsafe.SkipInit(out Buffers buffers);
        int* slashes = buffers.Slashes;
        ulong* words = buffers.Words;
        return FindCore(owner, table, method, path, length, slashes, words, vectors: true);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindScalar<T>(RouteTable owner, ulong* table, MethodLookup.Found method, T* path, int length)
        where T : unmanaged
    {
        Unsafe.SkipInit(out Buffers buffers);
        int* slashes = buffers.Slashes;
        ulong* words = buffers.Words;
        return FindCore(owner, table, method, path, length, slashes, words, vectors: false);
    }

    // A template has at most some thousand segments, so that the buffers always fit on the stack.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindDeep<T>(RouteTable owner, ulong* table, MethodLookup.Found method, T* path, int length)
        where T : unmanaged
    {
        int segments = (int)table[TableLayout.MaxSegments];
        int* slashes = stackalloc int[segments + BufferSlack];
        ulong* words = stackalloc ulong[segments / TableLayout.SegmentsPerWord + 2];
        return FindCore(owner, table, method, path, length, slashes, words, vectors: false);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindCore<T>(RouteTable owner, ulong* table, MethodLookup.Found method, T* path, int length, int* slashes, ulong* words, bool vectors)
        where T : unmanaged
    {
        words[0] = 0;
        words[1] = 0;
        PathSegments segments;
        segments.Before = slashes;
        segments.End = slashes + 1;
        segments.Count = 0;
        segments.FirstEmpty = int.MaxValue;
        slashes[0] = 0;

        // The empty path is the root, as in ASP.NET Core.
        int trimmed = length;
        if (length > 0)
        {
            if (!IsSlash(path))
            {
                return None;
            }

            trimmed = length - (length > 1 && IsSlash(path + length - 1) ? 1 : 0);
        }

        if (length > 1)
        {
            bool hasEmpty;
            if (vectors && trimmed < 64)
            {
                ulong bits = SlashScan.Vector(path, trimmed);
                segments.Count = BitOperations.PopCount(bits);
                hasEmpty = (bits & ((bits >> 1) | (1UL << (trimmed - 1)))) != 0;
                Flatten(bits, trimmed, segments.Count, slashes);
            }
            else
            {
                hasEmpty = ScanLong(path, trimmed, (int)method.MaxSegments, slashes, ref segments.Count, vectors);
            }

            if (hasEmpty)
            {
                return FindWithEmpty(owner, table, method, path, length, trimmed, segments, words);
            }

            int known = Math.Min(segments.Count, (int)method.MaxSegments);
            SegmentIds<T> ids = new(table, path);
            for (int i = 0; i < known; i += TableLayout.SegmentsPerWord)
            {
                words[i / TableLayout.SegmentsPerWord] = FourIds(ids, slashes + i, i, vectors);
            }

            if ((table[TableLayout.MagicAndFlags] & ((ulong)TableFlags.WideLiterals << 32)) != 0)
            {
                WideLiterals.Resolve(table, path, segments, known, words);
            }
        }

        if ((uint)segments.Count <= method.MaxSegments)
        {
            uint bucket = method.FirstBucket + (uint)segments.Count;
            ulong* slot = TupleSearch.Slot(table, bucket, words, segments.Count);
            ulong winner = slot[TableLayout.TupleWinner];
            if (TupleSearch.Holds(table, slot, bucket, words, segments.Count) && (winner & ((ulong)TupleFlags.Best << 16)) != 0)
            {
                if ((winner & ((ulong)TupleFlags.Checked << 16)) == 0)
                {
                    return (ushort)winner;
                }

                ulong first = table[(slot[TableLayout.TupleBucket] >> 32) + 1];
                if (RouteChecks.Pass(owner, table, (uint)(first >> 32), path, length, segments, (ushort)winner))
                {
                    return (ushort)winner;
                }
            }
        }

        return TupleSearch.Find(owner, table, method, path, length, segments, words);
    }

    /// <summary>The ids of four segments in one word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong FourIds<T>(SegmentIds<T> ids, int* before, int position, bool vectors)
        where T : unmanaged
    {
        int shift = 32 + Math.Min(position, TableLayout.LastPositionBit - 3);
        if (position >= TableLayout.LastPositionBit - 3)
        {
            return LateIds(ids, before, position, vectors);
        }

        return vectors
            ? ids.Vector(before[0], before[1], shift)
                | (ids.Vector(before[1], before[2], shift + 1) << 16)
                | (ids.Vector(before[2], before[3], shift + 2) << 32)
                | (ids.Vector(before[3], before[4], shift + 3) << 48)
            : ids.Scalar(before[0], before[1], shift)
                | (ids.Scalar(before[1], before[2], shift + 1) << 16)
                | (ids.Scalar(before[2], before[3], shift + 2) << 32)
                | (ids.Scalar(before[3], before[4], shift + 3) << 48);
    }

    // From the last position bit on, segments share it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong LateIds<T>(SegmentIds<T> ids, int* before, int position, bool vectors)
        where T : unmanaged
    {
        ulong word = 0;
        for (int i = 0; i < TableLayout.SegmentsPerWord; i++)
        {
            int shift = 32 + Math.Min(position + i, TableLayout.LastPositionBit);
            word |= (vectors ? ids.Vector(before[i], before[i + 1], shift) : ids.Scalar(before[i], before[i + 1], shift)) << (16 * i);
        }

        return word;
    }

    /// <summary>Writes the places of the slashes, and the path's length behind them.</summary>
    /// <remarks>Eight at a time without a branch, as simdjson (Langdale, Lemire, VLDB Journal 2019) flattens its index.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Flatten(ulong bits, int length, int count, int* slashes)
    {
        // The bit at the path's end stays when all others are gone.
        ulong end = 1UL << length;
        bits |= end;
        for (int i = 0; ; i += 8)
        {
            int* to = slashes + i;
            to[0] = BitOperations.TrailingZeroCount(bits);
            bits = (bits & (bits - 1)) | end;
            to[1] = BitOperations.TrailingZeroCount(bits);
            bits = (bits & (bits - 1)) | end;
            to[2] = BitOperations.TrailingZeroCount(bits);
            bits = (bits & (bits - 1)) | end;
            to[3] = BitOperations.TrailingZeroCount(bits);
            bits = (bits & (bits - 1)) | end;
            to[4] = BitOperations.TrailingZeroCount(bits);
            bits = (bits & (bits - 1)) | end;
            to[5] = BitOperations.TrailingZeroCount(bits);
            bits = (bits & (bits - 1)) | end;
            to[6] = BitOperations.TrailingZeroCount(bits);
            bits = (bits & (bits - 1)) | end;
            to[7] = BitOperations.TrailingZeroCount(bits);
            bits = (bits & (bits - 1)) | end;
            to[8] = length;
            if (i + 8 >= count)
            {
                return;
            }
        }
    }

    /// <summary>The slashes of a path of any length; whether there is an empty segment among those found.</summary>
    /// <remarks>Ends as soon as there are more segments than any route of the method has.</remarks>
    private static bool ScanLong<T>(T* path, int length, int limit, int* slashes, ref int count, bool vectors)
        where T : unmanaged
    {
        int found = 0;
        bool hasEmpty = IsSlash(path + length - 1), slashBefore = false;
        for (int at = 0; at < length && found <= limit; at += 64)
        {
            int block = Math.Min(64, length - at);
            ulong bits = vectors ? SlashScan.Vector(path + at, block) : SlashScan.Scalar(path + at, block);
            hasEmpty |= (bits & ((bits << 1) | (slashBefore ? 1UL : 0))) != 0;
            slashBefore = bits >> 63 != 0;
            int more = BitOperations.PopCount(bits);
            for (int i = 0; i < more; i += 8)
            {
                for (int j = 0; j < 8; j++)
                {
                    slashes[found + i + j] = at + BitOperations.TrailingZeroCount(bits);
                    bits &= bits - 1;
                }
            }

            found += more;
        }

        count = found;
        for (int i = 0; i < 8; i++)
        {
            slashes[found + i] = length;
        }

        return hasEmpty;
    }

    /// <summary>The path has an empty segment: none but catch-alls can match, or the run of slashes counts as one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindWithEmpty<T>(RouteTable owner, ulong* table, MethodLookup.Found method, T* path, int length, int trimmed, PathSegments segments, ulong* words)
        where T : unmanaged
    {
        int limit = (int)method.MaxSegments;
        int* ends = stackalloc int[limit + 2];
        bool collapse = (table[TableLayout.MagicAndFlags] & ((ulong)TableFlags.IgnoreDuplicateSlashes << 32)) != 0;
        segments.End = ends;
        segments.Count = 0;
        segments.FirstEmpty = int.MaxValue;
        int before = 0;
        while (segments.Count <= limit)
        {
            if (collapse)
            {
                while (before + 1 < trimmed && IsSlash(path + before + 1))
                {
                    before++;
                }

                if (before + 1 == trimmed)
                {
                    break;
                }
            }

            int end = before + 1;
            while (end < trimmed && !IsSlash(path + end))
            {
                end++;
            }

            if (end == before + 1 && segments.FirstEmpty == int.MaxValue)
            {
                segments.FirstEmpty = segments.Count;
            }

            segments.Before[segments.Count] = before;
            segments.End[segments.Count++] = end;
            if (end == trimmed)
            {
                break;
            }

            before = end;
        }

        int known = Math.Min(segments.Count, limit);
        for (int i = 0; i <= known / TableLayout.SegmentsPerWord; i++)
        {
            words[i] = 0;
        }

        SegmentIds<T> ids = new(table, path);
        for (int i = 0; i < known; i++)
        {
            ulong id = ids.Scalar(segments.Before[i], segments.End[i], 32 + Math.Min(i, TableLayout.LastPositionBit));
            words[i / TableLayout.SegmentsPerWord] |= id << (16 * (i % TableLayout.SegmentsPerWord));
        }

        if ((table[TableLayout.MagicAndFlags] & ((ulong)TableFlags.WideLiterals << 32)) != 0)
        {
            WideLiterals.Resolve(table, path, segments, known, words);
        }

        return TupleSearch.Find(owner, table, method, path, length, segments, words);
    }

    private struct Buffers
    {
        internal fixed int Slashes[ShallowSegments + BufferSlack];
        internal fixed ulong Words[ShallowSegments / TableLayout.SegmentsPerWord + 1];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSlash<T>(T* at)
        where T : unmanaged => typeof(T) == typeof(char) ? *(ushort*)at == '/' : *(byte*)at == '/';
}
