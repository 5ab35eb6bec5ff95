using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Generator.Tests.Infrastructure;
using Xunit;

namespace Generator.Tests;

/// <summary>What guards become in a generated router.</summary>
public sealed class GuardOutputTests
{
    private const string Engine = "System.Text.RegularExpressions";

    [Fact]
    public void A_router_of_compiled_expressions_does_not_know_the_engine()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using Bunner;
            [Router] internal static partial class AppRouter;
            internal static class Handlers
            {
                [Get("/{a:regex([0-9a-f]{{8}}-[0-9a-f]{{4}})}")] internal static void One() { }
                [Get("/x/{a:regex((a+)+)}/{b:regex((en|de)(-[a-z]{{2}})?)}")] internal static void Two() { }
            }
            """);

        Assert.DoesNotContain("Regex", run.Files["AppRouter.g.cs"].Replace("regex", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(Engine, References(run));
    }

    [Fact]
    public void A_named_expression_brings_the_engine()
    {
        const string Source = """
            using System.Text.RegularExpressions;
            using Bunner;
            [Router] internal static partial class AppRouter;
            internal static partial class Handlers
            {
                [Get("/{a:sku}")] internal static void One(string a) { }
                [RouteConstraint("sku")] internal static partial Regex Sku();
                internal static partial Regex Sku() => new("^[A-Z]{2}(?!00)[0-9]{2}$", RegexOptions.None);
            }
            """;
        Assert.Contains(Engine, References(GeneratorRun.Of(Source)));
        using CompiledRouter router = CompiledRouter.Of(Source);
        Assert.Equal("Handlers_One|AB12", router.Match("GET", "/AB12"));
        Assert.Equal("none", router.Match("GET", "/AB00"));
        Assert.Equal("none", router.Match("GET", "/ab12"));
    }

    [Theory]
    [InlineData("", "none", "Handlers_Free|aa")]
    [InlineData("AllowUnsafeRegex = true", "Handlers_Twin|aa", "Handlers_Twin|aa")]
    public void What_cannot_be_compiled_runs_where_the_router_allows_it(string options, string twin, string shared)
    {
        using CompiledRouter router = CompiledRouter.Of($$"""
            using Bunner;
            [Router({{options}})] internal static partial class AppRouter;
            internal static class Handlers
            {
                [Get("/{a:regex((.)\\1)}"), Post("/{a:regex((.)\\1)}")] internal static void Twin(string a) { }
                [Post("/{a}")] internal static void Free(string a) { }
                [Put("/{a:regex((?!x)(y+)+z)}")] internal static void Slow(string a) { }
            }
            """);

        Assert.Equal(twin.Replace("Twin", "Twin_Get", StringComparison.Ordinal), router.Match("GET", "/aa"));
        Assert.Equal("none", router.Match("GET", "/ab"));
        Assert.Equal(shared.Replace("Twin", "Twin_Post", StringComparison.Ordinal), router.Match("POST", "/aa"));

        // Exponential for an engine that backtracks: it is given up, and counts as no match.
        Assert.Equal("none", router.Match("PUT", "/" + new string('y', 60)));
    }

    [Fact]
    public void The_limit_of_states_is_the_routers()
    {
        using CompiledRouter router = CompiledRouter.Of("""
            using Bunner;
            [Router(MaxRegexStates = 50)] internal static partial class AppRouter;
            internal static class Handlers
            {
                [Get("/{a:regex(x{{40}})}")] internal static void Small() { }
                [Get("/{a:regex(x{{60}})}")] internal static void Large() { }
            }
            """);

        Assert.Equal("Handlers_Small|" + new string('x', 40), router.Match("GET", "/" + new string('X', 40).ToLowerInvariant()));
        Assert.Equal("none", router.Match("GET", "/" + new string('x', 60)));
    }

    private static string[] References(GeneratorRun run)
    {
        using PEReader reader = new(new MemoryStream(CompiledRouter.Emit(run.Output)));
        MetadataReader metadata = reader.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
