using System;
using Bunner;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>Arguments that are missing are named as the method that was called names them.</summary>
public sealed class ArgumentTests
{
    private readonly DynamicRouter<string> _router = new();

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Throws<ArgumentNullException>("method", () => _router.Add(null!, "/a", ""));
        Assert.Throws<ArgumentNullException>("template", () => _router.TryAdd("GET", null!, "", out _));
        Assert.Throws<ArgumentNullException>("method", () => _router.Remove(null!, "/a"));
        Assert.Throws<ArgumentNullException>("template", () => _router.Replace("GET", null!, ""));
        Assert.Throws<ArgumentNullException>("method", () => _router.Contains(null!, "/a"));
        Assert.Throws<ArgumentNullException>("template", () => _router.TryGet("GET", null!, out _));
        Assert.Throws<ArgumentNullException>("writer", () => _router.WriteTree(null!));
        Assert.Throws<ArgumentNullException>("first", () => new FallbackRouter<string>(null!, _router));
        Assert.Equal(0, _router.Count);
    }

    [Fact]
    public void A_list_is_named_that_is_missing_or_has_a_route_without_a_method_or_a_template()
    {
        foreach (DynamicRoute<string>[]? routes in (DynamicRoute<string>[]?[])[null, [new("GET", "/a", ""), new(null!, "/b", "")], [new("GET", null!, "")]])
        {
            Assert.Throws<ArgumentNullException>("routes", () => _router.AddRange(routes!));
            Assert.Throws<ArgumentNullException>("routes", () => _router.TryAddRange(routes!, out _));
            Assert.Throws<ArgumentNullException>("routes", () => _router.Load(routes!));
            Assert.Throws<ArgumentNullException>("added", () => _router.ReplaceRange([], routes!));
            Assert.Throws<ArgumentNullException>("added", () => _router.TryReplaceRange([], routes!, out _));
        }

        foreach (RouteIdentity[]? routes in (RouteIdentity[]?[])[null, [new("GET", "/a"), new(null!, "/b")], [new("GET", null!)]])
        {
            Assert.Throws<ArgumentNullException>("routes", () => _router.RemoveRange(routes!));
            Assert.Throws<ArgumentNullException>("removed", () => _router.ReplaceRange(routes!, []));
            Assert.Throws<ArgumentNullException>("removed", () => _router.TryReplaceRange(routes!, [], out _));
        }

        Assert.Equal(0, _router.Count);
    }

    [Fact]
    public void Of_a_list_the_route_is_told_that_lacks_something()
    {
        ArgumentNullException added = Assert.Throws<ArgumentNullException>(() => _router.AddRange([new("GET", "/a", ""), default]));
        ArgumentNullException removed = Assert.Throws<ArgumentNullException>(() => _router.RemoveRange([new("GET", null!)]));

        Assert.Contains("Route 1 has no method.", added.Message, StringComparison.Ordinal);
        Assert.Contains("Route 0 has no template.", removed.Message, StringComparison.Ordinal);
    }
}
