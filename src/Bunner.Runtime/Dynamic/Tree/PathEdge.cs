using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Bunner.Matching;

namespace Bunner.Dynamic;

/// <summary>Reads a path as the edges of a tree have it: ASCII letters folded if case does not count, a byte for each unit.</summary>
/// <remarks>
/// It reads the path where it is. A copy, written 16 units at a time, would have to be in the cache before a load that
/// begins between two of these could be served, which is just when the first nodes ask for it. Invariant of all: <see cref="Block"/> units can be read from any place
/// of the path on, its end included.
/// </remarks>
internal static unsafe class PathEdge
{
    /// <summary>How many units are read at once.</summary>
    internal const int Block = 16;

    /// <summary>How many units at each end of a segment are compared with those of patterns.</summary>
    private const int EndLength = 4;

    /// <summary>How many units from a place on are those of an edge.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int CountEqual<T>(ref byte edge, T* at, Vector128<byte> cases)
        where T : unmanaged =>

        // The bits above the sixteenth are set.
        BitOperations.TrailingZeroCount(~Vector128.Equals(Folded(at, cases), Vector128.LoadUnsafe(ref edge)).ExtractMostSignificantBits());

    /// <summary>The units from a place on as edges have them.</summary>
    /// <param name="at">The place.</param>
    /// <param name="cases">The bit by which letters differ that are the same, for each unit.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<byte> Folded<T>(T* at, Vector128<byte> cases)
        where T : unmanaged
    {
        // A unit that is no byte becomes 255 or 0, which no edge has.
        Vector128<byte> text = typeof(T) == typeof(char) ? Narrowing.Sixteen(at) : Vector128.Load((byte*)at);
        return text | (SegmentKey.IsUpper(text) & cases);
    }

    /// <summary>The first four units of a segment as edges have them, and the last four above these.</summary>
    /// <param name="text">The path.</param>
    /// <param name="at">Where the segment begins, not at the path's start.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="cases">The bit by which letters differ that are the same, for each unit.</param>
    internal static ulong Ends<T>(T* text, int at, int end, Vector128<byte> cases)
        where T : unmanaged
    {
        // Nothing is read before the path: what would stand there is 0, which no edge has.
        int before = Math.Max(0, EndLength - end);
        uint first = Folded(text + at, cases).AsUInt32().ToScalar(), last = Folded(text + end - EndLength + before, cases).AsUInt32().ToScalar();
        return first | ((ulong)(last << (8 * before)) << 32);
    }

    /// <summary>Whether a segment has the ends of a pattern, of which those that are 0 may be any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool HasEnds(ulong segment, ulong ends)
    {
        // The highest bit of each byte that is not 0: all of them are ASCII.
        ulong asked = (ends + 0x7F7F_7F7F_7F7F_7F7F) & 0x8080_8080_8080_8080;
        return ((segment ^ ends) & ((asked >> 7) * byte.MaxValue)) == 0;
    }

    /// <summary>A unit as edges have it; what is not ASCII stays above 127.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="letterCase">The bit by which letters differ that are the same.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Fold(uint unit, uint letterCase) =>
        unit | ((uint)-Unsafe.BitCast<bool, byte>(unit - 'A' < 26) & letterCase);

    /// <summary>Where the segment ends that a place is in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint SegmentEnd<T>(T* path, nint at, nint end)
        where T : unmanaged
    {
        while (true)
        {
            uint slashes = Vector128.Equals(
                typeof(T) == typeof(char) ? Narrowing.Sixteen(path + at) : Vector128.Load((byte*)path + at),
                Vector128.Create((byte)'/')).ExtractMostSignificantBits();
            if (slashes != 0)
            {
                return Math.Min(at + BitOperations.TrailingZeroCount(slashes), end);
            }

            at += Block;
            if (at >= end)
            {
                return end;
            }
        }
    }
}
