using System.Collections.Generic;
using System.Text;
using Bunner.Core.Guards.Automata;

namespace Bunner.Core.Conflicts;

/// <summary>What is quickly told of an automaton's values, so that most pairs need no closer look.</summary>
/// <remarks>The text that all values begin with, what the first unit can be, and how long values are.</remarks>
internal sealed class ValueShape
{
    private const int LongestPrefix = 32;
    private const int Infinite = int.MaxValue;

    private readonly string _prefix;
    private readonly ulong _firstLow;
    private readonly ulong _firstHigh;
    private readonly bool _firstWide;
    private readonly int _shortest;
    private readonly int _longest;

    internal ValueShape(Automaton automaton)
    {
        _prefix = PrefixOf(automaton);
        for (int range = 0; range < automaton.Classes.RangeCount; range++)
        {
            if (automaton.Next(automaton.Start, automaton.Classes.RangeClass(range)) == Automaton.Dead)
            {
                continue;
            }

            _firstWide |= automaton.Classes.RangeEnd(range) > 128;
            for (int unit = automaton.Classes.RangeStart(range); unit < automaton.Classes.RangeEnd(range) && unit < 128; unit++)
            {
                _firstLow |= unit < 64 ? 1UL << unit : 0;
                _firstHigh |= unit >= 64 ? 1UL << (unit - 64) : 0;
            }
        }

        (_shortest, _longest) = Lengths(automaton);
    }

    /// <summary>What all values begin with, ASCII letters in lower case.</summary>
    internal string Prefix => _prefix;

    /// <summary>The units that values begin with; all if one value is empty.</summary>
    internal UnitSet First => _shortest > 0 ? new UnitSet(_firstLow, _firstHigh, _firstWide) : UnitSet.All;

    /// <summary>The least length of a value.</summary>
    internal int Shortest => _shortest;

    /// <summary>The greatest length, <see cref="int.MaxValue"/> if there is none.</summary>
    internal int Longest => _longest;

    /// <summary>Whether there are finitely many values.</summary>
    internal bool IsFinite => _longest != Infinite;

    /// <summary>Whether two sets surely have nothing in common.</summary>
    internal bool Excludes(ValueShape other)
    {
        if (_longest < other._shortest || other._longest < _shortest
            || ((_firstLow & other._firstLow) == 0 && (_firstHigh & other._firstHigh) == 0 && !(_firstWide && other._firstWide)
                && _shortest > 0 && other._shortest > 0))
        {
            return true;
        }

        int common = System.Math.Min(_prefix.Length, other._prefix.Length);
        return string.CompareOrdinal(_prefix, 0, other._prefix, 0, common) != 0;
    }

    // With letters in lower case: a class that holds both cases of one letter counts as that letter.
    private static string PrefixOf(Automaton automaton)
    {
        var prefix = new StringBuilder();
        int state = automaton.Start;
        while (state != Automaton.Dead && !automaton.IsAccepting(state) && prefix.Length < LongestPrefix)
        {
            int only = -1;
            int to = Automaton.Dead;
            for (int range = 0; range < automaton.Classes.RangeCount; range++)
            {
                int next = automaton.Next(state, automaton.Classes.RangeClass(range));
                if (next == Automaton.Dead)
                {
                    continue;
                }

                int unit = Fold(automaton.Classes.RangeStart(range));
                if (automaton.Classes.RangeEnd(range) - automaton.Classes.RangeStart(range) != 1 || (only >= 0 && (unit != only || next != to)))
                {
                    return prefix.ToString();
                }

                (only, to) = (unit, next);
            }

            if (only < 0)
            {
                break;
            }

            prefix.Append((char)only);
            state = to;
        }

        return prefix.ToString();
    }

    private static int Fold(int unit) => unit is >= 'A' and <= 'Z' ? unit | 32 : unit;

    // By levels of a search from the start: a level that comes back to a state of before has no end if it goes on accepting.
    private static (int Shortest, int Longest) Lengths(Automaton automaton)
    {
        int shortest = -1;
        int longest = 0;
        var level = new HashSet<int> { automaton.Start };
        for (int length = 0; length <= automaton.StateCount; length++)
        {
            var next = new HashSet<int>();
            foreach (int state in level)
            {
                if (automaton.IsAccepting(state))
                {
                    shortest = shortest < 0 ? length : shortest;
                    longest = length;
                }

                for (int unitClass = 0; unitClass < automaton.Classes.Count; unitClass++)
                {
                    int to = automaton.Next(state, unitClass);
                    if (to != Automaton.Dead)
                    {
                        next.Add(to);
                    }
                }
            }

            if (next.Count == 0)
            {
                return (shortest < 0 ? 0 : shortest, longest);
            }

            // Values of more units than there are states have a loop in them. Large automata are not walked to the end.
            if (length > 64 && shortest >= 0)
            {
                break;
            }

            level = next;
        }

        return (shortest < 0 ? 0 : shortest, Infinite);
    }
}
