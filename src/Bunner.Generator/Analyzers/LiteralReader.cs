using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Bunner.Generator.Analyzers;

/// <summary>Reads a string literal again and notes where in the source each character of its value stands.</summary>
internal static class LiteralReader
{
    /// <summary>Adds the place of each character of the value; <see langword="false"/> for tokens that are no such literal.</summary>
    public static bool TryRead(SyntaxToken token, List<TextSpan> places)
    {
        int before = places.Count;
        string text = token.Text;
        switch (token.Kind())
        {
            case SyntaxKind.StringLiteralToken when text.Length >= 3 && text[0] == '@':
                ReadVerbatim(text, token.SpanStart, places);
                break;
            case SyntaxKind.StringLiteralToken when text.Length >= 2 && text[0] == '"':
                ReadRegular(text, token.SpanStart, places);
                break;
            case SyntaxKind.SingleLineRawStringLiteralToken:
                int quotes = CountQuotes(text);
                AddEach(quotes, text.Length - quotes, token.SpanStart, places);
                break;
            case SyntaxKind.MultiLineRawStringLiteralToken:
                ReadMultiLine(text, token.SpanStart, places);
                break;
            default:
                return false;
        }

        return places.Count - before == token.ValueText.Length;
    }

    private static void ReadVerbatim(string text, int origin, List<TextSpan> places)
    {
        for (int i = 2; i < text.Length - 1; i++)
        {
            int length = text[i] == '"' ? 2 : 1;
            places.Add(new TextSpan(origin + i, length));
            i += length - 1;
        }
    }

    private static void ReadRegular(string text, int origin, List<TextSpan> places)
    {
        int i = 1;
        while (i < text.Length - 1)
        {
            int length = text[i] == '\\' ? EscapeLength(text, i) : 1;
            var place = new TextSpan(origin + i, length);
            places.Add(place);
            if (text[i] == '\\' && text[i + 1] == 'U' && IsSurrogatePair(text, i + 2))
            {
                places.Add(place);
            }

            i += length;
        }
    }

    private static int EscapeLength(string text, int start)
    {
        switch (text[start + 1])
        {
            case 'u':
                return 6;
            case 'U':
                return 10;
            case 'x':
                int length = 2;
                while (length < 6 && start + length < text.Length && IsHex(text[start + length]))
                {
                    length++;
                }

                return length;
            default:
                return 2;
        }
    }

    // \U0001F600 stands for two characters; \U0000FFFF for one.
    private static bool IsSurrogatePair(string text, int digits) =>
        digits + 4 <= text.Length && text.Substring(digits, 4) != "0000";

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    // The last line's white space is what every line starts with; the first and the last line end are not part of the value.
    private static void ReadMultiLine(string text, int origin, List<TextSpan> places)
    {
        int quotes = CountQuotes(text);
        int lastLine = StartOfLine(text, text.Length - quotes);
        int indentation = text.Length - quotes - lastLine;
        int contentEnd = StartOfLineEnd(text, lastLine);
        int line = NextLine(text, quotes);
        while (line <= contentEnd)
        {
            int next = NextLine(text, line);
            int visibleEnd = next == text.Length ? contentEnd : StartOfLineEnd(text, next);
            int end = next > contentEnd ? contentEnd : next;
            int start = line + indentation <= visibleEnd ? line + indentation : visibleEnd;
            AddEach(start, end, origin, places);
            if (next > contentEnd)
            {
                return;
            }

            line = next;
        }
    }

    private static void AddEach(int start, int end, int origin, List<TextSpan> places)
    {
        for (int i = start; i < end; i++)
        {
            places.Add(new TextSpan(origin + i, 1));
        }
    }

    private static int CountQuotes(string text)
    {
        int count = 0;
        while (count < text.Length && text[count] == '"')
        {
            count++;
        }

        return count;
    }

    private static int NextLine(string text, int start)
    {
        int end = start;
        while (end < text.Length && !SyntaxFacts.IsNewLine(text[end]))
        {
            end++;
        }

        return end >= text.Length ? text.Length
            : text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2
            : end + 1;
    }

    private static int StartOfLine(string text, int position)
    {
        while (position > 0 && !SyntaxFacts.IsNewLine(text[position - 1]))
        {
            position--;
        }

        return position;
    }

    private static int StartOfLineEnd(string text, int nextLine) =>
        nextLine >= 2 && text[nextLine - 1] == '\n' && text[nextLine - 2] == '\r' ? nextLine - 2
        : nextLine >= 1 ? nextLine - 1
        : 0;
}
