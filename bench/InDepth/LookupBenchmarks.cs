using System;
using System.Collections.Generic;
using BenchmarkDotNet.Attributes;
using Bunner.Bench.Contenders;
using Bunner.Bench.Corpora;

namespace Bunner.Bench.InDepth;

/// <summary>The lookups of <c>compare</c>, one process each, with the statistics of BenchmarkDotNet.</summary>
/// <remarks>ASP.NET Core's figure includes the reset of the context; <see cref="Reset"/> says how much that is.</remarks>
[MemoryDiagnoser]
public class LookupBenchmarks
{
    /// <summary>Lookups for each call; every sequence is at least that long.</summary>
    internal const int Lookups = 1 << 16;

    private ushort[] sequence = [];
    private Contender? contender;

    /// <summary>The names of the corpora.</summary>
    public static IEnumerable<string> Tables => Corpus.Names;

    /// <summary>The route table.</summary>
    [ParamsSource(nameof(Tables))]
    public string Table { get; set; } = "";

    /// <summary>Whether the requests come in random order.</summary>
    [Params(false, true)]
    public bool Shuffled { get; set; }

    /// <summary>Prepares Bunner on strings.</summary>
    [GlobalSetup(Target = nameof(BunnerString))]
    public void SetUpBunnerString() => SetUp((corpus, set) => BunnerRouters.Create(corpus, [set])[0]);

    /// <summary>Bunner, asked with strings.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Lookups)]
    public long BunnerString() => contender!.Run(sequence);

    /// <summary>Prepares Bunner on UTF-8.</summary>
    [GlobalSetup(Target = nameof(BunnerUtf8))]
    public void SetUpBunnerUtf8() => SetUp((corpus, set) => BunnerRouters.Create(corpus, [set])[1]);

    /// <summary>Bunner, asked with bytes.</summary>
    [Benchmark(OperationsPerInvoke = Lookups)]
    public long BunnerUtf8() => contender!.Run(sequence);

    /// <summary>Prepares ASP.NET Core's matcher.</summary>
    [GlobalSetup(Target = nameof(AspNetCore))]
    public void SetUpAspNetCore() =>
        SetUp((corpus, set) => new AspNetCoreContender(corpus, set, AspNetCoreMatcher.Build(corpus)));

    /// <summary>ASP.NET Core's matcher with the reset of the context.</summary>
    [Benchmark(OperationsPerInvoke = Lookups)]
    public long AspNetCore() => contender!.Run(sequence);

    /// <summary>Prepares the reset alone.</summary>
    [GlobalSetup(Target = nameof(Reset))]
    public void SetUpReset() =>
        SetUp((corpus, set) => new AspNetCoreContender(corpus, set, AspNetCoreMatcher.Build(corpus)).Overhead!);

    /// <summary>The reset of the context alone.</summary>
    [Benchmark(OperationsPerInvoke = Lookups)]
    public long Reset() => contender!.Run(sequence);

    private void SetUp(Func<Corpus, RequestSet, Contender> create)
    {
        Corpus corpus = Corpus.Load(Table);
        RequestSet set = corpus.Select(RequestKind.Hits);
        contender = create(corpus, set);
        sequence = new TrafficSequence(Shuffled ? Traffic.Shuffled : Traffic.Ordered, set.Count).Entries[..Lookups];
    }
}
