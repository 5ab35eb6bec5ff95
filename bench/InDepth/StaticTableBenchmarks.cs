using System;
using BenchmarkDotNet.Attributes;
using Bunner.Bench.Contenders;
using Bunner.Bench.Corpora;

namespace Bunner.Bench.InDepth;

/// <summary>A table without parameters, against the dictionaries that could hold it.</summary>
[MemoryDiagnoser]
public class StaticTableBenchmarks
{
    private readonly Contender bunner;
    private readonly Contender frozen;
    private readonly Contender frozenIgnoringCase;
    private ushort[] sequence = [];

    /// <summary>Loads the table.</summary>
    public StaticTableBenchmarks()
    {
        Corpus corpus = Corpus.Load("static157");
        RequestSet set = corpus.Select(RequestKind.Hits);
        bunner = BunnerRouters.Create(corpus, [set])[0];
        frozen = new FrozenDictionaryContender(FrozenDictionaryContender.Name, corpus, set, comparer: null);
        frozenIgnoringCase = new FrozenDictionaryContender(
            FrozenDictionaryContender.NameIgnoringCase, corpus, set, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether the requests come in random order.</summary>
    [Params(false, true)]
    public bool Shuffled { get; set; }

    /// <summary>Makes the sequence of requests.</summary>
    [GlobalSetup]
    public void SetUp() => sequence =
        new TrafficSequence(Shuffled ? Traffic.Shuffled : Traffic.Ordered, bunner.Requests.Count).Entries[..LookupBenchmarks.Lookups];

    /// <summary>Bunner, asked with strings.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = LookupBenchmarks.Lookups)]
    public long BunnerString() => bunner.Run(sequence);

    /// <summary>Paths only, case counts.</summary>
    [Benchmark(OperationsPerInvoke = LookupBenchmarks.Lookups)]
    public long Frozen() => frozen.Run(sequence);

    /// <summary>Paths only, case ignored as Bunner ignores it.</summary>
    [Benchmark(OperationsPerInvoke = LookupBenchmarks.Lookups)]
    public long FrozenIgnoringCase() => frozenIgnoringCase.Run(sequence);
}
