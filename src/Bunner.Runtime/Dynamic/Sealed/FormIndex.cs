using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Bunner.Core;

namespace Bunner.Dynamic;

/// <summary>Finds the sealed routes that may have a given form, by a hash of the form: four bytes for each form.</summary>
/// <remarks>
/// A slot holds the route's number plus one and the lower 16 bits of the hash; the upper ones choose the slot. What it finds are
/// candidates; the caller reads their templates and compares. Nine of ten slots are taken, which makes a look-up a few
/// neighbouring slots longer.
/// </remarks>
internal sealed class FormIndex
{
    private readonly uint[] _slots;

    private FormIndex(uint[] slots) => _slots = slots;

    internal long Bytes => 4L * _slots.Length;

    /// <param name="one">A hash of each route.</param>
    /// <param name="more">More hashes of routes.</param>
    [MethodImpl(ColdLoop.Optimized)]
    internal static FormIndex Build(ReadOnlySpan<uint> one, List<(uint Hash, int Route)> more)
    {
        int count = one.Length + more.Count;
        FormIndex index = new(new uint[count + count / 8 + 2]);
        for (int route = 0; route < one.Length; route++)
        {
            index.Add(one[route], route);
        }

        foreach ((uint hash, int route) in more)
        {
            index.Add(hash, route);
        }

        return index;
    }

    /// <summary>Adds the routes that may have a form to a list.</summary>
    internal void Find(uint hash, List<int> candidates)
    {
        for (int at = SlotOf(hash), looked = 0; _slots[at] != 0 && looked < _slots.Length; at = Next(at), looked++)
        {
            if ((_slots[at] >> 16) == (hash & 0xFFFF))
            {
                candidates.Add((int)(_slots[at] & 0xFFFF) - 1);
            }
        }
    }

    private int SlotOf(uint hash) => (int)((ulong)hash * (uint)_slots.Length >> 32);

    private int Next(int at) => at + 1 == _slots.Length ? 0 : at + 1;

    private void Add(uint hash, int route)
    {
        int at = SlotOf(hash);
        while (_slots[at] != 0)
        {
            at = Next(at);
        }

        _slots[at] = (hash << 16) | (uint)(route + 1);
    }
}
