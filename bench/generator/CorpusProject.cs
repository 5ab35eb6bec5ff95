using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bunner.Bench.Generator;

/// <summary>A corpus as the source of a project: a class of 40 handlers for each file, a router, and a file without routes.</summary>
internal sealed class CorpusProject
{
    private const int HandlersPerFile = 40;

    private CorpusProject(CSharpCompilation compilation, int routeCount)
    {
        Compilation = compilation;
        RouteCount = routeCount;
    }

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp12);

    public CSharpCompilation Compilation { get; }

    public int RouteCount { get; }

    public static CorpusProject Load(string name, bool isWeb)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "corpora", name + ".json")));
        JsonElement[] routes = [.. document.RootElement.GetProperty("routes").EnumerateArray()];
        List<string> sources =
        [
            "[global::Bunner.Router] public static partial class AppRouter;",
            "internal static class Elsewhere { internal static int Value() => 1; }",
        ];
        int number = 0;
        foreach (JsonElement[] chunk in routes.Chunk(HandlersPerFile))
        {
            var source = new StringBuilder($"using Bunner;\n\ninternal static class Handlers{sources.Count}\n{{\n");
            foreach (JsonElement route in chunk)
            {
                string method = SymbolDisplay.FormatLiteral(route.GetProperty("method").GetString()!, quote: true);
                string template = SymbolDisplay.FormatLiteral(route.GetProperty("template").GetString()!, quote: true);
                source.Append($"    [Route({method}, {template})]\n    internal static string Handle{number}() => \"{number++}\";\n\n");
            }

            sources.Add(source.Append("}\n").ToString());
        }

        var compilation = CSharpCompilation.Create(
            "App",
            sources.Select(static (text, index) => CSharpSyntaxTree.ParseText(text, ParseOptions, $"File{index}.cs")),
            References(isWeb),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return new CorpusProject(compilation, routes.Length);
    }

    /// <summary>The compilation after an edit of one file.</summary>
    public static CSharpCompilation Edit(CSharpCompilation compilation, int file, string oldText, string newText)
    {
        SyntaxTree tree = compilation.SyntaxTrees[file];
        string text = tree.ToString();
        int place = text.IndexOf(oldText, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(
            tree, CSharpSyntaxTree.ParseText(string.Concat(text.AsSpan(0, place), newText, text.AsSpan(place + oldText.Length)), ParseOptions, tree.FilePath));
    }

    private static IEnumerable<MetadataReference> References(bool isWeb) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
                && Path.GetFileNameWithoutExtension(path) is not ("Bunner.Generator" or "Bunner.CodeFixes" or "Bunner.Bench.Generator"))
            .Where(path => isWeb || !Path.GetFileName(path).StartsWith("Bunner.AspNetCore", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path));
}
