using System;
using System.Linq;
using Bunner;
using Bunner.Core.Patterns;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>Changes of a dynamic router: what they do, and what they refuse without leaving a trace.</summary>
public sealed class ChangeTests
{
    [Fact]
    public void Routes_are_added_found_replaced_and_removed_sealed_or_not()
    {
        foreach (bool isSealed in new[] { false, true })
        {
            DynamicRouter<string> router = new();
            router.Add("GET", "/users/{id:int}", "user");
            router.Add("GET", "/users/{name}", "name");
            SealIf(isSealed, router);
            Assert.Equal("user", Find(router, "/users/42"));
            Assert.Equal("name", Find(router, "/users/ann"));
            Assert.True(router.Contains("GET", "/users/{id:int}"));
            Assert.False(router.Contains("GET", "/users/{other:int}"));

            Assert.True(router.Replace("GET", "/users/{id:int}", "number"));
            Assert.Equal("number", Find(router, "/users/42"));
            Assert.True(router.Remove("GET", "/users/{id:int}"));
            Assert.Equal("name", Find(router, "/users/42"));
            Assert.False(router.Remove("GET", "/users/{id:int}"));
            Assert.False(router.Replace("GET", "/users/{id:int}", "x"));
            Assert.True(router.TryGet("GET", "/users/{name}", out string? value));
            Assert.Equal("name", value);
            Assert.Equal(1, router.Count);
            Assert.Empty(router.CheckIntegrity());
            SealIf(isSealed, router);
            Assert.Equal(isSealed, router.IsSealed);
            Assert.Equal("name", Find(router, "/users/42"));
        }
    }

    [Fact]
    public void Asking_for_routes_that_are_not_there_takes_no_ids()
    {
        DynamicRouter<int> router = new();
        router.Add("GET", "/x/{a:int}", 1);
        router.Seal();
        for (int i = 0; i < 70_000; i++)
        {
            Assert.False(router.Contains("GET", "/ü" + i));
        }

        Assert.True(router.Contains("GET", "/x/{a:int}"));
        Assert.Equal(0, router.Store.Patterns.Matchers.Retired);
        Assert.True(router.Remove("GET", "/x/{a:int}"));
    }

    [Fact]
    public void Sealed_routes_are_known_and_sealed_again_when_the_trees_have_all_the_patterns_there_can_be()
    {
        const int Most = 65_534;
        DynamicRouter<int> router = new(new RouterOptions { AllowAmbiguousRoutes = true });
        router.AddRange([new("GET", "/x/{a:int}", 1), new("GET", "/x/{a}-{b:int}", 2), new("GET", "/x/ü/{a?}", 3)]);
        router.Seal();
        int number = 0;
        router.AddRange(Enumerable.Range(0, 1 + Most / 64).Select(route => new DynamicRoute<int>(
            "GET", $"/r{route}" + string.Concat(Enumerable.Range(0, Math.Min(64, Most - number)).Select(place => $"/{{p{place}:length({number++})}}")), 4)));
        Assert.Equal(Most, router.MemoryUsage.Patterns);

        Assert.True(router.Contains("GET", "/x/{a:int}"));
        Assert.False(router.Contains("GET", "/x/{a:long}"));
        Assert.False(router.TryAdd("GET", "/x/{other:int}", 5, out _));
        Assert.True(router.Remove("GET", "/x/ü/{a?}"));
        router.Seal();

        Assert.Equal(0, router.MemoryUsage.Patterns);
        Assert.True(router.Remove("GET", "/x/{a:int}"));
        Assert.True(router.TryMatch("GET", "/x/1-2", out RouteMatch match, out int value));
        Assert.Equal((2, "2"), (value, match.GetValue("b").ToString()));
        Assert.Empty(router.CheckIntegrity());
    }

    [Fact]
    public void A_literal_with_NUL_is_known_however_it_came()
    {
        foreach (string way in new[] { "add", "seal", "load" })
        {
            DynamicRouter<int> router = new();
            if (way == "load")
            {
                router.Load([new("GET", "/a\0b", 1)]);
            }
            else
            {
                router.Add("GET", "/a\0b", 1);
                SealIf(way == "seal", router);
            }

            Assert.Equal(1, Find(router, "/a\0b"));
            Assert.True(router.Contains("GET", "/a\0b"), way);
            Assert.False(router.TryAdd("GET", "/A\0B", 2, out _), way);
            Assert.True(router.Remove("GET", "/a\0b"), way);
            Assert.Equal(0, router.Count);
        }
    }

