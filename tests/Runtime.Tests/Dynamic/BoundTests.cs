using System;
using System.Linq;
using System.Runtime.CompilerServices;
using Bunner;
using Bunner.Dynamic;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>Tables made to hurt. What is counted are nodes and patterns looked at, not seconds.</summary>
public sealed class BoundTests
{
    [Fact]
    public void Long_shared_prefixes_cost_their_length_once_for_each_route()
    {
        string prefix = "/" + new string('x', 4000) + string.Concat(Enumerable.Repeat("/y", 1500));
        AssertInsertion(400, i => $"{prefix}/{i}", stepsEach: (prefix.Length / 16 + 20) * 4);
    }

    [Fact]
    public void Constrained_parameters_at_one_place_are_each_looked_at_once()
    {
        DynamicRouter<int> router = AssertInsertion(3000, i => $"/{{a:range({i},{i})}}/{{b:range({i},{i})}}/x", stepsEach: 80);
        Assert.InRange(Steps(router, "/2999/2999/x", 2999), 1, 3000 + 500);
        Assert.InRange(Steps(router, "/2999/5/x", -1), 1, 3000 + 500);
    }

    [Fact]
    public void Ten_thousand_levels_need_no_deep_stack()
    {
        DynamicRouter<int> router = AssertInsertion(3, i => string.Concat(Enumerable.Repeat("/a", 4000)) + "/" + (char)('a' + i), stepsEach: 4000);
        Assert.InRange(Steps(router, string.Concat(Enumerable.Repeat("/a", 4000)) + "/c", 2), 1, 1100);
        string parameters = string.Concat(Enumerable.Range(0, 64).Select(i => $"/{{p{i}}}"));
        router.Add("GET", parameters + string.Concat(Enumerable.Repeat("/b", 3500)), 9);
        Assert.InRange(Steps(router, string.Concat(Enumerable.Repeat("/b", 3564)), 9), 1, 2000);
        Assert.Empty(router.CheckIntegrity());
    }

    [Fact]
    public void The_most_routes_that_overlap_are_each_looked_at_once()
    {
        // Every way of writing a or a parameter in sixteen places, but one.
        DynamicRouter<int> router = AssertInsertion(65_535, Mask, stepsEach: 16 * 6);
        string path = string.Concat(Enumerable.Repeat("/a", 16));
        Assert.InRange(Steps(router, path, 0), 1, 40);
        Assert.InRange(Steps(router, path + "/z", -1), 65_535, 4 * 65_536);
        Assert.Equal(RouterErrorCode.TooManyRoutes, Assert.Throws<RouterException>(() => router.Add("GET", "/one/more", 1)).Error.Code);
        Assert.Equal(65_535, router.Count);

        static string Mask(int mask) => string.Concat(Enumerable.Range(0, 16).Select(i => (mask >> i & 1) == 0 ? "/a" : $"/{{p{i}}}"));
    }

    [Fact]
    public void A_million_literals_are_refused_at_the_limit()
    {
        DynamicRouter<int> router = new();
        Assert.False(router.TryAddRange(Enumerable.Range(0, 1_000_000).Select(i => new DynamicRoute<int>("GET", $"/r{i}", i)), out RouterErrorList errors));
        Assert.All(errors, error => Assert.Equal(RouterErrorCode.TooManyRoutes, error.Code));
        Assert.Equal(65_535, errors[0].Index);
        Assert.Equal(0, router.Count);
        router.AddRange(Enumerable.Range(0, 65_535).Select(i => new DynamicRoute<int>("GET", $"/r{i}", i)));
        Assert.InRange(Steps(router, "/r65534", 65_534), 1, 10);
        Assert.False(router.TryAdd("GET", "/r65535", 1, out _));
        Assert.Empty(router.CheckIntegrity());
    }

    [Fact]
    public void Orders_do_not_keep_the_search_from_ending()
    {
        DynamicRouter<int> router = new();
        for (int i = 0; i < 2000; i++)
        {
            router.Add("GET", "/a/{x}", 2000 - i, order: 2000 - i);
        }

        Assert.InRange(Steps(router, "/a/b", 1), 1, 10);
    }

    [Fact]
    public void Sealed_routes_that_differ_in_their_order_only_are_found_at_once()
    {
        DynamicRouter<int> router = new();
        router.Load(Enumerable.Range(0, 2000).Select(i => new DynamicRoute<int>("GET", "/a/{x:int}/{y?}", i, i)));
        for (int i = 0; i < 100; i++)
        {
            Assert.True(router.Remove("GET", "/a/{x:int}/{y?}", 7 * i));
            router.Add("GET", "/a/{x:int}/{y?}", i, 7 * i);
            Assert.Equal(RouterErrorCode.Duplicate, Assert.Throws<RouterException>(() => router.Add("GET", "/a/{z:int}/{y?}", 0, (7 * i) + 1)).Error.Code);
        }

        Assert.InRange(router.Store.Candidates, 100, 100 * 6);
        Assert.Equal(2000, router.Count);
        Assert.Empty(router.CheckIntegrity());
    }

    [Fact]
    public void More_literals_than_a_table_holds_stay_in_the_tree()
    {
        DynamicRouter<int> router = new();
        router.AddRange(Enumerable.Range(0, 35_000).Select(i => new DynamicRoute<int>("GET", $"/a{i}/b{i}", i)));
        router.Seal();
        Assert.False(router.IsSealed);
        Assert.Equal(35_000, router.Count);
        for (int i = 0; i < 35_000; i += 7)
        {
            Assert.True(router.TryMatch("GET", $"/a{i}/b{i}", out _, out int value));
            Assert.Equal(i, value);
        }
    }

    private static DynamicRouter<int> AssertInsertion(int count, Func<int, string> template, int stepsEach)
    {
        DynamicRouter<int> router = new();
        int half = count / 2;
        router.AddRange(Enumerable.Range(0, half).Select(i => new DynamicRoute<int>("GET", template(i), i)));
        long most = 0;
        for (int i = half; i < count; i++)
        {
            long before = router.Store.Tree.Steps;
            router.Add("GET", template(i), i);
            most = Math.Max(most, router.Store.Tree.Steps - before);
        }

        Assert.InRange(most, 1, stepsEach);
        Assert.Equal(count, router.Count);
        return router;
    }

    private static long Steps(DynamicRouter<int> router, string path, int expected)
    {
        long steps = 0;
        RouterState state = router.Store.State;
        ref readonly RouteSlot found = ref state.FindInTree<char>("GET", path, ref router.Store.Clock, router.Store.Clock, ref steps);
        Assert.Equal(expected, Unsafe.IsNullRef(in found) ? -1 : RouteSlot.ValueOf<int>(in found, found.Entry!));
        Assert.Equal(expected, Unsafe.IsNullRef(in found) ? -1 : ((RouteEntry<int>)found.Entry!).Value);
        return steps;
    }
}
