using System;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>The hash by which a segment is looked up among the literals of a lane, the same at build time and at run time.</summary>
/// <remarks>
/// It sees eight characters as bytes, from a place that is chosen for each lane, and the length. Letters are folded by setting
/// a bit of every byte, which also makes some other characters alike: two segments that the router must tell apart may share
/// a hash, but two that it must treat as equal never differ. What the hash finds is compared with the path afterwards. The
/// sum of two products is multiply-shift hashing of a pair (Dietzfelbinger, Hagerup, Katajainen, Penttonen, J. Algorithms
/// 1997); its upper bits are the good ones.
/// </remarks>
internal static class LaneHash
{
    /// <summary>The bit that makes upper and lower case letters alike, in every byte.</summary>
    internal const ulong FoldBits = 0x2020_2020_2020_2020;

    /// <summary>How many characters the hash sees.</summary>
    internal const int Window = 8;

    /// <summary>The last place from which the window may start.</summary>
    internal const int MaxOffset = 15;

    private const ulong Multiplier1 = 0x9E37_79B9_7F4A_7C15, Multiplier2 = 0xD1B5_4A32_D192_ED03;

    /// <param name="window">The eight characters as bytes, those behind the end cleared by <see cref="KeptBits"/>, then folded unless case counts.</param>
    /// <param name="length">The number of characters of the whole segment.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Of(ulong window, uint length) => window * Multiplier1 + length * Multiplier2;

    /// <summary>
    /// How many bits of the window belong to the segment. Only the low eight bits of the number count, and 64 or more are all:
    /// so it need not be limited for long segments, as long as everybody does without.
    /// </summary>
    /// <param name="rest">The number of characters from the window's start to the segment's end.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint KeptBits(uint rest) => 8 * rest;

    /// <summary>The hash of a segment that is not all ASCII.</summary>
    internal static ulong OfWide(uint wideHash) => wideHash * Multiplier1;

    /// <summary>The hash of an ASCII literal that reaches up to the window's start at least.</summary>
    internal static ulong OfLiteral(string literal, int offset, bool caseSensitive)
    {
        int kept = Math.Min(Window, (literal.Length - offset) & 31);
        ulong window = 0;
        for (int i = 0; i < kept; i++)
        {
            window |= (ulong)literal[offset + i] << (8 * i);
        }

        return Of(window | (caseSensitive ? 0 : FoldBits), (uint)literal.Length);
    }

    /// <summary>Takes one more lane into the hash of several.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Combine(ulong hash, ulong next) => ((hash << 25) | (hash >> 39)) + next;

    /// <summary>The index among 2 to the power of (64 - shift) entries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Index(ulong hash, int shift) => ((hash ^ (hash >> 32)) * Multiplier1) >> shift;
}