    [Theory]
    [InlineData("/a/{x:nonfile}", "/a/{y:nonfile=b}", true)]
    [InlineData("/a/{x:int}", "/a/{y:int?}", true)]
    [InlineData("/a/{x:int=1}", "/a/{y:int?}", true)]
    [InlineData("/a/{x:int=1}", "/a/{y:int=2}", true)]
    [InlineData("/a/{x=1}/{z:int=1}", "/a/{x}/{z:int}", true)]
    [InlineData("/a/{x:int=1}", "/a/{y:alpha=b}", false)]
    [InlineData("/a/{x:int?}", "/a/{y:alpha?}", true)]
    public void Which_of_two_routes_comes_first_makes_no_difference_to_whether_they_are_alike(string one, string other, bool areAlike)
    {
        foreach ((string first, string second) in new[] { (one, other), (other, one) })
        {
            foreach (bool isSealed in new[] { false, true })
            {
                DynamicRouter<int> router = new(new RouterOptions { AllowAmbiguousRoutes = true });
                router.Add("GET", first, 1);
                SealIf(isSealed, router);
                Assert.Equal(!areAlike, router.TryAdd("GET", second, 2, out _));
                Assert.Equal(!areAlike, new DynamicRouter<int>(new RouterOptions { AllowAmbiguousRoutes = true }).TryLoad([new("GET", first, 1), new("GET", second, 2)], out _));
            }
        }
    }

    [Fact]
    public void A_batch_whose_last_route_is_bad_changes_nothing()
    {
        foreach (bool isSealed in new[] { false, true })
        {
            DynamicRouter<int> router = new();
            router.AddRange([new("GET", "/a/{x}", 1), new("POST", "/a/{x:regex(^b+$)}", 2), new("GET", "/ü/{*rest}", 3)]);
            SealIf(isSealed, router);
            RouteIdentity[] before = [.. router.Select(route => route.Identity)];

            bool changed = router.TryReplaceRange(
                [new("GET", "/a/{x}"), new("GET", "/nothing")],
                [new("GET", "/b", 4), new("GET", "/c/{y:regex(^c+$)}", 5), new("GET", "/{x", 6), new("POST", "/a/{other:regex(^b+$)}", 7), new("BAD METHOD", "/", 8)],
                out RouterErrorList errors);

            Assert.False(changed);
            Assert.Equal([(1, RouterErrorCode.NotFound), (4, RouterErrorCode.UnclosedParameter), (5, RouterErrorCode.Duplicate), (6, RouterErrorCode.InvalidMethod)], errors.Select(error => (error.Index, error.Code)));
            Assert.Equal("/a/{x:regex(^b+$)}", errors[2].ConflictingTemplate);
            Assert.Equal(1..2, errors[1].Range);
            Assert.Equal(before, router.Select(route => route.Identity));
            Assert.Empty(router.CheckIntegrity());
            Assert.Equal(1, Find(router, "/a/b"));
            Assert.Equal(0, Find(router, "/b"));
            Assert.Equal(0, Find(router, "/c/c"));
        }
    }

    [Fact]
    public void A_replacement_may_stand_where_what_it_replaces_stood()
    {
        DynamicRouter<int> router = new();
        router.Add("GET", "/a/{x}", 1);
        router.Seal();
        router.ReplaceRange([new("GET", "/a/{x}")], [new("GET", "/a/{y}", 2)]);
        Assert.Equal(2, Find(router, "/a/1"));
        Assert.Equal("/a/{y}", Assert.Single(router).Template);
    }

    [Fact]
    public void Duplicates_name_the_route_in_the_way()
    {
        foreach (bool isSealed in new[] { false, true })
        {
            DynamicRouter<int> router = new();
            router.Add("GET", "/Users/{id:int}/{tail?}", 1);
            SealIf(isSealed, router);
            RouterException refused = Assert.Throws<RouterException>(() => router.Add("GET", "/users/{number:INT}/{x?}", 2));
            Assert.Equal(RouterErrorCode.Duplicate, refused.Error.Code);
            Assert.Equal("/Users/{id:int}/{tail?}", refused.Error.ConflictingTemplate);
            Assert.Equal("/users/{number:INT}/{x?}", refused.Error.Template);
            Assert.Contains("/Users/{id:int}/{tail?}", refused.Message, StringComparison.Ordinal);
            Assert.True(router.TryAdd("POST", "/users/{number:int}/{x?}", 2, out _));
            Assert.True(router.TryAdd("GET", "/users/{number:int}/{x?}", 2, out _, order: 1));
            Assert.False(router.TryAdd("GET", "/users/{n:int}/{x?}", 2, out RouterError? second, order: 1));
            Assert.Equal("/users/{number:int}/{x?}", second.ConflictingTemplate);
        }
    }

