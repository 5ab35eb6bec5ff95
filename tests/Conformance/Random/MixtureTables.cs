using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Bunner.Conformance.Randomized;

/// <summary>Makes tables for <see cref="MixtureTests"/>.</summary>
internal static class MixtureTables
{
    private static readonly string[] s_beginnings = ["customer-production-europe-west-", "google.cloud.bigquery.", "abcdefgh", "a", "aa", "9000000", "é", "k"];

    private static readonly string[] s_words =
    [
        "a", "b", "ab", "aB", "users", "v1", "12", "true", "a.b", "a-b", "%2F", "k", "i", "\u212A", "\u0130", "日本", "É", "a\0b", "\uFFFD", "@", "`",
        "Microsoft.Compute", "microsoft.networking", "2000-01-01", "d2719b1e-1c4b-4b1a-9c1d-0a1b2c3d4e5f",
    ];

    private static readonly string[] s_constraints =
    [
        "int", "int", "long", "bool", "decimal", "double", "float", "guid", "datetime", "alpha", "length(2)", "length(1,3)", "minlength(3)", "maxlength(2)",
        "min(5)", "max(5)", "min(-5)", "range(1,12)", "required", "file", "nonfile", @"regex(^\d+$)", "regex(a|b)", "even", "slug",
    ];

    // Parameters are numbered when a segment gets its place; # is a constraint, $ a beginning.
    private static readonly string[] s_mixed =
    [
        "{n}.{n}", "v{n:int}", "{n}-{n}", "${n}", "{n}$", "${n}$", "a{n}a{n}a", "aa{n}aaa", "{n}ab{n}aba", "{n:#}ab{n:#}", "{n:#}-{n:#}.{n}", "é{n}", "{n}日{n:int}",
        "\u212A{n}", "k{n:#}", "{n}k", "{n}%2F{n:#}", "prefix-longer-{n}-suffix-longer", "{n:length(2)}x{n:range(1,12)}", "x{n:guid}", "{n:datetime}_{n}", "a\0{n}",
        "{n}a{n}a{n}a{n}", "{n:#}b{n:#}b{n:#}", "{n:int}", "b{n}", "{n}b", "{n:#}a", "a{n:#}", "i{n}é", "{n}\u0130{n}", "a{n}-", "..{n}", "{n}..", "{n}.{n}.{n}",
    ];

    private static readonly string[] s_tails = ["{n?}", "{n:#?}", "{n=12}", "{n:#=12}", "{*n}", "{**n}", "{*n:#}", "{*n=a/b}", "{n}.{n?}", "{n:#}.{n:#?}", "a{n}-{n}.{n?}"];

    internal static RouteTableSpec Table(Random random)
    {
        int count = random.Next(400) == 0 ? random.Next(4_097, 4_500) : random.Next(6) == 0 ? random.Next(65, 400) : random.Next(1, 40);
        int depth = random.Next(4) == 0 ? random.Next(12, 21) : random.Next(1, 6);
        string[] beginnings = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => One(random, s_beginnings))];
        string[] words = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => One(random, s_words))];
        string[] constraints = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => One(random, s_constraints))];
        string[] mixed = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => One(random, s_mixed))];

        // One place or two differ from route to route, the others seldom.
        int first = random.Next(depth), second = random.Next(depth), variants = count < 100 ? random.Next(2, 40) : count;
        string[] usual = [.. Enumerable.Range(0, depth).Select(_ => Segment())];
        HashSet<(string, string)> seen = [];
        List<RouteSpec> routes = [];
        for (int tries = 0; tries < 3 * count && routes.Count < count; tries++)
        {
            string[] segments = [.. usual.Take(random.Next(5) == 0 ? random.Next(1, depth + 1) : depth)];
            for (int at = 0; at < segments.Length; at++)
            {
                segments[at] = at == first || at == second ? Segment() : random.Next(12) == 0 ? Segment() : segments[at];
            }

            if (random.Next(4) == 0)
            {
                segments[^1] = One(random, s_tails);
            }

            string template = Fill("/" + string.Join('/', segments));
            template += random.Next(20) == 0 && !template.Contains("{*", StringComparison.Ordinal) ? "/" : "";
            string method = random.Next(6) == 0 ? "POST" : "GET";
            if (seen.Add((method, template)))
            {
                routes.Add(new RouteSpec(method, template, random.Next(25) == 0 ? random.Next(-1, 2) : 0));
            }
        }

        return new RouteTableSpec(routes, random.Next(2) == 0 ? RouterOptions.Default : new RouterOptions(random.Next(3) == 0, random.Next(3) != 0, random.Next(3) == 0));

        string Segment() => random.Next(20) switch
        {
            < 8 => "$" + (random.Next(6) == 0 ? One(random, words) : random.Next(variants).ToString(CultureInfo.InvariantCulture)),
            < 11 => One(random, words),
            < 13 => "{n}",
            < 16 => "{n:#}",
            _ => One(random, mixed),
        };

        string Fill(string template)
        {
            int number = 0;
            StringBuilder text = new();
            for (int i = 0; i < template.Length; i++)
            {
                text.Append(template[i] switch
                {
                    '$' when i + 1 == template.Length || template[i + 1] != ')' => One(random, beginnings),
                    '#' => One(random, constraints),
                    'n' when i > 0 && template[i - 1] is '{' or '*' => $"n{number++}",
                    char c => c.ToString(),
                });
            }

            return text.ToString();
        }
    }

    private static string One(Random random, string[] of) => of[random.Next(of.Length)];
}
