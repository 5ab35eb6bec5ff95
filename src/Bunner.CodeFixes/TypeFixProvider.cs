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

/// <summary>Makes the type of a handler's parameter and its constraint fit: changes the one or the other.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypeFixProvider)), Shared]
public sealed class TypeFixProvider : RouteFixProvider
{
    private const string TypeKey = "ChangeType";
    private const string ConstraintKey = "ChangeConstraint";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.TypeAgainstConstraint);

    private protected override IEnumerable<RouteFix> Find(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellation)
    {
        if (Parameter(diagnostic, root) is not { Type: { } type } parameter)
        {
            yield break;
        }

        if (ParameterSyntaxes.HandlerAt(root, parameter.Span) is not null && parameter.Default is null && Write(diagnostic, type, model) is { } changed)
        {
            yield return new RouteFix($"Change the type of '{parameter.Identifier.ValueText}' to '{changed}'", TypeKey);
        }

        if (diagnostic.Properties.TryGetValue(FixProperties.Constraint, out string? constraint) && constraint is not null && Place(diagnostic, root) is not null)
        {
            yield return new RouteFix($"Change the constraint to '{constraint}'", ConstraintKey);
        }
    }

    private protected override IEnumerable<TextChange> Change(
        IReadOnlyList<Diagnostic> diagnostics, string key, SyntaxNode root, SemanticModel model, CancellationToken cancellation)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (key == ConstraintKey)
            {
                yield return new TextChange(Place(diagnostic, root)!.Value, diagnostic.Properties[FixProperties.Constraint]!);
            }
            else if (Parameter(diagnostic, root) is { Type: { } type })
            {
                yield return new TextChange(type.Span, Write(diagnostic, type, model)!);
            }
        }
    }

    // As nullable as before.
    private static string? Write(Diagnostic diagnostic, TypeSyntax type, SemanticModel model) =>
        diagnostic.Properties.TryGetValue(FixProperties.Type, out string? name) && name is not null
            ? ParameterSyntaxes.Write(name, type is NullableTypeSyntax, model, type.SpanStart)
            : null;

    private static ParameterSyntax? Parameter(Diagnostic diagnostic, SyntaxNode root) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ParameterSyntax>();

    // Only where the constraint itself stands in this file, not a constant with the template.
    private static TextSpan? Place(Diagnostic diagnostic, SyntaxNode root) =>
        diagnostic.AdditionalLocations.Count == 1
        && diagnostic.AdditionalLocations[0] is { IsInSource: true } place
        && place.SourceTree == root.SyntaxTree
        && !(root.FindNode(place.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax expression && expression.Span == place.SourceSpan)
            ? place.SourceSpan
            : null;
}
