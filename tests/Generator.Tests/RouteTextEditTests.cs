using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Bunner.Generator.Discovery;
using Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Generator.Tests;

/// <summary>What is read from text is what the compiler binds, whatever other files, references and earlier compilations are.</summary>
public sealed class RouteTextEditTests
{
    private const string Plain = "using Bunner; internal static class B { [Get(\"/b\")] internal static void M() { } }";
    private const string Other = "(string t) : System.Attribute { public string T => t; }";
    private const string Mvc = "namespace Mvc { internal sealed class GetAttribute" + Other + " }";

    /// <summary>Files of one compilation.</summary>
    public static TheoryData<string, string[]> Together { get; } = new()
    {
        { "An attribute for one file", ["using Bunner; internal static class A { [Get(\"/a\")] internal static void M() { } } file sealed class GetAttribute" + Other, Plain] },
        { "An attribute for the second file", [Plain, "using Bunner; internal static class A { [Get(\"/a\")] internal static void M() { } } file sealed class GetAttribute" + Other] },
        { "A static import for one file", ["using Bunner; using static X; internal static class A { [Get(\"/a\")] internal static void M() { } } file static class X { internal sealed class GetAttribute" + Other + " }", "using Bunner; using static X; internal static class C { [Get(\"/c\")] internal static void M() { } } file static class X { }"] },
        { "Imports under a condition", [Conditional("#define X\n", "A"), Conditional("", "C"), Mvc] },
        { "Imports under a condition, the other way", [Conditional("", "C"), Conditional("#define X\n", "A"), Mvc] },
        { "A name under a condition", [ConditionalName("#define X\n", "A"), ConditionalName("", "C"), Mvc] },
        { "A class and a struct", ["using Bunner; internal class H { [Get(\"/a\")] internal static void M() { } internal sealed class X { } } internal struct H { [Get(\"/b\")] internal static void M() { } internal sealed class GetAttribute" + Other + " }"] },
        { "A struct and a class", ["using Bunner; internal struct H { [Get(\"/b\")] internal static void M() { } internal sealed class GetAttribute" + Other + " } internal class H { [Get(\"/a\")] internal static void M() { } internal sealed class X { } }"] },
        { "An alias that may be null", ["using G = Bunner.GetAttribute?; internal static class A { [G(\"/a\")] internal static void M() { } }"] },
        { "Attributes of its own", [Plain, Own("(string template)")] },
        { "Attributes of its own with more", [Plain, Own("(string template, int x = 1)")] },
        { "An extension block", [Plain, "using Bunner; internal static class E { extension(string s) { [Get(\"/e\")] internal static void M() { } [Get(\"/f\")] public int N() => 1; } }"] },
        { "Members that are no methods", [Plain, "using Bunner; internal class E { [Get(\"/e\")] internal E() { } [Get(\"/f\")] internal int P { [Get(\"/g\")] get => 1; } [Get(\"/h\")] public static int operator +(E a, E b) => 1; [Get(\"/i\")] public event System.Action Z { [Get(\"/j\")] add { } remove { } } [Get(\"/k\")] ~E() { } [Get(\"/l\")] internal int this[int x] => x; }"] },
        { "A program", ["System.Console.WriteLine(); [Bunner.Get(\"/l\")] static void L() { }", "using Bunner; partial class Program { [Get(\"/p\")] public static void M() { } }"] },
        { "Odd parameters", [Plain, "using Bunner; internal static class E { [Get(\"/e\")] internal static void M(int ref x) { } [Get(\"/f\")] internal static void N(out) { } [Get(\"/g\")] internal static void O(this) { } [Get(\"/h\")] internal static void P(int x, ref) { } [Get(\"/i\")] internal static void Q(ref ref int x) { } }"] },
        { "Junk", [Plain, "using Bunner; internal static class E { [Get(\"/e\") junk] internal static void M() { } [Get(\"/f\"] internal static void N() { } [,Get(\"/g\")] internal static void O() { } [Get(\"/h\";)] internal static void P() { } [Get(\"/i\", Order = )] internal static void Q() { } [Bunner.] internal static void R() { } [Get(\"\ud800\")] internal static void S() { }"] },
    };

