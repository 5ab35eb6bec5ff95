using System;
using System.Collections.Generic;
using System.Linq;
using Bunner;
using Bunner.Dynamic;
using Xunit;

namespace Runtime.Tests.Dynamic;

public sealed class LoadTests
{
    [Fact]
    public void Load_gives_the_table_that_adding_and_sealing_gives()
    {
        DynamicRoute<int>[] routes = [.. Mixed(5_000)];
        DynamicRouter<int> loaded = new(), added = new(), shuffled = new();
        loaded.Load(routes);
        added.AddRange(routes);
        added.Seal();
        new Random(3).Shuffle(routes);
        shuffled.Load(routes);

        Assert.True(loaded.IsSealed);
        Assert.Equal(routes.Length, loaded.Count);
        Assert.Equal(TableOf(added).Data, TableOf(loaded).Data);
        Assert.Equal(TableOf(added).Data, TableOf(shuffled).Data);
        Assert.Equal(TableOf(added).Text, TableOf(loaded).Text);
        Assert.Equal([.. added], loaded.ToArray());
        Assert.Empty(loaded.CheckIntegrity());
    }

    [Fact]
    public void A_router_without_routes_is_sealed_and_loaded_as_others_are()
    {
        DynamicRouter<int> loaded = new(), added = new();
        Assert.False(loaded.IsSealed);
        loaded.Load([]);
        added.Seal();
        foreach (DynamicRouter<int> router in new[] { loaded, added })
        {
            Assert.True(router.IsSealed);
            Assert.False(router.TryMatch("GET", "/", out RouteMatch match, out _) || match.IsMatch);
            Assert.Empty(router.FindAllowedMethods("/"));
            router.Add("GET", "/", 1);
            Assert.False(router.IsSealed);
            Assert.True(router.TryMatch("GET"u8, ""u8, out _, out int value) && value == 1);
            router.Seal();
            Assert.Equal("/", Assert.Single(router).Template);
            router.Load([]);
            Assert.True(router.IsSealed);
            Assert.False(router.TryMatch("GET", "/", out _, out _));
            Assert.Empty(router.CheckIntegrity());
        }
    }

    [Fact]
    public void Loading_a_small_table_takes_little_memory()
    {
        DynamicRouter<int> router = new();
        DynamicRoute<int>[] routes = [new("GET", "/a/{x}", 1), new("GET", "/b/{x}/c", 2), new("POST", "/a/{x}", 3)];

        Assert.InRange(Allocation.Least(() => router.Load(routes)), 1, 200_000);
    }

    [Fact]
    public void Load_replaces_what_was_there_and_routes_can_be_changed_afterwards()
    {
        DynamicRouter<string> router = new();
        router.Add("GET", "/old/{id:int}", "old");
        router.Load([new("GET", "/a/{id:int}", "a"), new("GET", "/b", "b")]);

        Assert.False(router.TryMatch("GET", "/old/1", out _, out _));
        Assert.True(router.TryMatch("GET", "/a/1", out RouteMatch match, out string? value));
        Assert.Equal("a", value);
        Assert.Equal("1", match.GetValue("id"));
        Assert.Equal((2, 0), (router.Metrics.Changes, router.Metrics.Refusals));
        Assert.False(router.TryAdd("GET", "/a/{other:int}", "twin", out RouterError? error));
        Assert.Equal(RouterErrorCode.Duplicate, error.Code);
        Assert.False(router.TryAdd("GET", "/a/{other:range(1,5)}", "rival", out error));
        Assert.Equal(RouterErrorCode.Ambiguous, error.Code);
        router.Add("GET", "/c/{x}", "c");
        Assert.True(router.Remove("GET", "/b"));
        Assert.Equal(["/a/{id:int}", "/c/{x}"], router.Select(static route => route.Template));

        router.Load([]);
        Assert.Empty(router);
        Assert.False(router.TryMatch("GET", "/a/1", out _, out _));
    }

