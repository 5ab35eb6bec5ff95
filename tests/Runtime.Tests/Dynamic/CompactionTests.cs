using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Bunner;
using Bunner.Dynamic;
using Xunit;
using static Runtime.Tests.Dynamic.CompactionTables;

namespace Runtime.Tests.Dynamic;

/// <summary>Compaction in slices: what it gives back, what it leaves alone, what each slice may do. Steps are counted, not seconds.</summary>
public sealed class CompactionTests
{
    [Fact]
    public void Changes_give_the_memory_back_when_most_routes_are_gone()
    {
        const int Loaded = 30_000, StepsInSlice = 4;
        Random random = new(1);
        DynamicRouter<int> router = WithSteps(StepsInSlice, out ReadClock clock);
        router.AddRange(Enumerable.Range(0, Loaded).Select(Route));
        long before = router.MemoryUsage.TreeBytes;
        HashSet<int> present = RemoveMost(router, Loaded, 0.95, random);
        Assert.True(router.Store.IsCompacting);

        long mostNodes = 0, mostReads = 0;
        int changes = 0;
        for (; changes < 100 && router.Store.IsCompacting; changes++)
        {
            AssertAnswers(router, present, random, Loaded, 100);
            (long nodes, long reads) = (router.Store.Tree.Steps, clock.Reads);
            router.Add("GET", $"/more/{changes}", 1);
            mostNodes = Math.Max(mostNodes, router.Store.Tree.Steps - nodes);
            mostReads = Math.Max(mostReads, clock.Reads - reads);
        }

        // Every step looks at 16 routes, each of which has a way or two of about 16 nodes, which it may copy.
        Assert.InRange(changes, 10, 99);
        Assert.InRange(mostNodes, 100, StepsInSlice * RouteStore.RoutesInStep * 2 * 2 * 16);
        Assert.InRange(mostReads, 2, StepsInSlice + 1);
        Assert.Equal(1, router.Metrics.Compactions);
        Assert.True(router.MemoryUsage.TreeBytes < 2 * FreshBytes(present), $"{before:N0} before, {router.MemoryUsage.TreeBytes:N0} after, {FreshBytes(present):N0} fresh");
        Assert.True(router.MemoryUsage.TreeBytes < before / 8);
        TreeArenas arenas = router.Store.Arenas;
        Assert.All(new ICompactArena[] { arenas.Nodes, arenas.Sixteens, arenas.FortyEights, arenas.Entries }, static arena => Assert.InRange(arena.ArrayBytes, 1, arena.FittingBytes * 4 / 3 + 4096));
        foreach (int i in Enumerable.Range(0, Loaded))
        {
            Assert.Equal(present.Contains(i) ? i : -1, Find(router, i));
        }

        Assert.Empty(router.CheckIntegrity());
    }

