using System;
using System.Collections.Generic;
using Bunner.Bench.Contenders;
using Bunner.Bench.Corpora;

namespace Bunner.Bench.Measuring;

/// <summary>One contender under one kind of traffic: a line of the result.</summary>
internal sealed class Cell(Contender contender, TrafficSequence sequence)
{
    private readonly List<double> nanoseconds = [];
    private readonly List<double> bytes = [];
    private int cursor;
    private int batch = sequence.Period;

    public Contender Contender { get; } = contender;

    public Traffic Traffic => sequence.Traffic;

    /// <summary>The cell whose time is taken off this one's, if any.</summary>
    public Cell? Overhead { get; init; }

    /// <summary>Nanoseconds for each lookup: the median over the rounds, less the overhead's.</summary>
    public double NanosecondsPerLookup => Statistics.Median(nanoseconds) - (Overhead?.NanosecondsPerLookup ?? 0);

    /// <summary>Allocated bytes for each lookup: the median over the rounds, less the overhead's.</summary>
    public double BytesPerLookup => Statistics.Median(bytes) - (Overhead?.BytesPerLookup ?? 0);

    /// <summary>How many times as long as another cell: the median of the ratios of the single rounds.</summary>
    /// <remarks>
    /// Cells that are compared run right after each other in every round. Where the machine's speed wanders, because others
    /// use it too, a round's ratio keeps its meaning while the ratio of two medians may mix a slow minute with a quick one.
    /// </remarks>
    public double RatioTo(Cell other)
    {
        double[] ratios = new double[nanoseconds.Count];
        for (int round = 0; round < ratios.Length; round++)
        {
            ratios[round] = NetNanoseconds(round) / other.NetNanoseconds(round);
        }

        return Statistics.Median(ratios);
    }

    /// <summary>Makes a batch about as long as asked for: whole periods, at least one, at most the sequence.</summary>
    public void Calibrate(TimeSpan duration, double nanosecondsPerLookup)
    {
        double periods = duration.TotalNanoseconds / (Math.Max(nanosecondsPerLookup, 1) * sequence.Period);
        int most = sequence.Entries.Length / sequence.Period;
        batch = sequence.Period * Math.Clamp((int)periods, 1, most);
    }

    /// <summary>Times one batch and keeps the result.</summary>
    public void Measure()
    {
        // The contenders before this one have used the caches; going through all requests brings this one's table back.
        RunBatch(Math.Max(batch / 3, sequence.Period), out _);
        double time = RunBatch(batch, out double allocated);
        nanoseconds.Add(time);
        bytes.Add(allocated);
    }

    /// <summary>Times one batch of the warm-up.</summary>
    public double Warm() => RunBatch(batch, out _);

    private double NetNanoseconds(int round) => nanoseconds[round] - (Overhead?.nanoseconds[round] ?? 0);

    private double RunBatch(int length, out double allocatedPerLookup)
    {
        allocatedPerLookup = 0;
        if (length == 0)
        {
            return 0;
        }

        if (cursor + length > sequence.Entries.Length)
        {
            cursor = 0;
        }

        ReadOnlySpan<ushort> entries = sequence.Entries.AsSpan(cursor, length);
        cursor += length;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        double start = ThreadClock.Nanoseconds;
        long sum = Contender.Run(entries);
        double elapsed = ThreadClock.Nanoseconds - start;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        allocatedPerLookup = (double)allocated / length;

        long expected = Contender.Expect(entries);
        if (sum != expected)
        {
            throw new BenchException(
                $"{Contender.Router} on {Contender.Corpus.Name}: checksum {sum} instead of {expected}: a lookup gave a wrong route");
        }

        return elapsed / length;
    }
}
