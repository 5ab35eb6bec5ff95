using System;

namespace Bunner.Core.Tables;

/// <summary>What a literal is looked up by: its first and last eight characters, as bytes, and its length.</summary>
internal readonly record struct LiteralKey(ulong First, ulong Last, int Length)
{
    /// <summary>The key of a folded literal of ASCII characters.</summary>
    internal static LiteralKey Of(string folded)
    {
        int length = folded.Length, part = Math.Min(length, 8);
        return new LiteralKey(Pack(folded, 0, part), Pack(folded, length - part, part), length);
    }

    /// <summary>
    /// What a length counts for in the hash. Were it 1, a literal that is one longer and has one character smaller would hash
    /// alike under every seed.
    /// </summary>
    internal const ulong LengthWeight = 0x9E37_79B9_7F4A_7C15;

    /// <summary>The hash by which the matcher finds the key's slot.</summary>
    internal ulong Hash(ulong seed, uint salt) => TableHash.Mix(First ^ seed, (Last ^ seed) + ((uint)Length + salt) * LengthWeight);

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
