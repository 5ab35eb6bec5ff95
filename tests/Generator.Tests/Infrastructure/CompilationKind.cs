using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.Infrastructure;

/// <summary>How test sources are compiled: by default as strictly as the compiler can.</summary>
internal sealed record CompilationKind(ImmutableArray<MetadataReference> References)
{
    /// <summary>A library that only matches.</summary>
    public static CompilationKind Library { get; } = new(TestReferences.Runtime);

    /// <summary>A web application.</summary>
    public static CompilationKind Web { get; } = new(TestReferences.AspNetCore);

    public string AssemblyName { get; init; } = "Shop";

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp12;

    public bool AllowsUnsafe { get; init; }

    public CSharpParseOptions ParseOptions => new(LanguageVersion, DocumentationMode.Diagnose);

    public CSharpCompilation Compile(IEnumerable<string> sources) => CSharpCompilation.Create(
        AssemblyName,
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Source{index}.cs")),
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            allowUnsafe: AllowsUnsafe,
            warningLevel: 9999,
            reportSuppressedDiagnostics: false));
}
