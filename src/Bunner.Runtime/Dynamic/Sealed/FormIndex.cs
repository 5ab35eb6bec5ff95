using System;
using System.Collections.Generic;

namespace Bunner.Dynamic;

/// <summary>Finds the sealed routes that may have a given form, by a hash of the form: four bytes for each form.</summary>
/// <remarks>
/// A slot holds the route's number plus one and 16 bits of the hash. What it finds are candidates; the caller reads their
/// templates and compares.
/// </remarks>
internal sealed class FormIndex
{
    private readonly uint[] _slots;

    private FormIndex(uint[] slots) => _slots = slots;

    internal long Bytes => 4L * _slots.Length;

    /// <param name="forms">The hashes of each route's forms.</param>
    internal static FormIndex Build(IReadOnlyList<uint[]> forms)
    {
        int count = 0;
        foreach (uint[] hashes in forms)
        {
            count += hashes.Length;
        }

        int size = 4;
        while (size * 3 < count * 4)
        {
            size *= 2;
        }

        uint[] slots = new uint[size];
        for (int route = 0; route < forms.Count; route++)
        {
            foreach (uint hash in forms[route])
            {
                int at = (int)(hash & (uint)(size - 1));
                while (slots[at] != 0)
                {
                    at = (at + 1) & (size - 1);
                }

                slots[at] = (hash & 0xFFFF_0000) | (uint)(route + 1);
            }
        }

        return new FormIndex(slots);
    }

    /// <summary>Adds the routes that may have a form to a list.</summary>
    internal void Find(uint hash, List<int> candidates)
    {
        int mask = _slots.Length - 1;
        for (int at = (int)(hash & (uint)mask), looked = 0; _slots[at] != 0 && looked <= mask; at = (at + 1) & mask, looked++)
        {
            if ((_slots[at] & 0xFFFF_0000) == (hash & 0xFFFF_0000))
            {
                candidates.Add((int)(_slots[at] & 0xFFFF) - 1);
            }
        }
    }
}