    [Fact]
    public void Routes_that_go_one_by_one_take_their_memory_along()
    {
        const int Loaded = 12_000;
        Random random = new(2);
        DynamicRouter<int> router = WithSteps(2, out _);
        router.AddRange(Enumerable.Range(0, Loaded).Select(Route));
        HashSet<int> present = [.. Enumerable.Range(0, Loaded)];
        int[] order = [.. present];
        random.Shuffle(order);
        foreach (int i in order.AsSpan(0, Loaded - 400))
        {
            Assert.True(router.Remove(Method(i), Template(i)));
            present.Remove(i);
        }

        AssertAnswers(router, present, random, Loaded, 5000);
        Assert.Empty(router.CheckIntegrity());
        Assert.InRange(router.Metrics.Compactions, 3, 8);
        Assert.True(router.MemoryUsage.TreeBytes < 3 * FreshBytes(present) + 100_000, $"{router.MemoryUsage.TreeBytes:N0}, {FreshBytes(present):N0} fresh");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_random_history_with_the_smallest_budget_is_sound_after_every_change(int seed)
    {
        const int Names = 3000;
        Random random = new(seed);
        DynamicRouter<int> router = WithSteps(1, out _);
        DynamicRouter<int> other = new(new RouterOptions { CompactionBudget = TimeSpan.Zero });
        HashSet<int> present = [];
        int sliced = 0;
        for (int round = 0; round < 4; round++)
        {
            Change(present.ToArray(), [.. Enumerable.Range(0, Names).Where(_ => random.Next(8) != 0)]);
            Change([.. present.Where(_ => random.Next(12) != 0)], []);
            for (int i = 0; i < 60; i++)
            {
                sliced += router.Store.IsCompacting ? 1 : 0;
                int name = random.Next(Names);
                if (random.Next(10) == 0)
                {
                    // Refused: its last route is there already, or none of that name is.
                    Assert.False(router.TryReplaceRange([.. present.Take(20).Select(Identity), new RouteIdentity("GET", "/none")], [.. Enumerable.Range(Names, 100).Select(Route)], out _));
                }
                else
                {
                    Change(present.Contains(name) ? [name] : [], present.Contains(name) ? [] : [name]);
                }

                Assert.Empty(router.CheckIntegrity());
                AssertAnswers(router, present, random, Names, 20);
            }

            if (round == 2)
            {
                router.Seal();
                Assert.False(router.Store.IsCompacting);
            }
        }

        Assert.True(sliced > 50, $"Only {sliced} changes beside a pass: nothing was tested.");
        Assert.True(router.Metrics.Compactions > 0);
        Assert.Equal(0, other.Metrics.Compactions);
        Assert.Equal(other.ToArray(), router.ToArray());

        void Change(int[] going, int[] coming)
        {
            router.ReplaceRange(going.Select(Identity), coming.Select(Route));
            other.ReplaceRange(going.Select(Identity), coming.Select(Route));
            present.ExceptWith(going);
            present.UnionWith(coming);
        }
    }

    [Fact]
    public void A_refused_batch_leaves_a_pass_as_it_was()
    {
        const int Loaded = 8_000;
        Random random = new(6);
        DynamicRouter<int> router = WithSteps(1, out _);
        router.AddRange(Enumerable.Range(0, Loaded).Select(Route));
        HashSet<int> present = RemoveMost(router, Loaded, 0.9, random);
        int refused = 0, added = 0;
        while (router.Store.IsCompacting)
        {
            Assert.False(router.TryAddRange([.. Enumerable.Range(Loaded, 30).Select(Route), Route(present.First())], out _));
            Assert.Empty(router.CheckIntegrity());
            AssertAnswers(router, present, random, Loaded + 30, 100);
            refused++;
            router.Add("GET", $"/more/{added++}", 1);
        }

        Assert.True(refused > 20, $"{refused} batches beside the pass: nothing was tested.");
        Assert.Equal((refused, 1), (router.Metrics.Refusals, router.Metrics.Compactions));
        Assert.Empty(router.CheckIntegrity());
        Assert.True(router.MemoryUsage.TreeBytes < 2 * FreshBytes(present));
    }

    [Fact]
    public void A_snapshot_holds_while_the_trees_are_compacted()
    {
        const int Loaded = 12_000;
        Random random = new(7);
        DynamicRouter<int> router = WithSteps(2, out _);
        router.AddRange(Enumerable.Range(0, Loaded).Select(Route));
        RouterSnapshot<int> full = router.CreateSnapshot();
        HashSet<int> present = RemoveMost(router, Loaded, 0.93, random);
        Assert.True(router.Store.IsCompacting);
        RouterSnapshot<int> within = router.CreateSnapshot();
        for (int i = 0; i < 3000; i++)
        {
            router.Replace(Method(present.First()), Template(present.First()), present.First());
            if (i % 100 == 0)
            {
                AssertSnapshots();
            }
        }

        AssertSnapshots();
        AssertAnswers(router, present, random, Loaded, Loaded);
        Assert.Equal(1, router.Metrics.Compactions);
        Assert.True(router.MemoryUsage.TreeBytes < 3 * FreshBytes(present));
        Assert.Empty(router.CheckIntegrity());
        full.Dispose();
        within.Dispose();

        void AssertSnapshots()
        {
            for (int i = random.Next(7); i < Loaded; i += 7)
            {
                Assert.True(full.TryMatch(Method(i), Path(i), out _, out int value));
                Assert.Equal(i, value);
                Assert.Equal(present.Contains(i), within.TryMatch(Method(i), Path(i), out _, out _));
            }
        }
    }

    [Fact]
    public void Compacting_at_once_gives_back_what_is_held_by_nobody_else()
    {
        foreach (bool isHeld in new[] { false, true })
        {
            Random random = new(8);
            DynamicRouter<int> router = WithSteps(0, out _);
            router.Compact();
            router.AddRange(Enumerable.Range(0, 9_000).Select(Route));
            RouterSnapshot<int>? snapshot = isHeld ? router.CreateSnapshot() : null;
            HashSet<int> present = RemoveMost(router, 9_000, 0.95, random);
            router.Compact();
            Assert.Equal(1, router.Metrics.Compactions);
            Assert.True(router.MemoryUsage.TreeBytes < 2 * FreshBytes(present));
            router.Compact();
            Assert.Equal(1, router.Metrics.Compactions);
            Assert.Empty(router.CheckIntegrity());
            AssertAnswers(router, present, random, 9_000, 9_000);
            Assert.Equal(isHeld ? 9_000 : 0, snapshot?.Count ?? 0);
            Assert.True(snapshot is null || snapshot.TryMatch(Method(17), Path(17), out _, out _));
            snapshot?.Dispose();
            router.Seal();
            router.Compact();
            AssertAnswers(router, present, random, 9_000, 9_000);
        }
    }

    [Fact]
    public void Without_a_budget_nothing_is_compacted()
    {
        DynamicRouter<int> router = WithSteps(0, out ReadClock clock);
        router.AddRange(Enumerable.Range(0, 5_000).Select(Route));
        RemoveMost(router, 5_000, 0.95, new Random(9));
        ArenaArray<RadixNode> nodes = router.Store.State.View.Nodes;
        for (int i = 0; i < 500; i++)
        {
            router.Add("GET", $"/more/{i}", 1);
        }

        Assert.True(Unsafe.AreSame(ref nodes.First, ref router.Store.State.View.Nodes.First));
        Assert.Equal((0, 0), (router.Metrics.Compactions, clock.Reads));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(700)]
    [InlineData(5_000)]
    public void Churn_at_one_size_is_left_alone(int live)
    {
        const int Changes = 60_000;
        Random random = new(10);
        DynamicRouter<int> router = WithSteps(1000, out ReadClock clock);
        router.AddRange(Enumerable.Range(0, live).Select(Route));
        int[] present = [.. Enumerable.Range(0, live)];
        for (int i = 0; i < Changes; i += 2)
        {
            ref int going = ref present[random.Next(live)];
            Assert.True(router.Remove(Method(going), Template(going)));
            going = live + i;
            router.AddRange([Route(going)]);
        }

        Assert.InRange(router.Metrics.Compactions, 0, 1);
        Assert.InRange(clock.Reads, 0, 2 * live);
        Assert.Empty(router.CheckIntegrity());
    }

    [Fact]
    public void A_table_that_breathes_pays_a_bounded_part_for_compaction()
    {
        // Each round, ten times as many routes come and go. A pass looks at each route once, a step at 16 of them.
        const int Least = 500, Most = 5_000, Rounds = 12;
        DynamicRouter<int> router = WithSteps(int.MaxValue, out ReadClock clock);
        router.AddRange(Enumerable.Range(0, Least).Select(Route));
        for (int round = 0; round < Rounds; round++)
        {
            router.AddRange(Enumerable.Range(Least, Most - Least).Select(Route));
            for (int i = Least; i < Most; i++)
            {
                Assert.True(router.Remove(Method(i), Template(i)));
            }
        }

        Assert.InRange(router.Metrics.Compactions, Rounds, 5 * Rounds);
        Assert.InRange(clock.Reads, Rounds, Rounds * (Most - Least) * 4 / 2);
    }

    [Fact]
    public async Task Every_answer_is_right_while_a_writer_compacts()
    {
        // The first routes stay; the others come and go all at once, and one change after the other moves what is left.
        const int Staying = 600, All = 9_000;
        DynamicRouter<int> router = new(new RouterOptions { CompactionBudget = TimeSpan.FromTicks(1) });
        router.AddRange(Enumerable.Range(0, All).Select(Route));
        using CancellationTokenSource end = new(TimeSpan.FromSeconds(2));
        long answers = 0;
        Task[] readers = [.. Enumerable.Range(0, 3).Select(reader => Task.Factory.StartNew(() =>
        {
            Random random = new(reader);
            while (!end.IsCancellationRequested)
            {
                int route = random.Next(Staying);
                Assert.Equal(route, Find(router, route));
                Assert.Equal(-1, Find(router, All + route));
                Interlocked.Increment(ref answers);
            }
        }, TaskCreationOptions.LongRunning))];
        RouteIdentity[] going = [.. Enumerable.Range(Staying, All - Staying).Select(Identity)];
        DynamicRoute<int>[] coming = [.. Enumerable.Range(Staying, All - Staying).Select(Route)];
        int rounds = 0;
        while (!end.IsCancellationRequested)
        {
            router.RemoveRange(going);
            for (int i = 0; router.Store.IsCompacting; i++)
            {
                router.Replace(Method(i % Staying), Template(i % Staying), i % Staying);
            }

            router.AddRange(coming);
            rounds++;
        }

        await Task.WhenAll(readers);
        Assert.True(answers > 1000, $"Only {answers} answers: nothing was tested.");
        Assert.True(router.Metrics.Compactions > 0 && router.Metrics.Compactions >= rounds / 2, $"{router.Metrics.Compactions} passes in {rounds} rounds: nothing was tested.");
        Assert.Empty(router.CheckIntegrity());
    }
}
