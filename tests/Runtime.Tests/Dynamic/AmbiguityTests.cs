using System;
using System.Collections.Generic;
using System.Linq;
using Bunner;
using Bunner.Core.Patterns;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>Routes of equal precedence that match the same path, and the codes of errors.</summary>
public sealed class AmbiguityTests
{
    [Theory]
    [InlineData("/a/{x:int}", "/a/{y:min(3)}")]
    [InlineData("/a/{x:alpha}", "/a/{x:minlength(2)}")]
    [InlineData("/v{major}/x", "/{name}1/x")]
    [InlineData("/A/{x:int}/z", "/a/{x:range(5,9)}/Z")]
    [InlineData("/f/{*rest:minlength(2)}", "/f/{*more:file}")]
    [InlineData("/{a:regex(^x+$)}", "/{a:regex(^[xy]$)}")]
    public void A_route_that_is_ambiguous_is_refused_with_the_other_and_a_path_of_both(string first, string second)
    {
        foreach (bool isSealed in new[] { false, true })
        {
            DynamicRouter<int> router = new();
            router.Add("GET", first, 1);
            router.Add("GET", "/other/{id:int}", 3);
            if (isSealed)
            {
                router.Seal();
            }

            Assert.False(router.TryAdd("GET", second, 2, out RouterError? error));

            Assert.Equal((RouterErrorCode.Ambiguous, second, first), (error.Code, error.Template, error.ConflictingTemplate));
            Assert.Contains(first, error.Message, StringComparison.Ordinal);
            Assert.Contains(error.Example!, error.Message, StringComparison.Ordinal);
            Assert.True(router.TryMatch("GET", error.Example, out _, out int value));
            Assert.Equal(1, value);
            Assert.Equal(2, router.Count);
            Assert.Empty(router.CheckIntegrity());

            // The path is the other's, too; an order or another method is no conflict, and neither is a route that goes.
            DynamicRouter<int> alone = new();
            alone.Add("GET", second, 2);
            Assert.True(alone.TryMatch("GET", error.Example, out _, out _));
            router.Add("POST", second, 2);
            router.Add("GET", second, 2, order: 1);
            Assert.True(router.Remove("GET", second, order: 1));
            router.ReplaceRange([new RouteIdentity("GET", first)], [new DynamicRoute<int>("GET", second, 2)]);
            Assert.Equal(RouterErrorCode.Ambiguous, Assert.Throws<RouterException>(() => router.Add("GET", first, 1)).Error.Code);
        }
    }

    [Theory]
    [InlineData("/a/{x:int}", "/a/{x:alpha}")]
    [InlineData("/a/{x:int}", "/a/{x}")]
    [InlineData("/a/{x:int}", "/b/{x:min(1)}")]
    [InlineData("/a/{x:int}/b", "/a/{x:int}/c")]
    [InlineData("/{name}.{ext}", "/{x:int}")]
    [InlineData("/a/{x:own}", "/a/{x:int}")]
    public void Routes_without_a_common_path_of_equal_rank_go_together(string first, string second)
    {
        RouterOptions options = new() { Constraints = { ["own"] = static value => value.Length == 3 } };
        DynamicRouter<int> router = new(options);
        router.Add("GET", first, 1);
        router.Add("GET", second, 2);
        Assert.Equal(2, router.Count);
    }

    [Fact]
    public void A_batch_with_an_ambiguity_changes_nothing_and_leaves_nothing_behind()
    {
        DynamicRouter<int> router = new();
        router.Add("GET", "/a/{x:int}", 1);
        Assert.False(router.TryAddRange([new("GET", "/b/{x:int}", 1), new("GET", "/b/{x:min(1)}", 2)], out RouterErrorList errors));
        Assert.Equal((RouterErrorCode.Ambiguous, 1), (Assert.Single(errors).Code, errors[0].Index));
        Assert.False(router.TryReplaceRange([new RouteIdentity("GET", "/a/{x:int}")], [new("GET", "/a/{x:min(1)}", 1), new("GET", "/{", 2)], out _));
        router.Add("GET", "/b/{x:min(1)}", 2);
        Assert.Equal(RouterErrorCode.Ambiguous, Assert.Throws<RouterException>(() => router.Add("GET", "/a/{x:min(1)}", 1)).Error.Code);
    }

    [Fact]
    public void Ambiguous_routes_may_be_allowed()
    {
        DynamicRouter<int> router = new(new RouterOptions { AllowAmbiguousRoutes = true });
        router.Add("GET", "/a/{x:min(3)}", 2);
        router.Add("GET", "/a/{x:int}", 1);
        Assert.True(router.TryMatch("GET", "/a/5", out _, out int value));
        Assert.Equal(1, value);
        router.Seal();
        Assert.True(router.TryMatch("GET", "/a/5", out _, out value));
        Assert.Equal(1, value);
    }

    [Fact]
    public void Codes_of_templates_are_those_of_the_parser()
    {
        Dictionary<string, int> parser = Enum.GetValues<RoutePatternErrorCode>().ToDictionary(code => code.ToString(), code => (int)code);
        Dictionary<string, int> router = Enum.GetValues<RouterErrorCode>().Where(code => code is > RouterErrorCode.None and < RouterErrorCode.Duplicate).ToDictionary(code => code.ToString(), code => (int)code);
        Assert.Equal(parser, router);
        Assert.Equal(100, (int)RouterErrorCode.Duplicate);
    }
}
