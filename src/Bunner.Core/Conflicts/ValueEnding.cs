using System.Collections.Generic;
using System.Text;
using Bunner.Core.Guards.Automata;

namespace Bunner.Core.Conflicts;

/// <summary>What all values of an automaton end with: a text, and the units that can be the last.</summary>
/// <remarks>The automaton is walked backwards from where it accepts, as long as but one character, in either case, leads there.</remarks>
internal readonly struct ValueEnding
{
    private const int Longest = 32;
    private const int MostTransitions = 1 << 13;
    private const int Several = -2;

    internal ValueEnding(Automaton automaton)
    {
        Text = "";
        Last = UnitSet.All;
        int states = automaton.StateCount, classes = automaton.Classes.Count;
        if (states * classes > MostTransitions)
        {
            return;
        }

        (UnitSet Units, int Only)[] of = Units(automaton.Classes);
        bool[] ends = new bool[states];
        for (int state = 0; state < states; state++)
        {
            ends[state] = automaton.IsAccepting(state);
        }

        var text = new StringBuilder();
        while (text.Length < Longest && !ends[automaton.Start])
        {
            bool[] before = new bool[states];
            UnitSet units = default;
            int only = -1;
            for (int state = 1; state < states; state++)
            {
                for (int unitClass = 0; unitClass < classes; unitClass++)
                {
                    if (!ends[automaton.Next(state, unitClass)])
                    {
                        continue;
                    }

                    before[state] = true;
                    units = units.Or(of[unitClass].Units);
                    only = only == -1 || only == of[unitClass].Only ? of[unitClass].Only : Several;
                }
            }

            if (text.Length == 0)
            {
                Last = units;
            }

            if (only < 0)
            {
                break;
            }

            text.Insert(0, (char)only);
            ends = before;
        }

        Text = text.ToString();
    }

    /// <summary>The text, ASCII letters in lower case.</summary>
    internal string Text { get; }

    /// <summary>The last units of the values; all where some value has none.</summary>
    internal UnitSet Last { get; }


    /// <summary>The units that values have at any place.</summary>
    internal static UnitSet UnitsOf(Automaton automaton)
    {
        (UnitSet Units, int Only)[] of = Units(automaton.Classes);
        UnitSet units = default;
        for (int state = 1; state < automaton.StateCount; state++)
        {
            for (int unitClass = 0; unitClass < of.Length; unitClass++)
            {
                units = automaton.Next(state, unitClass) == Automaton.Dead ? units : units.Or(of[unitClass].Units);
            }
        }

        return units;
    }

    /// <summary>The units of each class, and the only character among them, in lower case, if there is but one.</summary>
    private static (UnitSet Units, int Only)[] Units(CharClasses classes)
    {
        (UnitSet Units, int Only)[] of = new (UnitSet, int)[classes.Count];
        for (int i = 0; i < of.Length; i++)
        {
            of[i].Only = -1;
        }

        for (int range = 0; range < classes.RangeCount; range++)
        {
            ref (UnitSet Units, int Only) one = ref of[classes.RangeClass(range)];
            int start = classes.RangeStart(range), end = classes.RangeEnd(range);
            for (int unit = start; unit < end && unit <= 128; unit++)
            {
                one.Units = one.Units.With((char)unit);
            }

            one.Units = end > 128 ? one.Units.With('\u0080') : one.Units;
            int folded = start is >= 'A' and <= 'Z' ? start | 32 : start;
            one.Only = end - start == 1 && (one.Only == -1 || one.Only == folded) ? folded : Several;
        }

        return of;
    }
}
