using System;
using System.Collections.Generic;
using System.Diagnostics;
using Bunner.Bench.Contenders;

namespace Bunner.Bench.Measuring;

/// <summary>Single lookups on a table that is in no cache, as after a while without requests.</summary>
/// <remarks>
/// Before each lookup a buffer larger than the last cache is written. What a server has in its caches when the router is
/// called, which is the request itself, is touched again. The clock's own cost is measured and taken off.
/// </remarks>
internal sealed class ColdRounds
{
    private const int BufferBytes = 64 * 1024 * 1024;
    private const int LineLongs = 64 / sizeof(long);
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(4);
    private readonly long[] buffer = new long[BufferBytes / sizeof(long)];
    private readonly Random random = new(20260101);
    private readonly IReadOnlyList<Contender> contenders;
    private readonly List<double>[] nanoseconds;

    public ColdRounds(IReadOnlyList<Contender> contenders)
    {
        this.contenders = contenders;
        nanoseconds = new List<double>[contenders.Count];
        for (int index = 0; index < nanoseconds.Length; index++)
        {
            nanoseconds[index] = [];
        }
    }

    /// <summary>Runs the rounds; the result is the median for each contender, in their order.</summary>
    public double[] Run(int rounds)
    {
        Compile();
        List<double> clock = [];
        for (int round = 0; round < rounds; round++)
        {
            for (int index = 0; index < contenders.Count; index++)
            {
                long start = Stopwatch.GetTimestamp();
                clock.Add(NanosecondsSince(start));
                nanoseconds[index].Add(Sample(contenders[index]));
            }
        }

        double clockCost = Statistics.Median(clock);
        return Array.ConvertAll(nanoseconds, samples => Statistics.Median(samples) - clockCost);
    }

    // The last tier has to be there before anything is cold.
    private void Compile()
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            foreach (Contender contender in contenders)
            {
                for (int call = 0; call < 200; call++)
                {
                    Lookup(contender, random.Next(contender.Requests.Count));
                }
            }
        }
        while (Stopwatch.GetElapsedTime(start) < WarmUpTime);
    }

    private double Sample(Contender contender)
    {
        int request = random.Next(contender.Requests.Count);
        Evict();
        return Lookup(contender, request);
    }

    private static double Lookup(Contender contender, int request)
    {
        contender.Ready(request);
        long start = Stopwatch.GetTimestamp();
        long sum = contender.Once(request);
        double elapsed = NanosecondsSince(start);
        return sum == contender.Tokens[request]
            ? elapsed
            : throw new BenchException($"{contender.Router} on {contender.Corpus.Name}: a wrong route for request {request}");
    }

    // Finer than a TimeSpan, whose ticks are 100 ns.
    private static double NanosecondsSince(long start) => (Stopwatch.GetTimestamp() - start) * (1e9 / Stopwatch.Frequency);

    private void Evict()
    {
        long[] lines = buffer;
        for (int index = 0; index < lines.Length; index += LineLongs)
        {
            lines[index]++;
        }
    }
}
