using System;
using System.Collections.Generic;
using System.Linq;
using Bunner;
using Bunner.Dynamic;
using Xunit;
using static Runtime.Tests.Dynamic.CompactionTables;

namespace Runtime.Tests.Dynamic;

/// <summary>Compaction of tables that are out of the ordinary: long ways, long lists, many patterns, and tables that grow meanwhile.</summary>
public sealed class CompactionShapeTests
{
    [Fact]
    public void A_router_that_grows_again_gives_the_pass_up()
    {
        DynamicRouter<int> router = WithSteps(1, out _);
        router.AddRange(Enumerable.Range(0, 10_000).Select(Route));
        HashSet<int> present = RemoveMost(router, 10_000, 0.95, new Random(11));
        Assert.True(router.Store.IsCompacting);
        int[] again = [.. Enumerable.Range(0, 10_000).Where(i => !present.Contains(i))];
        router.AddRange(again.Select(Route));
        present.UnionWith(again);
        for (int i = 0; i < 2000 && router.Store.IsCompacting; i++)
        {
            router.Add("GET", $"/more/{i}", 1);
        }

        Assert.False(router.Store.IsCompacting);
        Assert.Empty(router.CheckIntegrity());
        AssertAnswers(router, present, new Random(11), 10_000, 10_000);
    }

    [Fact]
    public void Ways_that_are_longer_than_there_is_room_for_are_moved_all_the_same()
    {
        const int Loaded = 30_000;
        string deep = string.Concat(Enumerable.Repeat("/ü", 4000));
        DynamicRouter<int> router = WithSteps(1, out _);
        router.AddRange(Enumerable.Range(0, Loaded).Select(Route));
        router.AddRange(Enumerable.Range(0, 3 * RouteStore.RoutesInStep).Select(i => new DynamicRoute<int>("GET", $"{deep}/{i:D2}", -2 - i)));
        long before = router.MemoryUsage.TreeBytes;
        router.RemoveRange(Enumerable.Range(0, Loaded).Select(Identity));
        for (int i = 0; i < 100 && router.Store.IsCompacting; i++)
        {
            router.Add("GET", $"/more/{i}", 1);
            Assert.Empty(router.CheckIntegrity());
        }

        Assert.Equal(1, router.Metrics.Compactions);
        Assert.InRange(router.MemoryUsage.TreeBytes, 1, before / 2);
        Assert.True(router.TryMatch("GET", deep + "/40", out _, out int value));
        Assert.Equal(-42, value);
    }

    [Fact]
    public void Routes_that_end_at_one_place_keep_their_precedence()
    {
        const int Loaded = 4_000;
        DynamicRouter<int> router = WithSteps(1, out _);
        router.AddRange(Enumerable.Range(0, Loaded).Select(Route));
        router.AddRange(Enumerable.Range(0, 300).Select(i => new DynamicRoute<int>("GET", $"/same/{{p{i}:int}}", -2 - i, Order: i)));
        HashSet<int> present = RemoveMost(router, Loaded, 0.97, new Random(12));
        Assert.True(router.Store.IsCompacting);
        for (int i = 0; i < 299; i++)
        {
            Assert.True(router.TryMatch("GET", "/same/1", out _, out int value));
            Assert.Equal(-2 - i, value);
            Assert.True(router.Remove("GET", $"/same/{{p{i}:int}}", order: i));
            Assert.Empty(router.CheckIntegrity());
        }

        Assert.Equal(1, router.Metrics.Compactions);
        AssertAnswers(router, present, new Random(12), Loaded, Loaded);
    }

