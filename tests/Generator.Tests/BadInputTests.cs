using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Generator.Tests;

/// <summary>Whatever stands in the attributes, the generator does not fail and its output compiles.</summary>
public sealed class BadInputTests
{
    private static readonly string[] s_pieces =
    [
        "{", "}", "{{", "}}", "/", "//", "?", "*", "**", ":", "=", "(", ")", ".", "~", "~/", "a", "id", "ID", "int", "regex", "length", "range",
        "{id}", "{id?}", "{*rest}", "{**rest}", "{a:int}", "{a:regex(^[a-z]+$)}", "{a:range(1,2)}", "{a=b}", "\0", "\t", "\n", "\r", "\"", "\"\"\"", "\\",
        "\uD800", "\uDC00", "\U0001F600", "\u2028", "\u0130", "\u212A", "%2F", "*/", "//", "<", "&", "]]>", "'", "{0}", "$", "@", "#if", " ",
    ];

    [Fact]
    public async Task Thousands_of_random_templates()
    {
        var random = new Random(20_261_121);
        var source = new StringBuilder("using Bunner;\n[Router] internal static partial class AppRouter;\ninternal static class Handlers\n{\n");
        for (int i = 0; i < 4_000; i++)
        {
            string template = Literal(RandomText(random, 8));
            string name = Literal(RandomText(random, 3));
            source.Append(i % 3 == 0
                ? $"[Route({Literal(RandomText(random, 2))}, {template}, Name = {name}, Order = {random.Next(-3, 3)})]"
                : $"[Get({template})]");
            source.Append($" internal static void H{i}() {{ }}\n");
        }

        GeneratorRun run = GeneratorRun.Of(source.Append('}').ToString());

        string text = run.Files["AppRouter.g.cs"];
        Assert.InRange(text.Split("public const int").Length - 1, 100, 3_900);
        Assert.All(await AnalyzerRun.RunAsync(run.Input), static one => Assert.StartsWith("BNR", one.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void Random_groups_and_constraints()
    {
        var random = new Random(7);
        var source = new StringBuilder("using System;\nusing Bunner;\n[Router] internal static partial class AppRouter;\n");
        for (int i = 0; i < 200; i++)
        {
            source.Append(
                $$"""
                [RouteGroup({{Literal(RandomText(random, 4))}})] internal static class G{{i}}
                {
                    [Get({{Literal(RandomText(random, 4))}})] internal static void H() { }
                    [RouteConstraint({{Literal(RandomText(random, 2))}})] internal static bool C(ReadOnlySpan<char> value) => true;
                }

                """);
        }

        Assert.Contains("TryMatch", GeneratorRun.Of(source.ToString()).Files["AppRouter.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Get] internal static void H() { }")]
    [InlineData("[Get(null!)] internal static void H() { }")]
    [InlineData("[Get(1)] internal static void H() { }")]
    [InlineData("[Get(")]
    [InlineData("[Get(\"/a\")] internal static")]
    [InlineData("[Get(\"/a\", Order = \"x\", Name = 3)] internal static void H() { }")]
    [InlineData("[Route(\"GET\")] internal static void H() { }")]
    [InlineData("[Get(\"/a\")] internal static void H(Missing a, ref Missing b) { }")]
    [InlineData("[Get(\"/a\")] internal static Missing H<T>() { }")]
    [InlineData("[Get(\"/a\")] void H();")]
    [InlineData("[Get(\"/a\")] [Get(\"/a\")] internal static void H() { } internal static void H() { }")]
    [InlineData("[RouteConstraint] internal static bool C(ReadOnlySpan<char> value) => true;")]
    [InlineData("[RouteConstraint(null!)] internal static bool C(ReadOnlySpan<char> value) => true;")]
    [InlineData("[RouteConstraint(\"\")] internal static bool C(ReadOnlySpan<char> value) => true;")]
    [InlineData("[Router] partial class")]
    [InlineData("[Router(CaseSensitive = 3)] internal static partial class Inner { }")]
    [InlineData("[Router] internal partial class ; [Router] internal partial class { }")]
    [InlineData("[RouteGroup] internal static class G { [Get(\"a\")] internal static void H() { } }")]
    [InlineData("[RouteGroup(null!)] internal static class G { [Get(\"a\")] internal static void H() { } }")]
    public async Task Code_that_does_not_compile(string member)
    {
        foreach (CompilationKind kind in new[] { CompilationKind.Library, CompilationKind.Web })
        {
            GeneratorRun run = GeneratorRun.Unchecked(
                ["using System; using Bunner; [Router] internal static partial class AppRouter; internal static partial class Handlers { " + member + " }"], kind);

            Assert.Contains("AppRouter.g.cs", run.Files.Keys);
            Assert.All(await AnalyzerRun.RunAsync(run.Input), static one => Assert.StartsWith("BNR", one.Id, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_template_that_is_a_very_long_concatenation()
    {
        string template = string.Join(" + ", Enumerable.Repeat("\"/a\"", 2_000)) + " + \"/{\"";
        GeneratorRun run = GeneratorRun.Unchecked(
            ["using Bunner; [Router] internal static partial class AppRouter; internal static class A { [Get(" + template + ")] internal static void H() { } }"]);

        Diagnostic diagnostic = Assert.Single(await AnalyzerRun.RunAsync(run.Input));
        Assert.Equal("BNR0001", diagnostic.Id);
    }

    [Fact]
    public void A_literal_is_what_it_says()
    {
        foreach (string piece in s_pieces)
        {
            string literal = Bunner.Generator.Writing.Literals.Quote(piece);
            Assert.Equal(piece, SyntaxFactory.ParseExpression(literal) is Microsoft.CodeAnalysis.CSharp.Syntax.LiteralExpressionSyntax one ? one.Token.ValueText : null);
            Assert.DoesNotContain(literal, static c => c is '\n' or '\r' or '\0' or '\u2028');
        }
    }

    private static string RandomText(Random random, int most)
    {
        IEnumerable<string> pieces = Enumerable.Range(0, random.Next(most + 1)).Select(_ => s_pieces[random.Next(s_pieces.Length)]);
        return string.Concat(pieces);
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
