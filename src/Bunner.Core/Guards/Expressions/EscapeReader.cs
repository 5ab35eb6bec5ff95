namespace Bunner.Core.Guards.Expressions;

/// <summary>Reads what follows a backslash, inside and outside of classes, as .NET reads it.</summary>
internal static class EscapeReader
{
    /// <summary>The set that <c>\d</c>, <c>\w</c>, <c>\s</c> or a negation stands for, in ASCII; null for any other letter.</summary>
    internal static CharSet? Shorthand(char letter) => letter switch
    {
        'd' => CharSet.Digit,
        'D' => CharSet.Digit.Complement(),
        'w' => CharSet.Word,
        'W' => CharSet.Word.Complement(),
        's' => CharSet.Space,
        'S' => CharSet.Space.Complement(),
        _ => null,
    };

    /// <summary>Refuses <c>\p{…}</c> with all its characters.</summary>
    internal static bool RefuseCategory(ExpressionText text, int backslash)
    {
        int close = text.Pattern.IndexOf('}', backslash);
        return text.Refuse(
            RefusedConstruct.UnicodeCategory,
            backslash,
            close < 0 ? backslash + 2 : close + 1,
            "A Unicode category such as '\\p{L}' is not supported, since its meaning changes with the version of Unicode");
    }

    /// <summary>Reads an escape that stands for one character; the place is behind the backslash.</summary>
    internal static bool TryReadChar(ExpressionText text, out char c)
    {
        int start = text.Position - 1;
        c = '\0';
        if (text.AtEnd)
        {
            return text.RefuseSyntax(start, start + 1, "A backslash at the end escapes nothing");
        }

        char letter = text.Current;
        if (letter is >= '0' and <= '7')
        {
            c = ReadOctal(text);
            return true;
        }

        text.Position++;
        switch (letter)
        {
            case 'x': return TryReadHex(text, start, 2, out c);
            case 'u': return TryReadHex(text, start, 4, out c);
            case 'c': return TryReadControl(text, start, out c);
            case 'a': c = '\a'; return true;
            case 'b': c = '\b'; return true;
            case 'e': c = '\u001B'; return true;
            case 'f': c = '\f'; return true;
            case 'n': c = '\n'; return true;
            case 'r': c = '\r'; return true;
            case 't': c = '\t'; return true;
            case 'v': c = '\v'; return true;
            default:
                c = letter;
                return !ExpressionText.IsWordChar(letter)
                    || text.RefuseSyntax(start, text.Position, $"The escape '\\{letter}' does not exist");
        }
    }

    private static char ReadOctal(ExpressionText text)
    {
        int value = 0;
        for (int i = 0; i < 3 && !text.AtEnd && text.Current is >= '0' and <= '7'; i++)
        {
            value = (value * 8) + text.Current - '0';
            text.Position++;
        }

        return (char)(value & 0xFF);
    }

    private static bool TryReadHex(ExpressionText text, int start, int digits, out char c)
    {
        int value = 0, read = 0;
        for (; read < digits && !text.AtEnd && HexValue(text.Current) is >= 0 and int digit; read++)
        {
            value = (value * 16) + digit;
            text.Position++;
        }

        c = (char)value;
        return read == digits || text.RefuseSyntax(start, text.Position, $"The escape wants {digits} hexadecimal digits");
    }

    private static bool TryReadControl(ExpressionText text, int start, out char c)
    {
        c = text.AtEnd ? '\0' : text.Current;
        c = (char)((c is >= 'a' and <= 'z' ? c - 0x20 : c) - '@');
        if (text.AtEnd || c >= ' ')
        {
            return text.RefuseSyntax(start, text.Position + 1, "'\\c' wants a letter from A to Z or one of @[\\]^_");
        }

        text.Position++;
        return true;
    }

    private static int HexValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
