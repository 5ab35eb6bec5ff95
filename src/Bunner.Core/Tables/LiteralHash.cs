using System;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>A hash of literals, the same for those that the router treats as equal, in every process.</summary>
/// <remarks>FNV-1a of the folded characters; literals beyond ASCII have <see cref="WideLiteralHash"/>.</remarks>
internal static class LiteralHash
{
    internal const uint Start = 2166136261;

    /// <summary>Takes one more folded character into a hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Add(uint hash, char c) => (hash ^ c) * 16777619;

    /// <summary>The hash of a literal as it is written.</summary>
    internal static uint Of(ReadOnlySpan<char> literal, bool caseSensitive)
    {
        uint hash = Start;
        foreach (char c in literal)
        {
            if (c > '\x7F')
            {
                return WideLiteralHash.Compute(literal, caseSensitive);
            }

            hash = Add(hash, Fold(c, caseSensitive));
        }

        return hash;
    }

    /// <summary>A character as the tables have it: ASCII letters in lower case unless case counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static char Fold(char c, bool caseSensitive) => c is >= 'A' and <= 'Z' && !caseSensitive ? (char)(c | ' ') : c;
}
