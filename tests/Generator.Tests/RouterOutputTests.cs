using System.Linq;
using Generator.Tests.Infrastructure;
using Xunit;

namespace Generator.Tests;

/// <summary>What the generator writes, whole.</summary>
public sealed class RouterOutputTests
{
    [Fact]
    public void A_router_with_every_kind_of_segment()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using System;
            using Bunner;

            namespace Shop;

            /// <summary>The router.</summary>
            [Router]
            public static partial class AppRouter;

            internal static class Users
            {
                [Get("/users")]
                internal static void All() { }

                [Get("/users/{id:int}")]
                internal static void ById(int id) { }

                [Get("/users/{name:regex(^[a-z]+$)}/notes/{title?}")]
                internal static void Notes(string name, string? title) { }

                [Post("/users")]
                [Put("/users/{id:even}", Order = -1, Name = "replace-user")]
                internal static void Save() { }

                [RouteConstraint("even")]
                internal static bool IsEven(ReadOnlySpan<char> value) => value.Length % 2 == 0;
            }

            [RouteGroup("/files")]
            internal static class Files
            {
                [Get("{name}.{extension?}")]
                internal static void ByName(string name, string? extension) { }

                [RouteGroup("raw")]
                internal static class Raw
                {
                    [Get("{**path}")]
                    internal static void Read(string path) { }
                }
            }
            """);

        Snapshot.Verify(run.Files);
    }

    [Fact]
    public void A_nested_router_with_options_in_the_global_namespace()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using Bunner;

            internal partial record struct Host
            {
                internal partial interface IInner
                {
                    [Router(CaseSensitive = true, IgnoreTrailingSlash = false, IgnoreDuplicateSlashes = true)]
                    internal sealed partial class @class;
                }
            }

            internal sealed class Handlers
            {
                [Get("/{a:regex(^x\\d+$)}")]
                internal void Handle() { }
            }
            """);

        Snapshot.Verify(run.Files);
    }

    [Fact]
    public void Names_that_clash()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using Bunner;

            [Router]
            internal static partial class AppRouter;

            internal static class Users
            {
                [Get("/users"), Post("/users")]
                internal static void All() { }

                [Get("/users/{id}")]
                internal static void One(int id) { }

                [Get("/people/{id}")]
                internal static void One(string id) { }

                [Get("/a", Name = "Users_Named")]
                internal static void A() { }

                [Get("/b")]
                internal static void Named() { }

                [Route("PURGE", "/c", Name = "class"), Route("M-SEARCH", "/c", Name = "class")]
                internal static void C() { }

                [Get("/d", Name = "ToString"), Get("/e", Name = "1 + 2 \" <&>"), Get("/f", Name = "event")]
                internal static void D() { }
            }
            """);

        Snapshot.Verify(run.Files);
    }

    [Fact]
    public void Characters_that_cannot_stand_in_source()
    {
        GeneratorRun run = GeneratorRun.Of(""""
            using Bunner;

            [Router]
            internal static partial class AppRouter;

            internal static class Odd
            {
                [Get("/tab\tline\nend")]
                internal static void Controls() { }

                [Get("/*/ <b> & \u2028 \u202E */")]
                internal static void Comments() { }

                [Get("/\"\"\"\"quotes\\")]
                internal static void Quotes() { }

                [Get("/\uD800lone/\U0001F600")]
                internal static void Surrogates() { }

                [Get("/{@event=\0}/{größe}")]
                internal static void Parameters() { }
            }
            """");

        Snapshot.Verify(run.Files);
    }

    [Fact]
    public void Quotes_in_a_raw_literal()
    {
        GeneratorRun run = GeneratorRun.Of(""""
            using Bunner;

            [Router]
            internal static partial class AppRouter;

            internal static class Quoted
            {
                [Get("/\"\"\"\"/{x}")]
                internal static void Handle() { }
            }
            """");

        Snapshot.Verify(run.Files);
    }

    [Fact]
    public void A_web_application_without_a_router_gets_one()
    {
        GeneratorRun run = GeneratorRun.Of(
            """
            using Bunner;

            namespace Shop;

            internal static class Users
            {
                [Get("/users/{id:int}")]
                internal static string ById(int id) => id.ToString();
            }
            """,
            CompilationKind.Web);

        Snapshot.Verify(run.Files);
    }

    [Fact]
    public void Nothing_is_written_for_a_library_without_routes() =>
        Assert.Empty(GeneratorRun.Of("using System; using Bunner; internal static class Nothing;").Files);

    [Fact]
    public void A_router_without_routes_matches_nothing()
    {
        GeneratorRun run = GeneratorRun.Of("using Bunner; [Router] internal static partial class AppRouter;");

        Assert.Contains("TryMatch", Assert.Single(run.Files).Value, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Routers_whose_names_differ_in_case_or_nesting_get_files_of_their_own()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using Bunner;
            namespace A.B { [Router] internal static partial class C; [Router] internal static partial class c1; [Router] internal static partial class C1; }
            namespace A { internal static partial class Z { [Router] internal static partial class C; } }
            """);

        Assert.Equal(["A.B.C.g.cs", "A.B.C1.g.cs", "A.B.c1-2.g.cs", "A.Z.C.g.cs"], run.Files.Keys.Where(static name => !name.EndsWith(".Links.g.cs", System.StringComparison.Ordinal)).Order(System.StringComparer.Ordinal));
    }

    [Fact]
    public void The_order_of_declaration_changes_nothing()
    {
        string[] sources =
        [
            "using Bunner; [Router] internal static partial class AppRouter;",
            """using Bunner; internal static class A { [Get("/x")] internal static void One() { } [Get("/{y}")] internal static void Two() { } }""",
            """using Bunner; internal static class B { [Post("/x"), Get("/z")] internal static void One() { } }""",
            """using Bunner; internal static class B2 { [Get("/z", Order = 3)] internal static void One() { } }""",
        ];

        Assert.Equal(GeneratorRun.Of(sources).Files, GeneratorRun.Of([.. sources.Reverse()]).Files);
    }
}
