using System;
using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;

namespace Bunner.Bench.InDepth;

/// <summary>Ways to find a 16-bit id among sorted ones, as a node of the route tree does: where one overtakes the other is the tree's limit.</summary>
public class SortedIdBenchmarks
{
    private const int Lookups = 1024;

    private ushort[][] _tables = [];
    private (int Table, ushort Id)[] _wanted = [];

    /// <summary>How many ids a node has.</summary>
    [Params(4, 8, 32, 128, 512, 1024, 2048)]
    public int Count { get; set; }

    /// <summary>Makes 64 nodes and asks for ids that they have, in no order.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Random random = new(1);
        _tables = [.. Enumerable.Range(0, 64).Select(_ =>
        {
            SortedSet<ushort> ids = [];
            while (ids.Count < Count)
            {
                ids.Add((ushort)random.Next(1, ushort.MaxValue));
            }

            return ids.ToArray();
        })];
        _wanted = [.. Enumerable.Range(0, Lookups).Select(_ => random.Next(_tables.Length)).Select(table => (table, _tables[table][random.Next(Count)]))];
    }

    /// <summary>One after the other.</summary>
    [Benchmark(OperationsPerInvoke = Lookups, Baseline = true)]
    public int Scan() => SumOf(static (ids, id) =>
    {
        int at = 0;
        while (ids[at] != id)
        {
            at++;
        }

        return at;
    });

    /// <summary>One after the other, by vectors.</summary>
    [Benchmark(OperationsPerInvoke = Lookups)]
    public int ScanByVectors() => SumOf(static (ids, id) => Array.IndexOf(ids, id));

    /// <summary>By halves.</summary>
    [Benchmark(OperationsPerInvoke = Lookups)]
    public int SearchByHalves() => SumOf(static (ids, id) => Array.BinarySearch(ids, id));

    private int SumOf(Func<ushort[], ushort, int> find)
    {
        int sum = 0;
        foreach ((int table, ushort id) in _wanted)
        {
            sum += find(_tables[table], id);
        }

        return sum;
    }
}
