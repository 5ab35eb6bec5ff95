using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bunner.CodeFixes;

/// <summary>The parameters of handlers, as source.</summary>
internal static class ParameterSyntaxes
{
    /// <summary>The handler that a place in its attributes or parameters belongs to; null for a partial one, whose other part would have to change as well.</summary>
    public static MethodDeclarationSyntax? HandlerAt(SyntaxNode root, TextSpan span) =>
        root.FindNode(span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && !method.Modifiers.Any(SyntaxKind.PartialKeyword) ? method : null;

    /// <summary>A parameter by name.</summary>
    public static ParameterSyntax? Find(MethodDeclarationSyntax method, string name) =>
        method.ParameterList.Parameters.FirstOrDefault(one => one.Identifier.ValueText == name);

    /// <summary>Everything within the method that names the parameter, but for its declaration.</summary>
    public static List<SyntaxToken> Uses(MethodDeclarationSyntax method, ParameterSyntax parameter, SemanticModel model, CancellationToken cancellation)
    {
        ISymbol? symbol = model.GetDeclaredSymbol(parameter, cancellation);
        return
        [
            .. method.DescendantNodes(descendIntoTrivia: true).OfType<IdentifierNameSyntax>()
                .Where(name => name.Identifier.ValueText == parameter.Identifier.ValueText
                    && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, symbol))
                .Select(static name => name.Identifier),
        ];
    }

    /// <summary>Whether something in the method has a name already.</summary>
    public static bool IsTaken(MethodDeclarationSyntax method, string name) =>
        method.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);

    /// <summary>A name as source writes it.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>A type as the place in the source writes it.</summary>
    public static string Write(string metadataName, bool isOptional, SemanticModel model, int position)
    {
        INamedTypeSymbol? type = model.Compilation.GetTypeByMetadataName(metadataName);
        string text = type?.ToMinimalDisplayString(model, position) ?? "global::" + metadataName;
        bool isNullable = isOptional && (type is { IsValueType: true } || model.GetNullableContext(position).AnnotationsEnabled());
        return isNullable ? text + "?" : text;
    }

    /// <summary>A parameter and the comma that goes with it.</summary>
    public static TextSpan SpanWithComma(MethodDeclarationSyntax method, ParameterSyntax parameter)
    {
        SeparatedSyntaxList<ParameterSyntax> all = method.ParameterList.Parameters;
        int index = all.IndexOf(parameter);
        return all.Count == 1 ? parameter.Span
            : index == 0 ? TextSpan.FromBounds(parameter.SpanStart, all[1].SpanStart)
            : TextSpan.FromBounds(all[index - 1].Span.End, parameter.Span.End);
    }
}
