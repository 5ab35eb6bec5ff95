using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Analyzers;

/// <summary>Everything there is to report of a compilation's routes together, by the handler whose file has the place.</summary>
/// <remarks>
/// An editor asks for the diagnostics of one file, and shows only what actions on that file's symbols report at places in it. So what is found
/// in all files is worked out once for a compilation, and each handler reports its own share.
/// </remarks>
internal sealed class TableFindings
{
    private static readonly OnceForCompilation<TableFindings> s_known = new(static (compilation, cancellation) => new(compilation, cancellation));
    private static readonly IReadOnlyList<Diagnostic> s_none = [];

    private readonly Dictionary<SyntaxNode, List<Diagnostic>> _byHandler = [];

    private TableFindings(Compilation compilation, CancellationToken cancellation)
    {
        var survey = CompilationSurvey.Of(compilation, cancellation);
        if (survey.Routes.Count == 0)
        {
            return;
        }

        var reporter = new ConflictReporter(survey.Routes, Add);
        var keys = survey.Routes.Select(static route => route.Entry.Key).ToList().ToEquatableArray();
        foreach (RouterOptions options in survey.Options)
        {
            cancellation.ThrowIfCancellationRequested();
            reporter.Report(TableChecks.Check(compilation.AssemblyName ?? "", keys, survey.Constraints, options, cancellation), survey.IsLibrary);
        }

        reporter.ReportNames();
    }

    /// <summary>What has no place in this compilation: routes of references that do not go together.</summary>
    public List<Diagnostic> WithoutPlace { get; } = [];

    public static TableFindings Of(Compilation compilation, CancellationToken cancellation) => s_known.Get(compilation, cancellation);

    /// <summary>What there is to report at a handler's attributes.</summary>
    public IEnumerable<Diagnostic> At(IMethodSymbol handler, CancellationToken cancellation) =>
        handler.DeclaringSyntaxReferences.Concat(handler.PartialImplementationPart?.DeclaringSyntaxReferences ?? [])
            .SelectMany(place => _byHandler.TryGetValue(place.GetSyntax(cancellation), out List<Diagnostic>? found) ? found : s_none);

    private void Add(PlacedRoute route, Diagnostic diagnostic)
    {
        if (route.Handler is not { } handler)
        {
            WithoutPlace.Add(diagnostic);
            return;
        }

        if (!_byHandler.TryGetValue(handler, out List<Diagnostic>? found))
        {
            _byHandler.Add(handler, found = []);
        }

        found.Add(diagnostic);
    }
}
