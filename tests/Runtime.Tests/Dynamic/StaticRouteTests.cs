using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using Bunner;
using Bunner.Dynamic;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>The short way to routes without parameters answers as the tree does.</summary>
public sealed class StaticRouteTests
{
    [Fact]
    public void A_route_is_found_in_one_step_whatever_the_tree_has()
    {
        DynamicRouter<int> router = new();
        for (int i = 0; i < 500; i++)
        {
            router.Add("GET", $"/some/where/{i}/under/the/sun", i);
        }

        RouterState state = router.Store.State;
        for (int i = 0; i < 500; i++)
        {
            AssertFinds(router, "GET", $"/some/where/{i}/under/the/sun", i);
        }

        int direct = Enumerable.Range(0, 500).Count(i => Steps(state, $"/Some/where/{i}/under/the/sun/") == 1);
        Assert.InRange(direct, 450, 500);
        Assert.Empty(router.CheckIntegrity());
    }

    [Theory]
    [InlineData("/google.cloud.bigquery.storage.v1.Table{0:0000}Service/GetRows")]
    [InlineData("/a-common-beginning/{0:0000}/{1}/a-common-end-of-them-all")]
    [InlineData("/a-common-beginning/{1}/a-common-end-of-them-all")]
    public void Of_thousands_that_begin_and_end_alike_most_are_found_in_one_step(string template)
    {
        string[] paths = [.. Enumerable.Range(0, 5_000).Select(i => string.Format(
            CultureInfo.InvariantCulture, template, i, string.Join("-far-away-", Convert.ToString(i + 8192, 2).Select(static c => c))))];
        DynamicRouter<int> router = new();
        router.AddRange([.. paths.Select(static (path, i) => new DynamicRoute<int>("GET", path, i))]);

        RouterState state = router.Store.State;
        Assert.InRange(paths.Count(path => Steps(state, path.ToUpperInvariant()) == 1), 4_500, 5_000);
        for (int i = 0; i < paths.Length; i++)
        {
            AssertFinds(router, "GET", paths[i], i);
            AssertFinds(router, "GET", paths[i][..^1] + '!', -1);
        }

        Assert.Empty(router.CheckIntegrity());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(127)]
    public void Every_character_of_a_path_counts(int length)
    {
        string path = "/" + new string('m', length - 1);
        DynamicRouter<int> router = new();
        router.Add("GET", length == 1 ? "/z" : path, 1);
        router.Add("GET", "/{*rest}", 2);
        for (int i = 1; i < length; i++)
        {
            AssertFinds(router, "GET", path[..i] + 'M' + path[(i + 1)..], 1);
            AssertFinds(router, "GET", path[..i] + 'n' + path[(i + 1)..], 2);
            AssertFinds(router, "GET", path[..i] + '\u016D' + path[(i + 1)..], 2);
            AssertFinds(router, "GET", path[..i] + '\uFF4D' + path[(i + 1)..], 2);
            AssertFinds(router, "GET", path[..i] + '\0' + path[(i + 1)..], 2);
        }

        AssertFinds(router, "GET", path + "m", 2);
        AssertFinds(router, "GET", path + "/x", 2);
    }

    [Fact]
    public void Paths_whose_ends_are_equal_are_told_apart_or_left_to_the_tree()
    {
        string head = "/0123456789abcdef", tail = "fedcba9876543210";
        DynamicRouter<int> router = new();
        for (int i = 0; i < 64; i++)
        {
            router.Add("GET", $"{head}{i:00}{tail}", i);
        }

        for (int i = 0; i < 64; i++)
        {
            AssertFinds(router, "GET", $"{head}{i:00}{tail}", i);
        }

        AssertFinds(router, "GET", $"{head}64{tail}", -1);
        Assert.Empty(router.CheckIntegrity());
        for (int i = 0; i < 64; i++)
        {
            Assert.True(router.Remove("GET", $"{head}{i:00}{tail}"));
            AssertFinds(router, "GET", $"{head}{i:00}{tail}", -1);
        }

        Assert.Empty(router.CheckIntegrity());
    }

