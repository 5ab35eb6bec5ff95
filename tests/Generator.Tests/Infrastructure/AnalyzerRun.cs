using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Bunner.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Generator.Tests.Infrastructure;

/// <summary>Runs Bunner's analyzers.</summary>
internal static class AnalyzerRun
{
    /// <summary>All analyzers of the generator's assembly, so that none can be forgotten.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> All { get; } =
    [
        .. typeof(RouterGenerator).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .OrderBy(static type => type.Name, System.StringComparer.Ordinal)
            .Select(static type => (DiagnosticAnalyzer)System.Activator.CreateInstance(type)!),
    ];

    /// <summary>
    /// Checks that the analyzers report what the markers in the source say and nothing else: <c>⟦BNR0001:text⟧</c> around
    /// the text. The generator has to be silent on the same source.
    /// </summary>
    /// <returns>The messages, in the order of their places.</returns>
    public static Task<string[]> VerifyAsync(string markedSource, params string[] otherSources) =>
        VerifyAsync(CompilationKind.Library, markedSource, otherSources);

    /// <inheritdoc cref="VerifyAsync(string, string[])"/>
    public static async Task<string[]> VerifyAsync(CompilationKind kind, string markedSource, params string[] otherSources)
    {
        var marked = MarkedSource.Parse(markedSource);
        GeneratorRun run = GeneratorRun.Unchecked([marked.Source, .. otherSources], kind);
        SyntaxTree tree = run.Input.SyntaxTrees[0];
        Diagnostic[] found =
        [
            .. (await RunAsync(run.Input)).OrderBy(static one => one.Location.SourceSpan.Start)
                .ThenBy(static one => one.Id, System.StringComparer.Ordinal),
        ];
        Assert.Equal(
            marked.Expected.Select(one => Show(one.Id, one.Span, marked.Source)),
            found.Select(one => Show(one.Id, one.Location.SourceSpan, one.Location.SourceTree == tree ? marked.Source : "")));
        return [.. found.Select(static one => one.GetMessage(System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>What the analyzers report on a compilation.</summary>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(Compilation compilation)
    {
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(
            All, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        return await analysis.GetAnalyzerDiagnosticsAsync();
    }

    /// <summary>What an editor shows while somebody types in one file, each as id, text and message: nothing but that file is analysed.</summary>
    public static async Task<string[]> LiveAsync(Compilation compilation, int file)
    {
        SyntaxTree tree = compilation.SyntaxTrees.ElementAt(file);
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(
            All, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> found = await analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, default);
        return
        [
            .. found.OrderBy(static one => one.Location.SourceSpan.Start).Select(one =>
                $"{one.Id} «{tree.GetText().ToString(one.Location.SourceSpan)}»: {one.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"),
        ];
    }

    private static string Show(string id, TextSpan span, string source) =>
        $"{id} at {span.Start}: «{(span.End <= source.Length ? source.Substring(span.Start, span.Length) : "")}»";
}

/// <summary>A source with marked places.</summary>
internal sealed record MarkedSource(string Source, ImmutableArray<(string Id, TextSpan Span)> Expected)
{
    public static MarkedSource Parse(string text)
    {
        var source = new System.Text.StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var expected = new List<(string Id, TextSpan Span)>();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '⟦')
            {
                int colon = text.IndexOf(':', i);
                open.Push((text[(i + 1)..colon], source.Length));
                i = colon;
            }
            else if (text[i] == '⟧')
            {
                (string id, int start) = open.Pop();
                expected.Add((id, TextSpan.FromBounds(start, source.Length)));
            }
            else
            {
                source.Append(text[i]);
            }
        }

        return new MarkedSource(
            source.ToString(),
            [.. expected.OrderBy(static one => one.Span.Start).ThenBy(static one => one.Id, System.StringComparer.Ordinal)]);
    }
}
