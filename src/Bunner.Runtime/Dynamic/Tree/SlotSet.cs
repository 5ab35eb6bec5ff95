using System;
using System.Collections.Generic;
using System.Numerics;

namespace Bunner.Dynamic;

/// <summary>A set of slots whose smallest is found at once.</summary>
/// <remarks>
/// A bit for each slot, above that a bit for each word of them that is not 0, and so on until one word is left: three levels are enough for
/// 262,144 slots. What it does takes a step for each level; growing is amortised O(1).
/// </remarks>
internal sealed class SlotSet
{
    private const int Shift = 6;

    private ulong[] _slots = new ulong[1];
    private ulong[][] _above = [];

    /// <summary>How many slots it has.</summary>
    internal int Count { get; private set; }

    /// <summary>What its words take.</summary>
    internal long Bytes { get; private set; } = sizeof(ulong);

    /// <summary>The smallest slot. Not for a set without any.</summary>
    internal uint Smallest
    {
        get
        {
            uint at = 0;
            for (int level = _above.Length - 1; level >= 0; level--)
            {
                at = (at << Shift) | (uint)BitOperations.TrailingZeroCount(_above[level][at]);
            }

            return (at << Shift) | (uint)BitOperations.TrailingZeroCount(_slots[at]);
        }
    }

    internal bool Contains(uint slot)
    {
        ulong[] words = _slots;
        uint word = slot >> Shift;
        return word < words.Length && (words[word] >> (int)slot & 1) != 0;
    }

    /// <summary>Adds a slot; one that it has stays in it.</summary>
    internal void Add(uint slot)
    {
        uint at = slot >> Shift;
        if (at >= (uint)_slots.Length)
        {
            Resize(Math.Max((int)at + 1, 2 * _slots.Length));
        }

        ulong bit = 1UL << (int)slot, before = _slots[at];
        if ((before & bit) == 0)
        {
            _slots[at] = before | bit;
            Count++;
            if (before == 0)
            {
                SetAbove(at);
            }
        }
    }

    /// <summary>Takes out a slot that it has.</summary>
    internal void Remove(uint slot)
    {
        Count--;
        Clear(slot >> Shift, 1UL << (int)slot);
    }

    /// <summary>Takes out the slots just before an end, 64 at a time, up to one that it does not have.</summary>
    /// <returns>The first that was taken out, or the end.</returns>
    internal uint RemoveBefore(uint end)
    {
        ulong[] words = _slots;
        while (end > 0 && (end - 1) >> Shift is uint word && word < words.Length)
        {
            int bits = (int)(end - (word << Shift));
            int run = BitOperations.LeadingZeroCount(~(words[word] << (64 - bits)));
            if (run == 0)
            {
                return end;
            }

            Count -= run;
            Clear(word, ulong.MaxValue >> (64 - run) << (bits - run));
            end -= (uint)run;
            if (run < bits)
            {
                return end;
            }
        }

        return end;
    }

    /// <summary>Gives back what slots from a number on would need. It has none of them.</summary>
    internal void Trim(uint end)
    {
        int words = (int)(end >> Shift) + 1;
        if (words < _slots.Length)
        {
            Resize(words);
        }
    }

    /// <summary>All slots, the smallest first.</summary>
    internal IEnumerable<uint> ToEnumerable()
    {
        ulong[] words = _slots;
        for (int i = 0; i < words.Length; i++)
        {
            for (ulong left = words[i]; left != 0; left &= left - 1)
            {
                yield return (uint)(i << Shift) + (uint)BitOperations.TrailingZeroCount(left);
            }
        }
    }

    /// <summary>Clears bits of a word of slots, and what says above that there are any.</summary>
    private void Clear(uint at, ulong bits)
    {
        if ((_slots[at] &= ~bits) != 0)
        {
            return;
        }

        foreach (ulong[] level in _above)
        {
            if ((level[at >> Shift] &= ~(1UL << (int)at)) != 0)
            {
                return;
            }

            at >>= Shift;
        }
    }

    /// <summary>Says above that a word of slots is not empty any more.</summary>
    private void SetAbove(uint at)
    {
        foreach (ulong[] level in _above)
        {
            ref ulong word = ref level[at >> Shift];
            bool isKnownAbove = word != 0;
            word |= 1UL << (int)at;
            if (isKnownAbove)
            {
                return;
            }

            at >>= Shift;
        }
    }

    private void Resize(int words)
    {
        Array.Resize(ref _slots, words);
        Bytes = sizeof(ulong) * (long)words;
        List<ulong[]> levels = [];
        for (ulong[] below = _slots; below.Length > 1; below = levels[^1])
        {
            ulong[] above = new ulong[((below.Length - 1) >> Shift) + 1];
            for (int i = 0; i < below.Length; i++)
            {
                above[i >> Shift] |= below[i] != 0 ? 1UL << i : 0;
            }

            levels.Add(above);
            Bytes += sizeof(ulong) * (long)above.Length;
        }

        _above = [.. levels];
    }
}
