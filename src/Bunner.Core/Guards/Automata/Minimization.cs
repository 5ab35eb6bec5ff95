using System;
using System.Collections.Generic;

namespace Bunner.Core.Guards.Automata;

/// <summary>Makes an automaton minimal and gives its states their canonical numbers.</summary>
/// <remarks>
/// Hopcroft's partition refinement ("An n log n algorithm for minimizing states in a finite automaton", 1971), with the
/// blocks as stretches of one array. Units that no state tells apart become one class afterwards.
/// </remarks>
internal static class Minimization
{
    internal static Automaton Run(Automaton automaton)
    {
        int[] blockOf = Refine(automaton);
        return Rebuild(automaton, blockOf);
    }

    private static int[] Refine(Automaton automaton)
    {
        int count = automaton.StateCount, classes = automaton.Classes.Count;
        int[] elements = new int[count], place = new int[count], blockOf = new int[count];
        List<Block> blocks = [new Block(0, count)];
        for (int i = 0; i < count; i++)
        {
            elements[i] = place[i] = i;
        }

        Predecessors predecessors = new(automaton);
        Stack<int> waiting = new();
        for (int state = 0; state < count; state++)
        {
            if (automaton.IsAccepting(state))
            {
                Mark(state);
            }
        }

        Split(0);
        waiting.Push(0);
        List<int> splitter = [];
        List<int> touched = [];
        while (waiting.Count > 0)
        {
            int current = waiting.Pop();
            splitter.Clear();
            for (int i = blocks[current].First; i < blocks[current].End; i++)
            {
                splitter.Add(elements[i]);
            }

            for (int unitClass = 0; unitClass < classes; unitClass++)
            {
                foreach (int state in splitter)
                {
                    foreach (int before in predecessors.Of(state, unitClass))
                    {
                        if (blocks[blockOf[before]].Marked == 0)
                        {
                            touched.Add(blockOf[before]);
                        }

                        Mark(before);
                    }
                }

                foreach (int block in touched)
                {
                    Split(block);
                }

                touched.Clear();
            }
        }

        return blockOf;

        // Moves a state to the front of its block, where the marked ones stand.
        void Mark(int state)
        {
            Block block = blocks[blockOf[state]];
            int to = block.First + block.Marked;
            if (place[state] < to)
            {
                return;
            }

            int other = elements[to];
            (elements[to], elements[place[state]]) = (state, other);
            (place[other], place[state]) = (place[state], to);
            blocks[blockOf[state]] = block with { Marked = block.Marked + 1 };
        }

        // Makes the smaller part a block of its own, and has what may need it looked at again.
        void Split(int number)
        {
            Block block = blocks[number];
            int size = block.End - block.First;
            if (block.Marked == 0 || block.Marked == size)
            {
                blocks[number] = block with { Marked = 0 };
                return;
            }

            int middle = block.First + block.Marked;
            bool isFrontSmaller = block.Marked <= size - block.Marked;
            Block smaller = isFrontSmaller ? new Block(block.First, middle) : new Block(middle, block.End);
            blocks[number] = isFrontSmaller ? new Block(middle, block.End) : new Block(block.First, middle);
            int added = blocks.Count;
            blocks.Add(smaller);
            for (int i = smaller.First; i < smaller.End; i++)
            {
                blockOf[elements[i]] = added;
            }

            // If the whole block waited, both parts have to; the part that keeps its number still does. If it did not, the
            // smaller part is enough.
            waiting.Push(added);
        }
    }

    private static Automaton Rebuild(Automaton automaton, int[] blockOf)
    {
        int classes = automaton.Classes.Count;
        int[] representative = new int[automaton.StateCount];
        for (int state = automaton.StateCount - 1; state >= 0; state--)
        {
            representative[blockOf[state]] = state;
        }

        // The dead state first, then the others as they are found from the start.
        int[] numberOf = new int[automaton.StateCount];
        List<int> order = [blockOf[Automaton.Dead]];
        numberOf[order[0]] = 1;
        Find(automaton.Start);
        for (int i = 1; i < order.Count; i++)
        {
            for (int unitClass = 0; unitClass < classes; unitClass++)
            {
                Find(automaton.Next(representative[order[i]], unitClass));
            }
        }

        CharClasses merged = MergeClasses(automaton, blockOf, representative, order, out int[] oldClassOf);
        int[] next = new int[order.Count * merged.Count];
        bool[] accepting = new bool[order.Count];
        for (int i = 0; i < order.Count; i++)
        {
            int state = representative[order[i]];
            accepting[i] = automaton.IsAccepting(state);
            for (int unitClass = 0; unitClass < merged.Count; unitClass++)
            {
                next[(i * merged.Count) + unitClass] = numberOf[blockOf[automaton.Next(state, oldClassOf[unitClass])]] - 1;
            }
        }

        return new Automaton(merged, next, accepting, numberOf[blockOf[automaton.Start]] - 1);

        void Find(int state)
        {
            if (numberOf[blockOf[state]] == 0)
            {
                order.Add(blockOf[state]);
                numberOf[blockOf[state]] = order.Count;
            }
        }
    }

    /// <summary>Makes classes one that lead to the same block from everywhere.</summary>
    /// <param name="oldClassOf">An old class in each of the new ones.</param>
    private static CharClasses MergeClasses(
        Automaton automaton, int[] blockOf, int[] representative, List<int> order, out int[] oldClassOf)
    {
        int classes = automaton.Classes.Count;
        int[] partOf = new int[classes];
        int parts = 1;

        // Divided by one state's transitions after the other, until each class stands alone or no state is left.
        Dictionary<(int Part, int Target), int> numbers = [];
        for (int i = 1; i < order.Count && parts < classes; i++)
        {
            numbers.Clear();
            for (int unitClass = 0; unitClass < classes; unitClass++)
            {
                (int, int) key = (partOf[unitClass], blockOf[automaton.Next(representative[order[i]], unitClass)]);
                if (!numbers.TryGetValue(key, out int number))
                {
                    numbers.Add(key, number = numbers.Count);
                }

                partOf[unitClass] = number;
            }

            parts = numbers.Count;
        }

        CharClasses merged = automaton.Classes.Merge(partOf, out int[] renamed);
        oldClassOf = new int[merged.Count];
        for (int unitClass = classes - 1; unitClass >= 0; unitClass--)
        {
            oldClassOf[renamed[partOf[unitClass]]] = unitClass;
        }

        return merged;
    }

    private readonly record struct Block(int First, int End, int Marked = 0);

    /// <summary>Where the transitions come from, side by side for each state and class.</summary>
    private sealed class Predecessors
    {
        private readonly int[] _starts;
        private readonly int[] _states;
        private readonly int _classes;

        public Predecessors(Automaton automaton)
        {
            _classes = automaton.Classes.Count;
            ReadOnlySpan<int> next = automaton.Transitions;
            _starts = new int[next.Length + 1];
            for (int i = 0; i < next.Length; i++)
            {
                _starts[(next[i] * _classes) + (i % _classes) + 1]++;
            }

            for (int i = 1; i < _starts.Length; i++)
            {
                _starts[i] += _starts[i - 1];
            }

            _states = new int[next.Length];
            int[] filled = new int[next.Length];
            for (int i = 0; i < next.Length; i++)
            {
                int slot = (next[i] * _classes) + (i % _classes);
                _states[_starts[slot] + filled[slot]++] = i / _classes;
            }
        }

        public ReadOnlySpan<int> Of(int state, int unitClass)
        {
            int slot = (state * _classes) + unitClass;
            return _states.AsSpan(_starts[slot], _starts[slot + 1] - _starts[slot]);
        }
    }
}
