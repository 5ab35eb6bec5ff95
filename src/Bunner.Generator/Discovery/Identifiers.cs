using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Bunner.Generator.Discovery;

/// <summary>Names as C# source writes them.</summary>
internal static class Identifiers
{
    /// <summary>A name with <c>@</c> before it when it is a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>Any text as an identifier: what cannot stand in one becomes <c>_</c>.</summary>
    public static string Sanitize(string text)
    {
        if (SyntaxFacts.IsValidIdentifier(text))
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 1);
        foreach (char c in text)
        {
            // Format characters are legal in identifiers, and ignored: two names could look alike to the compiler.
            bool isPart = SyntaxFacts.IsIdentifierPartCharacter(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format;
            result.Append(isPart ? c : '_');
        }

        if (result.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(result[0]))
        {
            result.Insert(0, '_');
        }

        return result.ToString();
    }

    /// <summary>The name of an assembly as an identifier; different names stay different.</summary>
    public static string FromAssembly(string assembly)
    {
        var result = new StringBuilder(assembly.Length + 8);
        foreach (char c in assembly)
        {
            if (c == '.')
            {
                result.Append('_');
            }
            else if (c == '_')
            {
                result.Append("__");
            }
            else if (c < 128 && SyntaxFacts.IsIdentifierPartCharacter(c))
            {
                result.Append(c);
            }
            else
            {
                result.Append("_u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        if (result.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(result[0]))
        {
            result.Insert(0, '_');
        }

        return result.ToString();
    }
}
