using System;
using System.Threading.Tasks;
using Generator.Tests.Infrastructure;
using Xunit;

namespace Generator.Tests;

/// <summary>The analyzers of handlers, constraints, routers and of the whole table.</summary>
public sealed class HandlerAnalyzerTests
{
    [Fact]
    public async Task Handlers_that_cannot_be_called_are_reported()
    {
        string[] messages = await AnalyzerRun.VerifyAsync("""
            using Bunner;
            public class Handlers
            {
                [Get("/a")] public static void ⟦BNR0008:Generic⟧<T>() { }
                [Get("/b")] private static void ⟦BNR0009:Private⟧() { }
                [Get("/c")] protected static void ⟦BNR0009:Protected⟧() { }
                [Get("/d")] public static void ByRef(ref int ⟦BNR0010:a⟧, int b, in int ⟦BNR0010:c⟧, out int ⟦BNR0010:d⟧) { d = b; }
                private static class Hidden
                {
                    [Get("/e")] public static void ⟦BNR0009:InPrivate⟧() { }
                }
                public static void Outer()
                {
                    [Get("/f")] static void ⟦BNR0009:Local⟧() { }
                    System.Action lambda = [Get("/g")] () ⟦BNR0009:=>⟧ { };
                    Local();
                    lambda();
                }
            }
            public static class Generic<T>
            {
                public static class Inner { [Get("/h")] public static void ⟦BNR0008:InGeneric⟧() { } }
            }
            file static class FileLocal
            {
                [Get("/i")] public static void ⟦BNR0009:InFile⟧() { }
            }
            """);

        Assert.Equal(11, messages.Length);
        Assert.Contains(messages, static message => message.Contains("Handlers.Private()", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_called_by_name_is_reported()
    {
        string[] messages = await AnalyzerRun.VerifyAsync("""
            using Bunner;
            public sealed class Handlers
            {
                public string Property { [Get("/a")] ⟦BNR0009:get⟧; } = "";
                [Get("/b")] public static Handlers operator ⟦BNR0009:+⟧(Handlers one, Handlers other) => one;
                [Get("/c")] public static string Named() => "";
            }
            """);

        Assert.Equal(2, messages.Length);
    }

    [Fact]
    public void Extension_members_are_not_called()
    {
        GeneratorRun run = GeneratorRun.Unchecked(
            ["using Bunner; public static class Extensions { extension(string text) { [Get(\"/a\")] public string A() => text; [Get(\"/b\")] public static string B() => \"\"; } }"],
            CompilationKind.Web with { LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.Preview });

        Assert.DoesNotContain(run.Output.GetDiagnostics(), static diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task Handlers_that_can_be_called_are_not()
    {
        string[] messages = await AnalyzerRun.VerifyAsync("""
            using System;
            using System.Threading.Tasks;
            using Bunner;
            public class Handlers
            {
                [Get("/a")] public void Instance() { }
                [Get("/b")] internal static Task Internal(int a, string[] b) => Task.CompletedTask;
                [Get("/c")] protected internal static void Both() { }
                internal class Nested { [Get("/d")] public virtual void Virtual() { } }
                private static void NoHandler<T>(ref T value) { }
                public static void Outer() { [Obsolete] static void Local() { } _ = [Obsolete] () => { }; }
            }
            """);

        Assert.Empty(messages);
    }

    [Fact]
    public async Task Routers_that_cannot_be_completed_are_reported()
    {
        string[] messages = await AnalyzerRun.VerifyAsync("""
            using Bunner;
            [Router] public static class ⟦BNR0006:Whole⟧;
            public class ⟦BNR0006:Outer⟧ { [Router] public static partial class Inner; }
            public partial class ⟦BNR0007:Box⟧<T> { [Router] public static partial class Inner; }
            [Router] public partial class ⟦BNR0007:Generic⟧<T>;
            [Router] file static partial class ⟦BNR0007:Local⟧;
            [Router(CaseSensitive = true)] public static partial class Good;
            public partial struct Holder { [Router] internal sealed partial class AlsoGood; }
            """);

        Assert.Equal(5, messages.Length);
        Assert.Contains("'Outer' has to be partial, so that the router 'Inner' can be completed", messages);
    }

    [Fact]
    public async Task Constraints_that_cannot_be_used_are_reported()
    {
        string[] messages = await AnalyzerRun.VerifyAsync("""
            using System;
            using Bunner;
            public class Checks
            {
                [RouteConstraint("a")] public bool ⟦BNR0012:Instance⟧(ReadOnlySpan<char> value) => true;
                [RouteConstraint("b")] public static int ⟦BNR0012:Number⟧(ReadOnlySpan<char> value) => 0;
                [RouteConstraint("c")] public static bool ⟦BNR0012:Text⟧(string value) => true;
                [RouteConstraint("d")] private static bool ⟦BNR0012:Private⟧(ReadOnlySpan<char> value) => true;
                [RouteConstraint("e")] public static bool ⟦BNR0012:Generic⟧<T>(ReadOnlySpan<char> value) => true;
                [RouteConstraint("f")] public static bool First(ReadOnlySpan<char> value) => true;
                [RouteConstraint(⟦BNR0013:"F"⟧)] public static bool Second(ReadOnlySpan<char> value) => true;
                [RouteConstraint(⟦BNR0013:"int"⟧)] public static bool BuiltIn(ReadOnlySpan<char> value) => true;
                [RouteConstraint("g"), RouteConstraint("h")] internal static bool Good(ReadOnlySpan<char> value) => true;
            }
            """);

        Assert.Equal(7, messages.Length);
        Assert.Contains(messages, static message => message.Contains("'F' is declared by 'Checks.First", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Duplicates_are_reported_at_both_routes_and_name_the_other()
    {
        string[] messages = await AnalyzerRun.VerifyAsync("""
            using Bunner;
            internal static class Handlers
            {
                [Get("⟦BNR0004:/users/{id}⟧")] internal static void First() { }
                [Get("⟦BNR0004:/users/{name}⟧")] internal static void Second() { }
                [Post("/users/{name}")] internal static void OtherMethod() { }
                [Get("/users/{name:int}")] internal static void Constrained() { }
                [Get("⟦BNR0021:/users/{name}⟧", Order = 1)] internal static void Later() { }
                [Get("⟦BNR0004:/Files⟧")] internal static void Upper() { }
                [Get("⟦BNR0004:/files⟧")] internal static void Lower() { }
            }
            """);

        Assert.Equal(
            [
                "The route 'GET /users/{id}' of Handlers.First matches the same requests as 'GET /users/{name}' of Handlers.Second (Source0.cs, line 5). Change one of the templates, or remove one of the routes.",
                "The route 'GET /users/{name}' of Handlers.Second matches the same requests as 'GET /users/{id}' of Handlers.First (Source0.cs, line 4). Change one of the templates, or remove one of the routes.",
                "No path reaches 'GET /users/{name}' of Handlers.Later: 'GET /users/{id}' of Handlers.First (Source0.cs, line 4) takes every one of them, such as '/users/a'",
                "The route 'GET /Files' of Handlers.Upper matches the same requests as 'GET /files' of Handlers.Lower (Source0.cs, line 10). Change one of the templates, or remove one of the routes.",
                "The route 'GET /files' of Handlers.Lower matches the same requests as 'GET /Files' of Handlers.Upper (Source0.cs, line 9). Change one of the templates, or remove one of the routes.",
            ],
            messages);
    }

    [Fact]
    public async Task A_partial_method_is_one_handler()
    {
        string[] messages = await AnalyzerRun.VerifyAsync("""
            using System;
            using Bunner;
            internal static partial class Handlers
            {
                [Get("/fine")] internal static partial void Fine();
                internal static partial void Fine() { }
                [Get("/{a:⟦BNR0002:x⟧}")] internal static partial void Wrong();
                [Post("/⟦BNR0001:{⟧")] internal static partial void Wrong() { }
                internal static partial void ⟦BNR0008:Generic⟧<T>();
                [Get("/generic")] internal static partial void Generic<T>() { }
                [RouteConstraint("int3")] internal static partial bool ⟦BNR0012:Check⟧(string value);
                internal static partial bool Check(string value) => true;
            }
            """);

        Assert.Equal(4, messages.Length);
    }

    [Fact]
    public async Task Case_keeps_routes_apart_when_the_router_says_so() =>
        Assert.Empty(await AnalyzerRun.VerifyAsync("""
            using Bunner;
            [Router(CaseSensitive = true)] internal static partial class AppRouter;
            internal static class Handlers
            {
                [Get("/Files")] internal static void Upper() { }
                [Get("/files")] internal static void Lower() { }
            }
            """));

    [Fact]
    public async Task Nothing_is_reported_without_the_runtime()
    {
        GeneratorRun run = GeneratorRun.Unchecked(
            ["""class GetAttribute(string template) : System.Attribute; class A { [Get("{")] void M() { } }"""],
            new CompilationKind(TestReferences.FrameworkOnly));

        Assert.Empty(await AnalyzerRun.RunAsync(run.Input));
        Assert.Empty(run.Files);
    }
}
