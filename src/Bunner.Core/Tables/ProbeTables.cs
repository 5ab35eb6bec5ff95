using System.Collections.Generic;
using System.Linq;

namespace Bunner.Core.Tables;

/// <summary>Writes the probes of large buckets, and the blocks that they find.</summary>
internal sealed class ProbeTables(TableWriter writer, CandidateBlocks blocks, LiteralTable literals)
{
    private const int SparseUpTo = 4096;

    /// <summary>The bucket of a few routes, which stand in the order of their ranks: one block.</summary>
    internal ulong WriteBlock(List<RouteForm> forms) => forms.Count == 0 ? 0 : blocks.Write(forms);

    /// <summary>The words of the probes that find these routes.</summary>
    internal List<ulong[]> Write(List<RouteForm> forms)
    {
        if (forms.Count == 0)
        {
            return [];
        }

        forms.Sort((x, y) => x.Rank.CompareTo(y.Rank));
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

        int[] offsets = [.. probe.Positions.Select(position => LaneTable.WindowOffset(literals, probe.Groups.Select(group => group[0].Ids[position]).Distinct()))];
        int shift = 64 - bits;
        uint[] table = new uint[1 << bits];

        // Groups whose hashes meet share their blocks; without positions there is one group, and every hash is 0.
        foreach (IGrouping<ulong, List<RouteForm>> entry in probe.Groups.GroupBy(group => LaneHash.Index(Hash(group[0], probe.Positions, offsets), shift)))
        {
            List<RouteForm> forms = [.. entry.SelectMany(group => group)];
            forms.Sort((x, y) => x.Rank.CompareTo(y.Rank));
            table[entry.Key] = blocks.Write(forms);
        }

        ulong places = 0;
        for (int i = 0; i < probe.Positions.Count; i++)
        {
            places |= (ulong)(uint)(probe.Positions[i] | (offsets[i] << 12)) << (16 * i);
        }

        return [(uint)probe.Positions.Count | ((ulong)shift << 8) | ((ulong)(uint)probe.LowestRank << 16) | ((ulong)writer.AddUInt32s(table) << 32), places];
    }

    private ulong Hash(RouteForm form, List<int> positions, int[] offsets)
    {
        ulong hash = 0;
        for (int i = 0; i < offsets.Length; i++)
        {
            hash = LaneHash.Combine(hash, literals[form.Ids[positions[i]]].Hash(offsets[i], literals.IsCaseSensitive));
        }

        return hash;
    }
}
