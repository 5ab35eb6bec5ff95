using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bunner.Generator.Analyzers;

/// <summary>Finds the characters of a string's value in the source that it was written as.</summary>
/// <remarks>
/// Literals of every form and concatenations of them are followed character by character. For anything else (a constant, an
/// interpolation) there is nothing to point at but the whole expression.
/// </remarks>
internal static class LiteralMap
{
    /// <summary>The place in the source of a stretch of the value; of length 0 for a place between two characters.</summary>
    public static TextSpan Locate(ExpressionSyntax expression, int start, int length)
    {
        var places = new List<TextSpan>();
        foreach (ExpressionSyntax operand in Operands(expression))
        {
            if (WithoutParentheses(operand) is not LiteralExpressionSyntax literal || !LiteralReader.TryRead(literal.Token, places))
            {
                return expression.Span;
            }
        }

        if (start < 0 || length < 0 || start + length > places.Count || places.Count == 0)
        {
            return expression.Span;
        }

        if (length != 0)
        {
            return TextSpan.FromBounds(places[start].Start, places[start + length - 1].End);
        }

        return new TextSpan(start < places.Count ? places[start].Start : places[start - 1].End, 0);
    }

    // The tree of a long concatenation is deep on its left side: a loop, not a recursion.
    private static Stack<ExpressionSyntax> Operands(ExpressionSyntax expression)
    {
        var found = new Stack<ExpressionSyntax>();
        ExpressionSyntax current = WithoutParentheses(expression);
        while (current is BinaryExpressionSyntax binary && binary.IsKind(SyntaxKind.AddExpression))
        {
            found.Push(binary.Right);
            current = WithoutParentheses(binary.Left);
        }

        found.Push(current);
        return found;
    }

    private static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized.Expression;
        }

        return expression;
    }
}
