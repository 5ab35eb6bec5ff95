using System;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>What a whole path is looked up by: two stretches of up to eight characters, as bytes, its length and its method.</summary>
internal readonly record struct StaticKey(ulong First, ulong Second, ulong Meta)
{
    /// <summary>
    /// What length and method count for in a hash. Were it 1, a path that is one longer and has one character smaller would hash
    /// alike under every seed.
    /// </summary>
    internal const ulong MetaWeight = 0x9E37_79B9_7F4A_7C15;

    /// <summary>The key of a folded path of ASCII characters, without its first slash.</summary>
    /// <param name="folded">The path.</param>
    /// <param name="bucket">The first bucket of its method.</param>
    /// <param name="places">Where the stretches stand.</param>
    internal static StaticKey Of(string folded, uint bucket, StaticPlaces places)
    {
        int length = folded.Length, part = Math.Min(length, StaticPlaces.Window);
        return new StaticKey(Pack(folded, places.First - 1, part), Pack(folded, length - places.FromEnd, part), MetaOf((uint)length, bucket));
    }

    /// <summary>A path's length and the first bucket of its method.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong MetaOf(uint length, uint bucket) => length | ((ulong)bucket << 32);

    /// <summary>The hash of a key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Hash(ulong first, ulong second, ulong meta, ulong seed) => TableHash.Mix(first ^ seed, (second ^ seed) + meta * MetaWeight);

    /// <summary>The hash by which the matcher finds the key's slot.</summary>
    internal ulong Hash(ulong seed) => Hash(First, Second, Meta, seed);

    private static ulong Pack(string text, int start, int count)
    {
        ulong word = 0;
        for (int i = 0; i < count; i++)
        {
            word |= (ulong)text[start + i] << (8 * i);
        }

        return word;
    }
}
