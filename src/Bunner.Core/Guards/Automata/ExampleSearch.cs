using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using Bunner.Core.Guards.Expressions;

namespace Bunner.Core.Guards.Automata;

/// <summary>Finds a short value that an automaton accepts, of characters that people can read where that is possible.</summary>
/// <remarks>
/// Breadth first, so that the value is a shortest one of its characters: letters and digits first, then what else may stand
/// in a path as it is, then the rest of ASCII that prints, then any character but surrogates, then anything.
/// </remarks>
internal static class ExampleSearch
{
    private const string Plain = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-._~";

    private static readonly CharSet[] s_preferences =
    [
        CharSet.Of('0', '9').Union(CharSet.Of('a', 'z')).Union(CharSet.Of('A', 'Z')),
        CharSet.Of('0', '9').Union(CharSet.Of('a', 'z')).Union(CharSet.Of('A', 'Z')).Union(SetOf("-._~!$&'()*+,;=:@")),
        CharSet.Of('!', '~').Except(SetOf("/")),
        CharSet.Of(' ', '~'),
        CharSet.Of(' ', '\uFFFF').Except(CharSet.Of('\u007F', '\u00A0')).Except(CharSet.Of('\uD800', '\uF8FF')).Except(CharSet.Of('\uFEFF', '\uFFFF')),
        CharSet.All.Except(CharSet.Of('\uD800', '\uDFFF')),
        CharSet.All,
    ];

    /// <summary>Finds a value; there is none if nothing is accepted.</summary>
    internal static bool TryFind(Automaton automaton, [NotNullWhen(true)] out string? example)
    {
        example = null;
        for (int i = 0; i < s_preferences.Length && example is null && !automaton.IsEmpty; i++)
        {
            example = Search(automaton, Representatives(automaton.Classes, s_preferences[i]));
        }

        return example is not null;
    }

    private static string? Search(Automaton automaton, int[] representatives)
    {
        // For each state the one before it, and the unit between.
        (int Before, int Unit)[] found = new (int, int)[automaton.StateCount];
        for (int i = 0; i < found.Length; i++)
        {
            found[i] = (-1, -1);
        }

        Queue<int> waiting = new();
        waiting.Enqueue(automaton.Start);
        found[automaton.Start] = (automaton.Start, -1);
        while (waiting.Count > 0)
        {
            int state = waiting.Dequeue();
            if (automaton.IsAccepting(state))
            {
                return Read(found, state);
            }

            foreach (int unit in representatives)
            {
                int next = automaton.Next(state, automaton.Classes.ClassOf(unit));
                if (next != Automaton.Dead && found[next].Before < 0)
                {
                    found[next] = (state, unit);
                    waiting.Enqueue(next);
                }
            }
        }

        return null;
    }

    private static string Read((int Before, int Unit)[] found, int state)
    {
        Stack<char> units = new();
        for (; found[state].Unit >= 0; state = found[state].Before)
        {
            units.Push((char)found[state].Unit);
        }

        return new string([.. units]);
    }

    /// <summary>One unit of each class that has any in the set, the nicest one, the nicest class first.</summary>
    private static int[] Representatives(CharClasses classes, CharSet allowed)
    {
        List<int> units = [];
        bool[] has = new bool[classes.Count];
        foreach (char c in Plain)
        {
            Add(c);
        }

        for (int range = 0; range < classes.RangeCount; range++)
        {
            if (!has[classes.RangeClass(range)])
            {
                CharSet inside = CharSet.Of((char)classes.RangeStart(range), (char)(classes.RangeEnd(range) - 1)).Intersect(allowed);
                if (!inside.IsEmpty)
                {
                    Add(inside.Edges[0]);
                }
            }
        }

        return [.. units];

        void Add(int unit)
        {
            if (allowed.Contains(unit) && !has[classes.ClassOf(unit)])
            {
                has[classes.ClassOf(unit)] = true;
                units.Add(unit);
            }
        }
    }

    private static CharSet SetOf(string characters)
    {
        CharSet set = CharSet.Empty;
        foreach (char c in characters)
        {
            set = set.Union(CharSet.Of(c, c));
        }

        return set;
    }
}
