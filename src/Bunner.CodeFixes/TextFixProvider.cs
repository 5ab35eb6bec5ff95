using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using Bunner.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bunner.CodeFixes;

/// <summary>Fixes within a template: writes the character for <c>%20</c>, and the constraint that a type suggests.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TextFixProvider)), Shared]
public sealed class TextFixProvider : RouteFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(RuleIds.NeverMatchingLiteral, RuleIds.SuggestedConstraint);

    private protected override IEnumerable<RouteFix> Find(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellation)
    {
        // A place that is not the text itself is that of a constant or of a prefix elsewhere.
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax expression
            && expression.Span == diagnostic.Location.SourceSpan)
        {
            yield break;
        }

        if (diagnostic.Properties.TryGetValue(FixProperties.Text, out string? text) && text is not null)
        {
            yield return new RouteFix(text == " " ? "Write a space" : $"Write '{text}'", "Decode");
        }

        if (diagnostic.Properties.TryGetValue(FixProperties.Constraint, out string? constraint) && constraint is not null)
        {
            yield return new RouteFix($"Add the constraint '{constraint}'", "AddConstraint");
        }
    }

    private protected override IEnumerable<TextChange> Change(
        IReadOnlyList<Diagnostic> diagnostics, string key, SyntaxNode root, SemanticModel model, CancellationToken cancellation)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            TextSpan span = diagnostic.Location.SourceSpan;
            yield return key == "Decode"
                ? new TextChange(span, diagnostic.Properties[FixProperties.Text]!)
                : new TextChange(new TextSpan(span.End, 0), ":" + diagnostic.Properties[FixProperties.Constraint]);
        }
    }
}
