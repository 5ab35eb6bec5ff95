using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace Bunner.Core.Guards.Expressions;

/// <summary>Finds what makes an engine that backtracks slow: loops within loops, alternatives that begin alike in a loop, back-references.</summary>
/// <remarks>
/// Asked only about expressions that fall to .NET's engine: an automaton reads <c>(a+)+</c> as it reads <c>a+</c>. The
/// check goes by the text alone, once from left to right with the open groups on a list, and reports the first thing it finds.
/// It errs on the side of a report: a first character that it cannot tell counts as any.
/// </remarks>
internal sealed class UnsafeExpressions
{
    private readonly ExpressionText _text;
    private readonly List<Group> _groups = [];
    private Group _current = new(0);

    private UnsafeExpressions(string pattern) => _text = new ExpressionText(pattern, ignoreCase: true);

    /// <summary>The first unsafe construct of an expression that .NET accepts.</summary>
    internal static bool TryFind(string pattern, [NotNullWhen(true)] out ExpressionRefusal? found)
    {
        UnsafeExpressions scan = new(pattern);
        found = scan.Scan();
        return found is not null;
    }

    private ExpressionRefusal? Scan()
    {
        while (_text.SkipBlank() && !_text.AtEnd)
        {
            int start = _text.Position;
            ExpressionRefusal? found = _text.Current switch
            {
                '(' => Open(start),
                ')' => Close(start),
                '\\' => Escape(start),
                '[' => Class(start),
                '|' => NextAlternative(),
                '^' or '$' => Skip(),
                '.' => Item(start, CharSet.All),
                _ => Item(start, CharSet.Of(_text.Current, _text.Current).WithBothCases()),
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private ExpressionRefusal? Open(int start)
    {
        // The head of any kind of group: up to the colon, the name's end or the options' end.
        _text.Position++;
        if (_text.Sees(0, '?'))
        {
            string pattern = _text.Pattern;
            int end = start + 2;
            while (end < pattern.Length && pattern[end] is not (':' or '=' or '!' or '>' or '(' or ')'))
            {
                bool isName = pattern[end] == '\'' && end > start + 2;
                end++;
                if (isName)
                {
                    end--;
                    break;
                }
            }

            bool isOptions = end < pattern.Length && pattern[end] == ')';
            bool isCondition = end < pattern.Length && pattern[end] == '(';
            _text.Position = isCondition || end >= pattern.Length ? end : end + 1;
            if (isOptions)
            {
                return null;
            }
        }

        _groups.Add(_current);
        _current = new Group(start);
        return null;
    }

    private ExpressionRefusal? Close(int start)
    {
        _text.Position++;
        if (_groups.Count == 0)
        {
            return null;
        }

        Group closed = _current;
        closed.EndAlternative();
        _current = _groups[_groups.Count - 1];
        _groups.RemoveAt(_groups.Count - 1);
        bool repeats = TryReadQuantifier(out bool mayBeAbsent);
        if (repeats && closed.HasLoop)
        {
            return Report(closed.Start, "A loop within a loop ('(a+)+') can take exponential time");
        }

        if (repeats && closed.Overlaps)
        {
            return Report(closed.Start, "Alternatives that can begin with the same character ('(a|ab)*') make a loop take exponential time");
        }

        _current.Add(closed.First, mayBeAbsent || closed.MayBeEmpty, repeats || closed.HasLoop);
        return null;
    }

    private ExpressionRefusal? Escape(int start)
    {
        char letter = _text.Sees(1, '\0') || start + 1 >= _text.Pattern.Length ? '\0' : _text.Pattern[start + 1];
        if (letter is >= '1' and <= '9' or 'k')
        {
            _text.Position += 2;
            return Report(start, "A back-reference needs an engine that backtracks");
        }

        if (letter is 'b' or 'B' or 'A' or 'z' or 'Z' or 'G')
        {
            _text.Position += 2;
            return null;
        }

        CharSet? set = EscapeReader.Shorthand(letter);
        if (letter is 'p' or 'P')
        {
            int close = _text.Pattern.IndexOf('}', start);
            _text.Position = close < 0 ? _text.Pattern.Length : close;
            set = CharSet.All;
        }
        else
        {
            _text.Position++;
            if (set is null && EscapeReader.TryReadChar(_text, out char c))
            {
                set = CharSet.Of(c, c).WithBothCases();
                _text.Position--;
            }
        }

        return Item(start, set ?? CharSet.All);
    }

    private ExpressionRefusal? Class(int start)
    {
        _text.Position++;
        if (CharClassReader.TryRead(_text, out CharSet set))
        {
            _text.Position--;
            return Item(start, set);
        }

        // A category: the class ends at the first bracket that is not escaped and not the first character.
        int at = start + 2;
        while (at < _text.Pattern.Length && _text.Pattern[at] != ']')
        {
            at += _text.Pattern[at] == '\\' ? 2 : 1;
        }

        _text.Position = at < _text.Pattern.Length ? at : _text.Pattern.Length - 1;
        return Item(start, CharSet.All);
    }

    private ExpressionRefusal? NextAlternative()
    {
        _text.Position++;
        _current.EndAlternative();
        return null;
    }

    private ExpressionRefusal? Skip()
    {
        _text.Position++;
        return null;
    }

    /// <summary>One character, whose last place in the text is the current one, and its quantifier.</summary>
    private ExpressionRefusal? Item(int start, CharSet set)
    {
        _text.Position = System.Math.Max(_text.Position, start) + 1;
        bool repeats = TryReadQuantifier(out bool mayBeAbsent);
        _current.Add(set, mayBeAbsent, repeats);
        return null;
    }

    /// <summary>Reads a quantifier.</summary>
    /// <returns>Whether it repeats without a limit.</returns>
    private bool TryReadQuantifier(out bool mayBeAbsent)
    {
        mayBeAbsent = false;
        if (!_text.SkipBlank() || !_text.IsQuantifier())
        {
            return false;
        }

        int start = _text.Position;
        char c = _text.Current;
        int end = c == '{' ? _text.Pattern.IndexOf('}', start) : start;
        _text.Position = end + 1;
        if (_text.Sees(0, '?'))
        {
            _text.Position++;
        }

        mayBeAbsent = c is '*' or '?' || (c == '{' && _text.Pattern[start + 1] == '0');
        return c is '*' or '+' || (c == '{' && _text.Pattern[end - 1] == ',');
    }

    private ExpressionRefusal Report(int start, string message) =>
        new(RefusedConstruct.Backtracking, start, _text.Position - start, message);

    /// <summary>What is known of a group while it is open.</summary>
    private sealed class Group(int start)
    {
        private CharSet _before = CharSet.Empty;
        private CharSet _alternative = CharSet.Empty;
        private bool _isOpen = true;
        private bool _mayBeEmpty;

        public int Start { get; } = start;

        public bool HasLoop { get; private set; }

        /// <summary>Whether two alternatives can begin with the same character.</summary>
        public bool Overlaps { get; private set; }

        /// <summary>The characters that it can begin with.</summary>
        public CharSet First => _before;

        public bool MayBeEmpty => _mayBeEmpty;

        public void Add(CharSet first, bool mayBeAbsent, bool isLoop)
        {
            HasLoop |= isLoop;
            if (_isOpen)
            {
                _alternative = _alternative.Union(first);
                _isOpen = mayBeAbsent;
            }
        }

        public void EndAlternative()
        {
            Overlaps |= !_before.Intersect(_alternative).IsEmpty;
            _before = _before.Union(_alternative);
            _mayBeEmpty |= _isOpen;
            _alternative = CharSet.Empty;
            _isOpen = true;
        }
    }
}
