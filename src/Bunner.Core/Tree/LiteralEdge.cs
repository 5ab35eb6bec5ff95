using System;

namespace Bunner.Core.Tree;

/// <summary>The literals that lead to a node: one, or several that were fused.</summary>
internal sealed class LiteralEdge
{
    internal LiteralEdge(ushort[] ids, string[] texts)
    {
        Ids = ids;
        Texts = texts;
    }

    /// <summary>The way into the root and into a node behind a pattern.</summary>
    internal static LiteralEdge None { get; } = new([], []);

    /// <summary>The interned ids.</summary>
    internal ushort[] Ids { get; }

    /// <summary>The literals; where routes write one differently, the form that is first in ordinal order.</summary>
    internal string[] Texts { get; }

    internal int Length => Ids.Length;

    internal bool IsFused => Ids.Length > 1;

    /// <summary>Keeps the smaller of two ways to write the same literal, so that the order of routes decides nothing.</summary>
    internal void Meet(int index, string text)
    {
        if (string.CompareOrdinal(text, Texts[index]) < 0)
        {
            Texts[index] = text;
        }
    }

    internal LiteralEdge Slice(int start, int length)
    {
        ushort[] ids = new ushort[length];
        string[] texts = new string[length];
        Array.Copy(Ids, start, ids, 0, length);
        Array.Copy(Texts, start, texts, 0, length);
        return new LiteralEdge(ids, texts);
    }
}
