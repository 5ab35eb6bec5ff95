using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using Bunner.Core.Guards.Expressions;

namespace Bunner.Core.Guards.Automata;

/// <summary>What a state of a <see cref="NondeterministicAutomaton"/> does.</summary>
internal enum StepKind : byte
{
    /// <summary>Goes on to one or two states without reading.</summary>
    Free,

    /// <summary>Reads a character of a set.</summary>
    Read,

    /// <summary>Goes on if nothing has been read.</summary>
    Start,

    /// <summary>Goes on if nothing is left to read.</summary>
    End,

    /// <summary>Accepts.</summary>
    Accept,
}

/// <summary>Thompson's automaton of an expression.</summary>
/// <remarks>
/// Built from the postfix program on a list of fragments. The states of a fragment stand side by side, so that a
/// repetition copies them by shifting their targets.
/// </remarks>
internal sealed class NondeterministicAutomaton
{
    private const int None = -1;

    private readonly List<State> _states = [];
    private readonly List<Fragment> _fragments = [];

    private NondeterministicAutomaton()
    {
    }

    /// <summary>The number of states; the last one accepts.</summary>
    internal int Count => _states.Count;

    internal int Entry { get; private set; }

    /// <summary>Whether any state asks for the end of the value.</summary>
    internal bool HasEnds { get; private set; }

    internal State this[int state] => _states[state];

    internal static bool TryBuild(
        ExpressionProgram program, [NotNullWhen(true)] out NondeterministicAutomaton? automaton, [NotNullWhen(false)] out ExpressionRefusal? refusal)
    {
        automaton = new NondeterministicAutomaton();
        refusal = null;
        foreach (ExpressionStep step in program.Steps)
        {
            if (!automaton.TryApply(step) || automaton.Count > AutomatonLimits.NondeterministicStates)
            {
                refusal = new ExpressionRefusal(
                    RefusedConstruct.TooLarge, step.Start, step.End - step.Start,
                    $"The expression takes more than {AutomatonLimits.NondeterministicStates} steps when its repetitions are written out");
                automaton = null;
                return false;
            }
        }

        Fragment whole = automaton._fragments[0];
        int accept = automaton.Add(StepKind.Accept);
        automaton.Link(whole.Exit, accept);
        automaton.Entry = whole.Entry;
        return true;
    }

    private bool TryApply(ExpressionStep step)
    {
        switch (step.Operator)
        {
            case ExpressionOperator.Set:
                PushStep(StepKind.Read, step.First);
                return true;
            case ExpressionOperator.Start:
                PushStep(StepKind.Start, 0);
                return true;
            case ExpressionOperator.End:
                HasEnds = true;
                PushStep(StepKind.End, 0);
                return true;
            case ExpressionOperator.Concatenate:
                Fragment last = Pop();
                Fragment before = Pop();
                Link(before.Exit, last.Entry);
                _fragments.Add(new Fragment(before.First, before.Entry, last.Exit));
                return true;
            case ExpressionOperator.Alternate:
                Fragment second = Pop();
                Fragment first = Pop();
                int exit = Add(StepKind.Free);
                int fork = Add(StepKind.Free, 0, first.Entry, second.Entry);
                Link(first.Exit, exit);
                Link(second.Exit, exit);
                _fragments.Add(new Fragment(first.First, fork, exit));
                return true;
            case ExpressionOperator.Repeat:
                return TryRepeat(step.First, step.Second);
            default:
                int empty = Add(StepKind.Free);
                _fragments.Add(new Fragment(empty, empty, empty));
                return true;
        }
    }

    private void PushStep(StepKind kind, int set)
    {
        int exit = Add(StepKind.Free);
        int entry = Add(kind, set, exit);
        _fragments.Add(new Fragment(exit, entry, exit));
    }

    /// <summary>Repeats the topmost fragment: first what has to be there, then a loop or what may be there.</summary>
    private bool TryRepeat(int fewest, int most)
    {
        Fragment item = Pop();
        int size = Count - item.First;
        bool isLoop = most == int.MaxValue;
        int copies = isLoop ? System.Math.Max(fewest, 1) : most;
        if (Count + ((long)size + 1) * System.Math.Max(copies - 1, 0) > AutomatonLimits.NondeterministicStates)
        {
            return false;
        }

        int exit = Add(StepKind.Free);
        int entry = exit;
        int previous = None;
        for (int i = 0; i < copies; i++)
        {
            // The item's own states are the last copy, since the others are made from them while they are unlinked.
            Fragment copy = i == copies - 1 ? item : Copy(item, size);
            int head = copy.Entry;
            if (i >= fewest && !isLoop)
            {
                head = Add(StepKind.Free, 0, copy.Entry, exit);
            }

            if (previous == None)
            {
                entry = head;
            }
            else
            {
                Link(previous, head);
            }

            previous = copy.Exit;
        }

        if (previous != None)
        {
            Link(previous, exit);
        }

        if (isLoop)
        {
            // Behind the last copy: once more, or on.
            int fork = Add(StepKind.Free, 0, item.Entry, exit);
            Link(item.Exit, fork);
            entry = fewest == 0 ? fork : entry;
        }

        _fragments.Add(new Fragment(item.First, entry, exit));
        return true;
    }

    private Fragment Copy(Fragment item, int size)
    {
        int shift = Count - item.First;
        for (int i = 0; i < size; i++)
        {
            State state = _states[item.First + i];
            _states.Add(state with
            {
                Next = state.Next == None ? None : state.Next + shift,
                Other = state.Other == None ? None : state.Other + shift,
            });
        }

        return new Fragment(item.First + shift, item.Entry + shift, item.Exit + shift);
    }

    private int Add(StepKind kind, int set = 0, int next = None, int other = None)
    {
        _states.Add(new State(kind, set, next, other));
        return _states.Count - 1;
    }

    private void Link(int from, int to) => _states[from] = _states[from] with { Next = to };

    private Fragment Pop()
    {
        Fragment top = _fragments[_fragments.Count - 1];
        _fragments.RemoveAt(_fragments.Count - 1);
        return top;
    }

    /// <param name="Kind">What the state does.</param>
    /// <param name="Set">The number of the set that is read.</param>
    /// <param name="Next">The state after it, or -1.</param>
    /// <param name="Other">The other state after it, or -1.</param>
    internal readonly record struct State(StepKind Kind, int Set, int Next, int Other);

    /// <param name="First">The first of its states; all behind it, up to the next fragment, are its own.</param>
    /// <param name="Entry">Where it begins.</param>
    /// <param name="Exit">A free state that leads nowhere yet.</param>
    private readonly record struct Fragment(int First, int Entry, int Exit);
}
