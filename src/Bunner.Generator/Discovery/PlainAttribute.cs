using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bunner.Generator.Discovery;

/// <summary>Reads the arguments of a route attribute from its text, if they are written so plainly that the compiler could read nothing else.</summary>
internal static class PlainAttribute
{
    /// <summary>Reads an attribute of which only the type is known.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="type">The name of its type, which is one of <see cref="RouteAttributes"/>.</param>
    /// <param name="values">What it says.</param>
    /// <returns><see langword="false"/> if that cannot be told from the text; it may also be wrong then.</returns>
    public static bool TryRead(AttributeSyntax attribute, string type, out RouteAttributeValues values)
    {
        values = default;
        string? verb = RouteAttributes.FixedMethod(type);
        string? template = null;
        string? name = null;
        int order = 0;
        bool hasName = false;
        bool hasOrder = false;
        if (attribute.ArgumentList is null || attribute.ContainsDiagnostics)
        {
            return false;
        }

        foreach (AttributeArgumentSyntax argument in attribute.ArgumentList.Arguments)
        {
            bool isPlain = argument switch
            {
                { NameColon: not null } => false,
                { NameEquals: { } property } => property.Name.Identifier.ValueText switch
                {
                    "Name" => !hasName && (hasName = TryReadText(argument.Expression, out name)),
                    "Order" => !hasOrder && (hasOrder = TryReadNumber(argument.Expression, out order)),
                    _ => false,
                },
                _ when hasName || hasOrder => false,
                _ when verb is null => TryReadText(argument.Expression, out verb),
                _ => template is null && TryReadText(argument.Expression, out template),
            };
            if (!isPlain)
            {
                return false;
            }
        }

        if (template is null)
        {
            return false;
        }

        values = RouteAttributeValues.Create(verb!, template, name, order);
        return true;
    }

    private static bool TryReadText(ExpressionSyntax expression, out string? text)
    {
        text = expression.RawKind == (int)SyntaxKind.StringLiteralExpression ? ((LiteralExpressionSyntax)expression).Token.Value as string : null;
        return text is not null;
    }

    // The smallest number is left out: its digits alone are no int.
    private static bool TryReadNumber(ExpressionSyntax expression, out int number)
    {
        bool isNegative = expression.RawKind == (int)SyntaxKind.UnaryMinusExpression;
        ExpressionSyntax digits = isNegative ? ((PrefixUnaryExpressionSyntax)expression).Operand : expression;
        number = 0;
        if (digits.RawKind != (int)SyntaxKind.NumericLiteralExpression || ((LiteralExpressionSyntax)digits).Token.Value is not int value)
        {
            return false;
        }

        number = isNegative ? -value : value;
        return true;
    }
}