    [Fact]
    public void Lists_of_routes_take_no_more_room_than_there_are()
    {
        // The routes that stay come first; then their lists are replaced, so that they lie behind all others.
        const int Places = 5_000, Left = 100;
        DynamicRouter<int> router = WithSteps(0, out _);
        router.AddRange(Enumerable.Range(0, 2 * Left).Select(i => new DynamicRoute<int>("GET", $"/{i / 2:D5}", i, Order: i % 2)));
        router.AddRange(Enumerable.Range(2 * Left, 2 * (Places - Left)).Select(i => new DynamicRoute<int>("GET", $"/{i / 2:D5}", i, Order: i % 2)));
        router.AddRange(Enumerable.Range(0, Left).Select(i => new DynamicRoute<int>("GET", $"/{i:D5}", i, Order: 2)));
        router.RemoveRange(Enumerable.Range(0, Left).Select(i => new RouteIdentity("GET", $"/{i:D5}", 2)));
        router.RemoveRange(Enumerable.Range(2 * Left, 2 * (Places - Left)).Select(i => new RouteIdentity("GET", $"/{i / 2:D5}", i % 2)));
        Assert.InRange(router.Store.Arenas.Lists.Items.Length, Places, 2 * Places);
        router.Compact();
        Assert.InRange(router.Store.Arenas.Lists.Items.Length, Left, Places / 3);
        for (int i = 0; i < Places; i++)
        {
            Assert.Equal(i < Left, router.TryMatch("GET", $"/{i:D5}", out _, out int value));
            Assert.Equal(i < Left ? 2 * i : 0, value);
        }

        Assert.Empty(router.CheckIntegrity());
    }

    [Fact]
    public void Room_that_refused_batches_have_made_starts_no_pass_after_the_other()
    {
        const int Live = 10_000;
        DynamicRouter<int> router = WithSteps(int.MaxValue, out _);
        DynamicRoute<int>[] all = [.. Enumerable.Range(0, Live).Select(Route)];
        router.AddRange(all);
        for (int round = 0; round < 6; round++)
        {
            Assert.False(router.TryAddRange([.. all, .. all, .. all, .. all, .. all], out _));
            router.Add("GET", $"/more/{round}", 1);
        }

        Assert.Equal(1, router.Metrics.Compactions);
        Assert.Empty(router.CheckIntegrity());
    }

    [Fact]
    public void Conflicts_are_found_with_routes_that_were_moved()
    {
        const int Loaded = 4_000;
        DynamicRouter<int> router = WithSteps(0, out _);
        router.AddRange(Enumerable.Range(0, Loaded).Select(Route));
        router.Add("GET", "/c/{x:int}", 1);
        RemoveMost(router, Loaded, 0.97, new Random(13));
        router.Compact();
        Assert.False(router.TryAdd("GET", "/c/{y:int}", 2, out RouterError? twin));
        Assert.Equal((RouterErrorCode.Duplicate, "/c/{x:int}"), (twin.Code, twin.ConflictingTemplate));
        Assert.False(router.TryAdd("GET", "/c/{y:range(1,9)}", 2, out RouterError? rival));
        Assert.Equal((RouterErrorCode.Ambiguous, "/c/{x:int}"), (rival.Code, rival.ConflictingTemplate));
        Assert.True(router.Remove("GET", "/c/{x:int}"));
        Assert.True(router.TryAdd("GET", "/c/{y:range(1,9)}", 2, out _));
    }

    [Fact]
    public void Patterns_of_routes_that_are_gone_take_no_room()
    {
        DynamicRouter<int> router = WithSteps(0, out _);
        router.AddRange(Enumerable.Range(0, 40_000).Select(i => new DynamicRoute<int>("GET", $"/p{i:D5}/{{x:range(0,{i})}}", i)));
        int before = router.Store.Patterns.Matchers.Items.Length;
        router.RemoveRange(Enumerable.Range(100, 39_900).Select(i => new RouteIdentity("GET", $"/p{i:D5}/{{x:range(0,{i})}}")));
        router.Compact();
        Assert.InRange(router.Store.Patterns.Matchers.Items.Length, 100, before / 10);
        for (int i = 0; i < 200; i++)
        {
            Assert.Equal(i < 100, router.TryMatch("GET", $"/p{i:D5}/{i}", out _, out _));
            Assert.False(router.TryMatch("GET", $"/p{i:D5}/{i + 1}", out _, out _));
        }

        Assert.Empty(router.CheckIntegrity());
    }
}
