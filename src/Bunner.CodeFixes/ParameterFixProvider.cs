using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Bunner.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace Bunner.CodeFixes;

/// <summary>Adds, renames and removes parameters of handlers, so that they are those of the template.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ParameterFixProvider)), Shared]
public sealed class ParameterFixProvider : RouteFixProvider
{
    private const string AddKey = "AddParameter";
    private const string RenameKey = "RenameParameter";
    private const string RemoveKey = "RemoveParameter";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(RuleIds.UnusedRouteParameter, RuleIds.UnboundParameter);

    private protected override IEnumerable<RouteFix> Find(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellation)
    {
        if (ParameterSyntaxes.HandlerAt(root, diagnostic.Location.SourceSpan) is not { } method)
        {
            yield break;
        }

        if (Value(diagnostic, FixProperties.Rename) is { } from
            && Value(diagnostic, FixProperties.To) is { } to
            && ParameterSyntaxes.Find(method, from) is not null
            && !ParameterSyntaxes.IsTaken(method, to))
        {
            yield return new RouteFix($"Rename the parameter '{from}' to '{to}'", RenameKey);
        }

        if (Value(diagnostic, FixProperties.Add) is { } name && !ParameterSyntaxes.IsTaken(method, name))
        {
            yield return new RouteFix($"Add the parameter '{Declare(diagnostic, model, method)}'", AddKey);
        }

        if (Value(diagnostic, FixProperties.Remove) is { } unbound
            && ParameterSyntaxes.Find(method, unbound) is { } parameter
            && ParameterSyntaxes.Uses(method, parameter, model, cancellation).Count == 0)
        {
            yield return new RouteFix($"Remove the parameter '{unbound}'", RemoveKey);
        }
    }

    private protected override IEnumerable<TextChange> Change(
        IReadOnlyList<Diagnostic> diagnostics, string key, SyntaxNode root, SemanticModel model, CancellationToken cancellation)
    {
        foreach (IGrouping<MethodDeclarationSyntax, Diagnostic> same in diagnostics
            .GroupBy(one => ParameterSyntaxes.HandlerAt(root, one.Location.SourceSpan)!))
        {
            IEnumerable<TextChange> changes = key switch
            {
                AddKey => [Add(same.Key, [.. same], model)],
                RenameKey => Rename(same.Key, same.First(), model, cancellation),
                _ => Remove(same.Key, [.. same.Select(static one => Value(one, FixProperties.Remove)!)]),
            };
            foreach (TextChange change in changes)
            {
                yield return change;
            }
        }
    }

    // Callers that give the argument by name; a route's handler is called by generated code, but its author can call it, too.
    private protected override async Task<IReadOnlyList<(DocumentId Document, TextChange Change)>> FollowAsync(
        Document document, Diagnostic diagnostic, string key, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (key != RenameKey
            || ParameterSyntaxes.HandlerAt(root!, diagnostic.Location.SourceSpan) is not { } method
            || ParameterSyntaxes.Find(method, Value(diagnostic, FixProperties.Rename)!) is not { } parameter
            || model!.GetDeclaredSymbol(parameter, cancellation) is not { } symbol)
        {
            return [];
        }

        string name = ParameterSyntaxes.Escape(Value(diagnostic, FixProperties.To)!);
        IEnumerable<ReferencedSymbol> found = await SymbolFinder.FindReferencesAsync(symbol, document.Project.Solution, cancellation).ConfigureAwait(false);
        return
        [
            .. found.SelectMany(static one => one.Locations)
                .Where(one => !one.IsImplicit && one.Document is not SourceGeneratedDocument)
                .Where(one => one.Document.Id != document.Id || !method.FullSpan.Contains(one.Location.SourceSpan))
                .Select(one => (one.Document.Id, new TextChange(one.Location.SourceSpan, name))),
        ];
    }

    // Behind the parameters that a caller has to give; routes of one handler can ask for the same parameter.
    private static TextChange Add(MethodDeclarationSyntax method, List<Diagnostic> diagnostics, SemanticModel model)
    {
        string added = string.Join(", ", diagnostics
            .GroupBy(static one => Value(one, FixProperties.Add))
            .Select(same => Declare(same.First(), model, method)));
        SeparatedSyntaxList<ParameterSyntax> all = method.ParameterList.Parameters;
        int index = 0;
        while (index < all.Count && all[index].Default is null && !all[index].Modifiers.Any(SyntaxKind.ParamsKeyword))
        {
            index++;
        }

        return index < all.Count ? new TextChange(new TextSpan(all[index].SpanStart, 0), added + ", ")
            : index > 0 ? new TextChange(new TextSpan(all[index - 1].Span.End, 0), ", " + added)
            : new TextChange(new TextSpan(method.ParameterList.CloseParenToken.SpanStart, 0), added);
    }

    private static IEnumerable<TextChange> Rename(MethodDeclarationSyntax method, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        ParameterSyntax parameter = ParameterSyntaxes.Find(method, Value(diagnostic, FixProperties.Rename)!)!;
        string name = ParameterSyntaxes.Escape(Value(diagnostic, FixProperties.To)!);
        return ParameterSyntaxes.Uses(method, parameter, model, cancellation)
            .Concat([parameter.Identifier])
            .Select(token => new TextChange(token.Span, name));
    }

    private static IEnumerable<TextChange> Remove(MethodDeclarationSyntax method, List<string> names)
    {
        SeparatedSyntaxList<ParameterSyntax> all = method.ParameterList.Parameters;
        if (names.Count == 1)
        {
            return [new TextChange(ParameterSyntaxes.SpanWithComma(method, ParameterSyntaxes.Find(method, names[0])!), "")];
        }

        // Several at once would each take a comma that belongs to the other.
        string rest = string.Join(", ", all.Where(one => !names.Contains(one.Identifier.ValueText)).Select(static one => one.ToString()));
        return [new TextChange(TextSpan.FromBounds(all[0].SpanStart, all.Last().Span.End), rest)];
    }

    private static string Declare(Diagnostic diagnostic, SemanticModel model, MethodDeclarationSyntax method) =>
        ParameterSyntaxes.Write(
            Value(diagnostic, FixProperties.Type)!,
            Value(diagnostic, FixProperties.IsOptional) is not null,
            model,
            method.ParameterList.SpanStart) + " " + ParameterSyntaxes.Escape(Value(diagnostic, FixProperties.Add)!);

    private static string? Value(Diagnostic diagnostic, string property) => diagnostic.Properties.TryGetValue(property, out string? value) ? value : null;
}
