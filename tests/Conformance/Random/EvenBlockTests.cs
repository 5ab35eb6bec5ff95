using System.Collections.Generic;
using System.Linq;
using Bunner.Conformance.Fixtures;
using Bunner.Core.Tables;
using Bunner.Matching;
using Xunit;

namespace Bunner.Conformance.Randomized;

/// <summary>What the matcher goes through in loops is as long for one route as for another, so that the processor can foresee it.</summary>
public sealed class EvenBlockTests
{
    [Fact]
    public void Buckets_without_probes_have_one_number_of_lanes()
    {
        Assert.Equal([2], Lanes(Table("github203")).Distinct());
        Assert.Equal([1], Lanes(Table("parse26")).Distinct());
    }

    [Fact]
    public void Most_blocks_behind_probes_have_that_number_of_lanes_in_a_table_of_few_forms()
    {
        BuiltRouteTable table = Table("kubernetes");
        List<uint> lanes = ProbedLanes(table);

        Assert.Equal([2], Lanes(table).Distinct());
        Assert.InRange(lanes.Count(static count => count == 2), lanes.Count * 3 / 4, lanes.Count);
    }

    [Fact]
    public void Most_candidates_have_one_number_of_pieces()
    {
        string[] longer = [.. Enumerable.Range(0, 50).Select(static i => $"GET /orders/{{id}}/items/{{item}}/a{i}")];
        string[] shorter = [.. Enumerable.Range(0, 10).Select(static i => $"GET /orders/{{id}}/b{i}")];
        BuiltRouteTable table = new(new RouteTableSpec(RouterOptions.Default, [.. longer, .. shorter, $"GET /a/{{b}}/{new string('c', 40)}/{{d}}/e"]));
        List<uint> pieces = Pieces(table);

        Assert.DoesNotContain(0u, pieces);
        Assert.Equal(60, pieces.Count(static count => count == 1));
        Assert.Contains(2u, pieces);
        Assert.Contains(0u, Pieces(Table("github203")));
    }

    [Fact]
    public void A_block_of_which_fewer_lanes_would_leave_much_to_compare_keeps_its_own()
    {
        LanePlan small = new(4), large = new(40), alone = new(1);
        small.Add(position: 0, pairs: 0);
        large.Add(position: 0, pairs: 400);
        large.Add(position: 1, pairs: 100);
        large.Add(position: 2, pairs: 0);
        List<LanePlan> plans = [.. Enumerable.Repeat(small, 100), large, alone];

        int even = EvenLanes.Best(plans);

        Assert.Equal(1, even);
        Assert.Equal(1, EvenLanes.NumberFor(small, even));
        Assert.Equal(1, EvenLanes.NumberFor(alone, even));
        Assert.Equal(3, EvenLanes.NumberFor(large, even));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0, 100)]
    [InlineData(0, 91, 9)]
    [InlineData(1, 40, 51, 9)]
    [InlineData(2, 20, 20, 60)]
    [InlineData(0, 99, 0, 0, 0, 0, 0, 0, 0, 0, 1)]
    public void As_many_pieces_are_added_as_most_candidates_have(int added, params int[] candidates)
    {
        EvenPieces even = new();
        for (int pieces = 0; pieces < candidates.Length; pieces++)
        {
            for (int i = 0; i < candidates[pieces]; i++)
            {
                even.Count(pieces);
            }
        }

        Assert.Equal(added, even.Best());
    }

    // Invariant of the pointers below: the table is pinned while they are used, and every offset is one that its builder wrote.
    private static BuiltRouteTable Table(string corpus) => new(Corpus.Load(corpus).Table);

    private static unsafe List<uint> Lanes(BuiltRouteTable table)
    {
        List<uint> lanes = [];
        fixed (ulong* data = table.Data)
        {
            foreach (ulong bucket in Buckets(table))
            {
                lanes.Add(((BlockHeader*)(data + bucket))->LaneCount);
            }
        }

        return lanes;
    }

    /// <summary>The lanes of the blocks of several routes that probes without slots find.</summary>
    private static unsafe List<uint> ProbedLanes(BuiltRouteTable table)
    {
        List<uint> lanes = [];
        fixed (ulong* data = table.Data)
        {
            foreach (ulong bucket in Buckets(table, probes: 1))
            {
                ProbeRecord* probe = (ProbeRecord*)(data + (uint)bucket);
                uint* blocks = (uint*)(data + probe->Table);
                for (int i = 0; i < 1 << (64 - probe->Shift) && probe->SlotCount == 0; i++)
                {
                    BlockHeader* block = (BlockHeader*)(data + blocks[i]);
                    if (blocks[i] != 0 && block->NoCandidates < 63)
                    {
                        lanes.Add(block->LaneCount);
                    }
                }
            }
        }

        return lanes;
    }

    private static unsafe List<uint> Pieces(BuiltRouteTable table)
    {
        List<uint> pieces = [];
        fixed (ulong* data = table.Data)
        {
            foreach (ulong bucket in Buckets(table))
            {
                BlockHeader* block = (BlockHeader*)(data + bucket);
                for (int i = 0; i < 64 - block->NoCandidates; i++)
                {
                    uint besides = CandidateSearch.Candidates(block)[i].Besides;
                    pieces.Add(besides == 0 ? 0u : ((BesidesRecord*)(data + besides))->PieceCount);
                }
            }
        }

        return pieces;
    }

    /// <summary>The buckets of paths with segments that have so many probes; without any, their offsets are those of blocks.</summary>
    private static unsafe List<ulong> Buckets(BuiltRouteTable table, uint probes = 0)
    {
        List<ulong> buckets = [];
        fixed (ulong* data = table.Data)
        {
            for (uint id = 0; id < (uint)data[TableLayout.Methods]; id++)
            {
                MethodShape* method = MethodLookup.ById(data, id);
                for (uint segments = 1; segments <= method->Limit; segments++)
                {
                    ulong bucket = data[method->FirstBucket + segments];
                    if (bucket != 0 && bucket >> 32 == probes)
                    {
                        buckets.Add(bucket);
                    }
                }
            }
        }

        return buckets;
    }
}
