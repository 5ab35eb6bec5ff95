namespace Bunner.Core.Guards.Expressions;

/// <summary>Reads what follows an opening parenthesis: which kind of group it is, and inline options.</summary>
internal static class GroupReader
{
    /// <summary>Reads the head of a group; the place is at its parenthesis.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="opens">Whether a group begins; otherwise it was options alone, <c>(?i)</c>, and all of it is read.</param>
    internal static bool TryRead(ExpressionText text, out bool opens)
    {
        int start = text.Position++;
        opens = true;
        if (!text.Sees(0, '?') || text.Sees(1, ')'))
        {
            return true;
        }

        text.Position++;
        if (text.AtEnd)
        {
            return RefuseUnknown(text, start);
        }

        switch (text.Current)
        {
            case ':':
                text.Position++;
                return true;
            case '=' or '!':
                return RefuseLookAround(text, start, 3);
            case '>':
                return text.Refuse(
                    RefusedConstruct.AtomicGroup, start, start + 3, "An atomic group '(?>' is not supported, since it forbids matches that the expression describes");
            case '(':
                return text.Refuse(RefusedConstruct.Conditional, start, start + 3, "A conditional '(?(' is not supported");
            case '<' or '\'':
                return TryReadName(text, start);
            default:
                return TryReadOptions(text, start, out opens);
        }
    }

    private static bool TryReadName(ExpressionText text, int start)
    {
        char close = text.Current == '<' ? '>' : '\'';
        text.Position++;
        if (close == '>' && (text.Sees(0, '=') || text.Sees(0, '!')))
        {
            return RefuseLookAround(text, start, 4);
        }

        int name = text.Position;
        bool isNumber = !text.AtEnd && text.Current is >= '0' and <= '9';
        while (!text.AtEnd && (isNumber ? text.Current is >= '0' and <= '9' : ExpressionText.IsWordChar(text.Current)))
        {
            text.Position++;
        }

        if (text.Sees(0, '-'))
        {
            return text.Refuse(RefusedConstruct.BalancingGroup, start, text.Position + 1, "A balancing group '(?<a-b>' is not supported");
        }

        string written = text.Pattern.Substring(name, text.Position - name);
        if (written.Length == 0 || !text.Sees(0, close))
        {
            return text.RefuseSyntax(start, text.Position + 1, "The name of the group is not a word");
        }

        if (isNumber && (written.Trim('0').Length == 0 || written.Length > 9))
        {
            return text.RefuseSyntax(name, text.Position, "The number of the group is 0 or too large");
        }

        text.Position++;
        return true;
    }

    private static bool TryReadOptions(ExpressionText text, int start, out bool opens)
    {
        opens = true;
        ExpressionOptions before = text.Options;
        bool isOff = false;
        for (; !text.AtEnd; text.Position++)
        {
            char c = text.Current;
            if (c is '-' or '+')
            {
                isOff = c == '-';
                continue;
            }

            // 'n' says which groups capture, and nothing here captures.
            ExpressionOptions? option = (char)(c | 0x20) switch
            {
                'i' => ExpressionOptions.IgnoreCase,
                'm' => ExpressionOptions.Multiline,
                's' => ExpressionOptions.SingleLine,
                'x' => ExpressionOptions.IgnoreSpace,
                'n' => ExpressionOptions.None,
                _ => null,
            };
            if (option is not { } known)
            {
                break;
            }

            text.Options = isOff ? text.Options & ~known : text.Options | known;
        }

        bool isAlone = text.Sees(0, ')');
        if (!isAlone && !text.Sees(0, ':'))
        {
            text.Options = before;
            return RefuseUnknown(text, start);
        }

        opens = !isAlone;
        text.Position++;
        return true;
    }

    private static bool RefuseLookAround(ExpressionText text, int start, int length) => text.Refuse(
        RefusedConstruct.LookAround, start, start + length, $"Look-around '{text.Pattern.Substring(start, length)}' is not supported");

    private static bool RefuseUnknown(ExpressionText text, int start) =>
        text.RefuseSyntax(start, text.Position + 1, "There is no such kind of group");
}
