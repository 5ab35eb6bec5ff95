using System.Collections.Generic;
using System.Linq;
using Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Generator.Tests;

/// <summary>Generated routers, compiled and asked.</summary>
public sealed class RunningRouterTests
{
    [Fact]
    public void It_matches_every_kind_of_route()
    {
        using CompiledRouter router = CompiledRouter.Of("""
            using System;
            using Bunner;
            [Router] internal static partial class AppRouter;
            internal static class Users
            {
                [Get("/users"), Head("/users")] internal static void All() { }
                [Get("/users/{id:int}")] internal static void ById(int id) { }
                [Get("/users/{name:regex(^[[a-c]]+$)}")] internal static void Wrong(string name) { }
                [Get("/users/{name:regex(^[a-c]+$)}")] internal static void ByName(string name) { }
                [Put("/users/{id:even}")] internal static void Replace(int id) { }
                [Patch("/users/{id=7}")] internal static void Change(int id) { }
                [Delete("/users/{id?}")] internal static void Remove(int? id) { }
                [Options("/users/{**rest}")] internal static void Ask(string rest) { }
                [Route("PURGE", "/files/{name}.{extension?}")] internal static void Purge() { }
                [Post("/v{major:int}/users")] internal static void Add() { }
                [RouteConstraint("even")] internal static bool IsEven(ReadOnlySpan<char> value) => value.Length % 2 == 0;
            }
            """);

        Assert.Equal("Users_All_Get", router.Match("GET", "/users"));
        Assert.Equal("Users_All_Head", router.Match("HEAD", "/USERS/"));
        Assert.Equal("Users_ById|42", router.Match("GET", "/users/42"));
        Assert.Equal("Users_ByName|abC", router.Match("GET", "/users/abC"));
        Assert.Equal("none", router.Match("GET", "/users/abd"));
        Assert.Equal("none", router.Match("GET", "/users/abc\n"));
        Assert.Equal("Users_Replace|12", router.Match("PUT", "/users/12"));
        Assert.Equal("none", router.Match("PUT", "/users/123"));
        Assert.Equal("Users_Change|7", router.Match("PATCH", "/users"));
        Assert.Equal("Users_Remove|", router.Match("DELETE", "/users"));
        Assert.Equal("Users_Remove|1", router.Match("DELETE", "/users/1"));
        Assert.Equal("Users_Ask|a/b/ü", router.Match("OPTIONS", "/users/a/b/ü"));
        Assert.Equal("Users_Purge|a.b|c", router.Match("PURGE", "/files/a.b.c"));
        Assert.Equal("Users_Add|3", router.Match("POST", "/v3/users"));
        Assert.Equal("none", router.Match("get", "/users"));
        Assert.Equal("none", router.Match("GET", "/nothing"));
    }

    [Fact]
    public void Options_are_those_of_the_attribute()
    {
        using CompiledRouter router = CompiledRouter.Of("""
            using Bunner;
            [Router(CaseSensitive = true, IgnoreTrailingSlash = false, IgnoreDuplicateSlashes = true)] public partial class AppRouter;
            internal static class Users
            {
                [Get("/users/{name:regex(^[a-c]+$)}")] internal static void ByName(string name) { }
            }
            """.Replace("public partial class", "internal partial class", System.StringComparison.Ordinal));

        Assert.Equal("Users_ByName|abc", router.Match("GET", "//users///abc"));
        Assert.Equal("none", router.Match("GET", "/users/abC"));
        Assert.Equal("none", router.Match("GET", "/Users/abc"));
        Assert.Equal("none", router.Match("GET", "/users/abc/"));
    }

    [Fact]
    public void Groups_put_their_prefixes_before_templates()
    {
        using CompiledRouter router = CompiledRouter.Of("""
            using Bunner;
            [Router] internal static partial class AppRouter;
            [RouteGroup("api/")]
            internal static class Api
            {
                [Get("")] internal static void Root() { }
                [Get("~/alone")] internal static void Alone() { }
                [RouteGroup("/v{version:int}")]
                internal static class Versioned
                {
                    [Get("/users")] internal static void Users() { }
                    [Get("items/{id}")] internal static void Items() { }
                }
            }
            """);

        Assert.Equal("Api_Root", router.Match("GET", "/api"));
        Assert.Equal("Api_Alone", router.Match("GET", "/alone"));
        Assert.Equal("Api_Versioned_Users|1", router.Match("GET", "/api/v1/users"));
        Assert.Equal("Api_Versioned_Items|2|x", router.Match("GET", "/api/v2/items/x"));
    }

