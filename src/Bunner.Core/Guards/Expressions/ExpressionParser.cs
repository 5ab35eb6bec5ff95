using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace Bunner.Core.Guards.Expressions;

/// <summary>Reads the regular part of .NET's regular expressions.</summary>
/// <remarks>
/// <para>
/// Literals and escapes, <c>.</c>, classes with ranges, negation and subtraction, <c>\d \w \s</c> and their negations,
/// groups (capturing, named, <c>(?:</c>, with options), comments, alternation, <c>? * + {n} {n,} {n,m}</c> greedy or lazy,
/// <c>^ $ \A \z \Z</c>, and the options <c>i s x n</c>. What else .NET knows is refused by name, what it does not know as a
/// mistake; what is accepted here, .NET accepts too.
/// </para>
/// <para>
/// Where the meaning differs: the value always has to match as a whole, so <c>$</c> and <c>\Z</c> are <c>\z</c> and let no
/// last line feed through; <c>\d \w \s</c> and letter case are ASCII. Groups stand on a list, so depth costs no stack; the
/// time is linear in the length.
/// </para>
/// </remarks>
internal sealed class ExpressionParser
{
    /// <summary>The longest expression that is looked at.</summary>
    internal const int MaximumLength = 1 << 17;

    private readonly ExpressionText _text;
    private readonly ExpressionProgram _program = new();
    private readonly List<Group> _groups = [];

    // Of the innermost open group: alternatives that are finished, and items of the current one.
    private int _alternatives;
    private int _items;

    private ExpressionParser(string pattern, bool ignoreCase) => _text = new ExpressionText(pattern, ignoreCase);

    /// <param name="pattern">The expression, without anchors.</param>
    /// <param name="ignoreCase">Whether the case of ASCII letters is ignored, unless the expression says otherwise.</param>
    /// <param name="program">What it says.</param>
    /// <param name="refusal">Why it is refused.</param>
    internal static bool TryParse(
        string pattern, bool ignoreCase, [NotNullWhen(true)] out ExpressionProgram? program, [NotNullWhen(false)] out ExpressionRefusal? refusal)
    {
        ExpressionParser parser = new(pattern, ignoreCase);
        bool parsed = pattern.Length <= MaximumLength
            ? parser.TryReadAll()
            : parser._text.Refuse(RefusedConstruct.TooLarge, 0, pattern.Length, $"The expression has more than {MaximumLength} characters");
        program = parsed ? parser._program : null;
        refusal = parser._text.Refusal;
        return parsed;
    }

    private bool TryReadAll()
    {
        while (true)
        {
            if (!_text.SkipBlank())
            {
                return false;
            }

            if (_text.AtEnd)
            {
                break;
            }

            int start = _text.Position;
            if (!TryReadItem(ref start, out bool isItem) || (isItem && !TryFinishItem(start)))
            {
                return false;
            }
        }

        if (_groups.Count > 0)
        {
            int open = _groups[_groups.Count - 1].Start;
            return _text.RefuseSyntax(open, open + 1, "The '(' has no ')'");
        }

        EndAlternative();
        return true;
    }

    /// <summary>Reads up to where a quantifier may stand.</summary>
    /// <param name="start">Where the item begins; a group that ends here has begun before.</param>
    /// <param name="isItem">Whether something was read that can be repeated; it is on the program's stack then.</param>
    private bool TryReadItem(ref int start, out bool isItem)
    {
        isItem = true;
        char c = _text.Current;
        switch (c)
        {
            case '(':
                isItem = false;
                return TryOpen(start);
            case ')':
                return TryClose(ref start);
            case '|':
                isItem = false;
                EndAlternative();
                _text.Position++;
                return true;
            case '[':
                _text.Position++;
                if (!CharClassReader.TryRead(_text, out CharSet set))
                {
                    return false;
                }

                _program.AddSet(set, start, _text.Position);
                return true;
            case '\\':
                return TryReadEscape(start);
            case '^' or '$':
                _text.Position++;
                return TryAddAnchor(c == '^', start, _text.Has(ExpressionOptions.Multiline));
            case '.':
                _text.Position++;
                _program.AddSet(_text.Has(ExpressionOptions.SingleLine) ? CharSet.All : CharSet.NotLineFeed, start, start + 1);
                return true;
            default:
                if (_text.IsQuantifier())
                {
                    return _text.RefuseSyntax(start, start + 1, $"The quantifier '{c}' has nothing to repeat");
                }

                _text.Position++;
                AddLiteral(c, start);
                return true;
        }
    }

