using System;
using System.Linq;
using System.Threading.Tasks;
using Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Generator.Tests;

/// <summary>C# that is correct and unusual: what is generated from it compiles without a warning, and has the routes.</summary>
public sealed class OddCodeTests
{
    public static TheoryData<string, string> Sources { get; } = new()
    {
        {
            "Keywords as names of everything",
            """
            namespace @namespace.@class.@event
            {
                public sealed class @void { }
                internal static class @static
                {
                    [Get("/a/{class}/{event}/{int}")]
                    internal static string @return(string @class, int @event, int @int) => "";
                    [Get("/b/{await}/{async}/{var}/{record}/{field}/{value}/{global}/{file}/{required}/{scoped}/{nameof}/{_}/{__}")]
                    internal static string @await(string await, string async, string var, string record, string field, string value, string global, string file, string required, string scoped, string nameof, string _, string __) => "";
                    [Post("/c/{context}/{binder}/{context_}/{services}/{endpoints}/{route}")]
                    internal static string @new(string context, string binder, string context_, string services, string endpoints, string route, string @this, string @base) => "";
                }
            }
            """
        },
        {
            "Unicode and escaped identifiers",
            """
            namespace Größe.名前
            {
                internal static class Ünïcode
                {
                    [Get("/größe/{größe}/{名}")]
                    internal static string Ä名(string größe, string 名) => "";
                    [Get("/x/{cl\u0061ss}")]
                    internal static string \u0041b(string cl\u0061ss) => "";
                    [Get("/y/{e\u0301}")]
                    internal static string E\u0301(string e\u0301) => "";
                    [Get("/z/{é}")]
                    internal static string É(string é) => "";
                }
            }
            """
        },
        {
            "Names that differ in case alone",
            """
            internal static class Users { [Get("/a")] internal static void all() { } [Get("/b")] internal static void All() { } [Get("/c")] internal static void ALL() { } }
            internal static class users { [Get("/d")] internal static void all() { } }
            namespace USERS.Users { internal static class USERS { [Get("/e")] internal static void all() { } } }
            """
        },
        {
            "Names of what generated code uses",
            """
            namespace Shop
            {
            internal static class System { }
            internal static class Microsoft { }
            internal static class Bunner { }
            [global::Bunner.Router] internal static partial class ShopRouter { private static class Bunner { } private static class System { } }
            internal sealed class Handlers
            {
                internal sealed class System { }
                internal sealed class Task { }
                [global::Bunner.Get("/a/{x}")] internal static string CompiledTable(int x) => "";
                [global::Bunner.Get("/b")] internal static global::System.Threading.Tasks.Task Table() => global::System.Threading.Tasks.Task.CompletedTask;
                [global::Bunner.Get("/c")] internal static string TryMatch(global::System.Threading.CancellationToken System) => "";
                [global::Bunner.Get("/d", Name = "CompiledTable")] internal static string Instance(string global, string Bunner) => "";
                [global::Bunner.Get("/e", Name = "Routes")] internal static string Routes() => "";
            }
            }
            """
        },
        {
            "Types of every kind around a handler",
            """
            public class Outer { public struct Middle { internal record Inner { internal interface IMost { [Get("/a")] static string Handle() => ""; } } } }
            internal record struct Value { [Get("/b")] internal static string Handle() => ""; }
            internal record Positional(int X) { [Get("/c")] internal static string Handle() => ""; }
            internal readonly ref struct OnStack { [Get("/d")] internal static string Handle() => ""; }
            internal abstract class Abstract { [Get("/e")] internal static string Handle() => ""; }
            internal enum Numbers { One }
            internal static class Primary { [Get("/f/{n}")] internal static string Handle(Numbers n = Numbers.One) => ""; }
            internal static class Extensions { [Get("/g/{text}")] internal static string Handle(this string text) => ""; }
            internal unsafe static class Unsafe { [Get("/h")] internal static string Handle() => ""; }
            """
        },
        {
            "Partial types and partial methods",
            """
            internal static partial class Split { [Get("/a/{id}")] internal static partial string Handle(int id); }
            internal static partial class Split { internal static partial string Handle(int id) => ""; [Get("/b")] internal static string Other() => ""; }
            internal static partial class Both { [Get("/c")] internal static partial string Handle(); }
            internal static partial class Both { [Post("/d")] internal static partial string Handle() => ""; }
            [RouteGroup("/group")] internal static partial class Grouped { }
            internal static partial class Grouped { [Get("x")] internal static string Handle() => ""; }
            """
        },
        {
            "Arguments of attributes of every form",
            """"
            internal static class Constants
            {
                private const string Prefix = "/api";
                private const string Version = $"{Prefix}/v1";
                private const string Name = nameof(Constants) + "." + nameof(Interpolated);
                private const int First = -1;
                [Get($"{Version}/users", Name = Name, Order = First)] internal static string Interpolated() => "";
                [Get(Prefix + "/" + nameof(Nameof))] internal static string Nameof() => "";
                [Get(template: @"/verbatim", Order = unchecked((int)0xFFFFFFFF))] internal static string Verbatim() => "";
                [Route(template: "/named", method: "GET")] internal static string Named() => "";
                [Get($@"/a/{{{{literal}}}}"), Get(("/parens")), Get($$"""/raw/{{nameof(Raw)}}/{id}""")] internal static string Raw(string? id) => "";
                [Get("/multi", Name = "one"), Post("/multi", Name = "two")] [Put("/multi")] [method: Delete("/multi")] internal static string Many() => "";
                [Get("/extremes", Order = int.MaxValue), Get("/extremes", Order = int.MinValue)] internal static string Extremes() => "";
                [GetAttribute("/long")] [global::Bunner.PostAttribute("/long")] [Alias("PURGE", "/long")] internal static string Long() => "";
                [Route("get", "/lower"), Route("M-SEARCH", "/lower"), Route("!#$%&'*+-.^_`|~", "/lower")] internal static string Tokens() => "";
            }
            """"
        },
        {
            "Default values of every kind",
            """
            internal enum Tiny : byte { None, Max = 255 }
            internal enum Negative : long { Low = long.MinValue }
            internal static class Defaults
            {
                [Get("/a")] internal static string A(int a = int.MinValue, long b = long.MinValue, ulong c = ulong.MaxValue, uint d = 3, short e = -1, ushort f = 1, byte g = 255, sbyte h = -128) => "";
                [Get("/b")] internal static string B(float a = float.NaN, float b = float.NegativeInfinity, float c = 0.1f, double d = double.MaxValue, double e = -0.0, decimal f = 79228162514264337593543950335m, decimal g = -0.1m) => "";
                [Get("/c")] internal static string C(string a = "\"\\\n\0\u2028\uD83D\uDE00{x}", string? b = null, char c = '\'', char d = '\\', char e = '\uD800', char f = '\0', bool g = true) => "";
                [Get("/d")] internal static string D(Tiny a = Tiny.Max, Tiny b = (Tiny)77, Negative c = Negative.Low, Tiny? d = null, Tiny? e = Tiny.Max, int? f = 5, Guid g = default, DateTime h = default, DateTime? i = null) => "";
                [Get("/e/{a}/{b?}")] internal static string E(int a, int b = 3) => "";
                [Get("/f/{a=5}/{b=x}")] internal static string F(int a, string b) => "";
                [Get("/g")] internal static string G(nint a = 5, nuint b = 6, Half c = default, Int128 d = default, TimeSpan e = default, DateOnly f = default) => "";
                [Get("/h")] internal static string H(int[]? a = null, string[]? b = null, params string[] c) => "";
                [Get("/i")] internal static string I(System.Threading.CancellationToken token = default) => "";
            }
            """
        },
        {
            "Nullability and tuples in signatures",
            """
            using System.Collections.Generic;
            using System.Threading.Tasks;
            internal sealed record Item(string? Name);
            internal static class Nullable
            {
                [Post("/a")] internal static Task<List<Item?>?> A(List<string?>? body) => Task.FromResult<List<Item?>?>(null);
                [Post("/b")] internal static ValueTask<Item> B((int Left, string? Right) body) => default;
                [Post("/c")] internal static Dictionary<string, (int A, Item? B)[]> C(Dictionary<string, Item?[]?> body) => [];
                [Get("/d/{x?}")] internal static string? D(string? x) => x;
                [Get("/e")] internal static async Task E() => await Task.Yield();
                [Get("/f")] internal static async ValueTask<int?> F() { await Task.Yield(); return null; }
                [Get("/g")] internal static ValueTask G() => default;
                [Get("/h")] internal static dynamic H() => 1;
                [Post("/i")] internal static object I(object? body) => 1;
            #nullable disable
                [Get("/j/{x}")] internal static string J(string x, string[] y) => x;
                [Post("/k")] internal static Item K(Item body) => body;
            #nullable restore
            }
            """
        },
        {
            // What stands around handlers, whatever it switches on or off, is not the generator's to mind.
            "Directives",
            """
            #if NEVER
            internal static class Gone { [Get("/gone")] internal static void Handle() { } }
            #else
            internal static class Here { [Get("/here")] internal static string Handle() => ""; }
            #endif
            #line 1 "nowhere.cs"
            #pragma warning disable CS1591
            #region Handlers
            internal static class There
            {
            #if NEVER
                [Get("/never")]
            #endif
                [Post("/there")]
                internal static string Handle() => "";
            }
            #endregion
            #line hidden
            internal static class Hidden { [Get("/hidden")] internal static string Handle() => ""; }
            #line default
            """
        },
        {
            "Overloads, overrides, explicit and inherited members",
            """
            using System.Threading.Tasks;
            public class Base { [Get("/a")] public virtual string Handle() => ""; [Get("/b")] public string Handle(int x) => ""; [Get("/c")] public string Handle(int? x, int y = 0) => ""; }
            public class Derived : Base { [Get("/d")] public override string Handle() => ""; [Get("/e")] public new string Handle(int x) => ""; }
            public sealed class Closed : Derived { [Get("/f")] public sealed override string Handle() => ""; }
            public interface IHandlers { [Get("/g")] string Handle(); [Get("/h")] string Default() => ""; }
            public interface IAbstract<TSelf> { }
            public sealed class Implemented : IHandlers { [Get("/i")] public string Handle() => ""; }
            """
        },
        {
            "Expression-bodied, iterator and disposable handlers",
            """
            using System.Collections.Generic;
            using System.Threading.Tasks;
            internal sealed class Instances(int seed) : IDisposable, IAsyncDisposable
            {
                private readonly int _seed = seed;
                [Get("/a")] internal int A() => _seed;
                [Get("/b")] internal static IEnumerable<int> B() { yield return 1; }
                [Get("/c")] internal static async IAsyncEnumerable<int> C() { await Task.Yield(); yield return 1; }
                [Get("/d")] internal static ref readonly int D() => ref s_value;
                private static int s_value;
                [Get("/e")] internal static int[] E() => [s_value = 3];
                public void Dispose() { }
                public ValueTask DisposeAsync() => default;
            }
            """
        },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task What_is_generated_compiles(string what, string source)
    {
        foreach (CompilationKind kind in new[] { CompilationKind.Library, CompilationKind.Web })
        {
            string[] files = [Usings + source, "[global::Bunner.Router] internal static partial class AppRouter;"];
            GeneratorRun run = GeneratorRun.Of(files, kind with { LanguageVersion = LanguageVersion.CSharp13, AllowsUnsafe = true });

            Assert.True(run.Files["AppRouter.g.cs"].Contains("public const int", StringComparison.Ordinal), what);
            Assert.Empty((await AnalyzerRun.RunAsync(run.Input)).Where(static one => one.Severity == DiagnosticSeverity.Error));
        }
    }

    [Fact]
    public async Task Templates_of_every_size()
    {
        string many = string.Concat(Enumerable.Repeat("/a", 4_000));
        string optional = string.Concat(Enumerable.Range(0, 64).Select(static i => $"/{{p{i}?}}"));
        string mixed = "/" + string.Join("-", Enumerable.Range(0, 64).Select(static i => $"{{p{i}}}"));
        string guarded = "/{x:" + string.Join(":", Enumerable.Repeat("minlength(1)", 500)) + "}";
        string[] good = ["", "/", "~/", many, many + "/{*rest}", "/" + new string('x', 8_191), "/" + new string('ß', 4_000), optional, mixed, guarded];
        string[] wrong = [many + new string('a', 193), new string('x', 1_000_000), new string('{', 100_000), "/" + new string('/', 9_000), optional + "/{more?}"];
        string Handlers(string name, string[] templates) => $"internal static class {name} {{\n"
            + string.Concat(templates.Select(static (template, i) => $"[Get({SymbolDisplay.FormatLiteral(template, quote: true)})] internal static string H{i}() => \"\";\n")) + "}";

        foreach (CompilationKind kind in new[] { CompilationKind.Library, CompilationKind.Web })
        {
            GeneratorRun run = GeneratorRun.Of(
                [Usings + "[Router] internal static partial class AppRouter;", Usings + Handlers("Good", good), Usings + Handlers("Wrong", wrong)], kind);

            Assert.Equal(good.Length, run.Files["AppRouter.g.cs"].Split("public const int").Length - 1);
            Diagnostic[] found = [.. await AnalyzerRun.RunAsync(run.Input)];
            Assert.Equal(wrong.Length, found.Where(static one => one.Id == "BNR0001").Select(static one => one.Location.GetLineSpan().StartLinePosition.Line).Distinct().Count());
            Assert.All(found.Where(static one => one.Id == "BNR0001"), static one => Assert.Equal("Source2.cs", one.Location.SourceTree!.FilePath));
        }
    }

    [Fact]
    public void Deep_nesting_many_parameters_and_many_attributes()
    {
        string nested = string.Concat(Enumerable.Range(0, 150).Select(static i => $"[RouteGroup(\"/g{i}\")] internal static partial class N{i} {{ "))
            + "[Get(\"deep\")] internal static string Deep() => \"\"; [Router] internal static partial class Inner;" + new string('}', 150);
        string wide = "internal static class Wide { [Get(\"/wide\")] internal static string Handle("
            + string.Join(", ", Enumerable.Range(0, 500).Select(static i => $"int p{i}")) + ") => \"\"; }";
        string tall = "internal static class Tall {"
            + string.Concat(Enumerable.Range(0, 2_000).Select(static i => $"[Get(\"/tall/{i}\")]\n")) + "internal static string Handle() => \"\"; }";

        GeneratorRun run = GeneratorRun.Of([Usings + nested, Usings + wide, Usings + tall], CompilationKind.Web);

        string endpoints = run.Files["Bunner.Endpoints.g.cs"];
        Assert.Contains("/g0/g1/g2/", endpoints, StringComparison.Ordinal);
        Assert.Contains("p499", endpoints, StringComparison.Ordinal);
        Assert.Contains("/tall/1999", endpoints, StringComparison.Ordinal);
    }

    // Sources are written as users write them: public members without comments, and names in small letters.
    private const string Usings = "#pragma warning disable CS1591, CS8981\nusing System;\nusing Bunner;\nusing Alias = Bunner.RouteAttribute;\n";
}
