using System;

namespace Bunner.Bench.Web;

/// <summary>Answers each line of the standard input with what the process has allocated, in bytes, and used of the processor, in ticks.</summary>
internal static class Meter
{
    public static void Run()
    {
        while (Console.In.ReadLine() is not null)
        {
            Console.Out.WriteLine($"{GC.GetTotalAllocatedBytes(precise: true)} {Environment.CpuUsage.TotalTime.Ticks}");
        }
    }
}
