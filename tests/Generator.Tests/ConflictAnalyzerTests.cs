using System;
using System.Threading.Tasks;
using Generator.Tests.Infrastructure;
using Xunit;

namespace Generator.Tests;

/// <summary>Conflicts among routes, with exact places and messages.</summary>
public sealed class ConflictAnalyzerTests
{
    [Fact]
    public async Task Routes_that_match_the_same_path_are_reported_with_the_path()
    {
        string[] messages = await AnalyzerRun.VerifyAsync("""
            using Bunner;
            internal static class Orders
            {
                [Get("/orders/{id:int}")] internal static void ById() { }
                [Get("⟦BNR0020:/orders/{key:regex([0-9]+)}⟧")] internal static void ByKey() { }
                [Get("/orders/{name:alpha}")] internal static void ByName() { }
                [Get("/orders/{late:long}", Order = 1)] internal static void Late() { }
                [Post("/orders/{other:long}")] internal static void Other() { }
            }
            """);

        Assert.Equal(
            ["'GET /orders/{key:regex([0-9]+)}' of Orders.ByKey and 'GET /orders/{id:int}' of Orders.ById (Source0.cs, line 4) both match '/orders/0'; give one an Order or tell them apart"],
            messages);
    }

    [Fact]
    public async Task Routes_in_different_files_are_compared()
    {
        string[] messages = await AnalyzerRun.VerifyAsync(
            """using Bunner; internal static class B { [Get("⟦BNR0020:/b/{x:min(3)}⟧")] internal static void One() { } }""",
            """using Bunner; internal static class A { [Get("/b/{x:int}")] internal static void Two() { } }""");

        Assert.Contains("(Source1.cs, line 1) both match '/b/3'", Assert.Single(messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Routes_that_nothing_reaches_are_reported_with_what_hides_them()
    {
        string[] messages = await AnalyzerRun.VerifyAsync("""
            using Bunner;
            internal static class Pages
            {
                [Get("/pages/{name:minlength(1)}")] internal static void Named() { }
                [Get("⟦BNR0021:/pages/{page}⟧")] internal static void Page() { }
                [Get("/short/{x:length(1,5)}")] internal static void Short() { }
                [Get("/short/{x:minlength(6)}")] internal static void Long() { }
                [Get("⟦BNR0021:/short/{y}⟧")] internal static void Hidden() { }
                [Get("/seen/{x:minlength(2)}")] internal static void Seen() { }
                [Get("/seen/{y}")] internal static void AlsoSeen() { }
            }
            """);

        Assert.Equal(2, messages.Length);
        Assert.Equal("No path reaches 'GET /pages/{page}' of Pages.Page: 'GET /pages/{name:minlength(1)}' of Pages.Named (Source0.cs, line 4) takes every one of them, such as '/pages/a'", messages[0]);
        Assert.Contains(" take every one of them, such as '/short/a'", messages[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Constraints_that_exclude_each_other_are_reported()
    {
        string[] messages = await AnalyzerRun.VerifyAsync("""
            using Bunner;
            [RouteGroup("/users")]
            internal static class Users
            {
                [Get("{id:⟦BNR0022:int:alpha⟧}")] internal static void Never() { }
                [Get("x/{id:⟦BNR0022:length(0)⟧?}")] internal static void Empty() { }
                [Get("y/{id:int:min(3)}")] internal static void Fine() { }
            }
            """);

        Assert.Equal("No value of a path passes 'int:alpha', so the parameter 'id' of 'GET /users/{id:int:alpha}' never matches", messages[0]);
    }

    [Fact]
    public async Task A_search_that_is_cut_says_so()
    {
        var source = new System.Text.StringBuilder("using Bunner; internal static class Items {\n");
        for (int i = 0; i < 900; i++)
        {
            source.Append($"[Get(\"/items/{{id:regex([a-z]*[0-9]x{i:D4}y)}}\")]\n");
        }

        GeneratorRun run = GeneratorRun.Unchecked([source.Append("internal static void All() { } }").ToString()]);

        Assert.Equal("BNR0023", Assert.Single(await AnalyzerRun.RunAsync(run.Input)).Id);
    }

    [Fact]
    public async Task Names_that_are_given_twice_are_reported()
    {
        string[] messages = await AnalyzerRun.VerifyAsync("""
            using Bunner;
            internal static class Users
            {
                [Get("/a/{id}", Name = "user")] internal static void One() { }
                [Get("⟦BNR0030:/b/{id}⟧", Name = "User")] internal static void Two() { }
                [Get("/c/{id}", Name = "person")] internal static void Three() { }
                [Get("/d/{id}")] internal static void Four() { }
                [Get("/e/{id}")] internal static void Five() { }
            }
            """);

        Assert.Equal(["The name 'User' of 'GET /b/{id}' is that of 'GET /a/{id}' already: links by name need one endpoint for each"], messages);
    }
}
