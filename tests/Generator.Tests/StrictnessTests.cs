using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Generator.Tests;

/// <summary>Generated code is clean under the strictest settings, from C# 12 up.</summary>
public sealed class StrictnessTests
{
    private const string Source = """
        using System;
        using Bunner;

        namespace Shop;

        /// <summary>The router.</summary>
        [Router]
        public static partial class AppRouter;

        /// <summary>Users.</summary>
        public static class Users
        {
            /// <summary>Finds a user.</summary>
            /// <param name="id">The id.</param>
            /// <returns>The user.</returns>
            [Obsolete("Use the other one.")]
            [Get("/users/{id:even}/{name:regex(^[a-z]+$)}"), Post("/users/{id:int}", Name = "post-user")]
            public static string ById(int id) => "";

            /// <summary>Checks a number.</summary>
            /// <param name="value">The number.</param>
            /// <returns>Whether it is even.</returns>
            [Obsolete("Not used any more.")]
            [RouteConstraint("even")]
            public static bool IsEven(ReadOnlySpan<char> value) => value.Length % 2 == 0;
        }
        """;

    public static TheoryData<LanguageVersion, bool> Settings => new()
    {
        { LanguageVersion.CSharp12, false },
        { LanguageVersion.CSharp12, true },
        { LanguageVersion.Latest, false },
        { LanguageVersion.Latest, true },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task It_compiles_without_a_warning(LanguageVersion version, bool web)
    {
        CompilationKind kind = (web ? CompilationKind.Web : CompilationKind.Library) with { LanguageVersion = version };
        GeneratorRun run = GeneratorRun.Of(Source, kind);
        Compilation strict = run.Output.WithOptions(((CSharpCompilationOptions)run.Output.Options)
            .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
            .WithOverflowChecks(true)
            .WithSpecificDiagnosticOptions(s_everyRule.Value.ToImmutableDictionary(static rule => rule, static _ => ReportDiagnostic.Warn)));
        CompilationWithAnalyzers analysis = strict.WithAnalyzers(s_analyzers.Value);

        ImmutableArray<Diagnostic> diagnostics = await analysis.GetAllDiagnosticsAsync();

        Assert.NotEmpty(s_everyRule.Value);
        Assert.Empty(diagnostics.Where(one => IsGenerated(one) && one.Severity >= DiagnosticSeverity.Warning && !one.IsSuppressed));
        Assert.NotEmpty(diagnostics.Where(static one => one.Id.StartsWith("CA", StringComparison.Ordinal)));
        Assert.Empty(diagnostics.Where(static one => one.Id.StartsWith("AD", StringComparison.Ordinal)));
    }

    [Fact]
    public void Public_members_are_documented()
    {
        GeneratorRun run = GeneratorRun.Of(Source, CompilationKind.Web);

        Assert.Empty(run.Output.GetDiagnostics().Where(static one => one.Id is "CS1591" or "CS1573" or "CS1570"));
        Assert.Contains(
            CompilationKind.Library.Compile(["public class Undocumented;"]).GetDiagnostics(), static one => one.Id == "CS1591");
    }

    private static readonly Lazy<ImmutableArray<DiagnosticAnalyzer>> s_analyzers = new(LoadAnalyzers);

    private static readonly Lazy<ImmutableHashSet<string>> s_everyRule = new(static () =>
        [.. s_analyzers.Value.SelectMany(static one => one.SupportedDiagnostics).Select(static rule => rule.Id)]);

    private static bool IsGenerated(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    // The analyzers of the SDK that runs the tests: those that AnalysisLevel=latest-all switches on.
    private static ImmutableArray<DiagnosticAnalyzer> LoadAnalyzers()
    {
        var found = new List<DiagnosticAnalyzer>();
        foreach (string name in new[] { "Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll" })
        {
            Assembly assembly = Assembly.LoadFrom(Path.Combine(SdkFolder(), "Sdks", "Microsoft.NET.Sdk", "analyzers", name));
            found.AddRange(LoadableTypes(assembly)
                .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
                .Where(static type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)
                .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!));
        }

        return [.. found];
    }

    // Code fixes lie in the same assemblies and need what only an editor has.
    private static IEnumerable<Type> LoadableTypes(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }

    private static string SdkFolder()
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        return Directory.GetDirectories(Path.Combine(root, "sdk")).Order(StringComparer.Ordinal).Last();
    }
}
