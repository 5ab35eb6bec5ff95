using System;
using System.Collections.Generic;
using System.Linq;
using Bunner.Generator.Discovery;
using Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Generator.Tests;

/// <summary>What is read from the text of attributes is what the compiler binds, however they are written.</summary>
public sealed class RouteTextTests
{
    private const string Begin = "using Bunner;\ninternal static class H {\n";

    /// <summary>Name, source of one file, methods whose routes the text has to be enough for.</summary>
    public static TheoryData<string, string, int> Sources { get; } = new()
    {
        { "Plain", Begin + """[Get("/a")] internal static void A() { } [Route("QUERY", "/b")] public static int B(int x) => x; [PostAttribute("/c")] internal static void C() { } }""", 3 },
        { "Every verb", Begin + """[Get("/a")] [Post("/a"), Put("/a")] [Delete("/a")][Patch("/a")][Head("/a")][Options("/a")] internal static void A() { } }""", 1 },
        { "Names", Begin + """[Get("/a", Name = "n", Order = 3)] internal static void A() { } [Get("/b", Order = -3, Name = "")] internal static void B() { } }""", 2 },
        { "Other arguments", Begin + """[Get(template: "/a")] internal static void A() { } [Route(template: "/b", method: "GET")] internal static void B() { } [Get("/c", Order = 0x10)] internal static void C() { } }""", 1 },
        { "Odd numbers", Begin + """[Get("/a", Order = -2147483648)] internal static void A() { } [Get("/b", Order = 'x')] internal static void B() { } [Get("/c", Order = +1)] internal static void C() { } [Get("/d", Order = 1 + 1)] internal static void D() { } }""", 0 },
        { "Wrong numbers", Begin + """[Get("/a", Order = 3000000000)] internal static void A() { } [Get("/b", Order = 1L)] internal static void B() { } [Get("/c", Order = 1.5)] internal static void C() { } [Get("/d", Order = "1")] internal static void D() { } }""", 0 },
        { "Kinds of literals", Begin + """"[Get(@"/a""b")] internal static void A() { } [Get("""/{x:regex(^"\d$)}""")] internal static void B() { } [Get("\u002Fc\x2Fd\U0000002F")] internal static void C() { } [Get("")] internal static void D() { } }"""", 4 },
        { "A literal of several lines", Begin + "[Get(\"\"\"\n    /a\n    \"\"\")] internal static void A() { } }", 1 },
        { "Computed", Begin + """const string P = "/p"; [Get(P)] internal static void A() { } [Get(P + "/b")] internal static void B() { } [Get("/c" + "/d")] internal static void C() { } [Get($"{P}/e")] internal static void D() { } [Get(nameof(H))] internal static void E() { } [Get(("/f"))] internal static void F() { } }""", 0 },
        { "Literals that are no text", Begin + """[Get(null)] internal static void A() { } [Get(default)] internal static void B() { } [Get("/a"u8)] internal static void C() { } [Get(1)] internal static void D() { } [Route("GET", null)] internal static void E() { } [Get("/f", Name = null)] internal static void F() { } }""", 0 },
        { "Too few and too many", Begin + """[Get] internal static void A() { } [Get()] internal static void B() { } [Get("/c", "/d")] internal static void C() { } [Route("/e")] internal static void D() { } [Route("GET", "/f", "/g")] internal static void E() { } [Get("/h", Name = "x", Name = "y")] internal static void F() { } [Get("/i", Other = 1)] internal static void G() { } [Get(Name = "x", "/j")] internal static void I() { } [Get("/ok")] internal static void K() { } }""", 1 },
        { "Targets", Begin + """[method: Get("/a")] internal static void A() { } [return: Get("/b")] internal static int B() => 1; [Get("/c")] [return: Get("/d")] internal static int C() => 1; [odd: Get("/e")] internal static void D() { } }""", 0 },
        { "Names in full", """internal static class H { [Bunner.Get("/a")] internal static void A() { } [global::Bunner.GetAttribute("/b")] internal static void B() { } [Bunner . Post ("/c")] internal static void C() { } }""", 3 },
        { "Escaped names", "using Bunner;\ninternal static class H { [@Get(\"/a\")] internal static void A() { } [@GetAttribute(\"/b\")] internal static void B() { } [G\\u0065t(\"/c\")] internal static void @class() { } [Get(\"/d\")] internal static void \\u0041b() { } }", 3 },
        { "Alias of a type", """using G = Bunner.GetAttribute; internal static class H { [G("/a")] internal static void A() { } [System.Obsolete("no")] internal static void B() { } [Bunner.Get("/c")] internal static void C() { } }""", 3 },
        { "Alias that is named otherwise", """using Get = Bunner.PostAttribute; using Bunner; internal static class H { [Get("/a")] internal static void A() { } [GetAttribute("/b")] internal static void B() { } }""", 1 },
        { "Alias of a namespace", """using B = Bunner; internal static class H { [B.Get("/a")] internal static void A() { } [B::Get("/b")] internal static void B_() { } }""", 2 },
        { "Global alias", """global using G = global::Bunner.GetAttribute; internal static class H { [G("/a")] internal static void A() { } [System.Obsolete] internal static void B() { } }""", 2 },
        { "Aliases of a namespace's body", """namespace A { using G = Bunner.GetAttribute; internal static class H { [G("/a")] internal static void A() { } } } namespace B { using G = System.ObsoleteAttribute; internal static class H { [G("/b")] internal static void A() { } } }""", 2 },
        { "Not ours", """namespace Mvc { [System.AttributeUsage(System.AttributeTargets.All)] internal sealed class GetAttribute(string template) : System.Attribute { public string T => template; } } namespace App { using Mvc; internal static class H { [Get("/a")] internal static void A() { } [Bunner.Get("/b")] internal static void B() { } } }""", 2 },
        { "Ambiguous", """using Bunner; using Mvc; namespace Mvc { internal sealed class GetAttribute(string template) : System.Attribute { public string T => template; } } internal static class H { [Get("/a")] internal static void A() { } [Post("/b")] internal static void B() { } }""", 1 },
        { "Ambiguous with the suffix", """using Bunner; internal sealed class Get(string template) : System.Attribute { public string T => template; } internal static class H { [Get("/a")] internal static void A() { } [GetAttribute("/b")] internal static void B() { } }""", 1 },
        { "A namespace nearer", """namespace Shop { internal sealed class GetAttribute(string t) : System.Attribute { public string T => t; } } namespace Shop.Inner { using Bunner; internal static class H { [Get("/a")] internal static void A() { } } } namespace Other { using Bunner; internal static class H { [Get("/a")] internal static void A() { } } }""", 2 },
        { "A namespace with that name", """using Bunner; namespace Shop.Get { internal sealed class X { } } namespace Shop { internal static class H { [Get("/a")] internal static void A() { } } } namespace Bunner.Inner { internal static class H { [Get("/b")] internal static void B() { } } }""", 2 },
        { "A namespace Bunner nearer", """namespace Shop.Bunner { internal sealed class GetAttribute(string t) : System.Attribute { public string T => t; } } namespace Shop { internal static class H { [Bunner.Get("/a")] internal static void A() { } [global::Bunner.Get("/b")] internal static void B() { } } }""", 2 },
        { "Nested attributes", """using Bunner; internal static class H { [Get("/a")] internal static void A() { } internal sealed class GetAttribute(string t) : System.Attribute { public string T => t; } internal static class Inner { [Get("/b")] internal static void B() { } } } internal static class Next { [Get("/c")] internal static void C() { } }""", 3 },
        { "Inherited attributes", """using Bunner; internal class Base { internal sealed class GetAttribute(string t) : System.Attribute { public string T => t; } } internal class H : Base { [Get("/a")] internal static void A() { } internal static class Inner { [Get("/b")] internal static void B() { } } } internal class Next { [Get("/c")] internal static void C() { } }""", 3 },
        { "Attributes in another part", """using Bunner; internal partial class H { [Get("/a")] internal static void A() { } } internal partial class H { internal sealed class GetAttribute(string t) : System.Attribute { public string T => t; } } internal partial class Next { [Get("/c")] internal static void C() { } } partial class Next { }""", 2 },
        { "A base in another part", """using Bunner; internal partial class H { [Get("/a")] internal static void A() { } } internal partial class H : Base { } internal class Base { internal sealed class GetAttribute(string t) : System.Attribute { public string T => t; } }""", 1 },
        { "The same class twice", """using Bunner; internal class H { [Get("/a")] internal static void A() { } } internal class H { [Get("/b")] internal static void B() { } internal sealed class GetAttribute(string t) : System.Attribute { public string T => t; } } internal class I { [Get("/c")] internal static void C() { } }""", 3 },
        { "Static imports", """using static Holder; using Bunner; internal static class Holder { internal sealed class GetAttribute(string t) : System.Attribute { public string T => t; } } internal static class H { [Get("/a")] internal static void A() { } [Post("/b")] internal static void B() { } }""", 1 },
        { "Type parameters", """using Bunner; internal static class H { [Get("/a")] internal static void A<Get>() { } } internal static class H<T> { [Get("/b")] internal static void B() { } internal static class Inner { [Get("/c")] internal static void C() { } } }""", 3 },
        { "Access", """using Bunner; public class H { [Get("/a")] void A() { } [Get("/b")] private void B() { } [Get("/c")] protected void C() { } [Get("/d")] protected internal void D() { } [Get("/e")] internal protected void E() { } [Get("/f")] private protected void F() { } [Get("/g")] public void G() { } [Get("/h")] public private void I() { } [Get("/i")] public public void J() { } }""", 7 },
        { "Access of types", """using Bunner; class A { [Get("/a")] public void M() { } private class B { [Get("/b")] public void M() { } } protected internal class C { [Get("/c")] public void M() { } } class D { [Get("/d")] public void M() { } } internal class E { [Get("/e")] public void M() { } } } file class F { [Get("/f")] public void M() { } }""", 6 },
        { "Access in another part", """using Bunner; class Outer { private partial class H { } partial class H { [Get("/a")] public void A() { } } public partial class I { } partial class I { [Get("/b")] public void A() { } } }""", 2 },
        { "Modifiers", """using Bunner; internal abstract class H { [Get("/a")] public static async System.Threading.Tasks.Task A() { await System.Threading.Tasks.Task.Yield(); } [Get("/b")] public virtual void B() { } [Get("/c")] public abstract void C(); [Get("/d")] public unsafe void D(int* x) { } [Get("/e")] public new string ToString() => ""; [Get("/f")] public sealed override int GetHashCode() => 1; [Get("/g")] public extern void G(); [Get("/h")] file void I() { } }""", 6 },
        { "Parameters", Begin + """[Get("/a")] internal static void A(ref int x) { } [Get("/b")] internal static void B(in int x) { } [Get("/c")] internal static void C(out int x) { x = 1; } [Get("/d")] internal static void D(this int x) { } [Get("/e")] internal static void E(params int[] x) { } [Get("/f")] internal static void F(scoped System.ReadOnlySpan<int> x) { } [Get("/g")] internal static void G(ref readonly int x) { } [Get("/h")] internal static void I(__arglist) { } [Get("/i")] internal static void J([System.Obsolete] int x = 1, string? y = null) { } }""", 2 },
        { "Kinds of types", """using Bunner; internal struct S { [Get("/a")] internal void A() { } [Get("/b")] internal readonly void B() { } } internal record R(int X) { [Get("/c")] internal void A() { } } internal record struct Q { [Get("/d")] internal void A() { } } internal interface I { [Get("/e")] void A(); [Get("/f")] internal static void B() { } [Get("/g")] private static void C() { } } internal class J : I { [Get("/h")] void I.A() { } }""", 6 },
        { "Overloads", Begin + """[Get("/a")] internal static void A() { } [Get("/b")] internal static void A(int x) { } [Get("/c")] internal static void B(string x) { } [Get("/c")] internal static void B(int x) { } }""", 4 },
        { "Partial methods", """using Bunner; internal partial class H { [Get("/a")] public partial int A(); [Post("/b")] public partial int A() => 1; [Get("/c")] partial void B(); partial void B() { } }""", 0 },
        { "Groups", """using Bunner; [RouteGroup("/g")] internal static class H { [Get("/a")] internal static void A() { } [Get("~/b")] internal static void B() { } [RouteGroup(P.X)] internal static class Inner { [Get("")] internal static void C() { } } } internal static class P { internal const string X = "/x"; }""", 3 },
        { "Groups in another part", """using Bunner; internal static partial class H { [Get("/a")] internal static void A() { } } [RouteGroup("/g")] static partial class H { }""", 1 },
        { "Other attributes", Begin + """[System.Obsolete("a"), Get("/a")] internal static void A() { } [Get("/b"), RouteConstraint("b")] internal static bool B(System.ReadOnlySpan<char> x) => true; [Nowhere("/c"), Get("/c")] internal static void C() { } [Nowhere.Get("/d")] internal static void D() { } }""", 3 },
        { "Inherited metadata", """using Bunner; [Mark] internal class B { [Mark(2)] internal virtual void A() { } } internal sealed class H : B { [Get("/a")] internal override void A() { } [Get("/b")] [return: Mark(3)] internal int C() => 1; [method: Mark(4)] [Get("/d")] internal void D() { } [Mark(5), Get("/e")] internal static void E() { } } [System.AttributeUsage(System.AttributeTargets.All)] internal sealed class MarkAttribute(int x = 1) : System.Attribute { public int X => x; }""", 4 },
        { "Generic names", Begin + """[Get<int>("/a")] internal static void A() { } [Get<>("/b")] internal static void B() { } }""", 0 },
        { "Conditions", "#define YES\n" + Begin + "#if YES\n[Get(\"/a\")]\n#else\n[Get(\"/b\")]\n#endif\ninternal static void A() { }\n#if NO\n[Get(\"/c\")] internal static void C() { }\n#endif\n[Get(\n#if YES\n\"/d\"\n#else\n\"/e\"\n#endif\n)] internal static void D() { } }", 2 },
        { "Comments everywhere", Begin + "[/**/Get/**/(/**/\"/a\"/**/,/**/Order/**/=/**/-/**/1/**/)/**/] // x\ninternal /**/ static /**/ void /**/ A /**/ ( ) { } }", 1 },
        { "Broken literals", Begin + "[Get(\"/a\\q\")] internal static void A() { }\n[Get(\"/b)] internal static void B() { }\n[Get(\"/c\")] internal static void C() { } }", 0 },
        { "Broken code", Begin + "[Get(\"/a\")] internal static void A() { if ( }\n[Get(\"/b\")] internal static void B( { }\n[Get(\"/c\") internal static void C() { }\n[Get(\"/d\",)] internal static void D() { }\n[Get(\"/e\")] internal static int () { }\n[Get(\"/f\")] internal static void F() { }", -1 },
        { "Methods without a type", """using Bunner; [Get("/a")] public static void A() { } namespace N { [Get("/b")] public static void B() { } }""", 0 },
        { "Local functions", Begin + """internal static void A() { [Get("/a")] static void B() { } B(); var f = [Get("/c")] () => 1; f(); } }""", 0 },
        { "Unknown names", """internal static class H { [Get("/a")] internal static void A() { } }""", 0 },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void Text_and_binding_agree(string name, string source, int plain)
    {
        int read = Compare(CompilationKind.Library.Compile([source]), withHandlers: false);

        Assert.True(plain < 0 || read == plain, $"{name}: {read} methods were read from text, not {plain}.");
        Assert.Equal(read, Compare(CompilationKind.Web.Compile([source]), withHandlers: true));
    }

    [Fact]
    public void They_agree_when_files_give_names_to_each_other()
    {
        CSharpCompilation compilation = CompilationKind.Library.Compile([.. Sources.Select(static (row, index) => ((string)row[1]).Replace("class H ", $"class H{index} ", StringComparison.Ordinal)), "global using Bunner; global using Nowhere;"]);

        Assert.NotEqual(0, Compare(compilation, withHandlers: false));
    }

    [Fact]
    public void They_agree_whatever_an_edit_does_to_other_files()
    {
        string handlers = Begin + "[Get(\"/a\")] internal static void A() { } }\n namespace App { internal static partial class P { [Get(\"/b\")] internal static void B() { } } }";
        string[] others =
        [
            "",
            "internal sealed class GetAttribute(string t) : System.Attribute { public string T => t; }",
            "internal sealed class Get(string t) : System.Attribute { public string T => t; }",
            "namespace App { internal sealed class GetAttribute(string t) : System.Attribute { public string T => t; } }",
            "namespace App { partial class P { internal sealed class GetAttribute(string t) : System.Attribute { public string T => t; } } }",
            "namespace App { partial class P : Q { } internal class Q { internal sealed class GetAttribute(string t) : System.Attribute { public string T => t; } } }",
            "namespace App { [Bunner.RouteGroup(\"/g\")] partial class P { } }",
            "namespace App { [Bunner.RouteGroup(X.Y)] partial class P { } static class X { internal const string Y = \"/h\"; } }",
            "namespace App { [Bunner.RouteGroup(X.Y)] partial class P { } static class X { internal const string Y = \"/i\"; } }",
            "using G = Bunner.RouteGroupAttribute; namespace App { [G(X.Y)] partial class P { } static class X { internal const string Y = \"/j\"; } }",
            "using G = Bunner.RouteGroupAttribute; namespace App { [G(X.Y)] partial class P { } static class X { internal const string Y = \"/k\"; } }",
            "global using Get = System.ObsoleteAttribute;",
            "global using System;",
            "namespace App { partial class P<T> { } }",
            "namespace App { file class P { } }",
        ];
        CSharpCompilation compilation = CompilationKind.Library.Compile([handlers, ""]);
        var kept = new KeptRoutes();
        foreach (string other in others.Concat(others.Reverse()))
        {
            SyntaxTree old = compilation.SyntaxTrees[1];
            compilation = compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(other, (CSharpParseOptions)old.Options, old.FilePath));

            Assert.Equal(Expected(compilation, withHandlers: false), Sort(SourceRoutes.Read(compilation, kept, default)));
        }
    }

    // Both ways, method by method, and as the pipeline reads the whole; how many methods the text was enough for.
    internal static int Compare(CSharpCompilation compilation, bool withHandlers)
    {
        var text = new RouteText();
        int count = 0;
        bool hasAlias = SourceRoutes.HasGlobalAlias(compilation, default);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            var declarations = AnnotatedDeclarations.Of(tree, default);
            foreach (MethodDeclarationSyntax method in declarations.Handlers(hasAlias))
            {
                var read = new List<SourceRoute>();
                if (text.TryRead(read, method, model, hasAlias || declarations.HasAlias, default))
                {
                    var bound = new List<SourceRoute>();
                    BoundRoutes.Read(bound, method, model, withHandlers, default);
                    if (withHandlers)
                    {
                        BoundRoutes.AddHandler(read, 0, method, model, default);
                    }

                    Assert.Equal(Sort(bound), Sort(read));
                    count++;
                }
                else
                {
                    Assert.Empty(read);
                }
            }
        }

        List<SourceRoute> all = withHandlers ? SourceRoutes.ReadWithHandlers(compilation, default) : SourceRoutes.Read(compilation, new KeptRoutes(), default);
        Assert.Equal(Expected(compilation, withHandlers), Sort(all));
        return count;
    }

    // All methods, whatever their attributes are called, through their symbols.
    internal static SourceRoute[] Expected(CSharpCompilation compilation, bool withHandlers)
    {
        var routes = new List<SourceRoute>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (MethodDeclarationSyntax method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                BoundRoutes.Read(routes, method, model, withHandlers, default);
            }
        }

        return Sort(routes);
    }

    internal static SourceRoute[] Sort(IEnumerable<SourceRoute> routes) =>
        [.. routes.OrderBy(static route => route.Attribute.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(static route => route.Attribute.SpanStart)];
}
