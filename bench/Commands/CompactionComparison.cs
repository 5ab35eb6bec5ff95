using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Bunner.Bench.Measuring;

namespace Bunner.Bench.Commands;

/// <summary>What small changes cost after most routes were removed, and what memory they leave, for several budgets of compaction.</summary>
internal static class CompactionComparison
{
    private const int Rounds = 3, Changes = 4_000, StayEach = 20;

    internal static void Run(int count, Func<int, string> template, Action<string, string, double, string> line)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        new Random(1).Shuffle(order);
        DynamicRoute<int>[] all = [.. order.Select(i => new DynamicRoute<int>("GET", template(i), i))];
        RouteIdentity[] going = [.. all.Skip(count / StayEach).Select(static route => route.Identity)];
        int[] budgets = [0, 50, 100, 200, 500, 2_000];
        List<Outcome>[] outcomes = [.. budgets.Select(static _ => new List<Outcome>())];
        for (int round = 0; round <= Rounds; round++)
        {
            for (int i = 0; i < budgets.Length; i++)
            {
                outcomes[i].Add(Measure(budgets[i], all, going));
            }
        }

        for (int i = 0; i < budgets.Length; i++)
        {
            // The first round runs code that the JIT has not seen to yet.
            List<Outcome> warm = outcomes[i][1..];
            double[] sorted = [.. warm.SelectMany(static outcome => outcome.Times).Order()];
            string what = string.Create(CultureInfo.InvariantCulture, $"{count / StayEach:N0} of {count:N0} left, budget {budgets[i]} us");
            line(what, "trees with all routes", warm[0].LoadedBytes / 1e6, "MB");
            line(what, "trees after the changes", warm[0].LeftBytes / 1e6, "MB");
            line(what, "changes until compacted", Median(warm, static outcome => outcome.ChangesUntil), "changes");
            line(what, "change, median", sorted[sorted.Length / 2] / 1e3, "us");
            line(what, "change, 99th percentile", sorted[sorted.Length * 99 / 100] / 1e3, "us");
            line(what, "change, slowest", Median(warm, static outcome => outcome.Times.Max()) / 1e3, "us");
            line(what, "all changes", Median(warm, static outcome => outcome.Times.Sum()) / 1e6, "ms");
        }

        DynamicRouter<int> fresh = new();
        fresh.AddRange(all.Take(count / StayEach));
        line("these routes alone", "trees", fresh.MemoryUsage.TreeBytes / 1e6, "MB");
        DynamicRouter<int> once = new(new RouterOptions { CompactionBudget = TimeSpan.Zero });
        once.AddRange(all);
        once.RemoveRange(going);
        double before = ThreadClock.Nanoseconds;
        once.Compact();
        line("Compact()", "once", (ThreadClock.Nanoseconds - before) / 1e6, "ms");
        line("Compact()", "trees", once.MemoryUsage.TreeBytes / 1e6, "MB");
    }

    private static Outcome Measure(int budget, DynamicRoute<int>[] all, RouteIdentity[] going)
    {
        DynamicRouter<int> router = new(new RouterOptions { CompactionBudget = TimeSpan.FromMicroseconds(budget) });
        router.AddRange(all);
        long loaded = router.MemoryUsage.TreeBytes;
        router.RemoveRange(going);
        GC.Collect();
        double[] times = new double[Changes];
        int until = 0;
        for (int i = 0; i < Changes; i++)
        {
            string changed = string.Create(CultureInfo.InvariantCulture, $"/tenants/{{t}}/new{i / 2}/items/{{id}}");
            double start = ThreadClock.Nanoseconds;
            if (i % 2 == 0)
            {
                router.Add("GET", changed, i);
            }
            else
            {
                router.Remove("GET", changed);
            }

            times[i] = ThreadClock.Nanoseconds - start;
            until += router.Metrics.Compactions == 0 ? 1 : 0;
        }

        return new Outcome(loaded, router.MemoryUsage.TreeBytes, until, times);
    }

    private static double Median(List<Outcome> outcomes, Func<Outcome, double> of) => Statistics.Median(outcomes.ConvertAll(outcome => of(outcome)));

    /// <param name="LoadedBytes">What the trees took with all routes.</param>
    /// <param name="LeftBytes">What they take after the changes.</param>
    /// <param name="ChangesUntil">After how many changes the memory was given back.</param>
    /// <param name="Times">The nanoseconds of each change.</param>
    private sealed record Outcome(long LoadedBytes, long LeftBytes, int ChangesUntil, double[] Times);
}
