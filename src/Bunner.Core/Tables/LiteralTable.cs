using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>Gives every literal segment of a table its 16-bit id, and says how its segment is found and compared.</summary>
/// <param name="caseSensitive">Whether case counts.</param>
/// <param name="capacity">For how many literals there is room at first.</param>
internal sealed class LiteralTable(bool caseSensitive, int capacity = 0)
{
    private readonly Dictionary<string, ushort> _narrow = new(capacity, StringComparer.Ordinal);
    private readonly Dictionary<string, ushort> _wide = new(caseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
    private readonly List<Literal> _literals = new(capacity);

    internal int Count => _literals.Count;

    internal bool IsCaseSensitive => caseSensitive;

    /// <summary>Whether some literal is found by its wide hash.</summary>
    internal bool HasWide { get; private set; }

    internal Literal this[ushort id] => _literals[id - 1];

    /// <summary>Whether a literal is compared as bytes: it is ASCII without NUL, which characters beyond ASCII may narrow to.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal static bool IsNarrow(string literal)
    {
        foreach (char c in literal)
        {
            if (c is '\0' or > '\x7F')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The literal as the table stores it: with ASCII letters in lower case unless case counts.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal string Fold(string literal)
    {
        if (caseSensitive)
        {
            return literal;
        }

        char[]? folded = null;
        for (int i = 0; i < literal.Length; i++)
        {
            if (literal[i] is >= 'A' and <= 'Z')
            {
                folded ??= literal.ToCharArray();
                folded[i] |= ' ';
            }
        }

        return folded is null ? literal : new string(folded);
    }

    /// <summary>The id of a literal, new or known; 0 when all ids are taken.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal ushort Intern(string literal)
    {
        Dictionary<string, ushort> ids = _narrow;
        if (IsNarrow(literal))
        {
            literal = Fold(literal);
        }
        else
        {
            ids = _wide;
        }

        if (!ids.TryGetValue(literal, out ushort id) && _literals.Count < ushort.MaxValue)
        {
            bool isWide = false;
            foreach (char c in literal)
            {
                isWide |= c > '\x7F';
            }

            HasWide |= isWide;
            _literals.Add(new Literal(literal, isWide));
            ids.Add(literal, id = (ushort)_literals.Count);
        }

        return id;
    }
}

/// <summary>A literal segment.</summary>
/// <param name="Text">Its text, folded if it is narrow.</param>
/// <param name="IsWide">Whether it has characters beyond ASCII, so that <see cref="WideLiteralHash"/> finds it.</param>
internal readonly record struct Literal(string Text, bool IsWide)
{
    /// <summary>The key by which a lane finds it, given where the lane's window starts.</summary>
    internal ulong Key(int offset, bool caseSensitive) =>
        IsWide ? WideLiteralHash.Compute(Text.AsSpan()) : LaneKey.OfLiteral(Text, offset, caseSensitive);
}
