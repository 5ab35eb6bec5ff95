using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Bunner.Core.Tables;
using Bunner.Matching;

namespace Bunner.Dynamic;

/// <summary>The values of a sealed table's routes in the order of the slots in which these stand.</summary>
/// <remarks>
/// A look-up in a large table waits for memory. The number of a slot is known before the slot is there, its route only afterwards: so the value comes
/// together with the slot instead of behind it.
/// </remarks>
internal static class SlotValues
{
    /// <summary>The most bytes of a value that is kept: larger ones would take more room than all else that is known of a route.</summary>
    internal const int MaxSize = sizeof(ulong);

    /// <summary>The values by the numbers of slots; empty if there are none.</summary>
    /// <param name="data">The table.</param>
    /// <param name="values">The values by the routes.</param>
    internal static unsafe T[] Of<T>(ReadOnlySpan<ulong> data, T[] values)
    {
        if (Unsafe.SizeOf<T>() > MaxSize)
        {
            return [];
        }

        T[] bySlot = [];
        HashSet<uint> seen = [];
        fixed (ulong* table = data)
        {
            // Invariant of the offsets: the table's builder wrote them, and the table is pinned.
            for (uint id = 0; id < (uint)table[TableLayout.Methods]; id++)
            {
                MethodShape* method = MethodLookup.ById(table, id);
                for (uint segments = 0; segments <= method->Limit; segments++)
                {
                    ulong bucket = table[method->FirstBucket + segments];
                    for (uint i = 0; i < bucket >> 32; i++)
                    {
                        ProbeRecord* probe = (ProbeRecord*)(table + (uint)bucket) + i;
                        if (probe->SlotCount != 0 && seen.Add(probe->Slots))
                        {
                            bySlot = bySlot.Length == 0 ? new T[data.Length / TableLayout.SlotLength + 1] : bySlot;
                            Take(table, probe, values, bySlot);
                        }
                    }
                }
            }
        }

        return bySlot;
    }

    private static unsafe void Take<T>(ulong* table, ProbeRecord* probe, T[] values, T[] bySlot)
    {
        for (uint i = 0; i < probe->SlotCount; i++)
        {
            CandidateRecord* slot = (CandidateRecord*)(table + probe->Slots + i * TableLayout.SlotLength);

            // One without a route is never an answer.
            if (CandidateSearch.HeaderOf(slot)->NoCandidates < CandidateBlocks.MaxForms)
            {
                bySlot[SlotAnswer.Of(table, slot) - SlotAnswer.First] = values[slot->Route];
            }
        }
    }
}
