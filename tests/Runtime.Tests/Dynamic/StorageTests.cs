using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Bunner;
using Bunner.Core.Tables;
using Bunner.Dynamic;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>The storage of the tree: sizes, arenas, children.</summary>
public sealed class StorageTests
{
    [Fact]
    public void Nodes_of_the_first_changes_are_not_written_to_when_the_numbers_of_changes_begin_anew()
    {
        DynamicRouter<int> router = new();
        router.Add("GET", "/first/abc", 1);
        Assert.Equal(2u, router.Store.Tree.Batch);
        router.Store.Tree.Batch = uint.MaxValue;
        router.Add("GET", "/other", 2);
        Assert.Equal(1u, router.Store.Tree.Batch);
        using RouterSnapshot<int> snapshot = router.CreateSnapshot();

        router.Add("GET", "/first/abc/{x}", 3);

        Assert.False(snapshot.TryMatch("GET", "/first/abc/d", out _, out _));
        Assert.True(router.TryMatch("GET", "/first/abc/d", out _, out int value) && value == 3);
        Assert.Empty(router.CheckIntegrity());
    }

    [Fact]
    public void A_node_fits_a_cache_line()
    {
        Assert.Equal(64, Unsafe.SizeOf<RadixNode>());
        Assert.Equal(80, Unsafe.SizeOf<Node16>());
        Assert.Equal(320, Unsafe.SizeOf<Node48>());
        Assert.Equal(512, Unsafe.SizeOf<Node128>());
        Assert.Equal(1, Unsafe.SizeOf<RadixFlags>());
        Assert.Equal(24, Unsafe.SizeOf<RouteSlot>());
    }

    [Fact]
    public void An_arena_uses_slots_again_once_they_are_recycled()
    {
        CompactArena<string?> arena = new(4);
        uint first = arena.Add("a"), second = arena.Add("b");
        arena.Commit();
        arena.Retire(first);
        arena.Commit();
        Assert.Equal(1, arena.Count);
        Assert.NotEqual(first, arena.Add("c"));
        arena.Commit();
        Assert.Equal("a", arena[first]);

        arena.Recycle();

        Assert.Null(arena[first]);
        Assert.Equal(first, arena.Add("d"));
        Assert.Equal(3, arena.Count);
        Assert.Equal("b", arena[second]);
    }

    [Fact]
    public void A_change_that_is_taken_back_leaves_an_arena_as_it_was()
    {
        CompactArena<int> arena = new(4);
        uint kept = arena.Add(1);
        arena.Commit();
        arena.Retire(kept);
        uint given = arena.Add(2);
        arena.GiveBack(given);
        Assert.Equal(given, arena.Add(3));

        arena.Abort();

        Assert.Equal(1, arena.Count);
        Assert.Equal(0, arena.Retired);
        Assert.Equal(1, arena[kept]);
        Assert.Equal(given, Assert.Single(arena.Unused()));
    }

    [Fact]
    public void An_arena_gets_shorter_a_part_at_a_time_while_it_changes()
    {
        CompactArena<string?> arena = new(4);
        for (int i = 1; i <= 20_000; i++)
        {
            Assert.Equal((uint)i, arena.Add($"{i}"));
        }

        arena.Commit();
        ArenaArray<string?> before = arena.Items;
        for (uint i = 3_001; i <= 20_000; i++)
        {
            arena.Retire(i);
        }

        arena.Commit();
        arena.Recycle();
        Assert.Equal(3_001, arena.Length);
        Assert.False(arena.IsAbove(20_000));
        arena.StartCompaction();
        Assert.True(arena.IsCompacting && arena.HasRoom && arena.CanCopy && arena.IsAbove(20_000));

        Assert.False(arena.Copy(8 * 1_000));
        arena.Retire(5);
        arena.Commit();
        arena.Recycle();
        Assert.Equal(5u, arena.Add("published"));
        arena.Commit();
        Assert.Equal(3_001u, arena.Add("taken back"));
        arena.Abort();
        arena.Retire(7);
        arena.Commit();
        arena.Recycle();
        Assert.False(arena.Copy(8 * 1_000));
        Assert.True(arena.Copy(8 * 2_000));

        Assert.False(arena.IsCompacting);
        Assert.False(Unsafe.AreSame(ref before.First, ref arena.Items.First));
        Assert.InRange(arena.Items.Length, 3_001, 6_000);
        Assert.Equal(["4", "published", "6", null, "3000", null], new uint[] { 4, 5, 6, 7, 3_000, 3_001 }.Select(i => arena[i]));
        Assert.Equal([7u, 3_001u], [arena.Add("next"), arena.Add("next")]);
    }