    [Theory]
    [InlineData("/files/{*rest}/", "/files/{*path}", false)]
    [InlineData("/files/{*rest}", "/files/{*path}/", false)]
    [InlineData("/files/{name}/", "/files/{name}", true)]
    [InlineData("/", "", false)]
    public void A_slash_at_the_end_tells_routes_apart_where_it_counts(string first, string second, bool areApart)
    {
        foreach (bool isSealed in new[] { false, true })
        {
            DynamicRouter<int> router = new(new RouterOptions { IgnoreTrailingSlash = false });
            router.Add("GET", first, 1);
            SealIf(isSealed, router);
            Assert.Equal(areApart, router.TryAdd("GET", second, 2, out RouterError? error));
            Assert.Equal(areApart ? null : first, error?.ConflictingTemplate);
            Assert.Empty(router.CheckIntegrity());
        }
    }

    [Fact]
    public void The_limit_of_routes_is_kept()
    {
        DynamicRouter<int> router = new(new RouterOptions { MaxRoutes = 3 });
        router.AddRange([new("GET", "/a", 1), new("GET", "/b", 2)]);
        Assert.False(router.TryAddRange([new("GET", "/c", 3), new("GET", "/d", 4)], out RouterErrorList errors));
        Assert.Equal((1, RouterErrorCode.TooManyRoutes), (Assert.Single(errors).Index, errors[0].Code));
        Assert.Equal(2, router.Count);
        router.Seal();
        router.Add("GET", "/c", 3);
        Assert.Equal(RouterErrorCode.TooManyRoutes, Assert.Throws<RouterException>(() => router.Add("GET", "/d", 4)).Error.Code);
        router.ReplaceRange([new("GET", "/a")], [new("GET", "/d", 4)]);
        Assert.Equal(4, Find(router, "/d"));
    }

    [Fact]
    public void A_batch_that_is_too_long_is_told_so_even_by_an_empty_router()
    {
        DynamicRouter<int> router = new(new RouterOptions { MaxRoutes = 2 });
        Assert.False(router.TryAddRange([new("GET", "/a", 1), new("GET", "/b", 2), new("GET", "/c", 3)], out RouterErrorList errors));
        Assert.Equal((2, RouterErrorCode.TooManyRoutes), (Assert.Single(errors).Index, errors[0].Code));
        Assert.Contains("may hold 2 routes", errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(0, router.Count);
    }

    [Fact]
    public void Error_codes_of_templates_are_those_of_the_parser()
    {
        foreach (RoutePatternErrorCode code in Enum.GetValues<RoutePatternErrorCode>())
        {
            Assert.Equal(code.ToString(), ((RouterErrorCode)code).ToString());
        }
    }

    [Fact]
    public void Routes_are_listed_in_order()
    {
        DynamicRouter<int> router = new();
        router.AddRange([new("POST", "/b", 1), new("GET", "/b", 2, Order: 1), new("GET", "/a/{x}", 3, Name: "A"), new("GET", "/b", 4)]);
        DynamicRoute<int>[] expected = [new("GET", "/a/{x}", 3, 0, "A"), new("GET", "/b", 4), new("GET", "/b", 2, 1), new("POST", "/b", 1)];
        Assert.Equal(expected, router);
        router.Seal();
        Assert.Equal(expected, router);
        router.Remove("GET", "/b");
        router.Add("GET", "/b", 5);
        expected[1] = new DynamicRoute<int>("GET", "/b", 5);
        Assert.Equal(expected, router);
    }

    [Fact]
    public void A_snapshot_does_not_change()
    {
        DynamicRouter<int> router = new();
        for (int i = 0; i < 50; i++)
        {
            router.Add("GET", $"/a{i}/{{x}}", i + 1);
        }

        using RouterSnapshot<int> snapshot = router.CreateSnapshot();
        for (int round = 0; round < 40; round++)
        {
            for (int i = 0; i < 50; i++)
            {
                Assert.True(router.Remove("GET", $"/a{i}/{{x}}"));
                router.Add("GET", $"/a{i}/{{x}}", -1);
            }
        }

        for (int i = 0; i < 50; i++)
        {
            Assert.True(snapshot.TryMatch("GET", $"/a{i}/7", out RouteMatch match, out int value));
            Assert.Equal((i + 1, "7"), (value, match.GetValue("x").ToString()));
            Assert.Equal(-1, Find(router, $"/a{i}/7"));
        }

        Assert.Equal(50, snapshot.Count);
        snapshot.Dispose();
        Assert.Throws<ObjectDisposedException>(() => snapshot.TryMatch("GET", "/", out _, out _));
    }

    private static void SealIf<T>(bool isSealed, DynamicRouter<T> router)
    {
        if (isSealed)
        {
            router.Seal();
        }
    }

    private static T? Find<T>(DynamicRouter<T> router, string path) => router.TryMatch("GET", path, out _, out T? value) ? value : default;
}
