using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Generator.Tests.Infrastructure;
using Xunit;

namespace Generator.Tests;

/// <summary>What is said of regular expressions, and at which characters.</summary>
public sealed class RegexAnalyzerTests
{
    [Theory]
    [InlineData(@"/{a:regex((x)⟦BNR0014:\\1⟧)}")]
    [InlineData(@"/{a:regex(⟦BNR0014:(?=⟧x)y)}")]
    [InlineData(@"/{a:regex(x⟦BNR0014:(?<!⟧y))}")]
    [InlineData(@"/{a:regex([a-z]{{2}}⟦BNR0014:(?>⟧x))}")]
    [InlineData(@"/{a:regex(⟦BNR0014:(?(⟧x)y|z))}")]
    [InlineData(@"/{a:regex((?<x>a)⟦BNR0014:(?<y-⟧x>b))}")]
    [InlineData(@"/{a:regex(x{{1,2}}⟦BNR0014:\\p{{Lu}}⟧y)}")]
    [InlineData(@"/{a:regex([a⟦BNR0014:\\P{{L}}⟧])}")]
    [InlineData(@"/{a:regex(a⟦BNR0014:\\b⟧)}")]
    [InlineData(@"/{a:int}/{b:alpha:regex(⟦BNR0014:\\G⟧a)}")]
    [InlineData(@"/{a:regex((?m)a⟦BNR0014:$⟧)}")]
    [InlineData(@"/{a:regex(b⟦BNR0015:x{{1000000}}⟧)}")]
    [InlineData(@"/{a:regex(b⟦BNR0015:(x{{1000}}){{1000}}⟧c)}")]
    [InlineData(@"/{a:regex(⟦BNR0015:.*a.{{20}}⟧)}")]
    [InlineData(@"/{a:regex(x{{1,2}}⟦BNR0003:[ab⟧)}")]
    [InlineData(@"/{a:regex(x⟦BNR0003:{{3,1}}⟧)}")]
    public async Task It_points_at_what_cannot_be_compiled(string template)
    {
        string[] messages = await VerifyAsync(template, "[Router] internal static partial class AppRouter;");

        Assert.NotEmpty(Assert.Single(messages));
    }

    [Theory]
    [InlineData(@"/{a:regex(x⟦BNR0016:\\b⟧)}")]
    [InlineData(@"/{a:regex(⟦BNR0016:(?!⟧x)y+z*(a|b)+)}")]
    [InlineData(@"/{a:regex(⟦BNR0016:x{{1000000}}⟧)}")]
    [InlineData(@"/{a:regex((x)⟦BNR0016:⟦BNR0017:\\1⟧⟧)}")]
    [InlineData(@"/{a:regex(⟦BNR0016:(?!⟧x)⟦BNR0017:(a+)+⟧b)}")]
    [InlineData(@"/{a:regex(⟦BNR0016:(?!⟧x)b?⟦BNR0017:(?:[a-z]{{1,}}-)*⟧b)}")]
    [InlineData(@"/{a:regex(⟦BNR0016:(?!⟧x)⟦BNR0017:(a|ab)*⟧)}")]
    [InlineData(@"/{a:regex(⟦BNR0016:\\b⟧⟦BNR0017:(\\w|[0-9]x)+⟧)}")]
    public async Task It_says_what_runs_on_the_engine_and_how_safe_that_is(string template)
    {
        string[] messages = await VerifyAsync(template, "[Router(AllowUnsafeRegex = true)] internal static partial class AppRouter;");

        Assert.All(messages, Assert.NotEmpty);
    }

    [Theory]
    [InlineData(@"/{a:regex((a+)+)}")]
    [InlineData(@"/{a:regex((a|ab)*)}")]
    [InlineData(@"/{a:regex(^(?i)[a-z-[aeiou]]{{2,}}?\\.(?<ext>txt|md)$)}")]
    [InlineData(@"/{a:regex([^/]+)}")]
    public async Task It_is_silent_on_what_can_be_compiled(string template)
    {
        Assert.Empty(await VerifyAsync(template, ""));
        Assert.Empty(await VerifyAsync(template, "[Router(AllowUnsafeRegex = true)] internal static partial class AppRouter;"));
    }

