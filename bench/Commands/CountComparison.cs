using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Bunner.Bench.Measuring;

namespace Bunner.Bench.Commands;

/// <summary>What it costs to count a match: two routers that count and two that do not, of the same routes, asked the same in turns.</summary>
/// <remarks>
/// Routers of the same routes differ by some tenths of a nanosecond for as long as they live, since their tables lie at different places. So there are several
/// sets of four, the differences are those of routers asked right after each other, and those within a kind say how far to trust the one between the kinds.
/// <para>
/// There are as many of each kind because they share one code. Whatever a processor or the JIT learns of it by counting (which way branches go, which code
/// is seldom reached) would be learnt for the kind that is asked more often. So they are asked in turns for each path at first, while the JIT counts.
/// </para>
/// </remarks>
internal static class CountComparison
{
    private const int Kind = 2, Sets = 11, Rounds = 31;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public static void Run(Func<bool, DynamicRouter<int>> make, Func<DynamicRouter<int>, string[], double> read, Action<string, double, string> line)
    {
        string[] paths = [.. Enumerable.Range(0, 1000).Select(i => string.Create(CultureInfo.InvariantCulture, $"/tenants/t{i}/svc{i}/items/{i}"))];
        AskInTurns([make(true), make(false)], paths);
        List<double> counting = [], within = [], plain = [];
        for (int set = 0; set < Sets; set++)
        {
            // The first two count. Which one is made first decides where it lies.
            DynamicRouter<int>[] routers = new DynamicRouter<int>[2 * Kind];
            for (int i = 0; i < routers.Length; i++)
            {
                int which = (i + set) % routers.Length;
                routers[which] = make(which < Kind);
            }

            List<double> between = [], first = [], second = [];
            for (int round = 0; round <= Rounds; round++)
            {
                double[] times = new double[routers.Length];
                for (int i = 0; i < routers.Length; i++)
                {
                    int which = (i + round) % routers.Length;
                    times[which] = read(routers[which], paths);
                }

                // The first round brings the tables into the caches.
                if (round > 0)
                {
                    between.Add((times[0] + times[1] - times[2] - times[3]) / 2);
                    first.Add(times[0] - times[1]);
                    second.Add(times[2] - times[3]);
                    plain.Add((times[2] + times[3]) / 2);
                }
            }

            counting.Add(Statistics.Median(between));
            within.Add(Math.Abs(Statistics.Median(first)));
            within.Add(Math.Abs(Statistics.Median(second)));
        }

        line("match, not counted", Statistics.Median(plain), "ns");
        line("match, counted less match, not counted", Statistics.Median(counting), "ns");
        line("the same, least of the sets", counting.Min(), "ns");
        line("the same, most of the sets", counting.Max(), "ns");
        line("difference of two routers of one kind", Statistics.Median(within), "ns");
    }

    private static void AskInTurns(DynamicRouter<int>[] routers, string[] paths)
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
        {
            foreach (string path in paths)
            {
                foreach (DynamicRouter<int> router in routers)
                {
                    router.TryMatch("GET", path, out _, out _);
                }
            }
        }
    }
}
