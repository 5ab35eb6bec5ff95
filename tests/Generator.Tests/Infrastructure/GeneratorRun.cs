using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bunner.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Generator.Tests.Infrastructure;

/// <summary>
/// One run of the generator. Whatever a test is about, the run also has to compile without a warning, hold no object of the
/// compiler in its steps, and do nothing at all when an unrelated file is added.
/// </summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;

    private GeneratorRun(CSharpCompilation input, GeneratorDriver driver, Compilation output)
    {
        Input = input;
        _driver = driver;
        Output = output;
        Result = driver.GetRunResult().Results.Single();
    }

    public CSharpCompilation Input { get; }

    public Compilation Output { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>The generated files by hint name, without the compiler's own attribute.</summary>
    public IReadOnlyDictionary<string, string> Files => Result.GeneratedSources
        .Where(static source => !source.HintName.Contains("EmbeddedAttribute", StringComparison.Ordinal))
        .ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());

    /// <summary>Generates and checks everything that is to be checked always.</summary>
    public static GeneratorRun Of(string source, CompilationKind? kind = null) => Of([source], kind);

    /// <summary>Generates and checks everything that is to be checked always.</summary>
    public static GeneratorRun Of(string[] sources, CompilationKind? kind = null)
    {
        GeneratorRun run = Unchecked(sources, kind);
        run.AssertCompiles();
        ValueGraph.AssertOnlyValues(run.Result);
        run.AssertIndifferentToOtherFiles();
        return run;
    }

    /// <summary>Generates without any check, for input that does not compile.</summary>
    public static GeneratorRun Unchecked(string[] sources, CompilationKind? kind = null)
    {
        kind ??= CompilationKind.Library;
        CSharpCompilation compilation = kind.Compile(sources);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new RouterGenerator().AsSourceGenerator()],
            parseOptions: kind.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return Run(compilation, driver);
    }

    /// <summary>Runs again after a change, with what the first run has cached.</summary>
    public GeneratorRun After(Func<CSharpCompilation, CSharpCompilation> change) => Run(change(Input), _driver);

    /// <summary>Runs again after a file has got another text.</summary>
    public GeneratorRun AfterReplacing(string oldText, string newText)
    {
        SyntaxTree tree = Assert.Single(Input.SyntaxTrees, tree => tree.ToString().Contains(oldText, StringComparison.Ordinal));
        string changed = tree.ToString().Replace(oldText, newText, StringComparison.Ordinal);
        return After(compilation => compilation.ReplaceSyntaxTree(
            tree, CSharpSyntaxTree.ParseText(changed, (CSharpParseOptions)tree.Options, tree.FilePath)));
    }

    /// <summary>Why each named step ran, as a line <c>Step: Reason, Reason</c> for each step.</summary>
    public string[] Reasons() =>
    [
        .. StepNames().Select(name => name + ": " + string.Join(", ", ReasonsOf(name).Order().Select(static reason => reason.ToString()))),
    ];

    /// <summary>Why a step ran, output by output.</summary>
    public IncrementalStepRunReason[] ReasonsOf(string step) =>
        Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> steps)
            ? [.. steps.SelectMany(static one => one.Outputs).Select(static output => output.Reason)]
            : [];

    /// <summary>The names of all steps, in the order of the pipeline.</summary>
    public static IEnumerable<string> StepNames() =>
        typeof(TrackingNames).GetFields().Select(static field => (string)field.GetRawConstantValue()!);

    private static GeneratorRun Run(CSharpCompilation compilation, GeneratorDriver driver)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        Assert.Null(driver.GetRunResult().Results.Single().Exception);
        return new GeneratorRun(compilation, driver, output);
    }

    private void AssertCompiles() =>
        Assert.Empty(Output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed));

    private void AssertIndifferentToOtherFiles()
    {
        CSharpParseOptions options = (CSharpParseOptions)Input.SyntaxTrees[0].Options;
        GeneratorRun again = After(compilation => compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("// nothing", options)));
        int steps = 0;
        foreach (string name in StepNames())
        {
            foreach (IncrementalStepRunReason reason in again.ReasonsOf(name))
            {
                steps++;
                Assert.True(
                    reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
                    $"The step {name} ran again: {reason}.");
            }
        }

        Assert.NotEqual(0, steps);
        Assert.All(
            again.Result.TrackedOutputSteps.SelectMany(static pair => pair.Value).SelectMany(static step => step.Outputs),
            static output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }
}
