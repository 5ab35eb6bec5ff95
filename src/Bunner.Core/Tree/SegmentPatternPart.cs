using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Bunner.Core.Guards;

namespace Bunner.Core.Tree;

/// <summary>A literal, or the guards of a parameter, inside a pattern. The parameter's name is not part of it.</summary>
internal sealed class SegmentPatternPart
{
    private static readonly Guard[] s_none = [];

    private SegmentPatternPart(string? literal, Guard[] guards)
    {
        Literal = literal;
        Guards = guards;
    }

    /// <summary>A parameter without guards.</summary>
    internal static SegmentPatternPart Free { get; } = new(null, s_none);

    /// <summary>The text, folded if case does not count; null for a parameter.</summary>
    internal string? Literal { get; }

    /// <summary>The guards in an order that does not depend on the template, each once.</summary>
    internal Guard[] Guards { get; }

    /// <summary>The fewest characters that a parameter's guards let through, as far as they say so themselves.</summary>
    internal int MinimumLength
    {
        get
        {
            long minimum = 1;
            foreach (Guard guard in Guards)
            {
                minimum = guard.Kind is GuardKind.Length or GuardKind.MinLength ? Math.Max(minimum, guard.First) : minimum;
            }

            return (int)Math.Min(minimum, int.MaxValue / 2);
        }
    }

    internal static SegmentPatternPart OfLiteral(string literal) => new(literal, s_none);

    internal static SegmentPatternPart OfParameter(ImmutableArray<Guard> guards)
    {
        if (guards.IsEmpty)
        {
            return Free;
        }

        List<Guard> sorted = [.. guards];
        sorted.Sort(Compare);
        for (int i = sorted.Count - 1; i > 0; i--)
        {
            if (sorted[i] == sorted[i - 1])
            {
                sorted.RemoveAt(i);
            }
        }

        return new SegmentPatternPart(null, [.. sorted]);
    }

    internal bool Matches(SegmentPatternPart other)
    {
        if (!string.Equals(Literal, other.Literal, StringComparison.Ordinal) || Guards.Length != other.Guards.Length)
        {
            return false;
        }

        for (int i = 0; i < Guards.Length; i++)
        {
            if (Guards[i] != other.Guards[i])
            {
                return false;
            }
        }

        return true;
    }

    private static int Compare(Guard x, Guard y)
    {
        int result = x.Kind.CompareTo(y.Kind);
        result = result != 0 ? result : x.First.CompareTo(y.First);
        result = result != 0 ? result : x.Second.CompareTo(y.Second);
        return result != 0 ? result : string.CompareOrdinal(x.Text, y.Text);
    }
}
