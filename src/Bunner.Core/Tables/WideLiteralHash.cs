using System;

namespace Bunner.Core.Tables;

/// <summary>A hash that texts share if the router treats them as equal: where case does not count, whatever case tables a platform has.</summary>
internal static class WideLiteralHash
{
    internal static uint Compute(ReadOnlySpan<char> text, bool caseSensitive)
    {
        uint hash = LiteralHash.Start;
        foreach (char c in text)
        {
            hash = (hash ^ (caseSensitive ? c : CaseClass.Of(c))) * 16777619;
        }

        return (hash ^ (uint)text.Length) * 16777619;
    }
}