    [Theory]
    [InlineData("/items/{id", RouterErrorCode.UnclosedParameter)]
    [InlineData("/s1/{y}", RouterErrorCode.Duplicate)]
    [InlineData("/g/{x:min(3)}", RouterErrorCode.Ambiguous)]
    public void A_batch_with_a_mistake_changes_nothing_and_is_told_as_AddRange_tells_it(string template, RouterErrorCode code)
    {
        DynamicRoute<int>[] routes = [.. Enumerable.Range(0, 200).Select(i => new DynamicRoute<int>("GET", $"/s{199 - i}/{{x}}", i)), new("GET", "/g/{x:int}", 1), new("GET", template, 2), new("GET", "/0", 3)];
        DynamicRouter<int> router = new(), other = new();
        router.Add("GET", "/kept", 7);

        Assert.False(router.TryLoad(routes, out RouterErrorList errors));
        Assert.False(other.TryAddRange(routes, out RouterErrorList expected));
        Assert.Equal(expected, errors);
        RouterError error = Assert.Single(errors);
        Assert.Equal((code, 201, template), (error.Code, error.Index, error.Template));
        Assert.Equal(["/kept"], router.Select(static route => route.Template));
        Assert.Equal((1, 1, 1), (router.Metrics.Changes, router.Metrics.Refusals, other.Metrics.Refusals));
        Assert.Throws<RouterException>(() => router.Load(routes));
        Assert.Empty(router.CheckIntegrity());
    }

    [Fact]
    public void Routes_that_no_table_can_hold_are_loaded_into_trees()
    {
        DynamicRouter<int> router = new();
        router.Load([new("GET", "/a\ud800", 1), new("GET", "/b", 2)]);

        Assert.True(router.TryMatch("GET", "/a\ud800", out _, out int value));
        Assert.Equal(1, value);
        Assert.True(router.TryMatch("GET", "/b", out _, out _));
        Assert.Equal(2, router.Count);
    }

    [Fact]
    public void Too_many_routes_are_refused_and_nothing_is_null()
    {
        DynamicRouter<int> router = new(new RouterOptions { MaxRoutes = 3 });
        Assert.False(router.TryLoad(Endless(), out RouterErrorList errors));
        Assert.All(errors, static error => Assert.Equal(RouterErrorCode.TooManyRoutes, error.Code));
        Assert.Equal(3, errors[0].Index);
        Assert.Equal(0, router.Count);
        Assert.Throws<ArgumentNullException>(() => router.Load(null!));
        Assert.Throws<ArgumentNullException>(() => router.Load([new DynamicRoute<int>("GET", null!, 1)]));

        static IEnumerable<DynamicRoute<int>> Endless()
        {
            for (int i = 0; ; i++)
            {
                yield return new DynamicRoute<int>("GET", $"/{i}", i);
            }
        }
    }

    private static SealedTable<int> TableOf(DynamicRouter<int> router) => (SealedTable<int>)router.Store.State.Sealed!;

    private static IEnumerable<DynamicRoute<int>> Mixed(int count)
    {
        for (int i = 0; i < count; i++)
        {
            string template = (i % 7) switch
            {
                0 => $"/tenants/{{t}}/svc{i}/items/{{id:int}}",
                1 => $"/Static/Path{i}",
                2 => $"/files/x{i}/{{name}}.{{ext?}}",
                3 => $"/a{i % 50}/{{b?}}/{i}/{{*rest}}",
                4 => $"/é{i}/{{x:min({i})}}",
                5 => $"~/d{i}/{{x=7}}",
                _ => $"/tenants/{{t}}/svc{i}/",
            };
            yield return new DynamicRoute<int>(i % 3 == 0 ? "POST" : "GET", template, i, i % 11 == 0 ? 1 : 0, i % 5 == 0 ? $"N{i}" : "");
        }
    }
}
