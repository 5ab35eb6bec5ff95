using System.Linq;
using System.Threading;
using Bunner.Dynamic;
using Xunit;

namespace Runtime.Tests.Dynamic;

public sealed class MatchCountersTests
{
    [Fact]
    public void Each_match_is_counted_once_also_where_threads_share_a_cell()
    {
        // Half as many threads as there are cells: some of them have the same one.
        const int Threads = 128, Each = 20_000;
        MatchCounters counters = new();
        using Barrier start = new(Threads);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(
            () =>
            {
                start.SignalAndWait();
                for (int i = 0; i < Each; i++)
                {
                    Count(counters);
                    Deeper(counters, i % 4);
                }
            },
            maxStackSize: 256 * 1024))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        Assert.Equal(Threads * Each, counters.Sum(MatchCounters.Sealed));
        Assert.Equal(Threads * Each, counters.Sum(MatchCounters.Miss));
        Assert.Equal(0, counters.Sum(MatchCounters.Tree));
    }

    /// <summary>Counts from another page of the stack.</summary>
    private static unsafe void Deeper(MatchCounters counters, int pages)
    {
        byte* room = stackalloc byte[(pages * 4096) + 1];
        room[0] = 1;
        counters.Add((nuint)room, MatchCounters.Miss);
    }

    private static unsafe void Count(MatchCounters counters)
    {
        byte here;
        counters.Add((nuint)(&here), MatchCounters.Sealed);
    }
}