    private bool TryReadEscape(int start)
    {
        _text.Position++;
        char letter = _text.AtEnd ? '\0' : _text.Current;
        if (EscapeReader.Shorthand(letter) is { } set)
        {
            _text.Position++;
            _program.AddSet(set, start, _text.Position);
            return true;
        }

        int end = _text.Position + 1;
        switch (letter)
        {
            case 'A' or 'z' or 'Z':
                _text.Position++;
                return TryAddAnchor(letter == 'A', start, isMultiline: false);
            case 'b' or 'B':
                return _text.Refuse(RefusedConstruct.WordBoundary, start, end, $"A word boundary '\\{letter}' is not supported");
            case 'G':
                return _text.Refuse(RefusedConstruct.ContiguousMatch, start, end, "'\\G' is not supported, since there is no match before this one");
            case 'p' or 'P':
                return EscapeReader.RefuseCategory(_text, start);
            case 'k' or (>= '1' and <= '9'):
                return RefuseReference(start, end);
            case '<' or '\'' when end < _text.Pattern.Length && ExpressionText.IsWordChar(_text.Pattern[end]):
                return RefuseReference(start, end);
            default:
                if (!EscapeReader.TryReadChar(_text, out char c))
                {
                    return false;
                }

                AddLiteral(c, start);
                return true;
        }
    }

    private bool RefuseReference(int start, int end) =>
        _text.Refuse(RefusedConstruct.Backreference, start, end, $"A back-reference '{_text.Pattern.Substring(start, end - start)}' is not supported");

    private bool TryAddAnchor(bool isStart, int start, bool isMultiline)
    {
        _program.Add(isStart ? ExpressionOperator.Start : ExpressionOperator.End, start, _text.Position);
        return !isMultiline || _text.Refuse(
            RefusedConstruct.MultilineAnchor, start, _text.Position, "An anchor is not supported where '(?m)' makes it mean the end of a line");
    }

    private void AddLiteral(char c, int start)
    {
        CharSet set = CharSet.Of(c, c);
        _program.AddSet(_text.Has(ExpressionOptions.IgnoreCase) ? set.WithBothCases() : set, start, _text.Position);
    }

    /// <summary>Reads the quantifier behind an item, if there is one, and puts the item behind those before it.</summary>
    private bool TryFinishItem(int start)
    {
        if (!_text.SkipBlank())
        {
            return false;
        }

        if (_text.IsQuantifier())
        {
            int quantifier = _text.Position;
            if (!TryReadQuantifier(out int fewest, out int most) || !_text.SkipBlank())
            {
                return false;
            }

            int end = _text.Position;
            if (_text.Sees(0, '?'))
            {
                _text.Position++;
            }

            _program.Add(ExpressionOperator.Repeat, start, end, fewest, most);
            if (!_text.SkipBlank())
            {
                return false;
            }

            if (_text.IsQuantifier())
            {
                return _text.RefuseSyntax(
                    quantifier, _text.Position + 1, "A quantifier cannot follow another; put parentheses around what is to be repeated");
            }
        }

        if (_items++ > 0)
        {
            _program.Add(ExpressionOperator.Concatenate, start, _text.Position);
        }

        return true;
    }

    private bool TryReadQuantifier(out int fewest, out int most)
    {
        int start = _text.Position;
        char c = _text.Current;
        _text.Position++;
        fewest = c == '+' ? 1 : 0;
        most = c == '?' ? 1 : int.MaxValue;
        if (c != '{')
        {
            return true;
        }

        fewest = most = _text.ReadNumber();
        if (_text.Sees(0, ','))
        {
            _text.Position++;
            most = _text.Sees(0, '}') ? int.MaxValue : _text.ReadNumber();
        }

        _text.Position++;
        if (_text.Refusal is not null)
        {
            return false;
        }

        return fewest <= most || _text.RefuseSyntax(start, _text.Position, "The quantifier's first number is larger than its second");
    }

    private bool TryOpen(int start)
    {
        ExpressionOptions outside = _text.Options;
        if (!GroupReader.TryRead(_text, out bool opens))
        {
            return false;
        }

        if (opens)
        {
            _groups.Add(new Group(start, outside, _alternatives, _items));
            _alternatives = _items = 0;
        }

        return true;
    }

    private bool TryClose(ref int start)
    {
        if (_groups.Count == 0)
        {
            return _text.RefuseSyntax(start, start + 1, "The ')' has no '('");
        }

        EndAlternative();
        Group group = _groups[_groups.Count - 1];
        _groups.RemoveAt(_groups.Count - 1);
        start = group.Start;
        _text.Options = group.Options;
        _alternatives = group.Alternatives;
        _items = group.Items;
        _text.Position++;
        return true;
    }

    private void EndAlternative()
    {
        if (_items == 0)
        {
            _program.Add(ExpressionOperator.Empty, _text.Position, _text.Position);
        }

        if (_alternatives++ > 0)
        {
            _program.Add(ExpressionOperator.Alternate, _text.Position, _text.Position);
        }

        _items = 0;
    }

    /// <summary>An open group, and where the group around it stood.</summary>
    private readonly record struct Group(int Start, ExpressionOptions Options, int Alternatives, int Items);
}
