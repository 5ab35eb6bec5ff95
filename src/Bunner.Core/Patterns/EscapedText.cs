using System.Text;

namespace Bunner.Core.Patterns;

/// <summary>A stretch of a template with <c>{{</c> and <c>}}</c> read as one brace, which still knows where each character came from.</summary>
/// <remarks>Every brace inside the stretch has to be doubled; the parser's scan sees to that. Linear in the length.</remarks>
internal readonly struct EscapedText
{
    private readonly int _start;
    private readonly int[]? _origins;

    private EscapedText(string text, int start, int[]? origins)
    {
        Text = text;
        _start = start;
        _origins = origins;
    }

    /// <summary>The text without escapes.</summary>
    public string Text { get; }

    /// <summary>Reads the characters of <paramref name="template"/> from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public static EscapedText Read(string template, int start, int end)
    {
        if (template.IndexOf('{', start, end - start) < 0 && template.IndexOf('}', start, end - start) < 0)
        {
            return new EscapedText(template.Substring(start, end - start), start, null);
        }

        StringBuilder text = new(end - start);
        int[] origins = new int[end - start + 1];
        int i = start;
        while (i < end)
        {
            origins[text.Length] = i;
            char c = template[i];
            text.Append(c);
            i += c is '{' or '}' ? 2 : 1;
        }

        origins[text.Length] = end;
        return new EscapedText(text.ToString(), start, origins);
    }

    /// <summary>Where a stretch of <see cref="Text"/> stands in the template.</summary>
    public TextRange Locate(int start, int end)
        => _origins is null
            ? TextRange.FromBounds(_start + start, _start + end)
            : TextRange.FromBounds(_origins[start], _origins[end]);
}
