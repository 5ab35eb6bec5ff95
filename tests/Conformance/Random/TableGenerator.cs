using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Bunner.Conformance.Randomized;

/// <summary>
/// Makes route tables in which much overlaps: a handful of words serve as literals, as parts of mixed segments, as
/// defaults and (in <see cref="PathGenerator"/>) as values.
/// </summary>
internal sealed class TableGenerator(Random random)
{
    private static readonly string[] s_words =
    [
        "a", "b", "ab", "aB", "abc", "abcd", "users", "Users", "user", "usersx", "v1", "v2", "1", "12", "-5", "true", "a-b",
        "a.b", "x.tar.gz", ".", "..", "...", "%2F", "a b", "~", "[a]", "@", "_", "k", "s", "i",
        "exactly8", "exactly9x", "fifteen-letters", "sixteen--letters", "seventeen-letters",
        "Microsoft.Compute", "Microsoft.Network", "microsoft.networking", "virtualMachineScaleSets", "virtualMachineScaleSetz",
        "a-literal-that-is-longer-than-a-vector-of-thirty-two-bytes", "a-literal-that-is-longer-than-a-vector-of-thirty-two-bytez",
        "Äpfel", "äpfel", "日本", "ß", "\u212A", "\u017F", "\u0130", "\u0131", "\u012F", "é\u0301", "\U0001F600", "{{", "}}", "{{a}}", "\u0001",
    ];

    private static readonly string[] s_constraints =
    [
        "int", "int", "int", "long", "bool", "decimal", "double", "float", "guid", "datetime", "alpha", "alpha", "INT", "Alpha",
        "length(2)", "length(1,3)", "minlength(3)", "maxlength(2)", "min(5)", "max(5)", "min(-5)", "range(1,12)", "required",
        "file", "nonfile", @"regex(^\d+$)", "regex(a)", "regex(a|b)", "regex(^[a-c]{{2,3}}$)", "regex((v|w)[0-9])", "even", "slug",
    ];

    private static readonly string[] s_methods = ["GET", "GET", "GET", "GET", "POST", "PUT", "DELETE", "PURGE"];

    private readonly string[] _literals = Pick(random, s_words, random.Next(2, 7));
    private readonly string[] _guards = Pick(random, s_constraints, random.Next(1, 5));
    private readonly string[] _usedMethods = Pick(random, s_methods, random.Next(1, 4));
    private int _parameter;

    public RouteTableSpec Table(int routes, RouterOptions options)
    {
        HashSet<(string, string)> seen = [];
        List<RouteSpec> table = [];
        for (int i = 0; i < routes * 2 && table.Count < routes; i++)
        {
            string method = One(_usedMethods);
            string template = table.Count > 0 && Chance(0.35) ? Vary(One(table).Template) : Template();
            int order = Chance(0.05) ? random.Next(-1, 2) : 0;
            if (seen.Add((method, template)))
            {
                table.Add(new RouteSpec(method, template, order));
            }
        }

        return new RouteTableSpec(table, options);
    }

    public RouterOptions Options() => new(Chance(0.25), Chance(0.75), Chance(0.25));

    private string Template()
    {
        _parameter = 0;
        int length = Chance(0.04) ? random.Next(14, 20) : random.Next(0, 5);
        StringBuilder text = new();
        for (int i = 0; i < length; i++)
        {
            text.Append(i > 0 ? "/" : "").Append(i == length - 1 ? LastSegment() : Segment());
        }

        text.Append(length > 0 && Chance(0.1) ? "/" : "");
        string start = Chance(0.05) ? (Chance(0.5) || text.ToString().StartsWith('~') ? "~/" : "") : "/";
        return start + text;
    }

    /// <summary>The same template with its last segment replaced, or with one more: shared beginnings are what trees are for.</summary>
    private string Vary(string template)
    {
        int slash = template.LastIndexOf('/');
        bool isCutInsideParameter = slash > 0 && template.IndexOf('}', slash) >= 0 && template.IndexOf('{', slash) < 0;
        if (slash <= 0 || isCutInsideParameter || template.Contains("{*", StringComparison.Ordinal))
        {
            return Template();
        }

        _parameter = 100 * template.Count(c => c == '/');
        return template[..slash] + "/" + (Chance(0.5) ? LastSegment() : Segment());
    }

    private string Segment() => random.NextDouble() switch
    {
        < 0.5 => One(_literals),
        < 0.7 => $"{{{Name()}}}",
        < 0.85 => $"{{{Name()}{Constraints()}}}",
        < 0.88 => $"{{{Name()}?}}",
        < 0.91 => $"{{{Name()}={Default()}}}",
        _ => Mixed(),
    };

    private string LastSegment() => random.NextDouble() switch
    {
        < 0.55 => Segment(),
        < 0.65 => $"{{{Name()}?}}",
        < 0.7 => $"{{{Name()}{Constraints()}?}}",
        < 0.75 => $"{{{Name()}={Default()}}}",
        < 0.8 => $"{{{Name()}{Constraints()}={Default()}}}",
        < 0.9 => $"{{{(Chance(0.5) ? "*" : "**")}{Name()}}}",
        < 0.95 => $"{{*{Name()}{Constraints()}}}",
        _ => $"{{*{Name()}={Default()}}}",
    };

    private string Mixed()
    {
        StringBuilder text = new();
        bool literalNext = Chance(0.4);
        int parts = random.Next(2, 6);
        for (int i = 0; i < parts; i++)
        {
            text.Append(literalNext ? Glue() : $"{{{Name()}{(Chance(0.25) ? Constraints() : "")}}}");
            literalNext = !literalNext;
        }

        return Chance(0.2) ? $"{{{Name()}}}-{{{Name()}}}.{{{Name()}{(Chance(0.3) ? Constraints() : "")}?}}"
            : Chance(0.2) ? $"{{{Name()}}}.{{{Name()}{(Chance(0.3) ? Constraints() : "")}?}}"
            : text.ToString();
    }

    /// <summary>Text inside a mixed segment. Braces beside a parameter's own would be read as escaped.</summary>
    private string Glue() => One(_literals) is var literal && Chance(0.3) && literal.IndexOfAny(['{', '}']) < 0 ? literal : One(["-", ".", "..", "a", "ab", "b", "B", "v", "0", "é", "\u212A", "%2F"]);

    private string Constraints() => ":" + One(_guards) + (Chance(0.2) ? ":" + One(_guards) : "");

    private string Default() => Chance(0.6) ? One(["1", "12", "a", "ab", "x.y", "2000-01-01", "true", "", "a/b", "v1"])
        : One(_literals).Replace("?", "", StringComparison.Ordinal);

    private string Name()
    {
        string name = One(["p", "q", "id", "Name", "x_", "ä"]) + (char)('a' + _parameter % 26) + (_parameter / 26);
        _parameter++;
        return name;
    }

    private bool Chance(double probability) => random.NextDouble() < probability;

    private T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    private static string[] Pick(Random random, string[] from, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => from[random.Next(from.Length)])];
}
