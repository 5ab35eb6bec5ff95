using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Bunner.CodeFixes;

/// <summary>Fixes that change a few characters: of the file with the diagnostic, and of other files where they have to follow.</summary>
/// <remarks>
/// One diagnostic or all of a file are mended by the same changes of text, so both give the same result. All of a project are mended file by file: what would
/// change another file is left out there, to be mended alone.
/// </remarks>
public abstract class RouteFixProvider : CodeFixProvider
{
    private protected RouteFixProvider()
    {
    }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new AllInDocument(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (RouteFix fix in Find(diagnostic, root, model, context.CancellationToken))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        fix.Title,
                        cancellation => ApplyToSolutionAsync(context.Document, diagnostic, fix.Key, cancellation),
                        fix.Key),
                    diagnostic);
            }
        }
    }

    /// <summary>The ways to mend a diagnostic.</summary>
    private protected abstract IEnumerable<RouteFix> Find(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellation);

    /// <summary>What to change to mend diagnostics of one file, each of which has a fix of this key.</summary>
    private protected abstract IEnumerable<TextChange> Change(
        IReadOnlyList<Diagnostic> diagnostics, string key, SyntaxNode root, SemanticModel model, CancellationToken cancellation);

    /// <summary>What has to follow a fix outside of what <see cref="Change"/> looks at, in any file of the solution.</summary>
    private protected virtual Task<IReadOnlyList<(DocumentId Document, TextChange Change)>> FollowAsync(
        Document document, Diagnostic diagnostic, string key, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<(DocumentId, TextChange)>>([]);

    private async Task<Solution> ApplyToSolutionAsync(Document document, Diagnostic diagnostic, string key, CancellationToken cancellation)
    {
        IReadOnlyList<(DocumentId Document, TextChange Change)> following = await FollowAsync(document, diagnostic, key, cancellation).ConfigureAwait(false);
        ILookup<DocumentId, TextChange> changes = following.ToLookup(static one => one.Document, static one => one.Change);
        Solution solution = (await ApplyAsync(document, [diagnostic], key, changes[document.Id], cancellation).ConfigureAwait(false)).Project.Solution;
        foreach (IGrouping<DocumentId, TextChange> same in changes.Where(one => one.Key != document.Id))
        {
            SourceText text = await solution.GetDocument(same.Key)!.GetTextAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentText(same.Key, text.WithChanges(WithoutOverlaps(same)));
        }

        return solution;
    }

    private async Task<Document> ApplyAsync(
        Document document, IReadOnlyList<Diagnostic> diagnostics, string key, IEnumerable<TextChange> following, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(WithoutOverlaps(Change(diagnostics, key, root!, model!, cancellation).Concat(following))));
    }

    // Two diagnostics can ask for the same change, or for changes that exclude each other: the first goes.
    private static IEnumerable<TextChange> WithoutOverlaps(IEnumerable<TextChange> changes)
    {
        int end = -1;
        foreach (TextChange change in changes.OrderBy(static one => one.Span.Start).ThenBy(static one => one.Span.End))
        {
            if (change.Span.Start > end || (change.Span.Start == end && change.Span.Length != 0))
            {
                end = change.Span.End;
                yield return change;
            }
        }
    }

    private sealed class AllInDocument(RouteFixProvider provider) : DocumentBasedFixAllProvider
    {
        protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
        {
            CancellationToken cancellation = fixAllContext.CancellationToken;
            SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
            string key = fixAllContext.CodeActionEquivalenceKey ?? "";
            List<Diagnostic> all =
            [
                .. diagnostics.Where(one => provider.Find(one, root!, model!, cancellation).Any(fix => fix.Key == key && !fix.IsOnlyAlone)),
            ];
            List<Diagnostic> alone = [];
            List<TextChange> here = [];
            foreach (Diagnostic diagnostic in all)
            {
                IReadOnlyList<(DocumentId Document, TextChange Change)> following = await provider.FollowAsync(document, diagnostic, key, cancellation).ConfigureAwait(false);
                if (following.All(one => one.Document == document.Id))
                {
                    alone.Add(diagnostic);
                    here.AddRange(following.Select(static one => one.Change));
                }
            }

            return alone.Count == 0 ? document : await provider.ApplyAsync(document, alone, key, here, cancellation).ConfigureAwait(false);
        }
    }
}