    [Fact]
    public void An_arena_that_has_to_grow_is_not_made_shorter()
    {
        CompactArena<int> arena = new(4);
        uint[] slots = [.. Enumerable.Range(0, 20_000).Select(arena.Add)];
        arena.Commit();
        foreach (uint slot in slots[100..])
        {
            arena.Retire(slot);
        }

        arena.Commit();
        arena.Recycle();
        arena.StartCompaction();
        Assert.False(arena.Copy(64));
        for (int i = 0; i < 5_000; i++)
        {
            Assert.Equal((uint)(101 + i), arena.Add(i));
        }

        Assert.False(arena.IsCompacting);
        arena.Commit();
        Assert.Equal(99, arena[100]);
        Assert.Equal(4_999, arena[5_100]);
    }

    [Fact]
    public void A_set_of_slots_knows_its_smallest()
    {
        Random random = new(14);
        SlotSet slots = new();
        SortedSet<uint> expected = [];
        for (int i = 0; i < 20_000; i++)
        {
            uint slot = (uint)random.Next(random.Next(3) == 0 ? 100 : 300_000);
            if (random.Next(3) > 0)
            {
                slots.Add(slot);
                expected.Add(slot);
            }
            else if (expected.Count > 0)
            {
                Assert.Equal(expected.Min, slots.Smallest);
                slots.Remove(expected.Min);
                expected.Remove(expected.Min);
            }

            Assert.Equal(expected.Contains(slot), slots.Contains(slot));
            Assert.Equal(expected.Count, slots.Count);
        }

        slots.Add(7);
        expected.Add(7);
        Assert.Equal(expected, slots.ToEnumerable());
        long bytes = slots.Bytes;
        foreach (uint slot in expected.Where(static slot => slot >= 1000).ToArray())
        {
            slots.Remove(slot);
            expected.Remove(slot);
        }

        foreach (uint end in (uint[])[1000, 640, 641, 700, 64, 8, 9, 0, 500_000])
        {
            uint start = end;
            while (start > 0 && expected.Remove(start - 1))
            {
                start--;
            }

            Assert.Equal(start, slots.RemoveBefore(end));
            Assert.Equal(expected.Count, slots.Count);
            Assert.Equal(expected, slots.ToEnumerable());
            for (uint slot = end > 900 ? 0 : end; slot < end + 200 && slot < 1000; slot++)
            {
                slots.Add(slot);
                expected.Add(slot);
            }
        }

        slots.Trim(1000);
        Assert.True(slots.Bytes < bytes / 100);
        Assert.Equal(expected, slots.ToEnumerable());
        slots.Add(70_000);
        Assert.True(slots.Contains(70_000));
        Assert.Equal(expected.Min, slots.Smallest);
    }

    [Fact]
    public void Children_are_found_in_every_kind_of_block_while_it_grows_and_shrinks()
    {
        TreeArenas arenas = new(4);
        ChildTable children = new(arenas);
        uint[] below = [.. Enumerable.Range(0, 128).Select(i => arenas.Nodes.Add(new RadixNode { Keys = uint.MaxValue, EdgeLength = (byte)(i % 17) }))];
        uint node = arenas.Nodes.Add(new RadixNode { Keys = uint.MaxValue });
        byte[] keys = [.. Enumerable.Range(0, 128).Select(i => (byte)(i * 37 % 128))];
        for (int count = 1; count <= 128; count++)
        {
            children.Add(node, keys[count - 1], below[count - 1]);
            AssertChildren(count);
            Assert.Equal(count <= 4 ? ChildKind.Four : count <= 16 ? ChildKind.Sixteen : count <= 48 ? ChildKind.FortyEight : ChildKind.All, arenas.Nodes[node].Kind);
        }

        for (int count = 127; count >= 0; count--)
        {
            children.Remove(node, keys[count]);
            AssertChildren(count);
        }

        Assert.Equal(ChildKind.Four, arenas.Nodes[node].Kind);
        Assert.Equal(0, arenas.Sixteens.Count + arenas.FortyEights.Count + arenas.Alls.Count);

        void AssertChildren(int count)
        {
            for (int i = 0; i < 128; i++)
            {
                Assert.Equal(i < count ? below[i] : 0, children.Find(node, keys[i]));
            }
        }
    }

