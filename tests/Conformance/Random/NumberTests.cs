using System;
using System.Linq;
using System.Text;
using Bunner.Conformance.Fixtures;
using Bunner.Conformance.Oracle;
using Xunit;
using static Bunner.Conformance.Oracle.OracleComparison;

namespace Bunner.Conformance.Randomized;

/// <summary>Constraints that ask for numbers: short ones are decided beside the text, all others by the constraint.</summary>
public sealed class NumberTests
{
    private static readonly string[] s_kinds = ["int", "long", "decimal", "double", "float", "min(5)", "int:min(7)", "alpha", "bool", "length(2)"];
    private static readonly string[] s_values =
    [
        "0", "7", "12345678", "00000000", "123456789", "2147483647", "2147483648", "-2147483648", "9223372036854775807", "9223372036854775808", "+1", "-1", "-", "+", " 1", "1 ",
        "1.5", ".5", "5.", "1e3", "1,000", "12a", "a12", "1234567a", "a2345678", "/", ":", "1/", "123456:8", "\u0661\u0662", "1\u0131", "1\u0031\u0331", "\uFF11", "\u0130", "1\0", "1%20", "true", "ab",
    ];

    [Fact]
    public void Numbers_of_all_lengths_are_what_the_oracle_takes_for_one()
    {
        int compared = 0, hits = 0;
        for (int seed = 0; compared < Budget.Comparisons / 4; seed++)
        {
            Random random = new(seed);

            // Their order decides between those that match the same paths.
            RouteSpec[] routes = [.. Enumerable.Range(0, random.Next(1, 40)).Select(i => new RouteSpec("GET", Template(random), i))];
            RouteTableSpec spec = new(routes, new RouterOptions(random.Next(3) == 0, random.Next(4) != 0, random.Next(4) == 0));
            BuiltRouteTable table = new(spec);
            OracleRouter oracle = new(spec);
            for (int i = 0; i < 60; i++, compared++)
            {
                string path = Path(random, routes[random.Next(routes.Length)].Template);
                hits += AssertRoute(table, oracle, path, $"Seed {seed}, {Readable.Quote(path)}\n{spec.Describe()}") >= 0 ? 1 : 0;
            }
        }

        Assert.InRange(hits, compared / 4, compared - (compared / 20));
    }

    /// <summary>Up to four parameters, with constraints or not, between literals.</summary>
    private static string Template(Random random)
    {
        StringBuilder template = new();
        for (int i = 0, count = random.Next(1, 5); i < count; i++)
        {
            template.Append("/items").Append(random.Next(3)).Append("/{p").Append(i);
            for (int constraints = random.Next(4) == 0 ? 0 : random.Next(1, 5) / 2; constraints > 0; constraints--)
            {
                template.Append(':').Append(s_kinds[random.Next(random.Next(2) == 0 ? 2 : s_kinds.Length)]);
            }

            template.Append('}');
        }

        return template.Append(random.Next(3) switch { 0 => "/end", 1 => "/{*rest}", _ => "" }).ToString();
    }

    private static string Path(Random random, string template)
    {
        StringBuilder path = new();
        foreach (string segment in template.Split('/').Skip(1))
        {
            path.Append('/').Append(segment[0] != '{' ? segment : random.Next(4) == 0 ? s_values[random.Next(s_values.Length)] : Digits(random));
        }

        return path.ToString();
    }

    private static string Digits(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(8) == 0 ? random.Next(1, 24) : random.Next(1, 9)).Select(_ => (char)('0' + random.Next(10))));
}
