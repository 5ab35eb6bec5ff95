using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Bunner;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>Readers beside writers. <c>BUNNER_CONCURRENCY_SECONDS</c> says for how long; a minute where <c>CI</c> is true.</summary>
public sealed class ConcurrencyTests
{
    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable("BUNNER_CONCURRENCY_SECONDS"), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? seconds
        : Environment.GetEnvironmentVariable("CI") == "true" ? 60 : 4);

    [Fact]
    public async Task Every_answer_is_right_for_a_table_that_existed_during_the_call()
    {
        // All routes of a version come and go in one step and carry its number. A reader notes which versions can be there.
        const int Routes = 24;
        DynamicRouter<int> router = new();
        int published = 0, started = 0;
        router.AddRange(Version(0));
        using CancellationTokenSource end = new(s_duration);
        Task writer = Task.Factory.StartNew(() =>
        {
            Random random = new(1);
            int version = 0, churn = 0;
            while (!end.IsCancellationRequested)
            {
                switch (random.Next(40))
                {
                    case 0:
                        router.Seal();
                        break;
                    case < 20:
                        string other = $"/x{churn++ % 300}/{{y}}/z";
                        if (!router.Remove("GET", other))
                        {
                            router.Add("GET", other, -1);
                        }

                        break;
                    default:
                        DynamicRoute<int>[] before = Version(version++);
                        Volatile.Write(ref started, version);
                        router.ReplaceRange(before.Select(route => route.Identity), Version(version));
                        Volatile.Write(ref published, version);
                        break;
                }
            }
        }, TaskCreationOptions.LongRunning);

        long answers = 0;
        Task[] readers = [.. Enumerable.Range(0, 4).Select(reader => Task.Factory.StartNew(() =>
        {
            Random random = new(reader + 10);
            while (!end.IsCancellationRequested)
            {
                int route = random.Next(Routes);
                string path = route % 3 == 0 ? $"/r{route}/lit" : $"/r{route}/{route}";
                int least = Volatile.Read(ref published);
                bool found = router.TryMatch("GET", path, out RouteMatch match, out int version);
                int most = Volatile.Read(ref started);
                Assert.True(found, $"{path} matched nothing between {least} and {most}");
                Assert.InRange(version, least, most);
                if (route % 3 != 0)
                {
                    Assert.Equal(path[(path.LastIndexOf('/') + 1)..], match.GetValue(0).ToString());
                }

                Interlocked.Increment(ref answers);
            }
        }, TaskCreationOptions.LongRunning))];
        await Task.WhenAll([writer, .. readers]);

        Assert.True(answers > 1000, $"Only {answers} answers: nothing was tested.");
        Assert.True(published > 20, $"Only {published} versions: nothing was tested.");
        Assert.Empty(router.CheckIntegrity());

        static DynamicRoute<int>[] Version(int version) =>
            [.. Enumerable.Range(0, Routes).Select(i => new DynamicRoute<int>("GET", i % 3 == 0 ? $"/r{i}/lit" : i % 3 == 1 ? $"/r{i}/{{a{version % 5}}}" : $"/r{i}/{{b:int}}", version))];
    }

    [Fact]
    public async Task Snapshots_hold_while_others_write()
    {
        DynamicRouter<int> router = new();
        using CancellationTokenSource end = new(s_duration / 4);
        Task writer = Task.Factory.StartNew(() =>
        {
            for (int i = 0; !end.IsCancellationRequested; i++)
            {
                router.ReplaceRange(router.Select(route => route.Identity), Enumerable.Range(0, 20).Select(r => new DynamicRoute<int>("GET", $"/a{r}", i)));
            }
        }, TaskCreationOptions.LongRunning);
        int checkedSnapshots = 0;
        while (!end.IsCancellationRequested)
        {
            using RouterSnapshot<int> snapshot = router.CreateSnapshot();
            HashSet<int> versions = [.. Enumerable.Range(0, 20).Where(i => snapshot.TryMatch("GET", $"/a{i}", out _, out _)).Select(i => snapshot.TryMatch("GET", $"/a{i}", out _, out int version) ? version : -1)];
            Assert.InRange(versions.Count, 0, 1);
            checkedSnapshots += versions.Count;
        }

        await writer;
        Assert.True(checkedSnapshots > 10);
    }

    [Fact]
    public async Task Memory_may_be_asked_for_while_arrays_are_made_shorter()
    {
        const int Routes = 4_000;
        DynamicRouter<int> router = new(new RouterOptions { CompactionBudget = TimeSpan.FromTicks(1) });
        bool isDone = false;
        Task<long> asking = Task.Run(() =>
        {
            long least = long.MaxValue;
            while (!Volatile.Read(ref isDone))
            {
                least = Math.Min(least, router.MemoryUsage.TotalBytes);
            }

            return least;
        });
        DynamicRoute<int>[] routes = [.. Enumerable.Range(0, Routes).Select(static i => new DynamicRoute<int>("GET", $"/t/{{x}}/r{i}", i))];
        RouteIdentity[] most = [.. routes.Skip(10).Select(static route => route.Identity)], rest = [.. routes.Take(10).Select(static route => route.Identity)];
        for (int round = 0; round < 150 && !asking.IsCompleted; round++)
        {
            router.AddRange(routes);
            router.RemoveRange(most);
            for (int change = 0; change < 100; change++)
            {
                router.Add("GET", "/other", 1);
                router.Remove("GET", "/other");
            }

            router.RemoveRange(rest);
        }

        Volatile.Write(ref isDone, true);
        Assert.True(await asking > 0);
        Assert.True(router.Metrics.Compactions > 0);
    }

    [Fact]
    public void Writers_take_turns()
    {
        DynamicRouter<int> router = new();
        Parallel.For(0, 8, writer =>
        {
            for (int i = 0; i < 500; i++)
            {
                router.Add("GET", $"/w{writer}/{i}/{{x}}", writer * 1000 + i);
                if (i % 3 == 0)
                {
                    Assert.True(router.Remove("GET", $"/w{writer}/{i}/{{x}}"));
                }

                if (i == 250 && writer == 3)
                {
                    router.Seal();
                }
            }
        });

        Assert.Equal(8 * 333, router.Count);
        Assert.Empty(router.CheckIntegrity());
        for (int writer = 0; writer < 8; writer++)
        {
            for (int i = 0; i < 500; i++)
            {
                Assert.Equal(i % 3 != 0, router.TryMatch("GET", $"/w{writer}/{i}/1", out _, out int value));
                Assert.Equal(i % 3 != 0 ? writer * 1000 + i : 0, value);
            }
        }
    }

    [Fact]
    public void Only_one_of_many_adds_the_same_route()
    {
        DynamicRouter<int> router = new();
        int added = 0;
        Parallel.For(0, 64, i => Interlocked.Add(ref added, router.TryAdd("GET", $"/same/{{p{i}}}", i, out _) ? 1 : 0));
        Assert.Equal(1, added);
        Assert.Equal(1, router.Count);
    }
}
