using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Bunner.Bench.Measuring;

/// <summary>The time that this thread has had a processor, where the system tells it; otherwise the time on the wall.</summary>
/// <remarks>
/// On a machine that does other work as well, a thread waits for its turn again and again; that time says nothing about
/// a lookup. The garbage collector's work counts: it runs on the thread that allocates.
/// </remarks>
internal static class ThreadClock
{
    private const int ThreadCpuTime = 3;

    /// <summary>What <see cref="Nanoseconds"/> counts.</summary>
    public static string Description => OperatingSystem.IsLinux() ? "processor time of the thread" : "time on the wall";

    /// <summary>A point in time; only differences mean something. A call takes under a microsecond.</summary>
    public static double Nanoseconds => OperatingSystem.IsLinux() && GetTime(ThreadCpuTime, out TimeSpec time) == 0
        ? (time.Seconds * 1e9) + time.Nanoseconds
        : Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
