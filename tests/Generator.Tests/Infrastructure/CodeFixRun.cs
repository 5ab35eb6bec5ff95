using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Bunner.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace Generator.Tests.Infrastructure;

/// <summary>Applies Bunner's code fixes to a project of sources, as an editor does.</summary>
internal sealed class CodeFixRun
{
    private Solution _solution;

    private CodeFixRun(Solution solution) => _solution = solution;

    /// <summary>All fixes of the assembly, so that none can be forgotten.</summary>
    public static ImmutableArray<CodeFixProvider> All { get; } =
    [
        .. typeof(RouteFixProvider).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>
    /// Applies one fix and checks that the text is exactly as expected, that what is reported there is gone and nothing else came, and
    /// that the result compiles.
    /// </summary>
    /// <param name="before">The source.</param>
    /// <param name="rule">The rule whose first diagnostic is mended.</param>
    /// <param name="title">The title of the fix.</param>
    /// <param name="after">The source afterwards.</param>
    /// <param name="leaves">Rules that may still be reported.</param>
    public static Task VerifyAsync(string before, string rule, string title, string after, params string[] leaves) =>
        VerifyAsync([before], rule, title, [after], leaves);

    /// <summary>The same for a fix that may change several sources.</summary>
    public static async Task VerifyAsync(string[] before, string rule, string title, string[] after, params string[] leaves)
    {
        using var workspace = new AdhocWorkspace();
        CodeFixRun run = Create(workspace, before);
        Diagnostic[] found = [.. (await run.AnalyzeAsync()).Where(one => one.Id == rule)];
        Assert.NotEmpty(found);
        List<CodeAction> actions = await run.OfferAsync(found[0]);
        CodeAction action = Assert.Single(actions, one => one.Title == title);
        await run.ApplyAsync(action);

        for (int i = 0; i < after.Length; i++)
        {
            Assert.Equal(after[i], await run.TextAsync(i));
        }

        await run.CheckAsync(rule, found.Length - 1, leaves);
    }

    /// <summary>Applies a fix to all diagnostics of a rule in all sources at once.</summary>
    public static async Task VerifyAllAsync(string[] before, string rule, string key, string[] after, params string[] leaves)
    {
        using var workspace = new AdhocWorkspace();
        CodeFixRun run = Create(workspace, before);
        CodeFixProvider provider = All.Single(one => one.FixableDiagnosticIds.Contains(rule));
        var context = new FixAllContext(
            run.Document(0), provider, FixAllScope.Project, key, [rule], new Diagnostics(run), CancellationToken.None);
        CodeAction? action = await provider.GetFixAllProvider()!.GetFixAsync(context);
        await run.ApplyAsync(Assert.IsAssignableFrom<CodeAction>(action));

        for (int i = 0; i < after.Length; i++)
        {
            Assert.Equal(after[i], await run.TextAsync(i));
        }

        await run.CheckAsync(rule, leaves.Contains(rule) ? int.MaxValue : 0, leaves);
    }

    /// <summary>The titles of what is offered for the first diagnostic of a rule.</summary>
    public static async Task<string[]> TitlesAsync(string source, string rule)
    {
        using var workspace = new AdhocWorkspace();
        CodeFixRun run = Create(workspace, [source]);
        Diagnostic found = (await run.AnalyzeAsync()).First(one => one.Id == rule);
        return [.. (await run.OfferAsync(found)).Select(static one => one.Title)];
    }

    private static CodeFixRun Create(AdhocWorkspace workspace, string[] sources)
    {
        CompilationKind kind = CompilationKind.Web;
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation like = kind.Compile([]);
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, kind.AssemblyName, kind.AssemblyName, LanguageNames.CSharp,
            compilationOptions: like.Options, parseOptions: kind.ParseOptions, metadataReferences: kind.References));
        for (int i = 0; i < sources.Length; i++)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), $"Source{i}.cs", sources[i], filePath: $"Source{i}.cs");
        }

        return new CodeFixRun(solution);
    }

    private Project Project => _solution.Projects.Single();

    private Document Document(int index) => Project.Documents.ElementAt(index);

    private async Task<string> TextAsync(int index) => (await Document(index).GetTextAsync()).ToString();

    private async Task<Diagnostic[]> AnalyzeAsync() =>
    [
        .. (await AnalyzerRun.RunAsync((await Project.GetCompilationAsync())!))
            .OrderBy(static one => one.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(static one => one.Location.SourceSpan.Start),
    ];

    private async Task<List<CodeAction>> OfferAsync(Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        Document document = Project.GetDocument(diagnostic.Location.SourceTree)!;
        foreach (CodeFixProvider provider in All.Where(one => one.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions;
    }

    private async Task ApplyAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        _solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private async Task CheckAsync(string rule, int most, string[] leaves)
    {
        Compilation compilation = (await Project.GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(static one => one.Severity >= DiagnosticSeverity.Warning).Select(static one => one.ToString()));
        string[] left = [.. (await AnalyzeAsync()).Select(static one => one.Id)];
        Assert.True(left.Count(one => one == rule) <= most, string.Join(", ", left));
        Assert.DoesNotContain(left, one => one != rule && !leaves.Contains(one));
    }

    private sealed class Diagnostics(CodeFixRun run) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await run.AnalyzeAsync();

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await run.AnalyzeAsync()).Where(one => one.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
