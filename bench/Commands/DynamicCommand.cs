using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Bunner.Bench.Measuring;

namespace Bunner.Bench.Commands;

/// <summary>What loading, changing and reading a dynamic router costs. A tab-separated line for each figure.</summary>
internal static class DynamicCommand
{
    private static readonly string[] Parts = ["load", "capacity", "change", "read", "count", "compact", "tenants"];

    public static int Run(ReadOnlySpan<string> args)
    {
        MachineInfo.Print(Console.Out);
        string[] wanted = args.Length == 0 ? Parts : args.ToArray();
        foreach (string part in wanted)
        {
            switch (part)
            {
                case "load":
                    Load("60,000 tenants", 60_000, Tenant);
                    Load("15,000 controllers", 15_000, Controller);
                    break;
                case "capacity":
                    Capacity();
                    break;
                case "change":
                    Change("10,000 sealed");
                    Change("10,000 sealed, no compaction", TimeSpan.Zero);
                    break;
                case "read":
                    ReadBesideWriter();
                    break;
                case "count":
                    CountComparison.Run(static () => TenRouter(countMatches: true), Read, static (what, value, unit) => Line("10,000 sealed", what, value, unit));
                    break;
                case "compact":
                    CompactionComparison.Run(60_000, Tenant, Line);
                    break;
                case "tenants":
                    TenantComparison.Run(
                        60_000,
                        Tenant,
                        static i => string.Create(CultureInfo.InvariantCulture, $"/tenants/t{i % 977}/svc{i}/items/{i * 31 % 100_003}"),
                        static (what, value, unit) => Line("60,000 tenants", what, value, unit));
                    break;
                default:
                    throw new BenchException($"dynamic does not know the part '{part}'; known: {string.Join(", ", Parts)}");
            }
        }

        return 0;
    }

    private static string Tenant(int i) => string.Create(CultureInfo.InvariantCulture, $"/tenants/{{t}}/svc{i}/items/{{id}}");

