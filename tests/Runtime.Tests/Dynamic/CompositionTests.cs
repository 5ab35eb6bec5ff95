using System;
using Bunner;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>A table first, a dynamic router as its fallback; and what a router prints.</summary>
public sealed class CompositionTests
{
    [Fact]
    public void The_first_router_is_asked_first_and_the_fallback_has_the_rest()
    {
        DynamicRouter<int> first = new(), second = new();
        first.AddRange([new("GET", "/a/{x}", 1), new("PUT", "/b", 2)]);
        first.Seal();
        second.AddRange([new("GET", "/a/b", 3), new("GET", "/b", 4), new("POST", "/a/{y}", 5)]);
        FallbackRouter<int> router = new(first.Store.State.Sealed!, second);

        Assert.Equal(RouteSource.First, router.Match("GET", "/a/b", out RouteMatch match, out int value));
        Assert.Equal(("/a/{x}", 0), (match.Route.Template, value));
        Assert.Equal(RouteSource.Fallback, router.Match("GET", "/b", out match, out value));
        Assert.Equal(("/b", 4), (match.Route.Template, value));
        Assert.Equal(RouteSource.Fallback, router.Match("POST"u8, "/a/c"u8, out match, out value));
        Assert.Equal(("c", 5), (System.Text.Encoding.UTF8.GetString(match.GetUtf8Value("y")), value));
        Assert.Equal(RouteSource.None, router.Match("GET", "/c", out match, out _));
        Assert.False(match.IsMatch);
        Assert.Equal(["GET", "POST"], router.FindAllowedMethods("/a/c"));
        Assert.Equal(["GET", "PUT"], router.FindAllowedMethods("/b"));
    }

    [Fact]
    public void The_tree_is_printed_as_in_generated_files()
    {
        DynamicRouter<int> router = new();
        router.AddRange([new("GET", "/users/{id:int}/notes/recent", 1, Name: "Recent"), new("GET", "/users", 2, Name: "List"), new("GET", "/{**rest}", 3, Name: "Rest")]);
        string expected = """
            /
            ├─ users                  GET List
            │  └─ {id:int}
            │     └─ notes/recent     GET Recent
            └─ {**rest}               GET Rest

            """.Replace("\r\n", "\n", StringComparison.Ordinal);
        Assert.Equal(Squeeze(expected), Squeeze(router.ToString()));
        router.Seal();
        Assert.Equal(Squeeze(expected), Squeeze(router.ToString()));

        static string Squeeze(string text) => System.Text.RegularExpressions.Regex.Replace(text, " {2,}", "  ");
    }

    [Fact]
    public void A_printed_route_without_a_name_ends_with_its_method()
    {
        DynamicRouter<int> router = new();
        router.Add("GET", "/a", 1);
        Assert.EndsWith("GET\n", router.ToString(), StringComparison.Ordinal);
    }
}
