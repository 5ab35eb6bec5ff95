using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Bunner.Bench.Contenders;
using Bunner.Bench.Corpora;
using Bunner.Bench.Measuring;

namespace Bunner.Bench.Commands;

/// <summary>Many templates that differ in one literal, in the dynamic router and in ASP.NET Core's matcher: both built, kept and asked in one run.</summary>
internal static class TenantComparison
{
    private const int Asked = 4_000, Repetitions = 10, Rounds = 15;

    /// <summary>The JIT's last tier can take a second to arrive on a busy core.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <param name="count">How many templates.</param>
    /// <param name="template">A template by its number.</param>
    /// <param name="path">A path that the template matches.</param>
    /// <param name="line">Writes a figure.</param>
    public static void Run(int count, Func<int, string> template, Func<int, string> path, Action<string, double, string> line)
    {
        Random random = new(1);
        CorpusRoute[] routes = [.. Enumerable.Range(0, count).Select(i => new CorpusRoute("GET", template(i)))];
        CorpusRequest[] requests = [.. Enumerable.Range(0, Asked).Select(_ => random.Next(count)).Select(i => new CorpusRequest("GET", path(i), i, false))];
        Corpus corpus = Corpus.Make(string.Create(CultureInfo.InvariantCulture, $"{count:N0} tenants"), routes, requests);
        RequestSet hits = corpus.Select(RequestKind.Hits);

        Contender bunner = Build("Bunner dynamic, sealed", () => DynamicContender.Create(DynamicContender.Sealed, corpus, [hits]).Single(), line);
        AspNetCoreMatcher matcher = Build(AspNetCoreContender.Name, () => AspNetCoreMatcher.Build(corpus), line);
        AspNetCoreContender aspNetCore = new(corpus, hits, matcher);
        bunner.Verify();
        aspNetCore.Verify();

        ushort[] sequence = new ushort[Asked * Repetitions];
        for (int i = 0; i < sequence.Length; i++)
        {
            sequence[i] = (ushort)random.Next(Asked);
        }

        List<double> ours = [], theirs = [], ratios = [];
        long start = Stopwatch.GetTimestamp();
        while (ours.Count < Rounds)
        {
            double own = Time(bunner, sequence), other = Time(aspNetCore, sequence) - Time(aspNetCore.Overhead!, sequence);
            if (Stopwatch.GetElapsedTime(start) > WarmUp)
            {
                ours.Add(own);
                theirs.Add(other);
                ratios.Add(other / own);
            }
        }

        line("look-up, Bunner dynamic, sealed", Statistics.Median(ours), "ns");
        line("look-up, ASP.NET Core", Statistics.Median(theirs), "ns");
        line("look-up, ASP.NET Core / Bunner", Statistics.Median(ratios), "times");
        GC.KeepAlive(matcher);
    }

    private static TBuilt Build<TBuilt>(string router, Func<TBuilt> build, Action<string, double, string> line)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        double start = ThreadClock.Nanoseconds;
        TBuilt built = build();
        line("built once, cold, " + router, (ThreadClock.Nanoseconds - start) / 1e6, "ms");
        line("retained, " + router, (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6, "MB");
        return built;
    }

    private static double Time(Contender contender, ushort[] sequence)
    {
        double start = ThreadClock.Nanoseconds;
        long sum = contender.Run(sequence);
        double time = (ThreadClock.Nanoseconds - start) / sequence.Length;
        return sum == contender.Expect(sequence) ? time : throw new BenchException($"{contender.Router} gave a wrong answer");
    }
}
