using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Bunner.Runtime.Tests.Dynamic;

/// <summary>What constraints, lists and callbacks of the user's own may do while a router asks them: change it, ask it, wait for others, and throw.</summary>
public sealed class UserCodeTests
{
    private static readonly string[] s_acts = ["add", "remove", "contains", "replace", "seal", "load", "compact", "match", "snapshot", "wait"];

    public static TheoryData<string> Acts { get; } = [.. s_acts];

    [Theory]
    [MemberData(nameof(Acts))]
    public void A_constraint_that_is_asked_about_a_default_may_use_the_router(string act)
    {
        foreach (string way in new[] { "add", "batch", "load", "load by trees", "seal", "beside sealed" })
        {
            DynamicRouter<int>? router = null;
            bool isArmed = false;
            RouterOptions options = new();
            options.Constraints["odd"] = value =>
            {
                if (isArmed)
                {
                    isArmed = false;
                    Act(act, router!);
                }

                return value.Length % 2 == 1;
            };
            router = new DynamicRouter<int>(options);
            router.AddRange([new("GET", "/first", 1), new("GET", "/second/{y:alpha}", 2), new("GET", "/third/{x:odd=def}", 3)]);
            DynamicRoute<int>[] added = [new("GET", "/b/{q:guid}", 4), new("GET", "/a/{x:odd=abc}", 5), new("POST", "/c", 6)];
            if (way == "beside sealed")
            {
                router.Seal();
            }

            isArmed = true;
            switch (way)
            {
                case "add":
                    router.Add("GET", "/a/{x:odd=abc}", 5);
                    break;
                case "load":
                    router.Load(added);
                    break;
                case "load by trees":
                    router.Load([.. added, new("GET", "/\ud800", 7)]);
                    break;
                case "seal":
                    router.Seal();
                    router.AddRange(added);
                    router.Seal();
                    break;
                default:
                    router.AddRange(added);
                    break;
            }

            Assert.Empty(router.CheckIntegrity());
            Assert.False(isArmed, $"{act} {way}");
            Assert.True(router.TryMatch("GET", "/a", out _, out int value) && value == 5, $"{act} {way}");
            Assert.True(router.TryMatch("GET", "/a/x", out _, out value) && value == 5, $"{act} {way}");
            Assert.False(router.TryAdd("GET", "/a/{y:odd=b}", 8, out RouterError? error));
            Assert.Equal(RouterErrorCode.Duplicate, error.Code);
            router.RemoveRange(router.Select(static route => route.Identity));
            Assert.Empty(router);
            Assert.Empty(router.CheckIntegrity());
            Assert.Equal(0, router.MemoryUsage.Patterns);
        }
    }

    [Fact]
    public void A_constraint_is_asked_about_a_default_when_its_route_is_added_and_not_again_by_changes()
    {
        int asked = 0;
        RouterOptions options = new();
        options.Constraints["odd"] = value =>
        {
            asked++;
            return value.Length % 2 == 1;
        };
        foreach (bool isLoaded in new[] { false, true })
        {
            DynamicRouter<int> router = new(options);
            DynamicRoute<int>[] routes = [new("GET", "/a/{x:odd=abc}", 1), new("GET", "/b/{x:odd=ab}", 2)];
            asked = 0;
            if (isLoaded)
            {
                router.Load(routes);
            }
            else
            {
                router.AddRange(routes);
                router.Seal();
            }

            Assert.Equal(2, asked);
            Assert.False(router.TryAdd("GET", "/a/{y?}", 3, out _) && !router.Remove("GET", "/a/{y?}"));
            Assert.True(router.TryAdd("GET", "/b", 3, out _));
            Assert.True(router.Contains("GET", "/a/{x:odd=abc}"));
            router.Seal();
            Assert.True(router.Remove("GET", "/a/{x:odd=abc}"));
            router.Compact();
            router.Seal();
            Assert.Empty(router.CheckIntegrity());
            Assert.Equal(2, asked);
        }
    }

