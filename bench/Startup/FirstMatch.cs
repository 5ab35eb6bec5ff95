using System;
using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace Bunner.Bench.Startup;

/// <summary>What it costs a router to be ready: everything up to the answer to the first request.</summary>
/// <param name="Elapsed">Wall time.</param>
/// <param name="Compiling">How much of it the JIT took.</param>
/// <param name="Bytes">Managed memory that the thread allocated.</param>
internal sealed record FirstMatch(TimeSpan Elapsed, TimeSpan Compiling, long Bytes)
{
    /// <summary>Times the building of a router and its first answer.</summary>
    public static FirstMatch Measure(Func<bool> buildAndMatch)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan compiling = JitInfo.GetCompilationTime(currentThread: true);
        long start = Stopwatch.GetTimestamp();
        bool matched = buildAndMatch();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        compiling = JitInfo.GetCompilationTime(currentThread: true) - compiling;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        return matched
            ? new FirstMatch(elapsed, compiling, bytes)
            : throw new BenchException("the first request matched nothing");
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Elapsed.TotalMilliseconds:F2}\t{Compiling.TotalMilliseconds:F2}\t{Bytes}");
}
