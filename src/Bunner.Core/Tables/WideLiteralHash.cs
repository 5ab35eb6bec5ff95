using System;

namespace Bunner.Core.Tables;

/// <summary>A hash that texts share if they are equal without regard to case, whatever case tables a platform has.</summary>
/// <remarks>
/// ASCII letters are folded; characters of scripts without case (Han, Kana, Hangul) count as they are; every other
/// character counts as the same one, so that no case mapping is needed to compute it. No character beyond ASCII equals
/// an ASCII letter under <c>OrdinalIgnoreCase</c>.
/// </remarks>
internal static class WideLiteralHash
{
    internal static uint Compute(ReadOnlySpan<char> text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = (hash ^ Class(c)) * 16777619;
        }

        return (hash ^ (uint)text.Length) * 16777619;
    }

    private static uint Class(char c) => c switch
    {
        >= 'A' and <= 'Z' => (uint)(c | ' '),
        <= '\x7F' => c,
        >= '\u3040' and <= '\u9FFF' => c,
        >= '\uAC00' and <= '\uD7A3' => c,
        _ => 0xFFFF,
    };
}