    [Fact]
    public void Constants_are_the_ids_that_matches_report()
    {
        using CompiledRouter router = CompiledRouter.Of("""
            using Bunner;
            [Router] internal static partial class AppRouter;
            internal static class A
            {
                [Get("/b")] internal static void B() { }
                [Get("/{c")] internal static void Broken() { }
                [Get("/{x:unknown}")] internal static void Unknown() { }
                [Get("/a", Name = "first one")] internal static void First() { }
            }
            """);

        Assert.Equal(new Dictionary<string, int> { ["first_one"] = 0, ["A_B"] = 1 }, router.Routes);
        Assert.Equal("first one", router.Match("GET", "/a"));
        Assert.Equal("A_B", router.Match("GET", "/b"));
    }

    [Fact]
    public void Both_parts_of_a_partial_method_are_one_handler()
    {
        using CompiledRouter router = CompiledRouter.Of("""
            using Bunner;
            [Router] internal static partial class AppRouter;
            internal static partial class A
            {
                [Get("/a")] internal static partial void Handle();
                [Get("/b"), Post("/b")] internal static partial void Handle() { }
            }
            """);

        Assert.Equal(["A_Handle_Get", "A_Handle_Get2", "A_Handle_Post"], router.Routes.Keys.Order(System.StringComparer.Ordinal));
        Assert.Equal("A_Handle_Get2", router.Match("GET", "/b"));
    }

    [Fact]
    public void Routes_and_constraints_of_referenced_assemblies_are_found_without_their_internals()
    {
        GeneratorRun library = GeneratorRun.Of(
            """
            using System;
            using Bunner;
            namespace Lib;
            internal sealed class Users
            {
                [Get("/users/{id:odd}", Name = "user", Order = 2)] internal void ById(int id) { }
                [Get("/users/me")] internal void Me() { }
                [RouteConstraint("odd")] internal static bool IsOdd(ReadOnlySpan<char> value) => value.Length % 2 == 1;
            }
            """,
            CompilationKind.Library with { AssemblyName = "Lib.Users" });
        CompilationKind kind = CompilationKind.Library with
        {
            References = [.. TestReferences.Runtime, CompiledRouter.ToReferenceAssembly(library.Output)],
        };

        using CompiledRouter router = CompiledRouter.Of(
            """
            using System;
            using Bunner;
            [Router] internal static partial class AppRouter;
            internal static class Orders
            {
                [Get("/orders/{id:odd}")] internal static void ById(int id) { }
                [Get("/lib/{id:odd}")] internal static void Other(int id) { }
                [RouteConstraint("odd")] internal static bool StartsOdd(ReadOnlySpan<char> value) => value.StartsWith("odd");
            }
            """,
            kind: kind,
            libraries: CompiledRouter.Emit(library.Output));

        Assert.Equal("user|123", router.Match("GET", "/users/123"));
        Assert.Equal("none", router.Match("GET", "/users/12"));
        Assert.Equal("Users_Me", router.Match("GET", "/users/me"));
        Assert.Equal("Orders_ById|odd1", router.Match("GET", "/orders/odd1"));
        Assert.Equal("none", router.Match("GET", "/orders/123"));
    }

    [Fact]
    public void A_change_in_a_referenced_assembly_is_seen()
    {
        MetadataReference Library(string template) => CompiledRouter.ToReferenceAssembly(GeneratorRun.Of(
            $$"""using Bunner; internal static class Users { [Get("{{template}}")] internal static void All() { } }""",
            CompilationKind.Library with { AssemblyName = "Lib" }).Output);
        MetadataReference first = Library("/users");
        GeneratorRun run = GeneratorRun.Of(
            "using Bunner; [Router] internal static partial class AppRouter;",
            CompilationKind.Library with { References = [.. TestReferences.Runtime, first] });
        Assert.Contains("GET /users<", run.Files["AppRouter.g.cs"], System.StringComparison.Ordinal);

        GeneratorRun changed = run.After(compilation => compilation.ReplaceReference(first, Library("/people")));

        Assert.Contains("GET /people<", changed.Files["AppRouter.g.cs"], System.StringComparison.Ordinal);
        Assert.Equal([IncrementalStepRunReason.Modified], changed.ReasonsOf("References"));
    }
}
