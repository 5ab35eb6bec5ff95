using System.Collections.Generic;

namespace Bunner.Core.Guards.Expressions;

/// <summary>Reads a class in brackets, with ranges, negation and subtraction, as .NET reads it.</summary>
/// <remarks>Subtractions nest (<c>[a-z-[aeiou-[e]]]</c>); they stand on a list here, not on the stack.</remarks>
internal static class CharClassReader
{
    /// <summary>Reads the class whose opening bracket stands before the place.</summary>
    internal static bool TryRead(ExpressionText text, out CharSet set)
    {
        set = CharSet.Empty;
        List<Class> open = [new Class(text)];
        while (true)
        {
            Class current = open[open.Count - 1];
            if (!TryReadItems(text, current, out bool subtracts))
            {
                return false;
            }

            if (subtracts)
            {
                open.Add(new Class(text));
                continue;
            }

            set = current.ToSet(text.Has(ExpressionOptions.IgnoreCase));
            open.RemoveAt(open.Count - 1);
            if (open.Count == 0)
            {
                return true;
            }

            open[open.Count - 1].Subtracted = set;
            if (!text.Sees(0, ']'))
            {
                return text.RefuseSyntax(current.Start - 1, text.Position, "A subtraction has to be the last thing in a class");
            }
        }
    }

    /// <summary>Reads up to the end of the class, or up to the bracket that begins a subtraction.</summary>
    private static bool TryReadItems(ExpressionText text, Class current, out bool subtracts)
    {
        subtracts = false;
        char low = '\0';
        bool inRange = false;
        for (; !text.AtEnd; current.IsFirst = false)
        {
            int start = text.Position;
            char c = text.Current;
            text.Position++;
            bool isEscaped = false;
            if (c == ']' && !current.IsFirst)
            {
                return true;
            }

            if (c == '\\' && !text.AtEnd)
            {
                char letter = text.Current;
                if (letter is 'p' or 'P')
                {
                    return EscapeReader.RefuseCategory(text, start);
                }

                if (EscapeReader.Shorthand(letter) is { } shorthand)
                {
                    text.Position++;
                    if (inRange)
                    {
                        return text.RefuseSyntax(start, text.Position, $"'\\{letter}' cannot be the end of a range");
                    }

                    current.Add(shorthand);
                    continue;
                }

                if (letter == '-')
                {
                    text.Position++;
                    if (inRange && low > '-')
                    {
                        return RefuseReversed(text, start);
                    }

                    current.Add(inRange ? low : '-', '-');
                    inRange = false;
                    continue;
                }

                if (!EscapeReader.TryReadChar(text, out c))
                {
                    return false;
                }

                isEscaped = true;
            }
            else if (c == '[' && !inRange && text.Sees(0, ':') && text.Sees(1, ':') && text.Sees(2, ']'))
            {
                // .NET skips the empty name of a POSIX class, which means nothing to it.
                text.Position += 3;
            }

            if (inRange)
            {
                inRange = false;
                if (c == '[' && !isEscaped && !current.IsFirst)
                {
                    current.Add(low, low);
                    subtracts = true;
                    return true;
                }

                if (low > c)
                {
                    return RefuseReversed(text, start);
                }

                current.Add(low, c);
            }
            else if (text.Left >= 2 && text.Current == '-' && !text.Sees(1, ']'))
            {
                low = c;
                inRange = true;
                text.Position++;
            }
            else if (c == '-' && !isEscaped && text.Sees(0, '[') && !current.IsFirst)
            {
                text.Position++;
                subtracts = true;
                return true;
            }
            else
            {
                current.Add(c, c);
            }
        }

        return text.RefuseSyntax(current.Start, text.Pattern.Length, "The class has no ']'");
    }

    private static bool RefuseReversed(ExpressionText text, int start) =>
        text.RefuseSyntax(start, text.Position, "The range ends before it begins");

    private sealed class Class
    {
        private readonly List<(int First, int Last)> _ranges = [];
        private readonly bool _isNegated;

        public Class(ExpressionText text)
        {
            Start = text.Position - 1;
            _isNegated = text.Sees(0, '^');
            text.Position += _isNegated ? 1 : 0;
        }

        public int Start { get; }

        public bool IsFirst { get; set; } = true;

        public CharSet Subtracted { get; set; } = CharSet.Empty;

        public void Add(char first, char last) => _ranges.Add((first, last));

        public void Add(CharSet set)
        {
            for (int i = 0; i < set.Edges.Length; i += 2)
            {
                _ranges.Add((set.Edges[i], set.Edges[i + 1] - 1));
            }
        }

        // Both cases come before the negation: [^k] is neither k nor K.
        public CharSet ToSet(bool ignoreCase)
        {
            CharSet set = CharSet.Of(_ranges);
            set = ignoreCase ? set.WithBothCases() : set;
            return (_isNegated ? set.Complement() : set).Except(Subtracted);
        }
    }
}
