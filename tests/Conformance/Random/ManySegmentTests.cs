using System;
using System.Linq;
using System.Text;
using Bunner.Conformance.Fixtures;
using Bunner.Conformance.Oracle;
using Xunit;
using static Bunner.Conformance.Oracle.OracleComparison;

namespace Bunner.Conformance.Randomized;

/// <summary>Short paths of many segments, whose routes differ in one of many pieces of literal text.</summary>
public sealed class ManySegmentTests
{
    private static readonly string[] s_literals = ["a", "b", "A"];

    [Fact]
    public void Paths_of_up_to_32_segments_have_the_route_that_the_oracle_finds()
    {
        int compared = 0, hits = 0, crowded = 0;
        for (int seed = 0; compared < Budget.Comparisons / 4; seed++)
        {
            Random random = new(seed);
            int segments = random.Next(1, 33);
            string[][] shapes = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Shape(random, segments))];

            // Their order decides between those that match the same paths.
            RouteSpec[] routes = [.. Enumerable.Range(0, random.Next(1, 90)).Select(i => new RouteSpec("GET", Template(random, shapes[random.Next(shapes.Length)]), i))];
            RouteTableSpec spec = new(routes, new RouterOptions(random.Next(4) == 0, random.Next(4) != 0, random.Next(4) == 0));
            BuiltRouteTable table = new(spec);
            OracleRouter oracle = new(spec);
            for (int i = 0; i < 60; i++, compared++)
            {
                string path = Path(random, routes[random.Next(routes.Length)].Template);
                bool isHit = AssertRoute(table, oracle, path, $"Seed {seed}, {Readable.Quote(path)}\n{spec.Describe()}") >= 0;
                hits += isHit ? 1 : 0;
                crowded += isHit && path.Length <= 64 && path.Count(unit => unit == '/') > 16 ? 1 : 0;
            }
        }

        Assert.InRange(hits, compared / 4, compared - (compared / 20));
        Assert.True(crowded > compared / 20, $"{crowded} of {compared}");
    }

    /// <summary>Which segments are parameters: those of one shape differ in their literals only.</summary>
    private static string[] Shape(Random random, int segments)
    {
        int literals = random.Next(1, 8);
        return [.. Enumerable.Range(0, segments).Select(i => random.Next(8) < literals ? "" : $"{{p{i}{(random.Next(12) == 0 ? ":int" : "")}}}")];
    }

    private static string Template(Random random, string[] shape)
    {
        StringBuilder template = new();
        foreach (string segment in shape)
        {
            template.Append('/').Append(segment.Length == 0 ? s_literals[random.Next(random.Next(8) == 0 ? 3 : 2)] : segment);
        }

        return template.Append(random.Next(8) == 0 ? "/{*rest}" : "").ToString();
    }

    private static string Path(Random random, string template)
    {
        StringBuilder path = new();
        foreach (string segment in template.Split('/').Skip(1))
        {
            path.Append('/').Append(segment[0] != '{' && random.Next(40) != 0 ? segment : segment.StartsWith("{*", StringComparison.Ordinal) ? "x/y/z"[..random.Next(6)] : random.Next(30) == 0 ? "" : random.Next(6) == 0 ? "a" : "7");
        }

        return path.Append(random.Next(8) == 0 ? "/" : "").ToString();
    }
}