    [Fact]
    public void What_a_constraint_throws_about_a_default_leaves_nothing_behind()
    {
        RouterOptions options = new();
        options.Constraints["bad"] = static _ => throw new FormatException("mine");
        DynamicRouter<int> router = new(options);
        router.Add("GET", "/first", 1);

        Assert.Throws<FormatException>(() => router.Add("GET", "/x/{a:length(3)}/{b:bad=3}", 2));
        Assert.Throws<FormatException>(() => router.Load([new("GET", "/x/{a:length(3)}/{b:bad=3}", 2)]));
        Assert.Throws<FormatException>(() => router.ReplaceRange([new("GET", "/first")], [new("GET", "/x/{a:length(3)}/{b:bad=3}", 2)]));

        Assert.Equal("/first", Assert.Single(router).Template);
        Assert.Equal(0, router.MemoryUsage.Patterns);
        Assert.Empty(router.CheckIntegrity());
    }

    [Fact]
    public void A_constraint_that_is_asked_by_a_match_may_change_the_router()
    {
        foreach (string act in s_acts)
        {
            foreach (bool isSealed in new[] { false, true })
            {
                DynamicRouter<int>? router = null;
                int left = 3;
                RouterOptions options = new();
                options.Constraints["odd"] = value =>
                {
                    if (left-- > 0)
                    {
                        Act(act, router!);
                    }

                    return value.Length % 2 == 1;
                };
                router = new DynamicRouter<int>(options);
                router.AddRange([new("GET", "/first", 1), new("GET", "/second/{y:alpha}", 2), new("GET", "/x/{a:odd}", 3), new("GET", "/x/{a}", 4)]);
                if (isSealed)
                {
                    router.Seal();
                }

                Assert.True(router.TryMatch("GET", "/x/abc", out RouteMatch match, out int value));
                Assert.Equal(3, value);
                Assert.Equal("abc", match.GetValue("a"));
                Assert.True(left < 3);
                Assert.Empty(router.CheckIntegrity());
            }
        }
    }

    [Fact]
    public void A_list_that_throws_or_changes_the_router_does_so_before_the_change()
    {
        DynamicRouter<int> router = new();
        router.Add("GET", "/a", 1);

        Assert.Throws<FormatException>(() => router.AddRange(Throwing()));
        router.AddRange(Changing());

        Assert.Equal(["/a", "/a/s", "/meanwhile"], router.Select(static route => route.Template));
        Assert.Empty(router.CheckIntegrity());

        static IEnumerable<DynamicRoute<int>> Throwing()
        {
            yield return new("GET", "/b", 2);
            throw new FormatException("mine");
        }

        IEnumerable<DynamicRoute<int>> Changing()
        {
            foreach (DynamicRoute<int> route in router)
            {
                yield return route with { Template = route.Template + "/s" };
            }

            router.Add("GET", "/meanwhile", 3);
        }
    }

    [Fact]
    public void What_the_threshold_callback_throws_or_changes_comes_after_the_change()
    {
        DynamicRouter<int>? router = null;
        RouterOptions options = new() { MemoryThreshold = 1 };
        options.OnMemoryThreshold = _ =>
        {
            router!.Add("GET", "/more", 2);
            throw new FormatException("mine");
        };
        router = new DynamicRouter<int>(options);

        Assert.Throws<FormatException>(() => router.Add("GET", "/a", 1));

        Assert.Equal(["/a", "/more"], router.Select(static route => route.Template));
        Assert.Empty(router.CheckIntegrity());
    }

    private static void Act(string act, DynamicRouter<int> router)
    {
        switch (act)
        {
            case "add":
                router.TryAdd("GET", "/inner/{z:length(9)}", 9, out _);
                break;
            case "remove":
                router.Remove("GET", "/first");
                break;
            case "contains":
                Assert.False(router.Contains("GET", "/no/{z:length(9)}"));
                break;
            case "replace":
                Assert.True(router.Replace("GET", "/second/{y:alpha}", 9));
                break;
            case "seal":
                router.Seal();
                break;
            case "load":
                router.Load([new("GET", "/x/{a:odd}", 3), new("GET", "/loaded", 9)]);
                break;
            case "compact":
                router.Compact();
                break;
            case "match":
                Assert.True(router.TryMatch("GET", "/second/y", out _, out _));
                break;
            case "snapshot":
                using (RouterSnapshot<int> snapshot = router.CreateSnapshot())
                {
                    Assert.Equal(snapshot.Count, snapshot.ToArray().Length);
                }

                break;
            case "wait":
                Assert.True(Task.Run(() => router.TryAdd("GET", "/inner/{z:length(9)}", 9, out _)).Wait(TimeSpan.FromMinutes(1)), "The change waits for the constraint, which waits for the change.");
                break;
        }
    }
}
