using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Bunner.Core;
using Microsoft.CodeAnalysis.CSharp;

namespace Bunner.Generator.Writing;

/// <summary>Any text as a part of C# source.</summary>
internal static class Literals
{
    /// <summary>A string literal, quotes included. What cannot be seen, or turns the text around it, is written as an escape.</summary>
    public static string Quote(string text) => IsOrdinary(text)
        ? "\"" + text + "\""
        : Replace(SymbolDisplay.FormatLiteral(text, quote: true), static c => !char.IsSurrogate(c) && IsInvisible(c), Escape);

    /// <summary>Text for a comment line: whatever ends a line or cannot be seen is written as an escape.</summary>
    public static string Comment(string text) => IsOrdinary(text) ? text : Replace(text, IsInvisible, Escape);

    /// <summary>Text for an XML documentation comment.</summary>
    public static string Xml(string text) => IsOrdinary(text) ? text : Replace(text, static c => c is '<' or '>' or '&' || IsInvisible(c), static c => c switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        _ => Escape(c),
    });

    /// <summary>Whether a character is not safe to stand in source as it is: control, line end, surrogate, not a character.</summary>
    public static bool IsInvisible(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF'
        || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    // Nearly every text is; the generator writes some for each route.
    [MethodImpl(ColdLoop.Optimized)]
    private static bool IsOrdinary(string text)
    {
        foreach (char c in text)
        {
            if (c is < ' ' or > '~' or '"' or '\\' or '<' or '>' or '&')
            {
                return false;
            }
        }

        return true;
    }

    private static string Escape(char c) => "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);

    private static string Replace(string text, Func<char, bool> wanted, Func<char, string> replacement)
    {
        StringBuilder? result = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (wanted(text[i]))
            {
                result ??= new StringBuilder(text, 0, i, text.Length + 16);
                result.Append(replacement(text[i]));
            }
            else
            {
                result?.Append(text[i]);
            }
        }

        return result?.ToString() ?? text;
    }
}
