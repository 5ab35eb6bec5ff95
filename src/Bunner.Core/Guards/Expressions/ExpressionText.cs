using System.Globalization;

namespace Bunner.Core.Guards.Expressions;

/// <summary>The text of an expression while it is read: the place, the inline options, and the first thing to refuse.</summary>
internal sealed class ExpressionText(string pattern, bool ignoreCase)
{
    internal string Pattern { get; } = pattern;

    internal int Position { get; set; }

    internal ExpressionOptions Options { get; set; } = ignoreCase ? ExpressionOptions.IgnoreCase : ExpressionOptions.None;

    /// <summary>Why the expression is refused, if it is.</summary>
    internal ExpressionRefusal? Refusal { get; private set; }

    internal bool AtEnd => Position >= Pattern.Length;

    internal int Left => Pattern.Length - Position;

    internal char Current => Pattern[Position];

    internal bool Has(ExpressionOptions option) => (Options & option) != 0;

    /// <summary>Whether the character some places on is this one.</summary>
    internal bool Sees(int ahead, char c) => Position + ahead < Pattern.Length && Pattern[Position + ahead] == c;

    /// <summary>Refuses the expression, unless that has been done.</summary>
    /// <returns><see langword="false"/>, for callers that return whether they went on.</returns>
    internal bool Refuse(RefusedConstruct construct, int start, int end, string message)
    {
        end = end > Pattern.Length ? Pattern.Length : end;
        Refusal ??= new ExpressionRefusal(construct, start, end - start, message);
        return false;
    }

    internal bool RefuseSyntax(int start, int end, string message) => Refuse(RefusedConstruct.InvalidSyntax, start, end, message);

    /// <summary>Skips comments and, where <c>(?x)</c> asks for it, spaces.</summary>
    internal bool SkipBlank()
    {
        while (!AtEnd)
        {
            if (Has(ExpressionOptions.IgnoreSpace) && IsSpace(Current))
            {
                Position++;
            }
            else if (Has(ExpressionOptions.IgnoreSpace) && Current == '#')
            {
                int end = Pattern.IndexOf('\n', Position);
                Position = end < 0 ? Pattern.Length : end;
            }
            else if (Current == '(' && Sees(1, '?') && Sees(2, '#'))
            {
                int end = Pattern.IndexOf(')', Position);
                if (end < 0)
                {
                    return RefuseSyntax(Position, Pattern.Length, "The comment '(?#' has no ')'");
                }

                Position = end + 1;
            }
            else
            {
                break;
            }
        }

        return true;
    }

    /// <summary>Whether a quantifier stands here: a brace is one only if numbers follow as they should.</summary>
    internal bool IsQuantifier()
    {
        if (AtEnd || Current is not ('*' or '+' or '?' or '{'))
        {
            return false;
        }

        if (Current != '{')
        {
            return true;
        }

        int at = SkipDigits(Position + 1);
        if (at == Position + 1)
        {
            return false;
        }

        if (at < Pattern.Length && Pattern[at] == ',')
        {
            at = SkipDigits(at + 1);
        }

        return at < Pattern.Length && Pattern[at] == '}';
    }

    /// <summary>Reads a decimal number.</summary>
    /// <returns>The number, or -1 if it is larger than an <see cref="int"/>, which is refused.</returns>
    internal int ReadNumber()
    {
        int start = Position;
        Position = SkipDigits(start);
        if (int.TryParse(Pattern.Substring(start, Position - start), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return number;
        }

        RefuseSyntax(start, Position, "The number is too large");
        return -1;
    }

    /// <summary>Whether a character can be part of a word, by .NET's meaning, which decides what an escape may be.</summary>
    internal static bool IsWordChar(char c) => c is '\u200C' or '\u200D' || CharUnicodeInfo.GetUnicodeCategory(c)
        is <= UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;

    private static bool IsSpace(char c) => c is '\t' or '\n' or '\f' or '\r' or ' ';

    private int SkipDigits(int at)
    {
        while (at < Pattern.Length && Pattern[at] is >= '0' and <= '9')
        {
            at++;
        }

        return at;
    }
}

/// <summary>The inline options of an expression.</summary>
[System.Flags]
internal enum ExpressionOptions : byte
{
    None = 0,

    /// <summary><c>i</c>: both cases of ASCII letters are the same.</summary>
    IgnoreCase = 1,

    /// <summary><c>m</c>: <c>^</c> and <c>$</c> are the ends of lines.</summary>
    Multiline = 2,

    /// <summary><c>s</c>: a period is any character.</summary>
    SingleLine = 4,

    /// <summary><c>x</c>: spaces and what follows <c>#</c> are skipped.</summary>
    IgnoreSpace = 8,
}
