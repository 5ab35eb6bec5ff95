using System;
using System.Linq;
using System.Threading.Tasks;
using Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;
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
                [Get("⟦BNR0020:/orders/{id:int}⟧")] internal static void ById() { }
                [Get("⟦BNR0020:/orders/{key:regex([0-9]+)}⟧")] internal static void ByKey() { }
                [Get("/orders/{name:alpha}")] internal static void ByName() { }
                [Get("/orders/{late:long}", Order = 1)] internal static void Late() { }
                [Post("/orders/{other:long}")] internal static void Other() { }
            }
            """);

        Assert.Equal(
            [
                "'GET /orders/{id:int}' of Orders.ById and 'GET /orders/{key:regex([0-9]+)}' of Orders.ByKey (Source0.cs, line 5) both match '/orders/0'; give one an Order or tell them apart",
                "'GET /orders/{key:regex([0-9]+)}' of Orders.ByKey and 'GET /orders/{id:int}' of Orders.ById (Source0.cs, line 4) both match '/orders/0'; give one an Order or tell them apart",
            ],
            messages);
    }

    [Fact]
    public async Task Routes_in_different_files_are_compared_and_each_file_says_so_while_typing()
    {
        const string First = """using Bunner; internal static class B { [Get("/b/{x:min(3)}")] internal static void One() { } [Get("/same/{x}")] internal static void Three() { } }""";
        const string Second = """using Bunner; internal static class A { [Get("/b/{x:int}")] internal static void Two() { } [Get("/same/{y}")] internal static void Four() { } }""";
        CSharpCompilation compilation = CompilationKind.Library.Compile([First, Second, "internal static class Elsewhere;"]);

        string[] first = await AnalyzerRun.LiveAsync(compilation, 0);
        string[] second = await AnalyzerRun.LiveAsync(compilation, 1);

        Assert.Equal(2, first.Length);
        Assert.StartsWith("BNR0020 «/b/{x:min(3)}»: ", first[0], StringComparison.Ordinal);
        Assert.Contains("(Source1.cs, line 1) both match '/b/3'", first[0], StringComparison.Ordinal);
        Assert.StartsWith("BNR0004 «/same/{x}»: ", first[1], StringComparison.Ordinal);
        Assert.Equal(2, second.Length);
        Assert.Contains("(Source0.cs, line 1) both match '/b/3'", second[0], StringComparison.Ordinal);
        Assert.Contains("'GET /same/{x}' of B.Three (Source0.cs, line 1)", second[1], StringComparison.Ordinal);
        Assert.Empty(await AnalyzerRun.LiveAsync(compilation, 2));
    }

    [Theory]
    [InlineData("/x/{a:alpha}", "/x/{b:regex([a-z]+)}")]
    [InlineData("/x/{a:regex((ab)+)}", "/x/{b:regex(ab(?:ab)*)}")]
    [InlineData("/x/{a:regex([0-9]{{1,2}}):length(2)}", "/x/{b:regex([0-9][0-9])}")]
    [InlineData("/x/{a:min(1):max(3)}/y", "/x/{b:range(1,3)}/y")]
    [InlineData("/x/{a:guid:length(36)}", "/x/{a:length(36):guid}")]
    [InlineData("/x/v{a:regex([a-z])}", "/x/v{b:alpha:length(1)}")]
    public async Task Routes_of_the_same_paths_are_duplicates_however_they_are_written(string one, string other)
    {
        string[] messages = await AnalyzerRun.VerifyAsync($$"""
            using Bunner;
            internal static class Pages
            {
                [Get("⟦BNR0004:{{one}}⟧")] internal static void One() { }
                [Get("⟦BNR0004:{{other}}⟧")] internal static void Other() { }
                [Post("{{one}}")] internal static void Post() { }
            }
            """);

        Assert.All(messages, static message => Assert.Contains("matches the same requests", message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_limit_of_the_router_is_that_of_the_search()
    {
        const string Routes = """
            internal static class Pages
            {
                [Get("⟦BNR0020:/x/{a:regex([a-z]{{200}}[a-z0-9]?)}⟧")] internal static void One() { }
                [Get("⟦BNR0020:/x/{a:regex([a-z]{{201}}[a-z0-9]?)}⟧")] internal static void Two() { }
            }
            """;

        Assert.Equal(2, (await AnalyzerRun.VerifyAsync("using Bunner; [Router(MaxRegexStates = 1000)] internal static partial class AppRouter;" + Routes)).Length);
        const string Unknown = """
            using Bunner;
            [Router(MaxRegexStates = 100, AllowUnsafeRegex = true)] internal static partial class AppRouter;
            internal static class Pages
            {
                [Get("/x/{a:regex(⟦BNR0016:[a-z]{{200}}[a-z0-9]?⟧)}")] internal static void One() { }
                [Get("/x/{a:regex(⟦BNR0016:[a-z]{{201}}[a-z0-9]?⟧)}")] internal static void Two() { }
            }
            """;
        Assert.Equal(2, (await AnalyzerRun.VerifyAsync(Unknown)).Length);
    }

    [Fact]
    public async Task What_other_files_change_is_seen_though_routes_of_unchanged_files_are_kept()
    {
        const string Pages = "using Bunner; namespace Site { internal static partial class Pages { [Get(\"/a/{x:int}\")] internal static void A() { } [Get(\"/a/{y:long}\")] internal static void B() { } } }";
        string[] others =
        [
            "",
            "namespace Site { internal static class Elsewhere { internal static int One() => 1; } }",
            "using Bunner; namespace Site { [RouteGroup(\"/g\")] internal static partial class Pages { [Get(\"/a/{z:min(3)}\")] internal static void C() { } } }",
            "using Bunner; namespace Site { [RouteGroup(Prefix.Text)] internal static partial class Pages { } internal static class Prefix { public const string Text = \"/h\"; } }",
            "using Bunner; namespace Site { [RouteGroup(Prefix.Text)] internal static partial class Pages { } internal static class Prefix { public const string Text = \"/i\"; } }",
            "namespace Site { internal sealed class GetAttribute(string template) : System.Attribute { public string Template => template; } }",
            "namespace Site { internal sealed class Other { internal sealed class GetAttribute; } }",
            "[Bunner.Router(CaseSensitive = true)] internal static partial class AppRouter; internal static class More { [Bunner.Get(\"/A/{x:int}\")] internal static void D() { } }",
            "global using Fetch = Bunner.GetAttribute; internal static class More { [Fetch(\"/a/{x:min(7)}\")] internal static void E() { } }",
        ];
        CSharpCompilation compilation = CompilationKind.Library.Compile([Pages, others[0]]);
        foreach (string other in others.Concat(others.Reverse()))
        {
            compilation = compilation.ReplaceSyntaxTree(
                compilation.SyntaxTrees[1], CSharpSyntaxTree.ParseText(other, CompilationKind.Library.ParseOptions, "Source1.cs"));
            CSharpCompilation fresh = CompilationKind.Library.Compile([Pages, other]);

            Assert.Equal(await AnalyzerRun.LiveAsync(fresh, 0), await AnalyzerRun.LiveAsync(compilation, 0));
            Assert.Equal(await AnalyzerRun.LiveAsync(fresh, 1), await AnalyzerRun.LiveAsync(compilation, 1));
        }
    }

    [Fact]
    public async Task Editing_gives_the_same_as_a_new_analysis()
    {
        var random = new Random(5);
        string[] constraints = ["int", "alpha", "min(3)", "regex([0-9]+)", "regex(a.*)", "length(3)", "guid", "bool", "regex([a-z]{{2,4}})", "int:alpha", "minlength(1)"];
        string[] templates = [.. Enumerable.Range(0, 40).Select(_ => Template())];
        for (int edit = 0; edit < 60; edit++)
        {
            templates[random.Next(templates.Length)] = Template();
            string source = "using Bunner; internal static class Pages {\n"
                + string.Concat(templates.Select(static (template, i) => $"[Get(\"{template}\")] internal static void H{i}() {{ }}\n")) + "}";

            // The analyzers remember by the name of the assembly.
            string[] edited = await ShowAsync(source, "Edited");
            string[] fresh = await ShowAsync(source, "Fresh" + edit);

            Assert.NotEmpty(edited);
            Assert.Equal(fresh, edited);
        }

        string Template() => $"/{(char)('a' + random.Next(3))}/{{x:{constraints[random.Next(constraints.Length)]}}}" + (random.Next(3) == 0 ? "/{y}" : "");

        static async Task<string[]> ShowAsync(string source, string assembly) =>
        [
            .. (await AnalyzerRun.RunAsync((CompilationKind.Library with { AssemblyName = assembly }).Compile([source])))
                .Select(static one => one.ToString()).Order(StringComparer.Ordinal),
        ];
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