    [Theory]
    [InlineData(@"/{a:regex(x⟦BNR0018:\\b⟧)}")]
    [InlineData(@"/{a:regex(⟦BNR0018:x{{1000000}}⟧)}")]
    [InlineData(@"/{a:regex((x)⟦BNR0017:⟦BNR0018:\\1⟧⟧)}")]
    public async Task In_a_library_without_a_router_it_is_for_the_application_to_allow(string template)
    {
        string[] messages = await VerifyAsync(template, "");

        Assert.Contains(messages, static message => message.Contains("has to set MaxRegexStates or AllowUnsafeRegex", StringComparison.Ordinal));
        Assert.Empty(await VerifyAsync("/{a:regex([a-z]{{3000}})}", ""));
    }

    [Fact]
    public async Task An_application_reports_what_its_router_does_not_allow_a_library()
    {
        GeneratorRun library = GeneratorRun.Unchecked(
            ["""using Bunner; public static class Handlers { [Get("/{a:regex(x\\b)}")] public static void One() { } [Get("/y/{a:regex([a-z]{{5000}})}")] public static void Two() { } }"""],
            CompilationKind.Library with { AssemblyName = "Parts" });
        CompilationKind kind = CompilationKind.Library with { References = CompilationKind.Library.References.Add(library.Output.ToMetadataReference()) };

        Assert.Equal(["BNR0014", "BNR0014"], await IdsAsync("[Router] internal static partial class AppRouter;"));
        Assert.Empty(await IdsAsync("[Router(AllowUnsafeRegex = true)] internal static partial class AppRouter;"));
        Assert.Equal(["BNR0014"], await IdsAsync("[Router(MaxRegexStates = 8192)] internal static partial class AppRouter;"));
        Assert.Empty(await IdsAsync(""));

        async Task<string[]> IdsAsync(string router) =>
            [.. (await AnalyzerRun.RunAsync(GeneratorRun.Unchecked(["using Bunner; " + router], kind).Input)).Select(static one => one.Id)];
    }

    [Fact]
    public async Task The_limit_is_the_routers()
    {
        Assert.Empty(await VerifyAsync("/{a:regex([a-z]{{5000}})}", "[Router(MaxRegexStates = 6000)] internal static partial class AppRouter;"));
        Assert.Single(await VerifyAsync("/{a:regex(⟦BNR0015:[a-z]{{500}}⟧)}", "[Router(MaxRegexStates = 100)] internal static partial class AppRouter;"));
        Assert.Single(await VerifyAsync(
            "/{a:regex(⟦BNR0015:[a-z]{{5000}}⟧)}",
            "[Router(MaxRegexStates = 6000)] internal static partial class AppRouter; [Router] internal static partial class Other;"));
    }

    [Fact]
    public async Task What_a_prefix_has_is_said_at_the_prefix()
    {
        string[] messages = await AnalyzerRun.VerifyAsync("""
            using Bunner;
            [Router] internal static partial class AppRouter;
            [RouteGroup("/{a:regex(x⟦BNR0014:\\b⟧)}")]
            internal static class Handlers
            {
                [Get("/x")] internal static void One() { }
                [Get("/{b:regex(⟦BNR0014:\\B⟧)}")] internal static void Two() { }
            }
            """);

        Assert.Equal(2, messages.Length);
    }

    [Fact]
    public async Task Large_expressions_do_not_keep_the_editor_waiting()
    {
        string source = "using Bunner; [Router] internal static partial class AppRouter; internal static class Handlers {\n" + string.Concat(Enumerable.Range(0, 40).Select(static i =>
            $"[Get(\"/{i}/{{a:regex(.*a.{{{{{i + 20}}}}})}}\"), Get(\"/{i}/b/{{a:regex({string.Concat(Enumerable.Repeat("(a?){{30}}", i + 1))})}}\")] internal static void H{i}() {{ }}\n")) + "}";
        GeneratorRun run = GeneratorRun.Unchecked([source]);
        Stopwatch clock = Stopwatch.StartNew();

        var found = await AnalyzerRun.RunAsync(run.Input);

        Assert.Equal(40, found.Count(static one => one.Id == "BNR0015" && one.GetMessage(null).Contains("4096", StringComparison.Ordinal)));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    private static Task<string[]> VerifyAsync(string template, string router) => AnalyzerRun.VerifyAsync($$"""
        using Bunner;
        {{router}}
        internal static class Handlers
        {
            [Get("{{template}}")]
            internal static void Handle() { }
        }
        """);
}
