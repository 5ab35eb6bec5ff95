using System.Collections.Generic;
using Bunner.Core.Guards.Automata;
using Bunner.Core.Guards.Expressions;

namespace Bunner.Core.Tables;

/// <summary>An automaton whose states are one row: a set of characters for each position, and the lengths that are accepted.</summary>
/// <remarks>
/// A UUID is one, or <c>[a-z]{1,63}</c>. All positions can be looked at together, since none depends on the others.
/// </remarks>
internal sealed class AutomatonChain
{
    private const int AsciiLimit = 0x80;

    private readonly List<CharSet> _sets = [];
    private readonly List<int> _setAt = [];
    private readonly List<bool> _acceptsLength = [];

    private AutomatonChain()
    {
    }

    /// <summary>The chain that an automaton is, or null.</summary>
    internal static AutomatonChain? TryFind(Automaton automaton)
    {
        AutomatonChain chain = new();
        for (int state = automaton.Start; ;)
        {
            chain._acceptsLength.Add(automaton.IsAccepting(state));
            int next = Automaton.Dead;
            CharSet set = CharSet.Empty;
            for (int unitClass = 0; unitClass < automaton.Classes.Count; unitClass++)
            {
                int target = automaton.Next(state, unitClass);
                if (target == Automaton.Dead)
                {
                    continue;
                }

                // A row of states is as long as there are states, so a loop is found by its length.
                if ((next != Automaton.Dead && next != target) || chain._setAt.Count >= automaton.StateCount)
                {
                    return null;
                }

                next = target;
                set = set.Union(automaton.Classes.UnitsOf(unitClass));
            }

            if (next == Automaton.Dead)
            {
                return automaton.IsEmpty ? null : chain;
            }

            if (!chain.TryAdd(set))
            {
                return null;
            }

            state = next;
        }
    }

    /// <summary>The chain as a table has it.</summary>
    internal ulong[] ToWords()
    {
        int longest = _setAt.Count;
        int positions = (longest / 64) + 2;
        List<ulong> words = [(uint)_sets.Count | ((ulong)(uint)longest << 16) | ((ulong)(uint)positions << 32)];
        ulong[] lengths = new ulong[(longest / 64) + 1];
        for (int length = 0; length <= longest; length++)
        {
            lengths[length / 64] |= _acceptsLength[length] ? 1UL << (length % 64) : 0;
        }

        words.AddRange(lengths);
        for (int number = 0; number < _sets.Count; number++)
        {
            ulong[] rows = new ulong[2 + positions];
            for (int c = 0; c < AsciiLimit; c++)
            {
                int low = c & 0xF, high = c >> 4;
                rows[low / 8] |= _sets[number].Contains(c) ? 1UL << ((8 * (low % 8)) + high) : 0;
            }

            for (int at = 0; at < longest; at++)
            {
                rows[2 + (at / 64)] |= _setAt[at] == number ? 1UL << (at % 64) : 0;
            }

            words.AddRange(rows);
        }

        return [.. words];
    }

    private bool TryAdd(CharSet set)
    {
        int number = _sets.IndexOf(set);
        if (number < 0)
        {
            number = _sets.Count;
            _sets.Add(set);
        }

        _setAt.Add(number);
        return _sets.Count <= AutomatonLayout.ChainSets && _setAt.Count <= AutomatonLayout.LongestChain;
    }
}
