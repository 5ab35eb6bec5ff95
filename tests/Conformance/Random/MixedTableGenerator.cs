using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Bunner.Conformance.Randomized;

/// <summary>Makes tables of mixed segments that stand at one place and differ in little: few literals, which overlap each other and themselves.</summary>
internal sealed class MixedTableGenerator
{
    private static readonly string[] s_glue =
    [
        "a", "aa", "ab", "aba", "aab", "b", "B", "-", "--", ".", "..", "...", "x", "X", "v", "V", "(", ")", "@", "`", "[", "_", "0", "12", "%2F",
        ":stop", ":start", ":Start", ":getIamPolicy", ":setIamPolicy", "exactly8", "exactly8:", "nine-long",
        "a-prefix-of-more-than-eight", "a-prefix-of-more-than-nine-", ":a-suffix-of-more-than-eight", ":a-suffix-of-more-thaN-eight",
        "k", "K", "\u212A", "s", "\u017F", "i", "\u0130", "\u0131", "é", "É", "e\u0301", "ß", "日本", "\U0001F600", "\U00010428", "\U00010400", "\u0001",
    ];

    private static readonly string[] s_guards =
        ["int", "alpha", "length(2)", "minlength(2)", "maxlength(1)", "range(1,12)", "bool", "regex(^[a-b]+$)", @"regex(^\d+$)", "even", "slug", "guid"];

    private readonly Random _random;
    private readonly string[] _glue;
    private readonly string[] _guards;
    private readonly double _guarded;
    private readonly string _before, _behind;

    public MixedTableGenerator(Random random)
    {
        _random = random;
        _glue = [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => One(s_glue))];
        _guards = [.. Enumerable.Range(0, 3).Select(_ => One(s_guards))];
        _guarded = random.Next(3) * 0.3;
        _before = One(["/", "/", "/a/", "/{before}/", "/files/of/{before}/"]);
        _behind = One(["", "", "", "/b", "/{behind}", "/list/{behind:int}", "/{**rest}"]);
    }

    public RouteTableSpec Table(int routes)
    {
        HashSet<string> seen = [];
        List<RouteSpec> table = [];
        for (int i = 0; i < routes; i++)
        {
            string segment = Chance(0.05) ? "{all}" : Chance(0.05) ? $"{{all:{One(_guards)}}}" : Chance(0.05) ? One(_glue) : Mixed();
            string behind = segment.EndsWith("?}", StringComparison.Ordinal) ? "" : _behind;
            string template = _before + segment + (Chance(0.8) ? behind : "");
            if (seen.Add(template))
            {
                table.Add(new RouteSpec("GET", template, Chance(0.05) ? _random.Next(-1, 2) : 0));
            }
        }

        return new RouteTableSpec(table, new RouterOptions(_random.Next(4) == 0, _random.Next(4) != 0, _random.Next(6) == 0));
    }

    private string Mixed()
    {
        StringBuilder text = new();
        int parts = Chance(0.7) ? _random.Next(2, 4) : _random.Next(4, 7), parameters = 0;
        bool isLiteral = Chance(0.5);
        for (int i = 0; i < parts; i++, isLiteral = !isLiteral)
        {
            text.Append(isLiteral ? One(_glue) : Parameter(parameters++));
        }

        // What was appended last decides whether an optional tail can follow: its dot is a literal of its own.
        return Chance(0.15) ? (isLiteral ? text : text.Append(Parameter(parameters++))).Append($".{{tail{Guard()}?}}").ToString() : text.ToString();
    }

    private string Parameter(int number) => $"{{p{number}{Guard()}}}";

    private string Guard() => Chance(_guarded) ? ":" + One(_guards) : "";

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private string One(string[] of) => of[_random.Next(of.Length)];
}
