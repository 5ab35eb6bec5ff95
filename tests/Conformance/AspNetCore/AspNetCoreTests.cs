using System;
using System.Collections.Generic;
using System.Linq;
using Bunner.Conformance.Randomized;
using Xunit;
using Xunit.Abstractions;

namespace Bunner.Conformance.AspNetCore;

/// <summary>The oracle answers as ASP.NET Core's own matcher does, except where Bunner's semantics say otherwise.</summary>
public sealed class AspNetCoreTests(ITestOutputHelper output)
{
    /// <summary>ASP.NET Core takes its time to build a matcher for the routes of azure.</summary>
    public static TheoryData<string> Corpora { get; } = [.. Corpus.Names.Where(name => name != "azure" || Budget.IsCi)];

    [Fact]
    public void Random_tables_and_paths_match_as_in_AspNetCore()
    {
        Dictionary<string, int> outcomes = [];
        int comparisons = 0;
        for (int seed = 1; comparisons < Budget.Comparisons; seed++)
        {
            Random random = new(seed);
            RouteTableSpec table = new TableGenerator(random).Table(random.Next(1, 12), RouterOptions.Default);
            PathGenerator paths = new(random, table);
            AspNetCoreComparison comparison = new(table);
            for (int i = 0; i < 200; i++, comparisons++)
            {
                (string method, string path) = paths.Request();
                string outcome = comparison.Compare(method, path);
                outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
                if (outcome == AspNetCoreComparison.Unknown)
                {
                    FailingCase smallest = Shrinker.Shrink(new FailingCase(table, method, path), IsUnknownDifference);
                    Assert.Fail($"Seed {seed}: the oracle and ASP.NET Core disagree.\n{smallest.Describe()}"
                        + new AspNetCoreComparison(smallest.Table).Describe(smallest.Method, smallest.Path));
                }
            }
        }

        foreach ((string outcome, int count) in outcomes.OrderByDescending(pair => pair.Value))
        {
            output.WriteLine($"{count,8} {outcome}");
        }

        Assert.True(outcomes[AspNetCoreComparison.Same] > comparisons / 2, "Most answers have to be the same.");
    }

    [Theory]
    [MemberData(nameof(Corpora))]
    public void Corpora_match_as_in_AspNetCore(string name)
    {
        Corpus corpus = Corpus.Load(name);
        AspNetCoreComparison comparison = new(corpus.Table);
        foreach (Expectation request in corpus.Requests)
        {
            Assert.True(
                request is { Route: < 0, Allowed: null }
                    ? comparison.Compare(request.Method, request.Path) == AspNetCoreComparison.Same
                    : comparison.AspNetCoreMeets(request),
                $"{request.Method} {request.Path}\n{comparison.Describe(request.Method, request.Path)}");
        }
    }

    private static bool IsUnknownDifference(FailingCase failing)
    {
        try
        {
            return new AspNetCoreComparison(failing.Table).Compare(failing.Method, failing.Path) == AspNetCoreComparison.Unknown;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
