using System.Text;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Discovery;

/// <summary>The text of code, so that equal texts are equal code.</summary>
internal static class CodeText
{
    /// <summary>Adds a piece of code. Where it has conditions inside only what they leave is added: the rest is the same whatever they are.</summary>
    public static StringBuilder AppendCode(this StringBuilder text, SyntaxNode? node)
    {
        if (node is null)
        {
            return text;
        }

        if (!node.ContainsDirectives)
        {
            return text.Append(node);
        }

        foreach (SyntaxToken token in node.DescendantTokens())
        {
            text.Append(token.Text).Append(' ');
        }

        return text;
    }

    /// <summary>Adds pieces of code, one a line.</summary>
    public static StringBuilder AppendCode<T>(this StringBuilder text, SyntaxList<T> nodes)
        where T : SyntaxNode
    {
        foreach (T node in nodes)
        {
            text.AppendCode(node).Append('\n');
        }

        return text;
    }

    /// <summary>Adds words.</summary>
    public static StringBuilder AppendCode(this StringBuilder text, SyntaxTokenList tokens)
    {
        foreach (SyntaxToken token in tokens)
        {
            text.Append(token.Text).Append(' ');
        }

        return text;
    }
}
