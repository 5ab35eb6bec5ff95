using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using Bunner;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>Tests that look at the memory of the whole process, one after the other.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTestsGroup;

/// <summary>What a router holds, and that it does not grow. <c>BUNNER_SOAK_CHANGES</c> says how many changes the soak test makes.</summary>
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    [Fact]
    public void Sealing_frees_what_only_changes_need()
    {
        DynamicRoute<object>[] routes = [.. Enumerable.Range(0, 50_000).Select(i => new DynamicRoute<object>("GET", $"/tenants/{{t}}/svc{i}/items/{{id}}", "x"))];

        // The collector's figure has what the runtime's pools keep or let go of meanwhile, too; what a router keeps, it keeps every time.
        string seen = "";
        bool agrees = false;
        for (int attempt = 0; attempt < 4 && !agrees; attempt++)
        {
            long empty = Retained();
            DynamicRouter<object> router = new();
            router.AddRange(routes);
            long unsealed = Retained() - empty;
            RouterMemory before = router.MemoryUsage;
            router.Seal();
            long isSealed = Retained() - empty;
            RouterMemory after = router.MemoryUsage;
            GC.KeepAlive(router);

            Assert.Equal(50_000, after.Routes);
            Assert.True(after.TotalBytes < before.TotalBytes * 0.6, $"{before} before, {after} after");
            seen += $"{unsealed:N0} bytes before, {isSealed:N0} after; {before} and {after}\n";
            agrees = isSealed < unsealed * 0.6 && IsAbout(before.TotalBytes, unsealed) && IsAbout(after.TotalBytes, isSealed);
        }

        Assert.True(agrees, seen);
        GC.KeepAlive(routes);

        static bool IsAbout(long said, long measured) => said > measured * 0.6 && said < measured * 1.4;
    }

    [Fact]
    public void Churn_does_not_grow_a_router()
    {
        const int Live = 10_000;
        int changes = int.TryParse(Environment.GetEnvironmentVariable("BUNNER_SOAK_CHANGES"), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 300_000;
        Random random = new(3);
        DynamicRouter<int> router = new();
        List<string> present = [.. Enumerable.Range(0, Live).Select(Template)];
        router.AddRange(present.Select(template => new DynamicRoute<int>("GET", template, 1)));
        int next = Live;
        Change(100_000);
        long warm = router.MemoryUsage.TotalBytes;
        long retained = Retained();
        Change(changes - 100_000);
        Assert.InRange(router.MemoryUsage.TotalBytes, warm * 0.95, warm * 1.05);
        Assert.InRange(Retained(), 0, retained * 1.05);
        Assert.Equal(Live, router.Count);
        Assert.Empty(router.CheckIntegrity());

        void Change(int count)
        {
            for (int i = 0; i < count; i += 2)
            {
                int at = random.Next(present.Count);
                Assert.True(router.Remove("GET", present[at]));
                present[at] = Template(next++);
                router.Add("GET", present[at], 1);
            }
        }

        static string Template(int i) => (i % 4) switch
        {
            0 => $"/tenants/{{t}}/svc{i * 7919 % 1_000_003}/items/{{id}}",
            1 => $"/a{i % 977}/b{i}/{{x:range({i % 50},100)}}",
            2 => $"/files/{i}/{{*rest}}",
            _ => $"/{i}/{{name}}.{{ext?}}",
        };
    }

    [Fact]
    public void A_snapshot_that_is_held_bounds_the_memory_and_answers_as_at_its_time()
    {
        const int Live = 2_000, Changes = 1_000_000;
        DynamicRouter<int> router = new();
        router.AddRange(Enumerable.Range(0, Live).Select(i => new DynamicRoute<int>("GET", Template(i), i)));
        long before = Retained(), trees = router.MemoryUsage.TreeBytes, most = 0;
        RouterSnapshot<int> snapshot = router.CreateSnapshot();
        for (int i = 0; i < Changes; i += 2)
        {
            Assert.True(router.Remove("GET", Template(i / 2)));
            router.Add("GET", Template(i / 2 + Live), i / 2 + Live);
            if (i % 20_000 == 0)
            {
                most = Math.Max(most, router.MemoryUsage.TreeBytes);
            }

            if (i % 100_000 == 0)
            {
                AssertThen();
            }
        }

        long after = Retained();
        AssertThen();
        Assert.True(router.Metrics.Renewals > 0);
        Assert.InRange(most, trees, 4 * trees);
        Assert.InRange(after, 0, before + 4_000_000);
        Assert.True(router.TryMatch("GET", $"/a{Changes / 2}/7", out _, out int value));
        Assert.Equal(Changes / 2, value);
        Assert.Empty(router.CheckIntegrity());
        snapshot.Dispose();
        router.Add("GET", "/one/more", 1);
        GC.KeepAlive(router);

        void AssertThen()
        {
            for (int i = 0; i < Live; i += 13)
            {
                Assert.True(snapshot.TryMatch("GET", $"/a{i}/7", out RouteMatch match, out int value));
                Assert.Equal(i, value);
                Assert.Equal("7", match.GetValue(0).ToString());
            }

            Assert.False(snapshot.TryMatch("GET", $"/a{Live}/7", out _, out _));
            Assert.Equal(Live, snapshot.Count);
        }

        static string Template(int i) => i % 2 == 0 ? $"/a{i}/{{x}}" : $"/a{i}/{{x:range({i % 5},{100 + i % 300})}}";
    }

    [Fact]
    public void Metrics_count_what_happens()
    {
        DynamicRouter<int> router = new(new RouterOptions { CountMatches = true, Name = "counted" });
        router.AddRange([new("GET", "/a/{x:int}", 1), new("GET", "/b/{x:int}", 2)]);
        Assert.False(router.TryAdd("GET", "/b/{y:int}", 2, out _));
        router.Seal();
        router.Add("GET", "/c", 3);
        for (int i = 0; i < 100; i++)
        {
            Assert.True(router.TryMatch("GET", "/a/1", out _, out _));
            Assert.True(router.TryMatch("GET", "/c", out _, out _));
            Assert.False(router.TryMatch("GET", "/d", out _, out _));
        }

        RouterMetrics metrics = router.Metrics;
        Assert.Equal((100, 100, 100, 300), (metrics.SealedMatches, metrics.TreeMatches, metrics.Misses, metrics.Requests));
        Assert.Equal((2, 1, 1), (metrics.Changes, metrics.Refusals, metrics.Seals));
        Dictionary<string, long> seen = [];
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Bunner.Routing")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (tags.ToArray().Contains(new KeyValuePair<string, object?>("router", "counted")))
            {
                seen[instrument.Name] = value;
            }
        });
        listener.Start();
        listener.RecordObservableInstruments();
        Assert.Equal(300, seen["bunner.router.requests"]);
        Assert.Equal(3, seen["bunner.router.routes"]);
        Assert.Equal(router.MemoryUsage.TotalBytes, seen["bunner.router.memory"]);
        GC.KeepAlive(router);
    }

    [Fact]
    public void Metrics_never_go_down()
    {
        DynamicRouter<int> router = new();
        DynamicRoute<int>[] routes = [.. Enumerable.Range(0, 200).Select(static i => new DynamicRoute<int>("GET", $"/a{i}/{{x:int}}/{{y:min({i % 20})}}", i))];
        RouterMetrics last = router.Metrics;
        Do(() => router.AddRange(routes[..100]), growsTrees: true);
        Do(() => router.Seal());
        Do(() => router.AddRange(routes[100..]), growsTrees: true);
        Do(() => router.Load(routes));
        Do(() => router.Remove("GET", routes[3].Template));
        Do(() => router.Replace("GET", routes[4].Template, -4), growsTrees: true);
        Do(() => router.TryAddRange(routes, out _));
        Do(() => router.Seal());
        Do(() => router.Compact());
        Do(() => router.Load([]));
        Do(() => router.AddRange(routes), growsTrees: true);

        void Do(Action change, bool growsTrees = false)
        {
            change();
            RouterMetrics now = router.Metrics;
            Assert.True(now.PatternHits >= last.PatternHits && now.PatternMisses >= last.PatternMisses && now.NodesVisited >= last.NodesVisited, $"{last}, then {now}");
            Assert.True(now.Changes >= last.Changes && now.Refusals >= last.Refusals && now.Seals >= last.Seals && now.Recyclings >= last.Recyclings, $"{last}, then {now}");
            Assert.True(!growsTrees || (now.PatternMisses > last.PatternMisses && now.NodesVisited > last.NodesVisited), $"{last}, then {now}");
            last = now;
        }
    }

    [Fact]
    public void The_memory_threshold_is_told_once_each_time_it_is_passed()
    {
        List<RouterMemory> told = [];
        DynamicRouter<int> router = new(new RouterOptions { MemoryThreshold = 100_000, OnMemoryThreshold = told.Add });
        router.Add("GET", "/a", 1);
        Assert.Empty(told);
        router.AddRange(Enumerable.Range(0, 500).Select(i => new DynamicRoute<int>("GET", $"/x{i}/{{y}}/z", i)));
        router.Add("GET", "/b", 1);
        Assert.True(Assert.Single(told).TotalBytes > 100_000);
    }

    [Fact]
    public void A_match_allocates_nothing()
    {
        DynamicRouter<int> router = new();
        router.AddRange([new("GET", "/a/{x:int}/{name}.{ext?}", 1), new("GET", "/a/{x:alpha}/{*rest:file}", 2), new("GET", "/a/{x}/ü", 3), new("POST", "/{**r}", 4)]);
        string[] paths = ["/a/1/b.c", "/a/b/c/d.e", "/a/%/ü", "/x", "/a/1/", string.Concat(Enumerable.Repeat("/a", 500))];
        int found = 0;
        Assert.Equal(0, Allocation.Least(() => found = Run()));
        Assert.Equal(400, found);

        int Run()
        {
            int matches = 0;
            for (int i = 0; i < 100; i++)
            {
                foreach (string path in paths)
                {
                    if (router.TryMatch("GET", path, out RouteMatch match, out _))
                    {
                        matches++;
                        _ = match["x"].Length + match.GetValue(0).Length;
                    }
                }

                matches += router.TryMatch("POST", "/q", out _, out _) ? 1 : 0;
            }

            return matches;
        }
    }

    [Fact]
    public void A_thread_of_its_own_allocates_nothing_for_paths_that_trees_copy()
    {
        DynamicRouter<int> router = new(new RouterOptions { IgnoreDuplicateSlashes = true });
        router.AddRange([new("GET", "/", 1), new("GET", "/a/{x}", 2)]);
        char[] characters = GC.AllocateUninitializedArray<char>(Environment.SystemPageSize, pinned: true);
        byte[] bytes = GC.AllocateUninitializedArray<byte>(2 * Environment.SystemPageSize, pinned: true);
        string longest = "/a/" + new string('x', 253);
        int found = 0;
        long least = long.MaxValue;

        // A thread may pay for a table of the runtime that has to grow. What a match allocates, every thread allocates.
        for (int round = 0; round < 10 && least > 0; round++)
        {
            Thread thread = new(() =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                found = Run();
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            });
            thread.Start();
            thread.Join();
        }

        Assert.Equal(2 * (1 + 2 + 2 + 2), found);
        Assert.Equal(0, least);

        int Run() => Ask("") + Ask("/a/1") + Ask("//a///2/") + Ask(longest);

        int Ask(string path)
        {
            // Of both, the last unit stands at the end of a page.
            Span<char> text = PageEnd(characters.AsSpan(), path.Length);
            Span<byte> utf8 = PageEnd(bytes.AsSpan(), path.Length);
            path.CopyTo(text);
            Encoding.UTF8.GetBytes(path, utf8);
            router.TryMatch("GET", text, out _, out int value);
            router.TryMatch("GET"u8, utf8, out _, out int same);
            return value + same;
        }
    }

    /// <summary>So many units before the first page end that has room for them.</summary>
    private static unsafe Span<T> PageEnd<T>(Span<T> pinned, int length)
        where T : unmanaged
    {
        fixed (T* start = pinned)
        {
            int end = (int)(((nuint)Environment.SystemPageSize - ((nuint)start % (nuint)Environment.SystemPageSize)) / (nuint)sizeof(T));
            return pinned.Slice((end < length ? end + (Environment.SystemPageSize / sizeof(T)) : end) - length, length);
        }
    }

    private static long Retained()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