    [Fact]
    public void A_snapshot_sees_neither_what_came_nor_what_went()
    {
        DynamicRouter<int> router = new();
        router.Add("GET", "/a", 1);
        router.Add("GET", "/{x}", 2);
        using RouterSnapshot<int> before = router.CreateSnapshot();
        router.Add("GET", "/b", 3);
        router.Remove("GET", "/a");
        using RouterSnapshot<int> between = router.CreateSnapshot();
        router.Add("GET", "/a", 4);
        for (int i = 0; i < 3000; i++)
        {
            router.Add("GET", $"/c{i}", i);
        }

        Assert.Equal((1, 2), (Find(before, "/a"), Find(before, "/b")));
        Assert.Equal((2, 3), (Find(between, "/a"), Find(between, "/b")));
        AssertFinds(router, "GET", "/a", 4);
        Assert.Equal(2, Find(between, "/c7"));
        AssertFinds(router, "GET", "/c7", 7);
        Assert.Empty(router.CheckIntegrity());

        static int Find(RouterSnapshot<int> snapshot, string path) => snapshot.TryMatch("GET", path, out _, out int value) ? value : -1;
    }

    [Fact]
    public void A_change_that_is_refused_leaves_nothing_behind()
    {
        DynamicRouter<int> router = new();
        router.Add("GET", "/a", 1);
        router.Add("GET", "/{x}", 2);
        DynamicRoute<int>[] routes = [.. Enumerable.Range(0, 100).Select(i => new DynamicRoute<int>("GET", $"/b{i}", i)), new("GET", "/A", 5)];
        Assert.False(router.TryAddRange(routes, out RouterErrorList errors));
        Assert.Equal(RouterErrorCode.Duplicate, Assert.Single(errors).Code);
        AssertFinds(router, "GET", "/b7", 2);
        AssertFinds(router, "GET", "/a", 1);
        router.Add("GET", "/b7", 7);
        AssertFinds(router, "GET", "/b7", 7);
        Assert.Empty(router.CheckIntegrity());
    }

    [Fact]
    public void An_order_goes_before_text()
    {
        DynamicRouter<int> router = new();
        router.Add("GET", "/a", 1);
        router.Add("GET", "/{x}", 2, order: -1);
        AssertFinds(router, "GET", "/a", 2);
        router.Remove("GET", "/{x}", order: -1);
        AssertFinds(router, "GET", "/a", 1);
    }