    [Fact]
    public unsafe void Nodes_begin_where_cache_lines_do_whatever_the_array_grows_to()
    {
        TreeArenas arenas = new(4);
        for (int i = 0; i < 5_000; i++)
        {
            arenas.Nodes.Add(new RadixNode { ChildCount = (byte)i });
            Assert.Equal(0, (int)((nint)Unsafe.AsPointer(ref arenas.Nodes.Items.First) & 63));
        }

        Assert.All(Enumerable.Range(1, 5_000), i => Assert.Equal((byte)(i - 1), arenas.Nodes[(uint)i].ChildCount));
        Assert.Throws<IndexOutOfRangeException>(() => arenas.Nodes.Items[arenas.Nodes.Items.Length]);
        Assert.Throws<IndexOutOfRangeException>(() => arenas.Nodes.Items[-1]);
    }

    [Fact]
    public void A_link_has_a_node_and_the_length_of_its_text()
    {
        uint most = uint.MaxValue >> 6;
        foreach (uint node in (uint[])[1, 2, 1000, most])
        {
            foreach (byte length in (byte[])[0, 1, 16])
            {
                uint link = NodeLink.To(node, length);
                Assert.Equal((node, length, (nuint)node * 64), (NodeLink.NodeOf(link), (byte)NodeLink.LengthOf(link), NodeLink.OffsetOf(link)));
                Assert.Equal(NodeLink.To(node, 0), NodeLink.WithoutText(link));
            }
        }

        Assert.Throws<InvalidOperationException>(() => NodeLink.To(most + 1, 0));
    }

    [Fact]
    public void Values_of_any_kind_come_back_from_trees()
    {
        AssertKeeps("a", null, "c");
        AssertKeeps<byte>(1, 0, 255);
        AssertKeeps(true, false);
        AssertKeeps(int.MinValue, -1, 7);
        AssertKeeps<int?>(null, 3);
        AssertKeeps(long.MinValue, 1L << 40);
        AssertKeeps(Guid.Empty, new Guid("0b9f6c52-4f0e-4c8e-9a3c-3f6f0a4b7d21"));
        AssertKeeps(("x", 1), ("y", 2));
        AssertKeeps<object>(1, "s");

        static void AssertKeeps<T>(params T[] values)
        {
            DynamicRouter<T> router = new();
            for (int i = 0; i < values.Length; i++)
            {
                router.Add("GET", $"/all/literals/{i}", values[i]);
                router.Add("GET", $"/with/{{x}}/parameter/{i}", values[i]);
                router.Add("GET", $"/guarded/{{x:int}}/{i}/{{*rest}}", values[i]);
            }

            for (int i = 0; i < values.Length; i++)
            {
                foreach (string path in (string[])[$"/all/literals/{i}", $"/with/7/parameter/{i}", $"/guarded/7/{i}/a/b"])
                {
                    Assert.True(router.TryMatch("GET", path, out RouteMatch match, out T? value));
                    Assert.Equal(values[i], value);
                    Assert.True(router.TryGet("GET", match.Route.Template, out T? kept));
                    Assert.Equal(values[i], kept);
                }
            }
        }
    }

    [Fact]
    public void Compiled_expressions_are_kept_up_to_a_bound()
    {
        RouterSettings sensitive = RouterSettings.Default with { CaseSensitive = true };
        object first = RegexGuardCache.Get("x+", sensitive);
        Assert.Same(first, RegexGuardCache.Get("x+", sensitive));
        Assert.NotSame(first, RegexGuardCache.Get("x+", RouterSettings.Default));
        for (int i = 0; i < 2 * RegexGuardCache.Capacity; i++)
        {
            RegexGuardCache.Get($"y{i}", sensitive);
        }

        Assert.Equal(RegexGuardCache.Capacity, RegexGuardCache.Count);
        Assert.NotSame(first, RegexGuardCache.Get("x+", sensitive));
    }

    [Fact]
    public void Options_are_checked()
    {
        Assert.Equal("Capacity", Assert.Throws<ArgumentOutOfRangeException>(() => new DynamicRouter<int>(new RouterOptions { Capacity = 3 })).ParamName);
        Assert.Equal("Capacity", Assert.Throws<ArgumentOutOfRangeException>(() => new DynamicRouter<int>(new RouterOptions { Capacity = 65_536 })).ParamName);
        Assert.Equal("MaxRoutes", Assert.Throws<ArgumentOutOfRangeException>(() => new DynamicRouter<int>(new RouterOptions { MaxRoutes = 0 })).ParamName);
        Assert.Equal("MaxRoutes", Assert.Throws<ArgumentOutOfRangeException>(() => new DynamicRouter<int>(new RouterOptions { MaxRoutes = 65_536 })).ParamName);
        Assert.Equal("CompactionBudget", Assert.Throws<ArgumentOutOfRangeException>(() => new DynamicRouter<int>(new RouterOptions { CompactionBudget = TimeSpan.FromTicks(-1) })).ParamName);
    }
}
