using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Bunner.Bench.Corpora;
using Bunner.Bench.Measuring;
using Bunner.Dynamic;

namespace Bunner.Bench.Layout;

/// <summary>What each decision about the layout of data gains: the same walk through the same tree, or the same filter, before and after.</summary>
internal static class LayoutCommand
{
    private const int Rounds = 25;

    public static int Run()
    {
        MachineInfo.Print(Console.Out);
        Console.Out.WriteLine("row\tdecision\ttable\tbytes_before\tbytes_after\tns_before\tns_after\tratio");
        Trees("60,000 tenants", [.. Enumerable.Range(0, 60_000).Select(static i => new DynamicRoute<int>("GET", string.Create(CultureInfo.InvariantCulture, $"/tenants/{{t}}/svc{i}/items/{{id}}"), i))]);
        Trees("azure", [.. Corpus.Load("azure").Routes.Where(static route => route.Method == "GET").Select(static (route, i) => new DynamicRoute<int>("GET", route.Template, i))]);
        foreach (MetadataFilter.Figures line in MetadataFilter.Measure())
        {
            Line("B1", "metadata of a pattern in 4 bytes, not in the pattern's object", line.Table, line.BytesBefore, line.BytesAfter, line.Before, line.After);
        }

        ContainerSizes.Print(Console.Out);
        return 0;
    }

    private static void Trees(string table, DynamicRoute<int>[] routes)
    {
        DynamicRouter<int> router = new();
        router.AddRange(routes);
        RouterState state = router.Store.State;
        TreeView tree = state.Tree;
        Descents descents = Descents.Of(tree, state.Methods.Roots[state.Methods.IndexOf<char>("GET")].Node);
        int[] order = [.. Enumerable.Range(0, descents.Count)];
        new Random(7).Shuffle(order);
        order = order[..Math.Min(order.Length, 20_000)];

        ShippedNodes shipped = new(tree);
        PaddedNodes<SeparateFlags> flags = new(tree);
        PaddedNodes<ColdData> cold = new(tree);
        FullNodes full = new(tree, descents.Nodes);
        ObjectNodes objects = new(tree, descents.Root);
        PrefetchedNodes prefetched = new(tree);
        List<double>[] times = Times(
            () => Walk(shipped, descents, order),
            () => Walk(flags, descents, order),
            () => Walk(cold, descents, order),
            () => Walk(full, descents, order),
            () => objects.Walk(descents, order),
            () => Walk(prefetched, descents, order));
        double[] each = [.. times.Select(rounds => Statistics.Median(rounds) / order.Length)];

        long bytes = BytesOf(shipped, descents);
        Line("B2", "flags of a node in one byte, not in eight", table, BytesOf(flags, descents), bytes, each[1], each[0]);
        Line("B6", "the node behind the parameter fetched ahead (not kept)", table, bytes, bytes, each[0], each[5]);
        Line("B8", "cold data of a node apart, not in it", table, BytesOf(cold, descents), bytes, each[2], each[0]);
        Line("B9", "adaptive nodes, not 128 children in each", table, BytesOf(full, descents), bytes, each[3], each[0]);
        Line("B11", "nodes in arenas with 32-bit references, not objects", table, objects.Bytes, bytes, each[4], each[0]);
        GC.KeepAlive(router);
    }

    /// <summary>Rounds of all in turns; the first ones are for the JIT.</summary>
    internal static List<double>[] Times(params Func<ulong>[] measured)
    {
        List<double>[] times = [.. measured.Select(static _ => new List<double>())];
        ulong sum = 0;
        for (int round = -10; round < Rounds; round++)
        {
            for (int i = 0; i < measured.Length; i++)
            {
                double start = ThreadClock.Nanoseconds;
                sum += measured[i]();
                double time = ThreadClock.Nanoseconds - start;
                if (round >= 0)
                {
                    times[i].Add(time);
                }
            }
        }

        GC.KeepAlive(sum);
        return times;
    }

    /// <summary>Goes all ways: to the child or behind the parameter, and reads the edge.</summary>
    private static ulong Walk<TNodes>(TNodes nodes, Descents descents, int[] order)
        where TNodes : struct, INodes
    {
        ulong sum = 0;
        foreach (int way in order)
        {
            uint node = descents.Root;
            foreach (byte step in descents[way])
            {
                node = step == 0 ? nodes.Parameter(node) : nodes.Child(node, step);
                sum += nodes.Edge(node) & 0xFF;
            }
        }

        return sum;
    }

    private static long BytesOf<TNodes>(TNodes nodes, Descents descents)
        where TNodes : struct, INodes
    {
        long bytes = 0;
        foreach (uint node in descents.Nodes)
        {
            bytes += nodes.BytesOf(node);
        }

        return bytes;
    }

    private static void Line(string row, string decision, string table, long bytesBefore, long bytesAfter, double before, double after) =>
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{row}\t{decision}\t{table}\t{bytesBefore}\t{bytesAfter}\t{before:F1}\t{after:F1}\t{before / after:F2}"));
}