    /// <summary>A file with handlers, and what the other file becomes one after the other.</summary>
    public static TheoryData<string, string, string[]> Edits { get; } = new()
    {
        { "A prefix under a condition", "namespace App { partial class P { [Bunner.Get(\"/a\")] internal static void M() { } } }", Defined("using System; namespace App { [Bunner.RouteGroup(\n#if X\n\"/g\"\n#else\n\"/h\"\n#endif\n)] internal static partial class P { } }") },
        { "A base under a condition", "using Bunner; partial class P { [Get(\"/a\")] internal static void M() { } }", Defined("partial class P : System.IDisposable,\n#if X\nI\n#else\nJ\n#endif\n, System.ICloneable { } interface I { class GetAttribute" + Other + " } interface J { }") },
        { "A base class under a condition", "using Bunner; partial class P { [Get(\"/a\")] internal static void M() { } }", Defined("partial class P : N.\n#if X\nI\n#else\nJ\n#endif\n.K { } namespace N.I { class K { internal class GetAttribute" + Other + " } } namespace N.J { class K { } }") },
        { "Access under a condition", "using Bunner; class Q { partial class P { [Get(\"/a\")] public static void M() { } } }", Defined("partial class Q { static\n#if X\ninternal\n#else\nprivate\n#endif\nunsafe partial class P { } }") },
        { "Imports under a condition", "internal static class P { [Get(\"/a\")] internal static void M() { } }", Defined("global using System;\n#if X\nglobal using Bunner;\n#else\nglobal using Mvc;\n#endif\nglobal using System.Text; " + Mvc) },
        { "Attributes of its own", Plain, [Own("(string template)"), Own("(string template, int x = 1)"), "", Own("(object template)"), Own("(params string[] template)"), Own("(string template)").Replace("int Order", "long Order", StringComparison.Ordinal)] },
        { "Groups of its own", "using Bunner; [RouteGroup(\"/g\")] internal static class P { [Get(\"/a\")] internal static void M() { } }", [OwnGroup("(string p)"), OwnGroup("(string p, int x = 1)"), "", OwnGroup("(object p)"), OwnGroup("(params string[] p)")] },
        { "An attribute for one file", Plain, ["file sealed class GetAttribute" + Other, "sealed class GetAttribute" + Other, "", "namespace Bunner { file class GetAttribute" + Other + " }"] },
        { "A program", "using Bunner; partial class Program { [Get(\"/p\")] public static void M() { } }", ["", "System.Console.WriteLine();", "private partial class Program { }", "public partial class Program { }"] },
    };

    [Theory]
    [MemberData(nameof(Together))]
    public void Text_and_binding_agree_on_all_files(string name, string[] sources)
    {
        Assert.NotEmpty(name);
        CompilationKind library = CompilationKind.Library with { LanguageVersion = LanguageVersion.Preview };
        RouteTextTests.Compare(library.Compile(sources), withHandlers: false);
        RouteTextTests.Compare((CompilationKind.Web with { LanguageVersion = LanguageVersion.Preview }).Compile(sources), withHandlers: true);
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public void They_agree_after_every_edit(string name, string handlers, string[] others)
    {
        Assert.NotEmpty(name);
        CSharpCompilation compilation = CompilationKind.Library.Compile([handlers, ""]);
        var kept = new KeptRoutes();
        foreach (string other in others.Concat(others.Reverse()).Concat(others))
        {
            SyntaxTree old = compilation.SyntaxTrees[1];
            compilation = compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(other, (CSharpParseOptions)old.Options, old.FilePath));
            Check(compilation, kept);
        }
    }

    [Fact]
    public void They_agree_whatever_is_compiled_around_the_same_trees()
    {
        CSharpCompilation[] all = Surroundings();
        var kept = new KeptRoutes();
        foreach (CSharpCompilation compilation in all.Concat(all.Reverse()).Concat(all))
        {
            Check(compilation, kept);
        }
    }

    [Fact]
    public void They_agree_when_projects_share_trees_at_the_same_time()
    {
        CSharpCompilation[] all = Surroundings();
        SourceRoute[][] expected = [.. all.Select(static one => RouteTextTests.Expected(one, withHandlers: false))];
        var kept = new KeptRoutes();

        Parallel.For(0, 400, round =>
        {
            int index = round % all.Length;
            Assert.Equal(expected[index], RouteTextTests.Sort(SourceRoutes.Read(all[index].Clone(), kept, default)));
        });
    }

