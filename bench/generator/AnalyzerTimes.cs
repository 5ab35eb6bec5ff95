using System;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Bunner.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bunner.Bench.Generator;

/// <summary>What the analyzers take on a whole project: in a new process, and after an edit.</summary>
internal static class AnalyzerTimes
{
    private const int Rounds = 5;

    private static ImmutableArray<DiagnosticAnalyzer> All { get; } =
    [
        .. typeof(RouterGenerator).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static void Run(CorpusProject project, TextWriter output)
    {
        CSharpCompilation compilation = project.Compilation;
        compilation.GetDeclarationDiagnostics();
        foreach (DiagnosticAnalyzer analyzer in All)
        {
            output.WriteLine($"{analyzer.GetType().Name}, first run of a process\t{Time(compilation, analyzer, out int found):F0}\t{found} diagnostics");
            double[] times = new double[Rounds];
            for (int i = 0; i < Rounds; i++)
            {
                compilation = CorpusProject.Edit(compilation, 3, ", \"/", $", \"/again{i}/");
                compilation.GetDeclarationDiagnostics();
                times[i] = Time(compilation, analyzer, out _);
            }

            Array.Sort(times);
            output.WriteLine($"{analyzer.GetType().Name}, a changed template\t{times[Rounds / 2]:F0}");
        }

        RunLive(compilation, output);
    }

    // What an editor asks for while somebody types: all diagnostics of the file with the edit, in a compilation that nobody has bound.
    private static void RunLive(CSharpCompilation compilation, TextWriter output)
    {
        Show("the edited file alone, no analyzer", []);
        foreach (DiagnosticAnalyzer analyzer in All)
        {
            Show($"the edited file alone, {analyzer.GetType().Name}", [analyzer]);
        }

        Show("the edited file alone, all analyzers", All);

        void Show(string name, ImmutableArray<DiagnosticAnalyzer> analyzers)
        {
            double[] edits = new double[Rounds];
            double[] templates = new double[Rounds];
            for (int i = 0; i < Rounds; i++)
            {
                compilation = CorpusProject.Edit(compilation, 3, "=> \"", "=> \"x");
                edits[i] = TimeFile(compilation, 3, analyzers);
                compilation = CorpusProject.Edit(compilation, 3, ", \"/", $", \"/live{i}/");
                templates[i] = TimeFile(compilation, 3, analyzers);
            }

            Array.Sort(edits);
            Array.Sort(templates);
            output.WriteLine($"{name}, an edit in a handler's body\t{edits[Rounds / 2]:F0}");
            output.WriteLine($"{name}, a changed template\t{templates[Rounds / 2]:F0}");
        }
    }

    private static double TimeFile(CSharpCompilation compilation, int file, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        long start = Stopwatch.GetTimestamp();
        SemanticModel model = compilation.GetSemanticModel(compilation.SyntaxTrees[file]);
        if (analyzers.IsEmpty)
        {
            model.GetDiagnostics();
        }
        else
        {
            Create(compilation, analyzers).GetAnalyzerSemanticDiagnosticsAsync(model, null, default).GetAwaiter().GetResult();
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static CompilationWithAnalyzers Create(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) => compilation.WithAnalyzers(
        analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));

    private static double Time(CSharpCompilation compilation, DiagnosticAnalyzer analyzer, out int found)
    {
        CompilationWithAnalyzers analysis = Create(compilation, [analyzer]);
        long start = Stopwatch.GetTimestamp();
        found = analysis.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Length;
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
