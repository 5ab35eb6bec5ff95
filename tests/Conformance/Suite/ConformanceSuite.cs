using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bunner.Conformance.Cases;
using Bunner.Conformance.Randomized;
using Xunit;

namespace Bunner.Conformance;

/// <summary>What every router has to answer. A fixture says how the router is built.</summary>
public abstract class ConformanceSuite
{
    /// <summary>Builds the router for a table.</summary>
    protected abstract IRouterUnderTest Build(RouteTableSpec table);

    /// <summary>How many requests the random test asks; fewer where building a table takes long.</summary>
    protected virtual int Comparisons => Budget.Comparisons;

    /// <summary>How many requests each random table gets.</summary>
    protected virtual int RequestsPerTable => 200;

    /// <summary>How many smaller tables may be built to make a failure readable.</summary>
    protected virtual int ShrinkAttempts => 3000;

    public static TheoryData<string> HandWrittenCases { get; } = [.. AllCases.ByName.Keys];

    public static TheoryData<string> Corpora { get; } = [.. Corpus.Names];

    [Theory]
    [MemberData(nameof(HandWrittenCases))]
    public void Case(string name)
    {
        ConformanceCase tested = AllCases.ByName[name];
        IRouterUnderTest router = Build(tested.Table);
        Assert.Empty(router.LeftOut);
        AssertAll(tested.Table, router, tested.Expectations);
    }

    [Theory]
    [MemberData(nameof(Corpora))]
    public void Corpus_gives_every_request_its_route_values_and_allowed_methods(string name)
    {
        Corpus corpus = Corpus.Load(name);
        IRouterUnderTest router = Build(corpus.Table);
        Assert.Empty(router.LeftOut);
        Assert.NotEmpty(corpus.Requests);
        AssertAll(corpus.Table, router, corpus.Requests);
    }

    [Fact]
    public void Random_tables_and_paths_are_answered_as_by_the_oracle() => AssertRandom(static random =>
    {
        TableGenerator generator = new(random);
        return generator.Table(RandomSize(random), random.Next(3) == 0 ? generator.Options() : RouterOptions.Default);
    });

    [Fact]
    public void Mixed_segments_at_one_place_are_answered_as_by_the_oracle() =>
        AssertRandom(static random => new MixedTableGenerator(random).Table(random.Next(5) == 0 ? random.Next(30, 100) : random.Next(1, 20)));

    private void AssertRandom(Func<Random, RouteTableSpec> generate)
    {
        int compared = 0;
        int hits = 0;
        for (int seed = 1; compared < Comparisons; seed++)
        {
            Random random = new(seed);
            RouteTableSpec table = generate(random);
            IRouterUnderTest router = Build(table);
            Comparison comparison = new(table, router);
            Assert.Null(comparison.CheckLeftOut());
            PathGenerator paths = new(random, table);
            for (int i = 0; i < RequestsPerTable; i++)
            {
                (string method, string path) = paths.Request();
                if (comparison.Check(method, path) is { } problem)
                {
                    FailRandom(seed, new FailingCase(table, method, path), problem);
                }

                hits += router.Match(method, path).Route >= 0 ? 1 : 0;
                compared++;
            }
        }

        Assert.True(hits > compared / 4, $"Only {hits} of {compared} random requests matched: they no longer test much.");
    }

    /// <summary>Mostly small tables; some past the 64 routes of one machine word, a few of hundreds.</summary>
    private static int RandomSize(Random random) => random.Next(20) switch
    {
        < 13 => random.Next(0, 12),
        < 17 => random.Next(12, 60),
        < 19 => random.Next(60, 150),
        _ => random.Next(150, 600),
    };

    private void FailRandom(int seed, FailingCase found, string problem)
    {
        FailingCase smallest = Shrinker.Shrink(found, failing => Problem(failing) != null, ShrinkAttempts);
        Assert.Fail($"Seed {seed}, made smaller:\n{smallest.Describe()}  {Problem(smallest) ?? problem}");
    }

    private string? Problem(FailingCase failing)
    {
        try
        {
            return new Comparison(failing.Table, Build(failing.Table)).Check(failing.Method, failing.Path);
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }

    private static void AssertAll(RouteTableSpec table, IRouterUnderTest router, IReadOnlyList<Expectation> expectations)
    {
        StringBuilder problems = new();
        int count = 0;
        foreach (Expectation expected in expectations)
        {
            bool isWellFormed = !router.IsUtf8 || Comparison.ReplaceLoneSurrogates(expected.Path) == expected.Path;
            RouterAnswer answer = router.Match(expected.Method, expected.Path);
            if (isWellFormed && !expected.IsMetBy(answer) && count++ < 20)
            {
                problems.Append($"{Readable.Quote(expected.Method)} {Readable.Quote(expected.Path)}\n  expected {expected}\n  but was  {answer}\n");
            }
        }

        Assert.True(count == 0, $"{count} wrong answers, of which the first are:\n{problems}{(table.Routes.Count < 50 ? table.Describe() : "")}");
    }
}
