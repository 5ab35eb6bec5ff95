using System;
using System.Collections.Generic;
using Bunner.Core.Guards.Expressions;

namespace Bunner.Core.Guards.Automata;

/// <summary>Makes a deterministic automaton, whose states are sets of states of a nondeterministic one.</summary>
/// <remarks>The work is counted: an expression whose automaton would be too large is refused before it takes long.</remarks>
internal sealed class SubsetConstruction
{
    private readonly NondeterministicAutomaton _source;
    private readonly CharClasses _classes;
    private readonly int[][] _classesOfSet;
    private readonly int _maximumStates;
    private readonly Dictionary<StateSet, int> _numbers = [];
    private readonly List<StateSet> _sets = [];
    private readonly List<int> _next = [];
    private readonly List<bool> _accepting = [];

    // Of the closure that is being made.
    private readonly int[] _visited;
    private readonly Stack<int> _open = new();
    private readonly List<int> _members = [];
    private int _visit;
    private long _work;

    private SubsetConstruction(NondeterministicAutomaton source, CharClasses classes, IReadOnlyList<CharSet> sets, int maximumStates)
    {
        _source = source;
        _classes = classes;
        _maximumStates = maximumStates;
        _visited = new int[source.Count];
        _classesOfSet = new int[sets.Count][];
        int[] representatives = new int[classes.Count];
        for (int range = classes.RangeCount - 1; range >= 0; range--)
        {
            representatives[classes.RangeClass(range)] = classes.RangeStart(range);
        }

        for (int i = 0; i < sets.Count; i++)
        {
            List<int> inside = [];
            for (int number = 0; number < representatives.Length; number++)
            {
                if (sets[i].Contains(representatives[number]))
                {
                    inside.Add(number);
                }
            }

            _classesOfSet[i] = [.. inside];
        }
    }

    /// <summary>The deterministic automaton, not minimal; null if it has too many states or takes too much work.</summary>
    /// <param name="source">The nondeterministic automaton.</param>
    /// <param name="classes">The classes that the sets divide all units into.</param>
    /// <param name="sets">The sets that the automaton reads.</param>
    /// <param name="maximumStates">The most states.</param>
    internal static Automaton? Run(NondeterministicAutomaton source, CharClasses classes, IReadOnlyList<CharSet> sets, int maximumStates) =>
        new SubsetConstruction(source, classes, sets, maximumStates).Run();

    private Automaton? Run()
    {
        AddState(new StateSet([], false));
        _open.Push(_source.Entry);
        int start = AddClosure(atStart: true);
        List<int>[] targets = new List<int>[_classes.Count];
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] = [];
        }

        for (int state = 1; state < _sets.Count; state++)
        {
            foreach (int member in _sets[state].Members)
            {
                NondeterministicAutomaton.State step = _source[member];
                if (step.Kind != StepKind.Read)
                {
                    continue;
                }

                int[] inside = _classesOfSet[step.Set];
                _work += inside.Length;
                foreach (int number in inside)
                {
                    targets[number].Add(step.Next);
                }
            }

            for (int number = 0; number < targets.Length; number++)
            {
                int target = Automaton.Dead;
                if (targets[number].Count > 0)
                {
                    foreach (int next in targets[number])
                    {
                        _open.Push(next);
                    }

                    targets[number].Clear();
                    target = AddClosure(atStart: false);
                }

                _next[(state * _classes.Count) + number] = target;
            }

            if (_sets.Count > _maximumStates || _work > AutomatonLimits.Work || (long)_sets.Count * _classes.Count > AutomatonLimits.Transitions)
            {
                return null;
            }
        }

        return new Automaton(_classes, [.. _next], [.. _accepting], start);
    }

    /// <summary>The state for everything that the open states lead to without reading.</summary>
    private int AddClosure(bool atStart)
    {
        _visit++;
        _members.Clear();
        bool accepts = Visit(atStart, atEnd: false);
        if (_source.HasEnds && !accepts && _members.Exists(member => _source[member].Kind == StepKind.End))
        {
            // What can be reached only at the end of the value accepts or not; it reads nothing any more.
            int kept = _members.Count;
            for (int i = 0; i < kept; i++)
            {
                if (_source[_members[i]] is { Kind: StepKind.End } end)
                {
                    _open.Push(end.Next);
                }
            }

            accepts = Visit(atStart, atEnd: true);
            _members.RemoveRange(kept, _members.Count - kept);
        }

        _work += _members.Count;
        int[] members = [.. _members];
        Array.Sort(members);
        StateSet set = new(members, accepts);
        return _numbers.TryGetValue(set, out int number) ? number : AddState(set);
    }

    private bool Visit(bool atStart, bool atEnd)
    {
        bool accepts = false;
        while (_open.Count > 0)
        {
            int state = _open.Pop();
            if (state < 0 || _visited[state] == _visit)
            {
                continue;
            }

            _visited[state] = _visit;
            _work++;
            NondeterministicAutomaton.State step = _source[state];
            switch (step.Kind)
            {
                case StepKind.Free:
                    _open.Push(step.Other);
                    _open.Push(step.Next);
                    break;
                case StepKind.Start when atStart:
                    _open.Push(step.Next);
                    break;
                case StepKind.End when atEnd:
                    _open.Push(step.Next);
                    break;
                case StepKind.Accept:
                    accepts = true;
                    break;
                case StepKind.Read or StepKind.End:
                    _members.Add(state);
                    break;
                default:
                    break;
            }
        }

        return accepts;
    }

    private int AddState(StateSet set)
    {
        int number = _sets.Count;
        _numbers.Add(set, number);
        _sets.Add(set);
        _accepting.Add(set.Accepts);
        for (int i = 0; i < _classes.Count; i++)
        {
            _next.Add(Automaton.Dead);
        }

        return number;
    }

    private readonly struct StateSet(int[] members, bool accepts) : IEquatable<StateSet>
    {
        private readonly int _hash = HashOf(members);

        public int[] Members { get; } = members;

        public bool Accepts { get; } = accepts;

        public bool Equals(StateSet other) =>
            Accepts == other.Accepts && _hash == other._hash && Members.AsSpan().SequenceEqual(other.Members);

        public override bool Equals(object? obj) => obj is StateSet other && Equals(other);

        public override int GetHashCode() => _hash;

        private static int HashOf(int[] members)
        {
            uint hash = 2166136261;
            foreach (int member in members)
            {
                hash = (hash ^ (uint)member) * 16777619;
                hash ^= hash >> 15;
            }

            return (int)hash;
        }
    }
}
