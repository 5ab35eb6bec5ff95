using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bunner.Conformance.Oracle;

namespace Bunner.Conformance.Randomized;

/// <summary>Makes requests that hit, and requests that only just miss, the routes of a table.</summary>
internal sealed class PathGenerator
{
    private static readonly string[] s_values =
    [
        "1", "2", "5", "12", "13", "-5", "+5", " 1", "1 ", "007", "2147483647", "2147483648", "9223372036854775808", "1.5", "1,000",
        "1e3", "NaN", "Infinity", "true", "False", " true", "2000-01-01", "2000-01-01T10:11:12Z", "12:30",
        "d2719b1e-1c4b-4b1a-9c1d-0a1b2c3d4e5f", "d2719b1e1c4b4b1a9c1d0a1b2c3d4e5f", "{d2719b1e-1c4b-4b1a-9c1d-0a1b2c3d4e5f}",
        "a", "A", "b", "ab", "AB", "ba", "abc", "aab", "bab", "abab", "b0b0", "v1", "w2", "V1", "a-b", "a-b-c", "a.b", "a.b.c", "a..b",
        "a.", ".a", ".", "..", "-", "a-", "-a", "x.tar.gz", "a.b-c.d", "%2F", "a%2Fb", "%", "\0", "a\0b", "\n", "abc\n", "12\n",
        "\u212A", "\u017F", "\u0130", "\u0131", "\u012F", "é", "É", "ß", "１２", "٣", "\ud800", "\udc00", "a\ud800", "\U0001F600", "\u00A05",
        "äPFEL", "ÄPFEL", "日本", " ", "  ", "~", "{a}", "?", "#", "\\", "a;b", "K", "k", "S", "s", "I", "i",
    ];

    private readonly Random _random;
    private readonly RouteTableSpec _table;
    private readonly OracleRules _rules;
    private readonly OracleTemplate[] _templates;
    private readonly string[] _literals;
    private readonly int _longestSegment;

    public PathGenerator(Random random, RouteTableSpec table)
    {
        _random = random;
        _table = table;
        _rules = new OracleRules(table.Options);
        _templates = [.. table.Routes.Select(route => OracleTemplate.Parse(route.Template))];
        _literals = [.. _templates.SelectMany(template => template.Segments).SelectMany(segment => segment.Parts)
            .OfType<OracleLiteral>().Select(literal => literal.Text).Append("a").Distinct()];

        // What constraints on three parameters or more in one segment look at is bounded, in longer ones than that; the oracle knows no such bound.
        bool isBounded = _templates.SelectMany(template => template.Segments)
            .Any(segment => segment.Parts.Count(part => part is OracleParameter) > 2 && segment.Parts.Any(part => part is OracleParameter { Constraints.Count: > 0 }));
        _longestSegment = isBounded ? 100 : int.MaxValue;
    }

    public (string Method, string Path) Request()
    {
        string method = Chance(0.03) ? One(["GET", "get", "POST", "X", "", "OPTIONS", "PURGE", "DELETE", "Get\0", "PROPFIND-LONGER-THAN-A-WORD"])
            : _table.Routes.Count == 0 ? "GET"
            : One(_table.Routes).Method;
        string path;
        do
        {
            path = Path();
        }
        while (path.Split('/').Any(segment => segment.Length > _longestSegment));

        return (method, path);
    }

    private string Path()
    {
        if (Chance(0.01) || _templates.Length == 0)
        {
            return Noise();
        }

        List<string> pieces = [.. One(_templates).Segments.SelectMany(Instantiate)];
        int mutations = Chance(0.5) ? 0 : _random.Next(1, 4);
        for (int i = 0; i < mutations; i++)
        {
            Mutate(pieces);
        }

        string path = "/" + string.Join('/', pieces);
        path = Chance(0.08) ? path + "/" : path;
        path = Chance(0.02) ? path + "//" : path;
        path = Chance(0.02) ? "/" + path : path;
        path = Chance(0.005) ? path[1..] : path;
        return path;
    }

    private IEnumerable<string> Instantiate(OracleSegment segment)
    {
        if (segment.Literal is { } literal)
        {
            return [Recase(literal.Text)];
        }

        if (segment.Parameter is not { } parameter)
        {
            return [string.Concat(segment.Parts.Select(part => part is OracleLiteral text ? Recase(text.Text) : Value((OracleParameter)part)))];
        }

        if (parameter.MayBeLeftOut && Chance(0.3))
        {
            return [];
        }

        return parameter.IsCatchAll
            ? Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Chance(0.15) ? "" : Value(parameter))
            : [Value(parameter)];
    }

    /// <summary>A value, more likely one that the constraints let pass.</summary>
    private string Value(OracleParameter parameter)
    {
        string value = "";
        for (int i = 0; i < 6; i++)
        {
            value = Chance(0.3) ? Recase(One(_literals)) : Chance(0.05) ? LongText() : One(s_values);
            if (_rules.AllAccept(parameter, value))
            {
                break;
            }
        }

        return value;
    }

    private void Mutate(List<string> pieces)
    {
        int at = _random.Next(pieces.Count + 1);
        bool isInside = at < pieces.Count;
        switch (_random.Next(8))
        {
            case 0 when isInside:
                pieces.RemoveAt(at);
                break;
            case 1:
                pieces.Insert(at, Chance(0.4) ? "" : Recase(One(_literals)));
                break;
            case 2 when isInside:
                pieces[at] = One(s_values);
                break;
            case 3 when isInside:
                pieces[at] = Recase(One(_literals));
                break;
            case 4 when isInside:
                pieces[at] += One(["x", "\u212A", "\0", ".", "a", "1"]);
                break;
            case 5 when isInside && pieces[at].Length > 0:
                int index = _random.Next(pieces[at].Length);
                pieces[at] = pieces[at].Remove(index, 1).Insert(index, ((char)(pieces[at][index] ^ (1 << _random.Next(Chance(0.3) ? 16 : 7)))).ToString());
                break;
            case 6 when Chance(0.2):
                pieces.InsertRange(at, Enumerable.Range(0, _random.Next(5, 40)).Select(_ => One(_literals)));
                break;
            case 7 when isInside && pieces[at].Length > 1:
                pieces[at] = pieces[at][..^1];
                break;
        }

        // A flipped bit can make a slash, which is fine in a path but not inside a piece.
        string[] again = string.Join('/', pieces).Split('/');
        pieces.Clear();
        pieces.AddRange(again);
    }

    private string Recase(string text) => _random.Next(6) switch
    {
        0 => text.ToUpperInvariant(),
        1 => text.ToLowerInvariant(),
        2 => string.Concat(text.Select(c => Chance(0.5) ? char.ToUpperInvariant(c) : c)),
        _ => text,
    };

    private string LongText()
    {
        string unit = Chance(0.5) ? One(_literals) : One(["x", "12", "é", "日", "a-", "a."]);
        return string.Concat(Enumerable.Repeat(unit.Length == 0 ? "x" : unit, _random.Next(5, 60)));
    }

    private string Noise()
    {
        StringBuilder text = new(Chance(0.8) ? "/" : "");
        int length = _random.Next(0, 100);
        for (int i = 0; i < length; i++)
        {
            text.Append(Chance(0.2) ? '/' : Chance(0.5) ? (char)_random.Next(32, 127) : (char)_random.Next(0, 65536));
        }

        return text.ToString();
    }

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private T One<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];
}
