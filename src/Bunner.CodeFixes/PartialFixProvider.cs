using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using Bunner.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bunner.CodeFixes;

/// <summary>Makes a router, and the types around it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialFixProvider)), Shared]
public sealed class PartialFixProvider : RouteFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.RouterNotPartial);

    private protected override IEnumerable<RouteFix> Find(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellation)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan) is TypeDeclarationSyntax type)
        {
            yield return new RouteFix($"Make '{type.Identifier.ValueText}' partial", "Partial");
        }
    }

    private protected override IEnumerable<TextChange> Change(
        IReadOnlyList<Diagnostic> diagnostics, string key, SyntaxNode root, SemanticModel model, CancellationToken cancellation)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            for (SyntaxNode? node = root.FindNode(diagnostic.Location.SourceSpan); node is TypeDeclarationSyntax type; node = node.Parent)
            {
                if (!type.Modifiers.Any(SyntaxKind.PartialKeyword))
                {
                    yield return new TextChange(new TextSpan(type.Keyword.SpanStart, 0), "partial ");
                }
            }
        }
    }
}
