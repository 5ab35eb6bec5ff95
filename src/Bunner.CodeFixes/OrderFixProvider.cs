using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using Bunner.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bunner.CodeFixes;

/// <summary>Gives a route that is ambiguous with others an <c>Order</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OrderFixProvider)), Shared]
public sealed class OrderFixProvider : RouteFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.AmbiguousRoutes);

    private protected override IEnumerable<RouteFix> Find(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellation)
    {
        if (AttributeAt(diagnostic, root)?.ArgumentList is not null
            && diagnostic.Properties.TryGetValue(FixProperties.Order, out string? order) && order is not null)
        {
            // Of routes that meet, all but the first get an order: together they are told apart.
            yield return new RouteFix($"Set Order = {order}, so that other routes go first", "Order", diagnostic.Properties.ContainsKey(FixProperties.IsFirst));
        }
    }

    private protected override IEnumerable<TextChange> Change(
        IReadOnlyList<Diagnostic> diagnostics, string key, SyntaxNode root, SemanticModel model, CancellationToken cancellation)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            AttributeArgumentListSyntax arguments = AttributeAt(diagnostic, root)!.ArgumentList!;
            string order = diagnostic.Properties[FixProperties.Order]!;
            yield return arguments.Arguments.FirstOrDefault(static one => one.NameEquals?.Name.Identifier.ValueText == "Order") is { } argument
                ? new TextChange(argument.Expression.Span, order)
                : new TextChange(new TextSpan(arguments.Arguments.Last().Span.End, 0), ", Order = " + order);
        }
    }

    private static AttributeSyntax? AttributeAt(Diagnostic diagnostic, SyntaxNode root) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>();
}
