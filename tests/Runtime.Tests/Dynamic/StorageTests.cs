using System;
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
    public void A_node_fits_a_cache_line()
    {
        Assert.Equal(64, Unsafe.SizeOf<RadixNode>());
        Assert.Equal(80, Unsafe.SizeOf<Node16>());
        Assert.Equal(320, Unsafe.SizeOf<Node48>());
        Assert.Equal(512, Unsafe.SizeOf<Node128>());
        Assert.Equal(1, Unsafe.SizeOf<RadixFlags>());
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
    public void Children_are_found_in_every_kind_of_block_while_it_grows_and_shrinks()
    {
        TreeArenas arenas = new(4);
        ChildTable children = new(arenas);
        uint node = arenas.Nodes.Add(new RadixNode { Keys = uint.MaxValue });
        byte[] keys = [.. Enumerable.Range(0, 128).Select(i => (byte)(i * 37 % 128))];
        for (int count = 1; count <= 128; count++)
        {
            children.Add(node, keys[count - 1], (uint)count);
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
                Assert.Equal(i < count ? (uint)i + 1 : 0, children.Find(node, keys[i]));
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
    }
}