    [Fact]
    public void Settings_and_methods_are_kept_apart()
    {
        DynamicRouter<int> sensitive = new(new RouterOptions { CaseSensitive = true });
        sensitive.Add("GET", "/a", 1);
        sensitive.Add("GET", "/A", 2);
        sensitive.Add("POST", "/a", 3);
        AssertFinds(sensitive, "GET", "/a", 1);
        AssertFinds(sensitive, "GET", "/A", 2);
        AssertFinds(sensitive, "POST", "/a", 3);
        AssertFinds(sensitive, "POST", "/A", -1);

        DynamicRouter<int> slashes = new(new RouterOptions { IgnoreTrailingSlash = false });
        slashes.Add("GET", "/a", 1);
        slashes.Add("GET", "/a/", 2);
        AssertFinds(slashes, "GET", "/a", 1);
        AssertFinds(slashes, "GET", "/a/", 2);

        DynamicRouter<int> runs = new(new RouterOptions { IgnoreDuplicateSlashes = true });
        runs.Add("GET", "/a/b", 1);
        AssertFinds(runs, "GET", "//a///b//", 1);
        AssertFinds(runs, "GET", "/a/b/", 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_table_gets_smaller_when_routes_go(bool atOnce)
    {
        DynamicRouter<int> router = new();
        router.AddRange(Enumerable.Range(0, 20_000).Select(i => new DynamicRoute<int>("GET", $"/r{i}", i)));
        long full = router.MemoryUsage.TreeBytes;
        for (int i = 100; i < 20_000 && !atOnce; i++)
        {
            router.Remove("GET", $"/r{i}");
        }

        if (atOnce)
        {
            router.RemoveRange(Enumerable.Range(100, 19_900).Select(i => new RouteIdentity("GET", $"/r{i}")));
        }

        router.Compact();
        Assert.InRange(router.MemoryUsage.TreeBytes, 1, full / 20);
        AssertFinds(router, "GET", "/r99", 99);
        Assert.Empty(router.CheckIntegrity());
    }

    [Fact]
    public void A_batch_of_many_methods_takes_no_more_than_its_routes()
    {
        DynamicRouter<int> few = new(), many = new();
        few.AddRange(Enumerable.Range(0, 4_000).Select(i => new DynamicRoute<int>($"M{i % 2}", $"/r{i}", i)));
        many.AddRange(Enumerable.Range(0, 4_000).Select(i => new DynamicRoute<int>($"M{i}", $"/r{i}", i)));
        Assert.InRange(many.MemoryUsage.TreeBytes, 1, 3 * few.MemoryUsage.TreeBytes);
        AssertFinds(many, "M3999", "/r3999", 3_999);
        Assert.Empty(many.CheckIntegrity());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_most_routes_are_gone_the_table_is_short_again(bool atOnce)
    {
        const int Routes = 10_000, Left = 20;
        DynamicRoute<int>[] routes = [.. Enumerable.Range(0, Routes).Select(static i => new DynamicRoute<int>("GET", $"/some/where/{i}", i))];
        DynamicRouter<int> router = new(), never = new();
        router.AddRange(routes);
        never.AddRange(routes[..Left]);
        RouterSnapshot<int> before = router.CreateSnapshot();
        long full = Table(router).Bytes;
        IEnumerable<RouteIdentity> going = routes[Left..].Select(static route => route.Identity);
        if (atOnce)
        {
            router.RemoveRange(going);
        }
        else
        {
            foreach (RouteIdentity route in going)
            {
                Assert.True(router.Remove(route.Method, route.Template));
            }
        }

        Assert.InRange(Table(router).Bytes, 1, 2 * Table(never).Bytes);
        Assert.True(full > 100 * Table(router).Bytes, $"{full} bytes before, {Table(router).Bytes} after");
        Assert.Empty(router.CheckIntegrity());
        for (int i = 0; i < Routes; i += 7)
        {
            AssertFinds(router, "GET", $"/some/where/{i}", i < Left ? i : -1);
            Assert.True(before.TryMatch("GET", $"/some/where/{i}", out _, out int value) && value == i);
        }

        before.Dispose();
    }

    [Fact]
    public void A_table_is_seldom_made_again_while_routes_come_and_go()
    {
        DynamicRouter<int> router = new();
        HashSet<StaticRoutes> tables = [];
        for (int round = 0; round < 50; round++)
        {
            // Around the number at which a table grows, and back to where it may shrink.
            int most = round % 2 == 0 ? 2_050 : 1_100;
            for (int i = router.Count; i < most; i++)
            {
                router.Add("GET", $"/some/where/{i}", i);
                tables.Add(Table(router));
            }

            for (int i = router.Count - 1; i >= 1_020; i--)
            {
                Assert.True(router.Remove("GET", $"/some/where/{i}"));
                tables.Add(Table(router));
            }
        }

        Assert.InRange(tables.Count, 2, 8 + 2 * 25);
        AssertFinds(router, "GET", "/some/where/1019", 1_019);
        Assert.Empty(router.CheckIntegrity());
    }

    private static StaticRoutes Table(DynamicRouter<int> router) => router.Store.State.Methods[0].Statics!;

    private static void AssertFinds(DynamicRouter<int> router, string method, string path, int expected)
    {
        Assert.Equal(expected, router.TryMatch(method, path, out _, out int value) ? value : -1);
        Assert.Equal(expected, router.TryMatch(Encoding.UTF8.GetBytes(method), Encoding.UTF8.GetBytes(path), out _, out value) ? value : -1);
    }

    private static long Steps(RouterState state, string path)
    {
        long steps = 0;
        int clock = 0;
        Assert.False(Unsafe.IsNullRef(in state.FindInTree<char>("GET", path, ref clock, began: 0, ref steps)));
        return steps;
    }
}
