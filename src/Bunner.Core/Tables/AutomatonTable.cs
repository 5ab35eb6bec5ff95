using System;
using System.Collections.Generic;
using Bunner.Core.Guards.Automata;

namespace Bunner.Core.Tables;

/// <summary>Writes automata into a match table; what several have in common is written once.</summary>
internal sealed class AutomatonTable(TableWriter writer)
{
    private const int AsciiLimit = 0x80;

    private readonly Dictionary<string, uint> _blocks = new(StringComparer.Ordinal);

    /// <summary>The offset of an automaton's part.</summary>
    internal uint Add(Automaton automaton)
    {
        Numbering numbers = new(automaton);
        bool asciiOnly = IsAsciiOnly(automaton);
        AutomatonChain? chain = null;
        bool shuffles = automaton.StateCount - 1 <= AutomatonLayout.ShuffleStates && automaton.Classes.Count <= AutomatonLayout.ShuffleClasses && !automaton.IsEmpty;
        if (!shuffles)
        {
            chain = AutomatonChain.TryFind(automaton);
        }

        AutomatonFlags flags = (asciiOnly ? AutomatonFlags.AsciiOnly : 0)
            | (shuffles ? AutomatonFlags.Shuffle : 0)
            | (chain is not null ? AutomatonFlags.Chain : 0);
        int shift = 0;
        while (1 << shift < automaton.Classes.Count)
        {
            shift++;
        }

        uint ranges = AddRanges(automaton.Classes, out int rangeCount);
        List<ulong> words =
        [
            (ulong)flags | ((ulong)(uint)shift << 8) | ((ulong)(uint)numbers.FirstAccepting << 16) | ((ulong)(uint)numbers.Of(automaton.Start) << 32),
            TableWriter.Pack(AddClassMap(automaton.Classes, shuffles ? 16 : 1), AddTransitions(automaton, numbers, shift)),
            TableWriter.Pack(ranges, (uint)rangeCount),
            shuffles ? AddShuffleRows(automaton, numbers) : chain is not null ? Share(chain.ToWords()) : 0,
        ];
        return Share(words);
    }

    // Characters beyond ASCII that lead nowhere wherever they stand.
    private static bool IsAsciiOnly(Automaton automaton)
    {
        for (int range = 0; range < automaton.Classes.RangeCount; range++)
        {
            if (automaton.Classes.RangeEnd(range) <= AsciiLimit)
            {
                continue;
            }

            for (int state = 0; state < automaton.StateCount; state++)
            {
                if (automaton.Next(state, automaton.Classes.RangeClass(range)) != Automaton.Dead)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private uint AddClassMap(CharClasses classes, int factor)
    {
        ulong[] words = new ulong[AutomatonLayout.ClassMapWords];
        for (int c = 0; c < AsciiLimit; c++)
        {
            words[c / 8] |= (ulong)(classes.ClassOf(c) * factor) << (8 * (c % 8));
        }

        return Share(words);
    }

    private uint AddRanges(CharClasses classes, out int count)
    {
        List<ushort> starts = [];
        List<ushort> numbers = [];
        for (int range = 0; range < classes.RangeCount; range++)
        {
            if (classes.RangeEnd(range) > AsciiLimit)
            {
                starts.Add((ushort)Math.Max(classes.RangeStart(range), AsciiLimit));
                numbers.Add((ushort)classes.RangeClass(range));
            }
        }

        count = starts.Count;
        return Share([.. TableWriter.PackUInt16s(starts), .. TableWriter.PackUInt16s(numbers)]);
    }

    private uint AddTransitions(Automaton automaton, Numbering numbers, int shift)
    {
        ushort[] next = new ushort[automaton.StateCount << shift];
        for (int state = 0; state < automaton.StateCount; state++)
        {
            for (int unitClass = 0; unitClass < automaton.Classes.Count; unitClass++)
            {
                next[(numbers.Of(state) << shift) + unitClass] = (ushort)numbers.Of(automaton.Next(state, unitClass));
            }
        }

        return Share(TableWriter.PackUInt16s(next));
    }

    private uint AddShuffleRows(Automaton automaton, Numbering numbers)
    {
        ulong[] words = new ulong[2 * automaton.Classes.Count];
        for (int state = 1; state < automaton.StateCount; state++)
        {
            int column = numbers.Of(state) - 1;
            for (int unitClass = 0; unitClass < automaton.Classes.Count; unitClass++)
            {
                int next = numbers.Of(automaton.Next(state, unitClass));
                ulong value = next == 0 ? AutomatonLayout.DeadState : (ulong)(next - 1);
                words[(2 * unitClass) + (column / 8)] |= value << (8 * (column % 8));
            }
        }

        // Rows of 16 bytes lie within a line of the cache.
        if (writer.Offset % 2 != 0)
        {
            writer.Add(0);
        }

        return Share(words);
    }

    private uint Share(IReadOnlyList<ulong> words)
    {
        string content = string.Join(",", words);
        if (!_blocks.TryGetValue(content, out uint offset))
        {
            offset = writer.Offset;
            foreach (ulong word in words)
            {
                writer.Add(word);
            }

            _blocks.Add(content, offset);
        }

        return offset;
    }

    /// <summary>The numbers that states have in the table.</summary>
    private sealed class Numbering
    {
        private readonly int[] _numbers;

        public Numbering(Automaton automaton)
        {
            _numbers = new int[automaton.StateCount];
            int number = 1;
            foreach (bool accepting in new[] { false, true })
            {
                FirstAccepting = number;
                for (int state = 1; state < _numbers.Length; state++)
                {
                    if (automaton.IsAccepting(state) == accepting)
                    {
                        _numbers[state] = number++;
                    }
                }
            }
        }

        public int FirstAccepting { get; }

        public int Of(int state) => _numbers[state];
    }
}
