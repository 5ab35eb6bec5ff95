using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using Bunner.Core.Conflicts;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Xunit;

namespace Bunner.Conformance.Randomized;

/// <summary>Large tables: the search comes to an end, and says so if it did not look at everything.</summary>
public sealed class ConflictSizeTests
{
    [Theory]
    [InlineData("azure")]
    [InlineData("github203")]
    [InlineData("kubernetes")]
    public void A_corpus_is_compared_whole_and_has_no_conflict(string corpus)
    {
        List<RouteDefinition> routes = [.. Corpus.Load(corpus).Table.Routes.Select(static route => Define(route.Method, route.Template))];
        long start = Stopwatch.GetTimestamp();
        ConflictReport report = ConflictFinder.Find(routes, RouterSettings.Default, []);

        Assert.False(report.WasCut);
        Assert.Empty(report.Conflicts);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 20);
    }

    [Fact]
    public void Two_thousand_expressions_at_one_position_are_told_apart()
    {
        List<RouteDefinition> routes = [.. Enumerable.Range(0, 2_000).Select(static i => Define("GET", $"/items/{{id:regex(k{i:D4}-[a-f0-9]+)}}"))];
        Assert.Empty(ConflictFinder.Find(routes, RouterSettings.Default, []).Conflicts);
        Assert.False(ConflictFinder.Find(routes, RouterSettings.Default, []).WasCut);

        routes.Add(Define("GET", "/items/{id:regex(k1234-.)}"));
        RouteConflict conflict = Assert.Single(ConflictFinder.Find(routes, RouterSettings.Default, []).Conflicts);
        Assert.Equal((2_000, 1_234, "/items/k1234-0"), (conflict.Route, conflict.Others.Single(), conflict.Example));
    }

    [Fact]
    public void A_search_that_would_take_too_long_is_cut()
    {
        List<RouteDefinition> routes = [.. Enumerable.Range(0, 2_000).Select(static i => Define("GET", $"/items/{{id:regex([a-z]*[0-9]x{i}y.*)}}"))];
        long start = Stopwatch.GetTimestamp();
        ConflictReport report = ConflictFinder.Find(routes, RouterSettings.Default, []);

        Assert.True(report.WasCut || report.Conflicts.Length > 0);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 60);
        Assert.True(ConflictFinder.Find(routes, RouterSettings.Default, [], budget: 10).WasCut);
    }

    private static RouteDefinition Define(string method, string template)
    {
        RoutePattern pattern = RoutePatternParser.Parse(template).Pattern!;
        return new RouteDefinition(
            method,
            pattern,
            [.. pattern.Parameters.Select(static parameter => parameter.Constraints.Select(static one =>
                GuardCatalog.TryResolve(one, static _ => false, out Guard? guard, out _) ? guard! : throw new InvalidOperationException()).ToImmutableArray())],
            0,
            template);
    }
}
