using System;

namespace Bunner.Core.Guards.Automata;

/// <summary>A minimal deterministic automaton over UTF-16 units: the set of values that a guard accepts.</summary>
/// <remarks>
/// State 0 is the one without a way out; it is always there, so that every state has a transition for every class. The
/// others are numbered as a search from the start finds them. Two automata accept the same values exactly if they are equal
/// state by state.
/// </remarks>
internal sealed class Automaton
{
    /// <summary>The state that no value leads out of.</summary>
    internal const int Dead = 0;

    private readonly int[] _next;
    private readonly bool[] _accepting;

    internal Automaton(CharClasses classes, int[] next, bool[] accepting, int start)
    {
        Classes = classes;
        _next = next;
        _accepting = accepting;
        Start = start;
    }

    /// <summary>Which units are told apart.</summary>
    internal CharClasses Classes { get; }

    /// <summary>The state before the first unit.</summary>
    internal int Start { get; }

    /// <summary>The number of states, the dead one included.</summary>
    internal int StateCount => _accepting.Length;

    /// <summary>Whether nothing is accepted.</summary>
    internal bool IsEmpty => Start == Dead;

    internal bool IsAccepting(int state) => _accepting[state];

    /// <summary>The state that a unit of a class leads to.</summary>
    internal int Next(int state, int unitClass) => _next[(state * Classes.Count) + unitClass];

    /// <summary>Whether a value is accepted, unit by unit: for tests and analysis, not for requests.</summary>
    internal bool Accepts(string value)
    {
        int state = Start;
        foreach (char unit in value)
        {
            state = Next(state, Classes.ClassOf(unit));
        }

        return _accepting[state];
    }

    internal ReadOnlySpan<int> Transitions => _next;
}
