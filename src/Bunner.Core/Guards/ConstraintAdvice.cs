using System;
using System.Collections.Generic;
using System.Linq;
using Bunner.Core.Patterns;

namespace Bunner.Core.Guards;

/// <summary>What is said where a template names a constraint that there is not: what was most likely meant, or all that there are.</summary>
/// <param name="ownNames">The names of the user's constraints; asked only where a name is unknown.</param>
/// <param name="declaration">How a constraint is declared, as the end of a sentence that begins with «or».</param>
internal sealed class ConstraintAdvice(Func<IEnumerable<string>> ownNames, string declaration)
{
    /// <summary>The most names of the user that a message lists.</summary>
    private const int MostListed = 10;

    /// <summary>Longer names are not compared: nobody mistypes so much.</summary>
    private const int LongestCompared = 64;

    /// <summary>What other frameworks and languages call the same.</summary>
    private static readonly Dictionary<string, string> s_otherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["boolean"] = "bool",
        ["date"] = "datetime",
        ["digits"] = "int",
        ["int32"] = "int",
        ["int64"] = "long",
        ["integer"] = "int",
        ["letters"] = "alpha",
        ["number"] = "double",
        ["pattern"] = "regex",
        ["single"] = "float",
        ["time"] = "datetime",
        ["uuid"] = "guid",
    };

    /// <summary>For those who know no constraints of the user.</summary>
    public static ConstraintAdvice BuiltInOnly { get; } = new(static () => [], "declare a constraint of your own with that name");

    /// <summary>Says how to mend an unknown name. O(n log n) of n names of the user, of which those of a similar length are compared in O(their length).</summary>
    public string For(string name)
    {
        if (string.Equals(name, "string", StringComparison.OrdinalIgnoreCase))
        {
            return "A parameter takes any text; leave the constraint out.";
        }

        List<string> own = [.. ownNames().Where(static one => !GuardCatalog.IsBuiltIn(one)).Distinct(StringComparer.OrdinalIgnoreCase)];
        own.Sort(StringComparer.Ordinal);
        string trimmed = name.Trim();
        if (trimmed != name && (GuardCatalog.IsBuiltIn(trimmed) || own.Contains(trimmed, StringComparer.OrdinalIgnoreCase)))
        {
            return $"Write '{trimmed}' without spaces.";
        }

        return FindNearest(trimmed, own) is { } nearest
            ? $"Did you mean '{nearest}'? If not, use another one, or {declaration}."
            : $"Use one of {string.Join(", ", GuardCatalog.Names)}{List(own)}, or {declaration}.";
    }

    private static string List(List<string> own)
    {
        if (own.Count == 0)
        {
            return "";
        }

        string more = own.Count > MostListed ? $" and {own.Count - MostListed} more" : "";
        return $", or {string.Join(", ", own.Take(MostListed).Select(Quotation.Shorten))}{more} of your own";
    }

    /// <summary>The name that differs least, if it is near enough; null if none is.</summary>
    private static string? FindNearest(string name, List<string> own)
    {
        if (name.Length > LongestCompared)
        {
            return null;
        }

        string folded = name.ToUpperInvariant();
        string? nearest = null;
        int least = Math.Max(1, name.Length / 3) + 1;
        foreach (string one in GuardCatalog.Names.Concat(own))
        {
            // As many characters as the lengths differ by are missing at least.
            if (Math.Abs(one.Length - name.Length) < least && Distance(folded, one.ToUpperInvariant()) is int distance && distance < least)
            {
                (nearest, least) = (one, distance);
            }
        }

        return nearest ?? (s_otherNames.TryGetValue(name, out string? usual) ? usual : null);
    }

    /// <summary>How many characters have to be added, removed, changed or swapped with their neighbour to get from one text to the other.</summary>
    /// <remarks>The optimal string alignment distance, with three rows of its table.</remarks>
    private static int Distance(string from, string to)
    {
        int[] before = new int[to.Length + 1], last = new int[to.Length + 1], row = new int[to.Length + 1];
        for (int i = 0; i <= to.Length; i++)
        {
            last[i] = i;
        }

        for (int i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int changed = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(changed, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[to.Length];
    }
}
