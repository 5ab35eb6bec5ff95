using System;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>The word by which a segment is looked up among the literals of a lane, the same at build time and at run time.</summary>
/// <remarks>
/// It holds eight characters as bytes, from a place that is chosen for each lane. Letters are folded by setting a bit of every
/// byte, which also makes some other characters alike: two segments that the router must tell apart may have the same key,
/// but two that it must treat as equal never have different ones. What the key finds is compared with the path afterwards.
/// A key is hashed by a multiplication, whose upper bits are the good ones (Dietzfelbinger, Hagerup, Katajainen, Penttonen,
/// J. Algorithms 1997).
/// </remarks>
internal static class LaneKey
{
    /// <summary>The bit that makes upper and lower case letters alike, in every byte.</summary>
    internal const ulong FoldBits = 0x2020_2020_2020_2020;

    /// <summary>How many characters the key holds.</summary>
    internal const int Window = 8;

    /// <summary>The last place from which the window may start.</summary>
    internal const int MaxOffset = 15;

    /// <summary>What a key is multiplied by.</summary>
    internal const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    /// <summary>
    /// How many bits of the window belong to the segment. Only the low eight bits of the number count, and 64 or more are all:
    /// so it need not be limited for long segments, as long as everybody does without.
    /// </summary>
    /// <param name="rest">The number of characters from the window's start to the segment's end.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint KeptBits(uint rest) => 8 * rest;

    /// <summary>The key of an ASCII literal that reaches up to the window's start at least.</summary>
    /// <param name="characters">The eight bytes from there on.</param>
    /// <param name="rest">How many of them, or of more, are the literal's.</param>
    /// <param name="caseSensitive">Whether case counts.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong OfLiteral(ulong characters, int rest, bool caseSensitive)
    {
        int kept = Math.Min(Window, rest & 31);
        ulong window = kept == 0 ? 0 : characters & (ulong.MaxValue >> (64 - 8 * kept));
        return window | (caseSensitive ? 0 : FoldBits);
    }

    /// <summary>How the key of a whole segment begins: those of its windows, one behind the other, are taken into it with <see cref="Combine"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong OfLength(uint length) => length;

    /// <summary>Takes one more key into the hash of several.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Combine(ulong hash, ulong key) => (((hash << 32) | (hash >> 32)) ^ key) * Multiplier;

    /// <summary>The index that a hash of several keys gives among 2 to the power of (64 - shift) entries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Index(ulong hash, int shift) => Mix(hash) >> shift;

    /// <summary>A hash of several keys, of which the upper bits are the good ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Mix(ulong hash) => (hash ^ (hash >> 32)) * Multiplier;
}
