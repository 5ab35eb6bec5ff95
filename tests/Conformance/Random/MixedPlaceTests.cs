using System;
using System.Linq;
using Bunner.Conformance.Fixtures;
using Bunner.Conformance.Oracle;
using Xunit;
using static Bunner.Conformance.Oracle.OracleComparison;

namespace Bunner.Conformance.Randomized;

/// <summary>Mixed segments in which literals stand at as many places as can be, and constraints that refuse all but the last of them.</summary>
public sealed class MixedPlaceTests
{
    [Theory]
    [InlineData(1, "a", 1_000)]
    [InlineData(2, "a", 180)]
    [InlineData(3, "a", 120)]
    [InlineData(4, "a", 100)]
    [InlineData(7, "a", 100)]
    [InlineData(12, "a", 100)]
    [InlineData(13, "a", 100)]
    [InlineData(14, "a", 100)]
    [InlineData(30, "a", 100)]
    [InlineData(48, "a", 100)]
    [InlineData(6, "aa", 100)]
    [InlineData(3, "a-literal-that-is-repeated-", 27 * 27)]
    [InlineData(5, "a-literal-that-is-repeated-", 27 * 27)]
    [InlineData(3, "é", 100)]
    [InlineData(5, "日本", 100)]
    public void All_places_are_tried(int literals, string literal, int length)
    {
        // Only at the leftmost places of all literals the first parameter has the value that it has to have; in the second template nowhere.
        string others = string.Concat(Enumerable.Range(1, literals).Select(i => $"{literal}{{p{i}:regex(^.+$)}}"));
        RouteTableSpec spec = new(RouterOptions.Default, $"GET /{{p0:regex(^x$)}}{others}", $"GET /no/{{p0:regex(^y$)}}{others}", "GET /no/{rest}");
        BuiltRouteTable table = new(spec);
        OracleRouter oracle = new(spec);
        string text = "x" + string.Concat(Enumerable.Repeat(literal, length / literal.Length))[..^1];

        Assert.Equal(0, AssertRoute(table, oracle, $"/{text}", "the leftmost places"));
        Assert.Equal(2, AssertRoute(table, oracle, $"/no/{text}", "no place"));
        Assert.Equal(-1, AssertRoute(table, oracle, $"/x{text}", "the parameter is longer"));
    }

    [Fact]
    public void Random_segments_of_a_hundred_characters_are_answered_as_by_the_oracle()
    {
        string[] guards = ["", "", ":alpha", ":int", ":length(3)", ":minlength(5)", ":regex(^[a-b]+$)", ":regex(^(ab|ba|aab)+$)", ":maxlength(7)"];
        int compared = 0, hits = 0;
        for (int seed = 0; compared < Budget.Comparisons / 8; seed++)
        {
            Random random = new(seed);
            string template = string.Concat(Enumerable.Range(0, random.Next(3, 9)).Select(i => $"{(i == 0 ? "" : random.Next(4) switch { 0 => "ab", 1 => "b", _ => "a" })}{{p{i}{guards[random.Next(guards.Length)]}}}"));
            RouteTableSpec spec = new(new RouterOptions(CaseSensitive: random.Next(2) == 0), $"GET /{template}");
            BuiltRouteTable table = new(spec);
            OracleRouter oracle = new(spec);
            for (int i = 0; i < 20; i++, compared++)
            {
                string letters = random.Next(3) switch { 0 => "ab", 1 => "abB1", _ => "aaab-" };
                string text = string.Concat(Enumerable.Range(0, random.Next(5, 101)).Select(_ => letters[random.Next(letters.Length)]));
                hits += AssertRoute(table, oracle, $"/{text}", $"Seed {seed}, {text}\n{spec.Describe()}") >= 0 ? 1 : 0;
            }
        }

        Assert.InRange(hits, compared / 10, compared - (compared / 10));
    }
}
