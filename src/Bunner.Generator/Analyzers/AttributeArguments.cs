using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bunner.Generator.Analyzers;

/// <summary>Finds the arguments of attributes in the source.</summary>
internal static class AttributeArguments
{
    /// <summary>The expression of a constructor argument, given by place or by name.</summary>
    public static ExpressionSyntax? Find(AttributeData attribute, string name, int index, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax syntax ? Find(syntax, name, index) : null;

    /// <inheritdoc cref="FindTemplate(AttributeSyntax)"/>
    public static ExpressionSyntax? FindTemplate(AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax syntax ? FindTemplate(syntax) : null;

    /// <summary>The expression of a route attribute's template: the last argument of the constructor.</summary>
    public static ExpressionSyntax? FindTemplate(AttributeSyntax attribute)
    {
        int last = -1;
        foreach (AttributeArgumentSyntax argument in attribute.ArgumentList?.Arguments ?? default)
        {
            last += argument.NameEquals is null ? 1 : 0;
        }

        return Find(attribute, "template", last);
    }

    private static ExpressionSyntax? Find(AttributeSyntax attribute, string name, int index)
    {
        if (attribute.ArgumentList is not { Arguments: var arguments })
        {
            return null;
        }

        for (int i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is { NameEquals: null } argument
                && (argument.NameColon is { } colon ? colon.Name.Identifier.ValueText == name : i == index))
            {
                return argument.Expression;
            }
        }

        return null;
    }

    /// <summary>The place of a stretch of a string argument's value, or of the whole argument.</summary>
    public static Location Locate(ExpressionSyntax expression, int start, int length) =>
        Location.Create(expression.SyntaxTree, LiteralMap.Locate(expression, start, length));
}
