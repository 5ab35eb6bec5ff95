using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Bunner.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bunner.Bench.Generator;

/// <summary>What one run of the generator takes: the first of a process, a first one later, and one after an edit.</summary>
internal static class GeneratorTimes
{
    private const int Rounds = 9;

    public static void Run(CorpusProject project, TextWriter output)
    {
        // The compiler has bound the declarations when generators run in a build as well; here it does so before the clock starts.
        CSharpCompilation compilation = project.Compilation;
        compilation.GetDeclarationDiagnostics();
        GeneratorDriver driver = Create();
        output.WriteLine($"generator, first run of a process\t{Time(ref driver, compilation):F0}");
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        output.WriteLine($"# {result.GeneratedSources.Length} files, {result.GeneratedSources.Sum(static one => one.SourceText.Length) / 1024} KB");

        output.WriteLine($"generator, first run, methods compiled\t{Median(() =>
        {
            GeneratorDriver fresh = Create();
            return Time(ref fresh, compilation);
        }):F0}");

        int round = 0;
        output.WriteLine($"generator, an edit elsewhere\t{Median(() =>
        {
            compilation = CorpusProject.Edit(compilation, 1, "=> ", "=> 1 + ");
            return Time(ref driver, compilation);
        }):F0}");
        output.WriteLine($"generator, an edit in a handler's body\t{Median(() =>
        {
            compilation = CorpusProject.Edit(compilation, 2, "=> \"", "=> \"x");
            return Time(ref driver, compilation);
        }):F0}");
        output.WriteLine($"generator, a changed template\t{Median(() =>
        {
            compilation = CorpusProject.Edit(compilation, 3, ", \"/", $", \"/changed{round++}/");
            return Time(ref driver, compilation);
        }):F0}");
        PrintSteps(compilation, output);
    }

    private static CSharpGeneratorDriver Create(bool tracks = false) => CSharpGeneratorDriver.Create(
        [new RouterGenerator().AsSourceGenerator()],
        parseOptions: CorpusProject.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracks));

    private static double Time(ref GeneratorDriver driver, CSharpCompilation compilation)
    {
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(Func<double> measure)
    {
        double[] times = [.. Enumerable.Range(0, Rounds).Select(_ => measure()).Order()];
        return times[Rounds / 2];
    }

    // Where the time of a first run goes; tracking itself takes some.
    private static void PrintSteps(CSharpCompilation compilation, TextWriter output)
    {
        GeneratorRunResult result = Create(tracks: true).RunGenerators(compilation).GetRunResult().Results.Single();
        IEnumerable<(string Name, double Time)> steps = result.TrackedSteps
            .Select(static pair => (pair.Key, pair.Value.Sum(static step => step.ElapsedTime.TotalMilliseconds)))
            .Where(static step => step.Item2 >= 5)
            .OrderByDescending(static step => step.Item2);
        foreach ((string name, double time) in steps)
        {
            output.WriteLine($"# step {name}\t{time:F0}");
        }
    }
}
