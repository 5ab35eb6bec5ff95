using System.Globalization;
using Bunner.Core.Patterns;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bunner.Generator.Analyzers;

/// <summary>A route with its place in the source.</summary>
/// <param name="Entry">The route.</param>
/// <param name="Template">The expression of its template; null for a route of a referenced assembly.</param>
/// <param name="Written">The template as the attribute has it, without the prefixes of its groups.</param>
internal sealed record PlacedRoute(RouteEntry Entry, ExpressionSyntax? Template, string Written)
{
    private Location? _location;

    /// <summary>The place of the template; worked out when asked for, since hardly any route has something to report.</summary>
    public Location Location => _location ??= Template is null ? Location.None : AttributeArguments.Locate(Template, 0, Written.Length);

    /// <summary>The declaration of the handler; null for a route of a referenced assembly.</summary>
    public MethodDeclarationSyntax? Handler => Template?.FirstAncestorOrSelf<MethodDeclarationSyntax>();

    /// <summary>Method and template.</summary>
    public string Text => Entry.Key.Method + " " + Entry.Key.Template;

    /// <summary>The handler, with file and line if there are any.</summary>
    public string Where
    {
        get
        {
            if (Template is null)
            {
                return Entry.Key.Display + " (" + Entry.Key.Assembly + ")";
            }

            FileLinePositionSpan span = Location.GetLineSpan();
            string file = span.Path.Substring(span.Path.LastIndexOfAny(['/', '\\']) + 1);
            return Entry.Key.Display + " (" + file + ", line " + (span.StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture) + ")";
        }
    }

    /// <summary>The place of a stretch of the whole template; the expression itself if the stretch is in a prefix.</summary>
    public Location Locate(TextRange range)
    {
        if (Template is null)
        {
            return Location.None;
        }

        int shift = Entry.Key.Template.Length - Written.Length;
        bool isWritten = shift >= 0 && range.Start >= shift && string.CompareOrdinal(Entry.Key.Template, shift, Written, 0, Written.Length) == 0;
        return isWritten ? AttributeArguments.Locate(Template, range.Start - shift, range.Length) : Template.GetLocation();
    }

    public static int Compare(PlacedRoute left, PlacedRoute right)
    {
        int order = RouteEntry.Compare(left.Entry, right.Entry);
        order = order != 0 ? order : string.CompareOrdinal(left.Template?.SyntaxTree.FilePath, right.Template?.SyntaxTree.FilePath);
        return order != 0 ? order : (left.Template?.SpanStart ?? 0).CompareTo(right.Template?.SpanStart ?? 0);
    }
}
