using System;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>Writes the slots of a probe that finds hardly anything but single routes.</summary>
/// <remarks>
/// A look-up in a large table waits for memory: for the entry of the probe, then for the block that it names. Where a block
/// has one route the two are one here, a line of the cache, and what is read before, the multipliers, is small.
/// </remarks>
/// <param name="writer">Takes the words.</param>
/// <param name="blocks">Writes what stands in the slots.</param>
/// <param name="tables">Writes the blocks of groups for which there is no room in a slot.</param>
internal sealed class ProbeSlots(TableWriter writer, CandidateBlocks blocks, ProbeTables tables)
{
    /// <summary>Probes of fewer groups have no slots: what they find is in a near cache anyway.</summary>
    internal const int MinGroups = 4096;

    // Of so many groups one may have to be looked for in a block of its own.
    private const int GroupsPerBlock = 16;

    /// <summary>Whether the groups of a probe go into slots, and into which.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal static SlotHash? TryPlace(ulong[] hashes, FormGroups groups, ProbeRest? rest)
    {
        if (groups.Count < MinGroups)
        {
            return null;
        }

        int blocks = 0, maxBlocks = groups.Count / GroupsPerBlock;
        for (int group = 0; group < groups.Count; group++)
        {
            blocks += groups[group].Length > 1 || rest?.CountBefore(groups[group]) > 0 ? 1 : 0;
        }

        if (blocks > maxBlocks)
        {
            return null;
        }

        ulong[] mixed = new ulong[hashes.Length];
        for (int i = 0; i < mixed.Length; i++)
        {
            mixed[i] = LaneKey.Mix(hashes[i]);
        }

        // Literals that begin alike may be one hash: then most slots would be empty.
        return SlotHash.TryPlace(mixed) is { } hash && blocks + hash.Sharing <= maxBlocks ? hash : null;
    }

    /// <summary>Writes the slots, the multipliers that find them, and the blocks of groups for which there is no room in a slot.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal (int Shift, uint Table, ulong Slots) Write(SlotHash hash, FormGroups groups, ProbeRest? rest, uint restBlock)
    {
        GroupChains chains = new(groups, hash.SlotCount);
        for (int group = 0; group < groups.Count; group++)
        {
            chains.Add(group, hash.Slots[group]);
        }

        uint table = writer.AddUInt16s(hash.Multipliers);
        writer.Align(TableLayout.SlotLength);
        uint slots = writer.AddZeros(hash.SlotCount * TableLayout.SlotLength);
        for (int group = 0; group < groups.Count; group++)
        {
            if (!chains.IsFirst(group))
            {
                continue;
            }

            int place = hash.Slots[group];
            uint slot = slots + (uint)(place * TableLayout.SlotLength);
            bool isAlone = chains.IsLast(group, place);
            ReadOnlySpan<RouteForm> forms = isAlone ? groups[group] : chains.Join(place);
            forms = rest is null ? forms : rest.AddTo(forms);
            if (forms.Length == 1)
            {
                blocks.WriteSlot(slot, forms[0], restBlock);
            }
            else
            {
                blocks.WriteFarSlot(slot, tables.WriteBlocks(forms, hasLanes: true, restBlock));
            }
        }

        for (int place = 0; place < hash.SlotCount; place++)
        {
            if (chains.IsEmpty(place))
            {
                blocks.WriteFarSlot(slots + (uint)(place * TableLayout.SlotLength), restBlock);
            }
        }

        return (hash.Shift, table, TableWriter.Pack((uint)hash.SlotCount, slots));
    }
}
