using System;

namespace Runtime.Tests;

/// <summary>What code allocates.</summary>
internal static class Allocation
{
    private const int Rounds = 10;

    /// <summary>The least bytes that this thread allocates for one of several rounds.</summary>
    /// <remarks>
    /// The first rounds fill caches of .NET (time zone, month names, array pool), and a later one may pay for the table of the runtime that holds literals
    /// and statics, which grows by 32 KB on whichever thread needs one more. What the code itself allocates, every round allocates.
    /// </remarks>
    internal static long Least(Action round)
    {
        long least = long.MaxValue;
        for (int i = 0; i < Rounds && least > 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            round();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
