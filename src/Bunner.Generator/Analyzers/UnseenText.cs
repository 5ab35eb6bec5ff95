using System;
using System.Collections.Generic;
using System.Globalization;
using Bunner.Core.Patterns;
using Bunner.Generator.Catalog;

namespace Bunner.Generator.Analyzers;

/// <summary>Text of a template that no path has by the time it is matched: the server has decoded escapes and resolved dots.</summary>
/// <param name="Range">Where it is.</param>
/// <param name="Reason">Why no path has it.</param>
/// <param name="Decoded">What to write instead; null if that is not obvious.</param>
internal readonly record struct UnseenText(TextRange Range, string Reason, string? Decoded = null)
{
    // What stands for itself in templates and in every kind of string literal.
    private const string Plain = " !$&'()+,-.:;=@_~";

    public static List<UnseenText> Find(string template)
    {
        var found = new List<UnseenText>();
        if (ParsedTemplates.Parse(template).Pattern is not { } pattern)
        {
            return found;
        }

        foreach (RouteSegment segment in pattern.Segments)
        {
            foreach (RoutePart part in segment.Parts)
            {
                if (part is LiteralPart)
                {
                    FindEscapes(template, part.Range, found);
                }
            }

            if (segment.IsLiteral && ((LiteralPart)segment.Parts[0]).Text is "." or "..")
            {
                found.Add(new UnseenText(segment.Range, "it is resolved before the path arrives"));
            }
        }

        return found;
    }

    private static string? Decode(string digits)
    {
        var character = (char)byte.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return character is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') || Plain.IndexOf(character) >= 0 ? character.ToString() : null;
    }

    private static void FindEscapes(string template, TextRange range, List<UnseenText> found)
    {
        int end = range.Start + range.Length;
        for (int i = range.Start; i + 2 < end; i++)
        {
            if (template[i] == '%' && Uri.IsHexDigit(template[i + 1]) && Uri.IsHexDigit(template[i + 2])
                && !(template[i + 1] == '2' && template[i + 2] is 'F' or 'f'))
            {
                found.Add(new UnseenText(new TextRange(i, 3), "it arrives decoded, so write the character itself", Decode(template.Substring(i + 1, 2))));
                i += 2;
            }
        }
    }
}
