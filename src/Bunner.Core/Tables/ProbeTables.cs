using System;
using System.Collections.Generic;
using System.Linq;

namespace Bunner.Core.Tables;

/// <summary>Writes the probes of large buckets, and the blocks that they find.</summary>
internal sealed class ProbeTables(TableWriter writer, CandidateBlocks blocks, LiteralTable literals)
{
    private const int SparseUpTo = 4096, MaxMet = 4;

    /// <summary>The bucket of a few routes, which stand in the order of their ranks: one block.</summary>
    internal ulong WriteBlock(RouteForm[] forms) => forms.Length == 0 ? 0 : blocks.Write(forms);

    /// <summary>The words of the probes that find these routes, which stand in the order of their ranks.</summary>
    internal List<ulong[]> Write(RouteForm[] forms)
    {
        if (forms.Length == 0)
        {
            return [];
        }

        return [.. ProbePlan.Divide(forms).Select(WriteProbe)];
    }

    /// <summary>The bucket of several probes, which may belong to other buckets, too.</summary>
    internal ulong WriteBucket(List<ulong[]> probes)
    {
        // The best ranks first, so that the matcher may stop before the last.
        uint offset = writer.Offset;
        foreach (ulong[] probe in probes.OrderBy(probe => (ushort)(probe[0] >> 16)))
        {
            foreach (ulong word in probe)
            {
                writer.Add(word);
            }
        }

        return TableWriter.Pack(offset, (uint)probes.Count);
    }

    private ulong[] WriteProbe(Probe probe)
    {
        int bits = 1;
        int room = probe.Groups.Count * (probe.Groups.Count <= SparseUpTo ? 4 : 2);
        while (1 << bits < room)
        {
            bits++;
        }

        int[] offsets = [.. probe.Positions.Select(position => WindowOffset(probe, position))];
        int shift = 64 - bits;
        uint[] table = new uint[1 << bits];

        // Groups whose hashes meet share their blocks; without positions there is one group, and every hash is 0. They are chained
        // by their places: the last group of each place, and for each group the one before.
        FormGroups groups = probe.Groups;
        int[] lastAt = new int[1 << bits], placeOf = new int[groups.Count], before = new int[groups.Count];
        for (int group = 0; group < groups.Count; group++)
        {
            placeOf[group] = (int)LaneKey.Index(Hash(groups[group][0], probe.Positions, offsets), shift);
            before[group] = lastAt[placeOf[group]];
            lastAt[placeOf[group]] = group + 1;
        }

        for (int group = 0; group < groups.Count; group++)
        {
            ref uint block = ref table[placeOf[group]];
            if (block == 0)
            {
                int last = lastAt[placeOf[group]];
                bool isAlone = before[last - 1] == 0;
                ReadOnlySpan<RouteForm> forms = isAlone ? groups[group] : Join(groups, last, before);

                // In the fuller tables of large probes many groups meet. A lane for each pair of them would be a sixth of the table.
                block = blocks.Write(forms, hasLanes: isAlone || groups.Count <= SparseUpTo || forms.Length > MaxMet);
            }
        }

        ulong places = 0;
        for (int i = 0; i < probe.Positions.Count; i++)
        {
            places |= (ulong)(uint)(probe.Positions[i] | (offsets[i] << 12)) << (16 * i);
        }

        return [(uint)probe.Positions.Count | ((ulong)shift << 8) | ((ulong)(uint)probe.LowestRank << 16) | ((ulong)writer.AddUInt32s(table) << 32), places];
    }

    private int WindowOffset(Probe probe, int position)
    {
        LiteralNumbers numbers = new();
        List<ushort> ids = new(probe.Groups.Count);
        for (int i = 0; i < probe.Groups.Count; i++)
        {
            ushort id = probe.Groups[i][0].Ids[position];
            if (numbers.NumberOf(id) == ids.Count)
            {
                ids.Add(id);
            }
        }

        return LaneTable.WindowOffset(literals, ids);
    }

    private static RouteForm[] Join(FormGroups groups, int last, int[] before)
    {
        List<RouteForm> forms = [];
        for (int at = last; at != 0; at = before[at - 1])
        {
            foreach (RouteForm form in groups[at - 1])
            {
                forms.Add(form);
            }
        }

        forms.Sort(static (x, y) => x.Rank.CompareTo(y.Rank));
        return [.. forms];
    }

    private ulong Hash(RouteForm form, List<int> positions, int[] offsets)
    {
        ulong hash = 0;
        for (int i = 0; i < offsets.Length; i++)
        {
            hash = LaneKey.Combine(hash, literals[form.Ids[positions[i]]].Key(offsets[i], literals.IsCaseSensitive));
        }

        return hash;
    }
}
