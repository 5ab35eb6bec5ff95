using System;

namespace Bunner.Core.Conflicts;

/// <summary>Compares parts of literals that lie upon each other, whatever their case: what differs here differs where case matters, too.</summary>
internal static class LiteralText
{
    /// <summary>How far from one of its ends a literal has the first unit that is not in a set; -1 if there is none.</summary>
    internal static int FindOther(string literal, UnitSet units, bool fromEnd)
    {
        for (int i = 0; i < literal.Length; i++)
        {
            if (!units.Has(literal[fromEnd ? literal.Length - 1 - i : i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether two literals differ that lie upon each other at one unit of each, as far as both reach.</summary>
    /// <param name="at">The place of that unit from the literal's beginning, or from its end.</param>
    /// <param name="otherAt">The same for the other literal.</param>
    /// <param name="fromEnd">Whether places are counted from the end.</param>
    internal static bool Differ(string one, int at, string other, int otherAt, bool fromEnd)
    {
        (at, otherAt) = fromEnd ? (one.Length - 1 - at, other.Length - 1 - otherAt) : (at, otherAt);
        int before = Math.Min(at, otherAt), behind = Math.Min(one.Length - at, other.Length - otherAt);
        int start = at - before, otherStart = otherAt - before, length = before + behind;

        // Half of a pair of surrogates has no case to be compared without.
        while (length > 0 && (char.IsLowSurrogate(one[start]) || char.IsLowSurrogate(other[otherStart])))
        {
            (start, otherStart, length) = (start + 1, otherStart + 1, length - 1);
        }

        while (length > 0 && (char.IsHighSurrogate(one[start + length - 1]) || char.IsHighSurrogate(other[otherStart + length - 1])))
        {
            length--;
        }

        return length > 0 && !one.AsSpan(start, length).Equals(other.AsSpan(otherStart, length), StringComparison.OrdinalIgnoreCase);
    }
}
