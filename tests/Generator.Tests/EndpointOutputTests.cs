using System;
using System.Linq;
using Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Generator.Tests;

/// <summary>What the generator writes for ASP.NET Core; every run also has to compile without a warning.</summary>
public sealed class EndpointOutputTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Security.Claims;
        using System.Threading;
        using System.Threading.Tasks;
        using Bunner;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Http.HttpResults;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.DependencyInjection;

        """;

    [Fact]
    public void Endpoints_of_every_kind()
    {
        GeneratorRun run = GeneratorRun.Of(
            Usings + """
            namespace Shop;

            internal sealed record User(int Id, string Name);
            internal sealed record NewUser(string Name);
            internal sealed class Store;
            internal enum Order { Name, Age }

            [Authorize]
            [RouteGroup("/users")]
            internal static class Users
            {
                [Get("")]
                internal static IReadOnlyList<User> All(Store store, string? search, int page = 1, Order order = Order.Age, CancellationToken cancellation = default) => [];

                [Get("/{id:int}")]
                [Authorize("admins", Roles = "a,b")]
                internal static Results<Ok<User>, NotFound> ById(int id) => TypedResults.NotFound();

                [Post("")]
                internal static async Task<Created<User>> Add(NewUser user, Store store, [FromHeader(Name = "X-Trace")] string? trace)
                {
                    await Task.Yield();
                    return TypedResults.Created("/users/1", new User(1, user.Name));
                }

                [Delete("/{id:int}")]
                internal static void Remove(int id) { }
            }

            internal sealed class Files(Store store)
            {
                [Get("/files/{**path}")]
                internal Task Read(string path, HttpContext context) => Task.FromResult(store);
            }
            """,
            CompilationKind.Web);

        Snapshot.Verify(run.Files.Where(file => file.Key == "Bunner.Endpoints.g.cs").ToDictionary(file => file.Key, file => file.Value));
    }

    [Theory]
    [InlineData("""[Get("/{ref}/{class}/{record}")] public static string Of(string @ref, int @class, string @record, string? @event) => @ref;""")]
    [InlineData("""[Get("/{context}/{binder}")] public static string Of(int context, int binder, int binder_, string text, string value) => "";""")]
    [InlineData("""[Get("/")] public static string @event() => "";""")]
    [InlineData("""[Get("/")] public static void Defaults(int a = int.MinValue, long b = long.MinValue, char c = '\'', string d = "\"\\\n\0", float e = float.NaN, double f = -1.5e300, decimal g = 0.1m, bool h = true, byte i = 255, sbyte j = -1, ushort k = 1, ulong l = ulong.MaxValue, DayOfWeek m = (DayOfWeek)(-3), DateTime n = default, Guid o = default, double p = double.NegativeInfinity, int? q = 7, DayOfWeek? r = DayOfWeek.Friday, string? s = null, DateOnly? t = null, uint u = 1, short v = -1) { }""")]
    [InlineData("""[Get("/{a}/{b}/{c}")] public static void Parsed(DateTime a, TimeOnly b, Uri c, Version? d, TimeSpan e, DateTimeOffset? f, Point g, Point? h, Sku i, Sku? j, Half k, Int128 l, System.Net.IPAddress? m) { }""")]
    [InlineData("""[Get("/")] public static void Arrays(int[] a, string[] b, DayOfWeek[] c, Point[] d, Sku[] e, string[]? f, params int[] g) { }""")]
    [InlineData("""[Post("/")] public static void Body(List<string?> items) { }""")]
    [InlineData("""[Post("/")] public static void Body(Dictionary<string, List<int?>?>? items = null) { }""")]
    [InlineData("""[Post("/")] public static void Body((int A, string? B)[] items, IServiceProvider services) { }""")]
    [InlineData("""[Put("/")] public static void Body([FromBody] int number) { }""")]
    [InlineData("""[Put("/")] public static void Body([FromBody] int? number) { }""")]
    [InlineData("""[Put("/")] public static void Body([FromBody] int number = 5) { }""")]
    [InlineData("""[Patch("/")] public static void Body(Sku? sku, KeyValuePair<int, int>? pair) { }""")]
    [InlineData("""[Get("/")] public static void Services(IServiceProvider a, [FromServices] List<int>? b, [FromKeyedServices("k\"")] List<string> c, [FromKeyedServices(DayOfWeek.Friday)] List<string>? d, [FromKeyedServices(null)] object e) { }""")]
    [InlineData("""[Get("/{id}")] [Get("/other")] [Post("/{id}/x")] [Bunner.Route("PURGE", "/{ID}")] public static int Several(int id) => id;""")]
    [InlineData("""[Get("/")] public static Awaitable Awaited() => new();""")]
    [InlineData("""[Get("/{id}")] public static void Grouped([AsParameters] Group group, int form, int problem, int invocation, int pipeline) { } public sealed record Group(int Id, [FromHeader(Name = "X")] string? @class, HttpContext Context, Sku? Sku, DayOfWeek Day = DayOfWeek.Friday);""")]
    [InlineData("""[Post("/")] public static void Grouped([AsParameters] Group group) { } public struct Group { public required int Id { get; init; } public string? @class { get; set; } public List<int>? Body { get; set; } public int ReadOnly => 1; }""")]
    [InlineData("""[Post("/")] public static async Task<string> Custom(Own own, Own? other, Value value, Value? maybe, Explicit made) { await Task.Yield(); return ""; } public sealed class Own { public static ValueTask<Own?> BindAsync(HttpContext context, System.Reflection.ParameterInfo parameter) => default; } public readonly struct Value { public static ValueTask<Value> BindAsync(HttpContext context) => default; } public sealed class Explicit : IBindableFromHttpContext<Explicit> { static ValueTask<Explicit?> IBindableFromHttpContext<Explicit>.BindAsync(HttpContext context, System.Reflection.ParameterInfo parameter) => default; }""")]
    [InlineData("""[Post("/")] public static void Form([FromForm] string name, [FromForm(Name = "n\"")] int? number, [FromForm] Sku[] skus, IFormFile file, IFormFile? other, IFormFileCollection files, IFormCollection form, IFormCollection? none) { }""")]
    [InlineData("""[Get("/")] public static void Values(Microsoft.Extensions.Primitives.StringValues a, Microsoft.Extensions.Primitives.StringValues? b, int?[] c, DayOfWeek?[] d, Sku?[] e, [FromHeader] string[] f, [FromHeader] Microsoft.Extensions.Primitives.StringValues g) { }""")]
    [InlineData("""[Get("/")] public static void Many(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m, int n, int o, int p, string? q) { }""")]
    [InlineData("""[Get("/")] public static ValueTask<Results<Ok<int>, NotFound>> Union() => default;""")]
    [InlineData("""[Get("/")] public static Task<string?> NullableText() => Task.FromResult<string?>(null);""")]
    [InlineData("""[Get("/")] public static IAsyncEnumerable<int> Stream() => throw new Exception();""")]
    [InlineData("""[Get("/")] public static object? Anything() => null;""")]
    [InlineData("""[Get("/")] public static dynamic Dynamic(dynamic thing) => thing;""")]
    [InlineData("""[Get("/")] [Obsolete("Old.")] public static void Old(OldType type) { } [Obsolete] public sealed class OldType;""")]
    [InlineData("""[Get("/{id:regex(^\\d{{2}}$)}/\"\\")] public static void Template(int id) { }""")]
    [InlineData("""[Get("/")] [Mark((string?)null)] [Mark((string?[])null!)] [Mark("a", "b", null)] [Mark(typeof(List<>))] [Mark(typeof(Dictionary<string, int[]>))] [Mark((Type?)null)] [Mark(new[] { DayOfWeek.Friday })] [Mark((byte)1)] [Mark((object)'c')] [Mark("\u2028\"", Name = "n", Numbers = new long[] { 1, -1 }, Types = new[] { typeof(int), typeof(Marked) })] public static void Marked() { }""")]
    [InlineData("""[Get("/")] [Private] public static void OfPrivate() { } private sealed class PrivateAttribute : Attribute;""")]
    public void Handlers_of_every_shape_compile_without_a_warning(string handler)
    {
        string source = Usings + $$"""
            namespace Shop;

            internal static class Handlers
            {
                {{handler}}
            }

            internal sealed class Marked;

            [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
            internal sealed class MarkAttribute : Attribute
            {
                public MarkAttribute(string? text) { }
                public MarkAttribute(params string?[] texts) { }
                public MarkAttribute(Type? type) { }
                public MarkAttribute(DayOfWeek[] days) { }
                public MarkAttribute(byte number) { }
                public MarkAttribute(object value) { }
                public string? Name { get; set; }
                public long[]? Numbers { get; set; }
                public Type[]? Types { get; set; }
            }

            internal sealed class Point
            {
                public static bool TryParse(string text, IFormatProvider? provider, out Point? point) { point = null; return false; }
            }

            internal readonly struct Sku
            {
                public static bool TryParse(string text, out Sku sku) { sku = default; return true; }
            }

            internal readonly struct Awaitable
            {
                public System.Runtime.CompilerServices.TaskAwaiter<int> GetAwaiter() => Task.FromResult(1).GetAwaiter();
            }
            """;

        GeneratorRun run = GeneratorRun.Of(source, CompilationKind.Web);

        Assert.Contains("MapBunner", run.Files["Bunner.Endpoints.g.cs"], StringComparison.Ordinal);
        Assert.Contains("private static", run.Files["Bunner.Endpoints.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Handlers_that_know_nothing_of_nullability_compile_without_a_warning()
    {
        GeneratorRun run = GeneratorRun.Of(
            "#nullable disable\n" + Usings + """
            namespace Shop;

            internal static class Handlers
            {
                [Get("/{id}")]
                public static string Text(string id, string search, Uri uri, IServiceProvider services) => null;

                [Post("/{id}")]
                public static Task<List<string>> Body(string id, List<string> items) => null;
            }
            """,
            CompilationKind.Web);

        string text = run.Files["Bunner.Endpoints.g.cs"];
        Assert.Contains("binder.Text(binder.Query(\"search\"), null)", text, StringComparison.Ordinal);
        Assert.Contains("<global::System.Collections.Generic.List<string>>(context, \"items\", default)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Handlers_of_every_kind_of_type_compile_without_a_warning()
    {
        GeneratorRun run = GeneratorRun.Of(
            Usings + """
            internal static class NoNamespace { [Get("/a")] public static void A() { } }

            namespace Shop.@namespace
            {
                internal struct Value { [Get("/b")] public string B() => ""; }
                internal interface IHandlers { [Get("/c")] public string C() => ""; [Get("/d")] public static string D() => ""; }
                internal abstract class Base { [Get("/e")] public string E() => ""; [Get("/f")] public virtual string F() => ""; }
                internal record Record(int Number) { [Get("/g")] public int G() => Number; }
                internal sealed class Outer { internal sealed class @class { [Get("/h")] internal string H() => ""; } }
                internal static partial class Partial { [Get("/i")] internal static partial string I(int id); }
                internal static partial class Partial { internal static partial string I(int id) => ""; }
                internal static class Overloads { [Get("/j")] internal static void J() { } [Get("/j/{id}")] internal static void J(int id) { } }
            }
            """,
            CompilationKind.Web);

        Assert.Equal(11, run.Files["Bunner.Endpoints.g.cs"].Split("private static global::System.Threading.Tasks.Task Serve").Length - 1);
    }

    [Theory]
    [InlineData("""[Get("/{id}")] public static void Of([FromRoute] int other) { }""", "the template has no parameter 'other'")]
    [InlineData("""[Get("/")] public static void Of([FromQuery] List<int> items) { }""", "cannot be made from text")]
    [InlineData("""[Post("/")] public static void Of([AsParameters] IServiceProvider items) { }""", "needs a class or struct")]
    [InlineData("""[Post("/")] public static void Of([AsParameters] Two two) { } public sealed record Two(int A) { public Two(string b) : this(1) { } }""", "has neither")]
    [InlineData("""[Post("/")] public static void Of([AsParameters] One one) { } public sealed class One(int a) { public int B => a; }""", "has none for 'a'")]
    [InlineData("""[Post("/")] public static void Of([AsParameters] One one) { } public sealed record One(int A) { public required int B { get; set; } }""", "requires 'B'")]
    [InlineData("""[Post("/")] public static void Of([AsParameters] One one) { } public class Base { public required int F; } public sealed class One : Base { public int A { get; set; } }""", "requires 'F'")]
    [InlineData("""[Post("/")] public static void Of([AsParameters] Outer outer) { } public sealed class Outer { [AsParameters] public Outer? Inner { get; set; } }""", "within a type that is [AsParameters] itself")]
    [InlineData("""[Post("/")] public static void Of([FromForm] List<int> items) { }""", "cannot be made from one field of a form")]
    [InlineData("""[Post("/")] public static void Of(IFormFile file, [FromBody] int number) { }""", "cannot read JSON from the body")]
    [InlineData("""[Get("/")] public static void Of(ReadOnlySpan<char> id) { }""", "cannot be bound")]
    public void What_cannot_be_bound_is_an_error_that_says_so(string handler, string reason)
    {
        GeneratorRun run = GeneratorRun.Unchecked([Usings + "public static class Handlers { " + handler + " }"], CompilationKind.Web);

        Diagnostic error = Assert.Single(run.Output.GetDiagnostics(), diagnostic => diagnostic.Id == "CS1029");
        Assert.Contains(reason, error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Contains("Handlers.Of", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_with_required_members_are_made_with_them()
    {
        GeneratorRun run = GeneratorRun.Of(
            Usings + """
            internal abstract class Base { public required int A { get; set; } public virtual required int B { get; set; } }
            internal class Derived : Base { public override required int B { get; set; } public required string C { get; init; } = ""; }
            internal sealed class SetsAll { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public SetsAll(int d) => D = d; public required int D { get; set; } }
            internal static class Handlers { [Get("/")] internal static void Of([AsParameters] Derived derived, [AsParameters] SetsAll all) { } }
            """,
            CompilationKind.Web);

        Assert.Contains("C = derived_C, A = derived_A", run.Files["Bunner.Endpoints.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Get(\"/\")] public static void Of([FromQuery] List<int> items) { }")]
    [InlineData("[Post(\"/\")] public static void Of([FromForm] List<int> items) { }")]
    [InlineData("[Post(\"/\")] public static void Of([FromForm] Item item) { } public sealed record Item(int Number);")]
    [InlineData("[Get(\"/\")] public static void Of([FromHeader] Version? version, [FromQuery] System.Text.Rune[]? runes) { }")]
    public void What_cannot_be_bound_is_complained_of_once(string handler)
    {
        GeneratorRun run = GeneratorRun.Unchecked([Usings + "public static class Handlers { " + handler + " }"], CompilationKind.Web);

        Assert.All(run.Output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), static error => Assert.Equal("CS1029", error.Id));
    }

    [Fact]
    public void A_security_attribute_that_cannot_be_repeated_does_not_compile()
    {
        GeneratorRun run = GeneratorRun.Unchecked(
            [Usings + """
            public static class Handlers
            {
                [Secret, Get("/")]
                public static void Of() { }

                private sealed class SecretAttribute : AuthorizeAttribute;
            }
            """],
            CompilationKind.Web);

        Assert.Contains(run.Output.GetDiagnostics(), diagnostic => diagnostic.Id == "CS0122");
    }

    [Fact]
    public void Thousands_of_routes_are_written_in_blocks()
    {
        string handlers = string.Concat(Enumerable.Range(0, 520).Select(i => $"[Get(\"/r{i}/{{id}}\")] public static string H{i}(int id) => \"\";\n"));

        GeneratorRun run = GeneratorRun.Of(Usings + "[assembly: CLSCompliant(true)] internal static class Handlers {\n" + handlers + "}", CompilationKind.Web);

        string text = run.Files["Bunner.Endpoints.g.cs"];
        Assert.Contains("2 => MakeEndpoint2(route),", text, StringComparison.Ordinal);
        Assert.Contains("519 => global::Bunner.Generated.ShopEndpoints.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_application_without_handlers_has_both_methods()
    {
        GeneratorRun run = GeneratorRun.Of(Usings + "[assembly: CLSCompliant(true)] internal static class Nothing;", CompilationKind.Web);

        Assert.Contains("AddBunner", run.Files["Bunner.Endpoints.g.cs"], StringComparison.Ordinal);
        Assert.Contains("MapBunner", run.Files["Bunner.Endpoints.g.cs"], StringComparison.Ordinal);
    }
}