    [Fact]
    public void Nothing_is_kept_of_work_that_was_cancelled()
    {
        CSharpCompilation compilation = CompilationKind.Library.Compile([.. Enumerable.Range(0, 50).Select(static i => Plain.Replace("class B", $"class B{i}", StringComparison.Ordinal))]);
        SourceRoute[] expected = RouteTextTests.Expected(compilation, withHandlers: false);
        var kept = new KeptRoutes();
        for (int i = 0; i < 20; i++)
        {
            using var source = new CancellationTokenSource();
            if (i == 0)
            {
                source.Cancel();
            }
            else
            {
                source.CancelAfter(TimeSpan.FromMicroseconds(i * 50));
            }

            try
            {
                Assert.Equal(expected, RouteTextTests.Sort(SourceRoutes.Read(compilation.Clone(), kept, source.Token)));
            }
            catch (OperationCanceledException)
            {
                Assert.True(source.IsCancellationRequested);
            }

            Assert.Equal(expected, RouteTextTests.Sort(SourceRoutes.Read(compilation.Clone(), i % 2 == 0 ? kept : new KeptRoutes(), default)));
        }
    }

    // The same two trees, with other files, orders, names and references.
    private static CSharpCompilation[] Surroundings()
    {
        CSharpCompilation first = CompilationKind.Library.Compile([Plain, "namespace App { internal static partial class P { [Bunner.Get(\"/p\")] internal static void M() { } } }"]);
        SyntaxTree[] trees = [.. first.SyntaxTrees];
        MetadataReference nearer = CompilationKind.Library.Compile(["public sealed class GetAttribute" + Other]).WithAssemblyName("Nearer").ToMetadataReference();
        MetadataReference same = CompilationKind.Library.Compile([Own("(string template)")]).WithAssemblyName("Same").ToMetadataReference();
        MetadataReference inner = CompilationKind.Library.Compile(["namespace App.Bunner { public sealed class GetAttribute" + Other + " }"]).WithAssemblyName("Nearer").ToMetadataReference();
        return
        [
            first,
            first.WithAssemblyName("Store"),
            first.AddReferences(nearer),
            first.AddReferences(inner),
            first.AddReferences(same),
            first.AddReferences(same.WithAliases(["X"])),
            first.RemoveReferences(first.References.Where(static one => one.Display?.Contains("Bunner", StringComparison.Ordinal) == true)),
            first.RemoveReferences(first.References.Where(static one => one.Display?.Contains("Bunner", StringComparison.Ordinal) == true)).AddReferences(same),
            first.RemoveAllSyntaxTrees().AddSyntaxTrees(trees[1], trees[0]),
            first.RemoveSyntaxTrees(trees[1]),
            first.RemoveSyntaxTrees(trees[0]),
            first.AddSyntaxTrees(CSharpSyntaxTree.ParseText("global using static Z; static class Z { internal sealed class GetAttribute" + Other + " }", (CSharpParseOptions)trees[0].Options)),
            first.AddSyntaxTrees(CSharpSyntaxTree.ParseText("using G = Bunner.RouteGroupAttribute; namespace App { [G(\"/g\")] partial class P { } }", (CSharpParseOptions)trees[0].Options)),
        ];
    }

    private static void Check(CSharpCompilation compilation, KeptRoutes kept)
    {
        SourceRoute[] expected = RouteTextTests.Expected(compilation, withHandlers: false);
        Assert.Equal(expected, RouteTextTests.Sort(SourceRoutes.Read(compilation, kept, default)));
        Assert.Equal(expected, RouteTextTests.Sort(SourceRoutes.Read(compilation.Clone(), kept, default)));
    }

    private static string[] Defined(string source) => ["#define X\n" + source, source];

    private static string Conditional(string define, string name) =>
        define + "using System;\n#if X\nusing Bunner;\n#else\nusing Mvc;\n#endif\nusing System.Text;\ninternal static class " + name + " { [Get(\"/a\")] internal static void M() { } }";

    private static string ConditionalName(string define, string name) =>
        define + "using System; internal static class " + name + " { [global::\n#if X\nBunner\n#else\nMvc\n#endif\n.Get(\"/a\")] internal static void M() { } }";

    private static string Own(string parameters) =>
        "namespace Bunner { public sealed class GetAttribute" + parameters + " : System.Attribute { public object T => template; public string? Name { get; set; } public int Order { get; set; } } }";

    private static string OwnGroup(string parameters) => "namespace Bunner { public sealed class RouteGroupAttribute" + parameters + " : System.Attribute { public object T => p; } }";
}
