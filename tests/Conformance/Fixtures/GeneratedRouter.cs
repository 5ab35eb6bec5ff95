using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Bunner.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bunner.Conformance.Fixtures;

/// <summary>A table of the suite as a user would write it, in C#: generated, compiled, loaded.</summary>
internal static class GeneratedRouter
{
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.CSharp12);

    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Runtime.dll" or "System.Private.CoreLib.dll" or "System.Text.RegularExpressions.dll"
                or "System.Memory.dll" or "System.Collections.dll")
            .Append(typeof(RouteTable).Assembly.Location)
            .Append(typeof(CustomConstraints).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The router's table. Its routes are named R0, R1 and so on, by their place in the table of the suite.</summary>
    /// <exception cref="InvalidOperationException">What was written or generated does not compile without a warning.</exception>
    public static RouteTable Compile(RouteTableSpec table)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Generated",
            [CSharpSyntaxTree.ParseText(WriteSource(table), s_parseOptions)],
            s_references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, warningLevel: 9999,
                nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error,
                concurrentBuild: false));
        CSharpGeneratorDriver
            .Create([new RouterGenerator().AsSourceGenerator()], parseOptions: s_parseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> diagnostics);
        using MemoryStream image = new();
        ImmutableArray<Diagnostic> problems = diagnostics.AddRange(generated.Emit(image).Diagnostics);
        if (problems.Any(problem => problem.Severity >= DiagnosticSeverity.Warning))
        {
            throw new InvalidOperationException($"{string.Join("\n", problems.Take(10))}\n{table.Describe()}");
        }

        image.Position = 0;
        AssemblyLoadContext context = new(null, isCollectible: true);
        context.Resolving += static (_, name) => AssemblyLoadContext.Default.LoadFromAssemblyName(name);
        Assembly assembly = context.LoadFromStream(image);
        return (RouteTable)assembly.GetType("App.AppRouter")!.GetProperty("Table")!.GetValue(null)!;
    }

    private static string WriteSource(RouteTableSpec table)
    {
        RouterOptions options = table.Options;
        StringBuilder source = new();
        source.Append("using Bunner;\nnamespace App;\n")
            .Append("[Router(CaseSensitive = ").Append(Literal(options.CaseSensitive))
            .Append(", IgnoreTrailingSlash = ").Append(Literal(options.IgnoreTrailingSlash))
            .Append(", IgnoreDuplicateSlashes = ").Append(Literal(options.IgnoreDuplicateSlashes))
            .Append(")]\npublic static partial class AppRouter;\ninternal static class Handlers\n{\n");
        foreach (string name in CustomConstraints.Names)
        {
            source.Append("    [RouteConstraint(").Append(Literal(name)).Append(")]\n    internal static bool Is_").Append(name)
                .Append("(System.ReadOnlySpan<char> value) => Bunner.Conformance.CustomConstraints.Accepts(").Append(Literal(name)).Append(", value);\n");
        }

        for (int i = 0; i < table.Routes.Count; i++)
        {
            RouteSpec route = table.Routes[i];
            source.Append("    [").Append(Attribute(route)).Append(", Name = \"R").Append(i).Append('"');
            if (route.Order != 0)
            {
                source.Append(", Order = ").Append(route.Order == int.MinValue ? "int.MinValue" : Literal(route.Order));
            }

            source.Append(")]\n    internal static void H").Append(i).Append("() { }\n");
        }

        return source.Append("}\n").ToString();
    }

    private static string Attribute(RouteSpec route) => route.Method switch
    {
        "GET" => "Get(",
        "POST" => "Post(",
        "PUT" => "Put(",
        "DELETE" => "Delete(",
        _ => $"Route({Literal(route.Method)}, ",
    } + Literal(route.Template);

    private static string Literal(object value) => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!;
}