    private static string Controller(int i) => (i % 3) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"/ctl{i / 3}"),
        1 => string.Create(CultureInfo.InvariantCulture, $"/{{language}}/ctl{i / 3}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"/{{version}}/{{language}}/ctl{i / 3}"),
    };

    private static void Load(string what, int count, Func<int, string> template)
    {
        DynamicRoute<object>[] routes = [.. Enumerable.Range(0, count).Select(i => new DynamicRoute<object>("GET", template(i), what))];
        List<double> adding = [], sealing = [], both = [], loading = [];
        for (int round = 0; round < 15; round++)
        {
            long empty = GC.GetTotalMemory(forceFullCollection: true);
            DynamicRouter<object> router = new();
            double start = ThreadClock.Nanoseconds;
            router.AddRange(routes);
            double added = ThreadClock.Nanoseconds;
            router.Seal();
            double end = ThreadClock.Nanoseconds;
            adding.Add(added - start);
            sealing.Add(end - added);
            both.Add(end - start);
            if (round == 0)
            {
                DynamicRouter<object> other = new();
                Line(what, "retained sealed", (GC.GetTotalMemory(forceFullCollection: true) - empty) / 1e6, "MB");
                long before = GC.GetTotalMemory(forceFullCollection: true);
                other.AddRange(routes);
                Line(what, "retained not sealed", (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6, "MB");
                GC.KeepAlive(other);
            }

            GC.KeepAlive(router);
            router = new DynamicRouter<object>();
            start = ThreadClock.Nanoseconds;
            router.Load(routes);
            loading.Add(ThreadClock.Nanoseconds - start);
            GC.KeepAlive(router);
        }

        // The first rounds run code that the JIT has not seen to yet.
        Line(what, "AddRange", Statistics.Median(adding[5..]) / 1e6, "ms");
        Line(what, "Seal", Statistics.Median(sealing[5..]) / 1e6, "ms");
        Line(what, "both", Statistics.Median(both[5..]) / 1e6, "ms");
        Line(what, "both, cold", both[0] / 1e6, "ms");
        Line(what, "Load", Statistics.Median(loading[5..]) / 1e6, "ms");
        GC.KeepAlive(routes);
    }

    /// <summary>Routes added one by one, with room for them from the start and without.</summary>
    private static void Capacity()
    {
        string[] templates = [.. Enumerable.Range(0, 20_000).Select(Tenant)];
        foreach (int capacity in (int[])[64, 1_000, 20_000, 60_000])
        {
            List<double> each = [], most = [];
            long bytes = 0;
            for (int round = 0; round < 9; round++)
            {
                DynamicRouter<int> router = new(new RouterOptions { Capacity = capacity });
                double slowest = 0, start = ThreadClock.Nanoseconds;
                foreach (string template in templates)
                {
                    double before = ThreadClock.Nanoseconds;
                    router.Add("GET", template, 1);
                    slowest = Math.Max(slowest, ThreadClock.Nanoseconds - before);
                }

                each.Add((ThreadClock.Nanoseconds - start) / templates.Length);
                most.Add(slowest);
                bytes = router.MemoryUsage.TreeBytes;
            }

            string what = string.Create(CultureInfo.InvariantCulture, $"20,000 added, capacity {capacity}");
            Line(what, "Add, mean", Statistics.Median(each) / 1e3, "us");
            Line(what, "Add, slowest", Statistics.Median(most) / 1e3, "us");
            Line(what, "tree", bytes / 1e6, "MB");
        }
    }

    /// <summary>Each round adds five thousand routes beside the table and takes them out again, which is what compaction is for, too.</summary>
    private static void Change(string table, TimeSpan? compactionBudget = null)
    {
        DynamicRouter<int> router = TenRouter(compactionBudget: compactionBudget);
        List<double> add = [], remove = [];
        for (int round = 0; round < 5; round++)
        {
            for (int i = 0; i < 5_000; i++)
            {
                string template = string.Create(CultureInfo.InvariantCulture, $"/tenants/{{t}}/new{i}/items/{{id}}");
                double start = ThreadClock.Nanoseconds;
                router.Add("GET", template, i);
                add.Add(ThreadClock.Nanoseconds - start);
            }

            for (int i = 0; i < 5_000; i++)
            {
                string template = string.Create(CultureInfo.InvariantCulture, $"/tenants/{{t}}/new{i}/items/{{id}}");
                double start = ThreadClock.Nanoseconds;
                router.Remove("GET", template);
                remove.Add(ThreadClock.Nanoseconds - start);
            }
        }

        foreach ((string what, List<double> times) in new[] { ("Add", add), ("Remove", remove) })
        {
            double[] sorted = [.. times.Skip(10_000).Order()];
            Line(table, what + ", median", sorted[sorted.Length / 2] / 1e3, "us");
            Line(table, what + ", 99th percentile", sorted[sorted.Length * 99 / 100] / 1e3, "us");
            Line(table, what + ", 99.9th percentile", sorted[sorted.Length * 999 / 1000] / 1e3, "us");
        }
    }

    private static void ReadBesideWriter()
    {
        foreach (bool isSealed in new[] { true, false })
        {
            DynamicRouter<int> router = TenRouter();
            if (!isSealed)
            {
                router = new DynamicRouter<int>();
                router.AddRange(Enumerable.Range(0, 10_000).Select(i => new DynamicRoute<int>("GET", Tenant(i), i)));
            }

            string[] paths = [.. Enumerable.Range(0, 1000).Select(i => string.Create(CultureInfo.InvariantCulture, $"/tenants/t{i}/svc{i * 7 % 10_000}/items/{i}"))];
            router.Add("GET", "/first", 0);
            List<double> idle = [], busy = [];
            for (int round = 0; round < 40; round++)
            {
                idle.Add(Read(router, paths));
                using CancellationTokenSource end = new();
                Thread writer = new(() => WriteAThousandEachSecond(router, end.Token));
                writer.Start();
                busy.Add(Read(router, paths));
                end.Cancel();
                writer.Join();
            }

            string what = isSealed ? "10,000 sealed" : "10,000 not sealed";
            Line(what, "match, nobody writes", Statistics.Median(idle[8..]), "ns");
            Line(what, "match, 1,000 changes a second", Statistics.Median(busy[8..]), "ns");
            Line(what, "throughput beside the writer", 100 * Statistics.Median([.. idle.Zip(busy, (x, y) => x / y).Skip(8)]), "%");
        }
    }

    private static DynamicRouter<int> TenRouter(bool countMatches = false, TimeSpan? compactionBudget = null)
    {
        RouterOptions options = new() { CountMatches = countMatches };
        options.CompactionBudget = compactionBudget ?? options.CompactionBudget;
        DynamicRouter<int> router = new(options);
        router.AddRange(Enumerable.Range(0, 10_000).Select(i => new DynamicRoute<int>("GET", Tenant(i), i)));
        router.Seal();
        return router;
    }

    private static void WriteAThousandEachSecond(DynamicRouter<int> router, CancellationToken end)
    {
        for (int i = 0; !end.IsCancellationRequested; i++)
        {
            router.Add("GET", "/changing/{x}", i);
            Thread.Sleep(1);
            router.Remove("GET", "/changing/{x}");
            Thread.Sleep(1);
        }
    }

    /// <summary>Nanoseconds for one look-up.</summary>
    private static double Read(DynamicRouter<int> router, string[] paths)
    {
        double start = ThreadClock.Nanoseconds;
        int found = 0;
        for (int pass = 0; pass < 50; pass++)
        {
            foreach (string path in paths)
            {
                found += router.TryMatch("GET", path, out _, out _) ? 1 : 0;
            }
        }

        return found == 50 * paths.Length
            ? (ThreadClock.Nanoseconds - start) / found
            : throw new BenchException($"{50 * paths.Length - found} look-ups found nothing");
    }

    private static void Line(string table, string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table}\t{what}\t{value:F2} {unit}"));
}
