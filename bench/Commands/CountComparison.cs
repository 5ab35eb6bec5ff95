using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using Bunner.Bench.Measuring;
using Bunner.Dynamic;

namespace Bunner.Bench.Commands;

/// <summary>What it costs to count a match: routers that count, asked with their counters and without them in turns.</summary>
/// <remarks>
/// Two routers of the same routes differ by some tenths of a nanosecond for as long as they live, since their tables lie at different places. So it is one router,
/// whose counters are taken away and given back; several routers are asked one after the other, since what counting costs differs with the place as well.
/// <para>
/// A reading with counters stands between two without or the other way round, so that a machine that grows faster or slower favours neither. The same four readings
/// are made without counters in any, and worked out in the same way: what differs then says how far to trust the difference.
/// </para>
/// <para>
/// Both share one code, and the JIT lays it out by what it saw first. It is shown matches that are counted only, as in an application that counts.
/// </para>
/// </remarks>
internal static class CountComparison
{
    private const int Routers = 7, Rounds = 40;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public static void Run(Func<DynamicRouter<int>> make, Func<DynamicRouter<int>, string[], double> read, Action<string, double, string> line)
    {
        string[] paths = [.. Enumerable.Range(0, 1000).Select(i => string.Create(CultureInfo.InvariantCulture, $"/tenants/t{i}/svc{i}/items/{i}"))];
        Ask(make(), paths);
        Compare("1,000 paths", make, read, paths, line);

        // All that a match reads is in the nearest cache then.
        Compare("4 paths", make, read, [.. Enumerable.Range(0, paths.Length).Select(i => paths[i % 4])], line);
    }

    private static void Compare(string what, Func<DynamicRouter<int>> make, Func<DynamicRouter<int>, string[], double> read, string[] paths, Action<string, double, string> line)
    {
        List<double> counting = [], nothing = [], plain = [];
        for (int i = 0; i < Routers; i++)
        {
            DynamicRouter<int> router = make();
            MatchCounters counters = CountersOf(router) ?? throw new BenchException("the router does not count");

            double Read(MatchCounters? used)
            {
                CountersOf(router) = used;
                return read(router, paths);
            }

            // The first readings bring the tables into the caches.
            Read(null);
            Read(counters);
            List<double> between = [], within = [];
            for (int round = 0; round < Rounds; round++)
            {
                between.Add(Difference(Read, counters, round));
                within.Add(Difference(Read, null, round));
                plain.Add(Read(null));
            }

            counting.Add(Statistics.Median(between));
            nothing.Add(Statistics.Median(within));
        }

        line(what + ", match, not counted", Statistics.Median(plain), "ns");
        line(what + ", match, counted less match, not counted", Statistics.Median(counting), "ns");
        line(what + ", the same, least and most of the routers", counting.Min(), "ns");
        line(what + ", the same, least and most of the routers", counting.Max(), "ns");
        line(what + ", not counted less not counted, least and most", nothing.Min(), "ns");
        line(what + ", not counted less not counted, least and most", nothing.Max(), "ns");
    }

    /// <summary>A match with these counters less one without.</summary>
    private static double Difference(Func<MatchCounters?, double> read, MatchCounters? counters, int round)
    {
        bool isInside = (round & 1) == 0;
        MatchCounters? outer = isInside ? null : counters, inner = isInside ? counters : null;
        double first = read(outer), second = read(inner), third = read(inner), last = read(outer);
        double difference = (second + third - first - last) / 2;
        return isInside ? difference : -difference;
    }

    private static void Ask(DynamicRouter<int> router, string[] paths)
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
        {
            foreach (string path in paths)
            {
                router.TryMatch("GET", path, out _, out _);
            }
        }
    }

    /// <summary>What a router counts with: a switch that no application has.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_counters")]
    private static extern ref MatchCounters? CountersOf(DynamicRouter<int> router);
}
