using System;

namespace Bunner.Core.Conflicts;

/// <summary>A literal between two parameters, and which of its characters is the first, or the last, that the parameter beside it cannot have.</summary>
/// <remarks>
/// So that character's place in a value is known without trying: where two segments look for it in the same way, their literals lie upon each other
/// there, and must agree as far as both reach.
/// </remarks>
internal readonly struct LiteralAnchor
{
    private readonly string? _text;
    private readonly int _at;
    private readonly UnitSet _beside;

    private LiteralAnchor(string text, int at, UnitSet beside) => (_text, _at, _beside) = (text, at, beside);

    /// <summary>The anchor of a literal behind a parameter.</summary>
    /// <param name="text">The literal, ASCII letters in lower case.</param>
    /// <param name="beside">The units that the parameter has.</param>
    internal static LiteralAnchor Behind(string text, UnitSet beside)
    {
        int at = 0;
        while (at < text.Length && beside.Has(text[at]))
        {
            at++;
        }

        return at < text.Length ? new LiteralAnchor(text, at, beside) : default;
    }

    /// <summary>The anchor of a literal before a parameter.</summary>
    /// <inheritdoc cref="Behind"/>
    internal static LiteralAnchor Before(string text, UnitSet beside)
    {
        int at = text.Length - 1;
        while (at >= 0 && beside.Has(text[at]))
        {
            at--;
        }

        return at >= 0 ? new LiteralAnchor(text, at, beside) : default;
    }

    /// <summary>Whether two literals lie at the same place and differ.</summary>
    internal bool Excludes(LiteralAnchor other)
    {
        if (_text is null || other._text is null || _beside != other._beside)
        {
            return false;
        }

        int before = Math.Min(_at, other._at), behind = Math.Min(_text.Length - _at, other._text.Length - other._at);
        return !_text.AsSpan(_at - before, before + behind).SequenceEqual(other._text.AsSpan(other._at - before, before + behind));
    }
}
