using System;
using System.Collections.Generic;

namespace Bunner.Conformance.Oracle;

/// <summary>Literal text around parameters in one segment, tried by brute force from the right.</summary>
internal static class OracleMixedSegment
{
    /// <returns>The values by name, with offsets from the start of the text; null if it does not match.</returns>
    public static Dictionary<string, CapturedValue>? Match(OracleSegment segment, string text, OracleRules rules)
    {
        IReadOnlyList<OraclePart> parts = segment.Parts;
        Dictionary<string, CapturedValue> values = [];
        if (Place(parts, parts.Count - 1, text, text.Length, rules, rules.AllAccept, values, []))
        {
            return values;
        }

        // {name}.{ext?} : an extension that stands there is not left out, whatever its constraints say. Without it there
        // is no dot either, so what ends in a dot does not match.
        bool mayLeaveOutTail = parts[^1] is OracleParameter { IsOptional: true }
            && !Place(parts, parts.Count - 1, text, text.Length, rules, (_, _) => true, [], [])
            && !text.EndsWith('.');
        return mayLeaveOutTail && Place(parts, parts.Count - 3, text, text.Length, rules, rules.AllAccept, values, []) ? values : null;
    }

    /// <summary>Whether the parts up to <paramref name="index"/> can fill the text up to <paramref name="end"/>.</summary>
    private static bool Place(
        IReadOnlyList<OraclePart> parts, int index, string text, int end, OracleRules rules,
        Func<OracleParameter, string, bool> accepts, Dictionary<string, CapturedValue> values, HashSet<(int, int)> failed)
    {
        if (index < 0)
        {
            return end == 0;
        }

        // What failed once fails again.
        if (failed.Contains((index, end)))
        {
            return false;
        }

        if (parts[index] is OracleLiteral literal)
        {
            int start = end - literal.Text.Length;
            return start >= 0
                && OracleText.Equal(literal.Text, text.AsSpan(start, end - start), rules.CaseSensitive)
                && Place(parts, index - 1, text, start, rules, accepts, values, failed);
        }

        // The shortest value is the one whose literal on the left stands rightmost.
        OracleParameter parameter = (OracleParameter)parts[index];
        for (int start = end - 1; start >= 0; start--)
        {
            string value = text[start..end];
            if (accepts(parameter, value)
                && Place(parts, index - 1, text, start, rules, accepts, values, failed))
            {
                values[parameter.Name] = new CapturedValue(value, start);
                return true;
            }
        }

        failed.Add((index, end));
        return false;
    }
}
