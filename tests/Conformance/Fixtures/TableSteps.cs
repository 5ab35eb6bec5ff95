using System;
using System.Collections.Generic;
using Bunner.Core.Tables;
using Bunner.Matching;
using Xunit;

namespace Bunner.Conformance.Fixtures;

/// <summary>What a look-up may have to go through, read off a table.</summary>
internal static unsafe class TableSteps
{
    /// <summary>The most candidates, blocks and text probes that lie on one way through the bucket of GET requests of so many segments.</summary>
    public static int Most(RouteTable table, int segments)
    {
        fixed (ulong* data = table.Data)
        {
            int most = 0;
            foreach (uint start in Starts(data, segments))
            {
                most = Math.Max(most, Most(data, start));
            }

            return most;
        }
    }

    /// <summary>How many text probes begin behind the bucket of GET requests of so many segments.</summary>
    public static int TextProbes(RouteTable table, int segments)
    {
        HashSet<uint> found = [];
        fixed (ulong* data = table.Data)
        {
            foreach (uint start in Starts(data, segments))
            {
                for (uint at = start; at != 0; at = HeaderAt(data, at)->Next)
                {
                    if (HeaderAt(data, at)->LaneCount == TableLayout.TextProbe)
                    {
                        found.Add(at);
                    }
                }
            }
        }

        return found.Count;
    }

    private static BlockHeader* HeaderAt(ulong* data, uint at) => (BlockHeader*)(data + at);

    /// <summary>Everything that the bucket's word or its probes lead to.</summary>
    private static List<uint> Starts(ulong* data, int segments)
    {
        // Invariant of the pointers here: the table is pinned by the caller, and every offset is one that its builder wrote.
        fixed (char* method = "GET")
        {
            Assert.True(MethodLookup.TryFind(null!, data, method, 3, out MethodShape* shape));
            ulong bucket = data[shape->FirstBucket + Math.Min((uint)segments, shape->Limit)];
            if (bucket >> 32 == 0)
            {
                return [(uint)bucket];
            }

            List<uint> starts = [];
            for (uint i = 0; i < bucket >> 32; i++)
            {
                starts.AddRange(Blocks(data, (ProbeRecord*)(data + (uint)bucket) + i));
            }

            return starts;
        }
    }

    private static HashSet<uint> Blocks(ulong* data, ProbeRecord* probe)
    {
        HashSet<uint> blocks = [];
        for (uint i = 0; i < probe->SlotCount; i++)
        {
            blocks.Add(CandidateSearch.BlockOf(data, (CandidateRecord*)(data + probe->Slots + i * TableLayout.SlotLength)));
        }

        for (int i = 0; probe->SlotCount == 0 && i < 1 << (64 - probe->Shift); i++)
        {
            blocks.Add(((uint*)(data + probe->Table))[i]);
        }

        return blocks;
    }

    private static int Most(ulong* data, uint start)
    {
        int steps = 0;
        for (uint at = start; at != 0; at = HeaderAt(data, at)->Next)
        {
            steps++;
            if (HeaderAt(data, at)->LaneCount != TableLayout.TextProbe)
            {
                steps += CandidateBlocks.MaxForms - HeaderAt(data, at)->NoCandidates;
                continue;
            }

            // What a text probe finds has none behind it.
            int most = 0;
            foreach (uint found in Blocks(data, (ProbeRecord*)(HeaderAt(data, at) + 1)))
            {
                int sum = 0;
                for (uint block = found; block != 0; block = HeaderAt(data, block)->Next)
                {
                    Assert.NotEqual(TableLayout.TextProbe, HeaderAt(data, block)->LaneCount);
                    sum += 1 + CandidateBlocks.MaxForms - HeaderAt(data, block)->NoCandidates;
                }

                most = Math.Max(most, sum);
            }

            steps += most;
        }

        return steps;
    }
}
