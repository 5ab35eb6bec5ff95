using System;
using Xunit;

namespace Bunner.Runtime.Tests.Dynamic;

/// <summary>Arguments that are missing are named as the method that was called names them; what was not asked for stays.</summary>
public class ArgumentTests
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
        Assert.Throws<ArgumentNullException>("routes", () => _router.AddRange(null!));
        Assert.Throws<ArgumentNullException>("routes", () => _router.TryAddRange(null!, out _));
        Assert.Throws<ArgumentNullException>("routes", () => _router.RemoveRange(null!));
        Assert.Throws<ArgumentNullException>("writer", () => _router.WriteTree(null!));
        Assert.Throws<ArgumentNullException>("first", () => new FallbackRouter<string>(null!, _router));
        Assert.Equal(0, _router.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_route_with_another_value_keeps_its_name(bool isSealed)
    {
        _router.AddRange([new DynamicRoute<string>("GET", "/a/{x:int}", "old", Name: "Named"), new DynamicRoute<string>("GET", "/b", "other")]);
        if (isSealed)
        {
            _router.Seal();
        }

        Assert.True(_router.Replace("GET", "/a/{x:int}", "new"));
        Assert.True(_router.TryMatch("GET", "/a/1", out RouteMatch match, out string? value));
        Assert.Equal("new", value);
        Assert.Equal("Named", match.Route.Name);
        Assert.False(_router.Replace("GET", "/a/{x}", "new"));
    }

    [Fact]
    public void A_batch_that_is_too_long_is_told_so_even_by_an_empty_router()
    {
        DynamicRouter<string> small = new(new RouterOptions { MaxRoutes = 2 });
        Assert.False(small.TryAddRange([new("GET", "/a", ""), new("GET", "/b", ""), new("GET", "/c", "")], out var errors));
        Assert.Equal(RouterErrorCode.TooManyRoutes, Assert.Single(errors).Code);
        Assert.Contains("may hold 2 routes", errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(0, small.Count);
    }

    [Fact]
    public void A_printed_route_without_a_name_ends_with_its_method()
    {
        _router.Add("GET", "/a", "");
        Assert.DoesNotContain(" \n", _router.ToString(), StringComparison.Ordinal);
        Assert.Contains("GET\n", _router.ToString(), StringComparison.Ordinal);
    }
}
