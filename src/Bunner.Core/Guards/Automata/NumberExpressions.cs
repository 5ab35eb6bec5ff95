using System;
using System.Collections.Generic;
using System.Globalization;

namespace Bunner.Core.Guards.Automata;

/// <summary>Expressions for whole numbers as .NET parses them: bounds become alternatives of digits.</summary>
internal static class NumberExpressions
{
    // NumberStyles.Integer: ASCII spaces around, a sign, leading zeros; and what .NET lets pass at the end, NULs.
    private const string Space = @"[\t-\r ]*";

    /// <summary>The numbers from <paramref name="low"/> to <paramref name="high"/>.</summary>
    internal static string Between(long low, long high)
    {
        List<string> signed = [];
        if (high >= 0)
        {
            signed.Add(@"\+?0*(?:" + Digits((ulong)Math.Max(low, 0), (ulong)high) + ")");
        }

        if (low <= 0)
        {
            signed.Add("-0*(?:" + Digits(high >= 0 ? 0 : Magnitude(high), Magnitude(low)) + ")");
        }

        return $@"{Space}(?:{string.Join("|", signed)}){Space}\x00*";
    }

    private static ulong Magnitude(long negative) => unchecked((ulong)-negative);

    /// <summary>
    /// The numbers between two bounds without leading zeros: cut where the last digits are all nines or all zeros, so that within each
    /// piece every digit has a range of its own.
    /// </summary>
    private static string Digits(ulong low, ulong high)
    {
        SortedSet<ulong> ends = [high];
        ulong power = 10;
        for (ulong end = NinesAfter(low, power); end <= high; end = NinesAfter(low, power))
        {
            ends.Add(end);
            power *= 10;
        }

        power = 10;
        for (ulong end = BeforeZeros(high, power); end > low && end <= high; end = BeforeZeros(high, power))
        {
            ends.Add(end);
            power *= 10;
        }

        List<string> pieces = [];
        foreach (ulong end in ends)
        {
            pieces.Add(Piece(low, end));
            low = end + 1;
        }

        return string.Join("|", pieces);
    }

    private static ulong NinesAfter(ulong number, ulong power) => number - (number % power) + (power - 1);

    private static ulong BeforeZeros(ulong number, ulong power) => unchecked(number + 1 - ((number + 1) % power) - 1);

    private static string Piece(ulong low, ulong high)
    {
        string first = low.ToString(CultureInfo.InvariantCulture), last = high.ToString(CultureInfo.InvariantCulture);
        string piece = "";
        for (int i = 0; i < first.Length; i++)
        {
            piece += first[i] == last[i] ? first[i].ToString() : $"[{first[i]}-{last[i]}]";
        }

        return piece;
    }
}
