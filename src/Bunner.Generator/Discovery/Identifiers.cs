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
}
