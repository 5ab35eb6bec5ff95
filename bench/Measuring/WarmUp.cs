using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Runtime;

namespace Bunner.Bench.Measuring;

/// <summary>Runs all cells until their figures stand still.</summary>
/// <remarks>
/// The JIT compiles a hot method again and again, in the background, with a delay that starts anew whenever something
/// else becomes hot; on a busy core the last tier takes seconds to arrive. So the warm-up does not count calls: it goes on
/// until no cell has become clearly faster, and no method has been compiled, for several windows and a while.
/// </remarks>
internal sealed class WarmUp(IReadOnlyList<Cell> cells)
{
    private const int PassesPerWindow = 5;
    private const int StillWindows = 4;
    private const double ClearlyFaster = 0.94;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(1);

    /// <summary>Nanoseconds for each lookup of each cell: the best window.</summary>
    public double[] Best { get; } = new double[cells.Count];

    /// <summary>Whether the figures stood still before the time ran out.</summary>
    public bool StoodStill { get; private set; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; private set; }

    public void Run()
    {
        Array.Fill(Best, double.PositiveInfinity);
        long start = Stopwatch.GetTimestamp();
        double[] window = new double[PassesPerWindow];
        int still = 0;
        TimeSpan lastChange = default;
        long compiled = 0;
        do
        {
            bool improved = false;
            for (int index = 0; index < cells.Count; index++)
            {
                Cell cell = cells[index];
                for (int pass = 0; pass < window.Length; pass++)
                {
                    window[pass] = cell.Warm();
                }

                double median = Statistics.Median(window);
                improved |= median < Best[index] * ClearlyFaster;
                Best[index] = Math.Min(Best[index], median);
                cell.Calibrate(Batch, Best[index]);
            }

            Elapsed = Stopwatch.GetElapsedTime(start);
            long compiledNow = JitInfo.GetCompiledMethodCount();
            if (improved || compiledNow != compiled)
            {
                still = 0;
                lastChange = Elapsed;
                compiled = compiledNow;
            }
            else
            {
                still++;
            }

            StoodStill = still >= StillWindows && Elapsed >= Shortest && Elapsed - lastChange >= Quiet;
        }
        while (!StoodStill && Elapsed < Longest);
    }
}
