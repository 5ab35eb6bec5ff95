using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>Writes the probes of large buckets, and the blocks that they find.</summary>
/// <param name="writer">Takes the words.</param>
/// <param name="blocks">Writes the blocks.</param>
/// <param name="literals">All literals.</param>
/// <param name="segments">Those of each route's segments.</param>
/// <param name="texts">Divides what probes do not; null where these are text probes themselves.</param>
internal sealed class ProbeTables(TableWriter writer, CandidateBlocks blocks, LiteralTable literals, SegmentIds segments, TextProbes? texts)
{
    private const int SparseUpTo = 4096, MaxMet = 4;

    private readonly LiteralNumbers _numbers = new();

    /// <summary>How many routes of a probe have the same hash, at the most, where only windows are looked at.</summary>
    internal int MostAlike(Probe probe)
    {
        ulong[] hashes = Hashes(probe, new int[probe.Positions.Count], areTexts: false);
        Dictionary<ulong, int> alike = [];
        int most = 0;
        for (int group = 0; group < hashes.Length; group++)
        {
            alike.TryGetValue(hashes[group], out int before);
            alike[hashes[group]] = before + probe.Groups[group].Length;
            most = Math.Max(most, before + probe.Groups[group].Length);
        }

        return most;
    }

    /// <summary>The words of the probes that find these routes, which stand in the order of their ranks.</summary>
    internal List<ulong[]> Write(RouteForm[] forms)
    {
        if (forms.Length == 0)
        {
            return [];
        }

        List<Probe> probes = ProbePlan.Divide(segments, forms, _numbers, CandidateBlocks.MaxForms);
        return ProbeRest.TryFind(segments, probes, out Probe? only, out ProbeRest? rest)
            ? [WriteProbe(only, rest)]
            : probes.ConvertAll(probe => WriteProbe(probe, null));
    }

    /// <summary>The bucket of several probes, which may belong to other buckets, too.</summary>
    internal ulong WriteBucket(List<ulong[]> probes)
    {
        // The best ranks first, so that the matcher may stop before the last.
        uint offset = writer.Offset;
        foreach (ulong[] probe in probes.Count == 1 ? probes : probes.OrderBy(static probe => (int)(ushort)(probe[0] >> 16)).ToList())
        {
            foreach (ulong word in probe)
            {
                writer.Add(word);
            }
        }

        return TableWriter.Pack(offset, (uint)probes.Count);
    }

    /// <summary>Writes the blocks of a probe and the table that finds them; what is left are the words of the probe.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="rest">Routes that are looked at when no other matches; null if there are none.</param>
    internal ulong[] WriteProbe(Probe probe, ProbeRest? rest)
    {
        uint restBlock = rest is null ? 0 : WriteBlocks(rest.Forms, hasLanes: true, next: 0);
        int[] offsets = new int[probe.Positions.Count];
        ulong[] hashes = Hashes(probe, offsets, areTexts: texts is null);
        (int shift, uint table, ulong slots) = ProbeSlots.TryPlace(hashes, probe.Groups, rest) is { } hash
            ? new ProbeSlots(writer, blocks, this).Write(hash, probe.Groups, rest, restBlock)
            : WriteTable(hashes, probe.Groups, rest, restBlock);
        ulong places = 0;
        for (int i = 0; i < probe.Positions.Count; i++)
        {
            places |= (ulong)(uint)(probe.Positions[i] | (offsets[i] << 12)) << (16 * i);
        }

        int lowestRank = Math.Min(probe.LowestRank, rest?.LowestRank ?? int.MaxValue);
        return [(uint)probe.Positions.Count | ((ulong)shift << 8) | ((ulong)(uint)lowestRank << 16) | ((ulong)table << 32), places, slots];
    }

    /// <summary>Writes the blocks of a probe and a table of their offsets.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    private (int Shift, uint Table, ulong Slots) WriteTable(ulong[] hashes, FormGroups groups, ProbeRest? rest, uint restBlock)
    {
        int bits = 1;
        int room = groups.Count * (groups.Count <= SparseUpTo ? 4 : 2);
        while (1 << bits < room)
        {
            bits++;
        }

        // Groups whose hashes meet share their blocks; without positions there is one group, and every hash is 0.
        int shift = 64 - bits;
        GroupChains chains = new(groups, 1 << bits);
        for (int group = 0; group < groups.Count; group++)
        {
            chains.Add(group, (int)LaneKey.Index(hashes[group], shift));
        }

        uint[] table = new uint[1 << bits];
        for (int group = 0; group < groups.Count; group++)
        {
            if (chains.IsFirst(group))
            {
                int place = (int)LaneKey.Index(hashes[group], shift);
                bool isAlone = chains.IsLast(group, place);
                ReadOnlySpan<RouteForm> forms = isAlone ? groups[group] : chains.Join(place);

                // In the fuller tables of large probes many groups meet. A lane for each pair of them would be a sixth of the table.
                table[place] = WriteBlocks(rest is null ? forms : rest.AddTo(forms), hasLanes: isAlone || groups.Count <= SparseUpTo || forms.Length > MaxMet, restBlock);
            }
        }

        // Where the probe finds nothing, too.
        for (int i = 0; i < table.Length && restBlock != 0; i++)
        {
            table[i] = table[i] == 0 ? restBlock : table[i];
        }

        return (shift, writer.AddUInt32s(table), 0);
    }

    /// <summary>The offset of the first of the blocks that hold the routes of a group.</summary>
    internal uint WriteBlocks(ReadOnlySpan<RouteForm> forms, bool hasLanes, uint next) =>
        texts is null ? blocks.Write(forms, hasLanes, next) : texts.Write(forms, hasLanes, next);

    /// <summary>The hash of each group's literals.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="offsets">Where the window of each position starts; filled in.</param>
    /// <param name="areTexts">Whether all characters are hashed instead of a window.</param>
    [MethodImpl(ColdLoop.Optimized)]
    private ulong[] Hashes(Probe probe, int[] offsets, bool areTexts)
    {
        FormGroups groups = probe.Groups;
        ulong[] hashes = new ulong[groups.Count];
        ushort[] ids = new ushort[groups.Count];
        for (int i = 0; i < offsets.Length; i++)
        {
            _numbers.Clear();
            int count = 0;
            for (int group = 0; group < hashes.Length; group++)
            {
                ushort id = segments.At(groups.First(group), probe.Positions[i]);
                if (_numbers.NumberOf(id) == count)
                {
                    ids[count++] = id;
                }
            }

            offsets[i] = areTexts ? 0 : LaneTable.WindowOffset(literals, ids.AsSpan(0, count));
            for (int group = 0; group < hashes.Length; group++)
            {
                ushort id = segments.At(groups.First(group), probe.Positions[i]);
                ulong key = areTexts ? literals[id].TextKey(literals.IsCaseSensitive) : literals[id].Key(offsets[i], literals.IsCaseSensitive);
                hashes[group] = LaneKey.Combine(hashes[group], key);
            }
        }

        return hashes;
    }
}
