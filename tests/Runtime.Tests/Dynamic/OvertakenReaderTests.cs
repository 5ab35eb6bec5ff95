using System;
using System.Runtime.InteropServices;
using Bunner;
using Bunner.Dynamic;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>What a reader does whose nodes the writer uses again: whatever it reads, it ends, and soon.</summary>
public sealed class OvertakenReaderTests
{
    private const long MostSteps = 100_000;

    [Fact]
    public void Patterns_that_lead_in_circles_do_not_hold_a_reader()
    {
        RouterState state = MakeTree().Store.State;
        ArenaArray<RadixNode> nodes = state.View.Nodes;
        int circles = 0;
        for (uint i = 1; i < nodes.Length; i++)
        {
            uint root = nodes[i].Guarded;
            if (root != 0)
            {
                LeadBack(ref nodes[root], root);
                circles++;
            }
        }

        Assert.InRange(Search(state, "/r/12345/x"), 1, 1024);
        Assert.True(circles > 0);
    }

    [Fact]
    public void Texts_that_lead_in_circles_do_not_hold_a_reader()
    {
        RouterState state = MakeTree().Store.State;
        ArenaArray<RadixNode> nodes = state.View.Nodes;
        for (uint i = 1; i < nodes.Length; i++)
        {
            LeadBack(ref nodes[i], i);
        }

        Assert.InRange(Search(state, "/r/12345/x"), 1, 1024);
    }

    [Fact]
    public void Whatever_the_nodes_hold_a_reader_ends()
    {
        Random random = new(20);
        int ended = 0;
        for (int i = 0; i < 3000; i++)
        {
            DynamicRouter<int> router = MakeTree();
            RouterState state = router.Store.State;
            Overwrite(state, random, random.Next(1, 40));
            for (int path = 0; path < 4; path++)
            {
                try
                {
                    Assert.InRange(Search(state, path % 2 == 0 ? $"/r/{random.Next(100_000)}/x" : $"/{(char)random.Next('a', 'z')}/{random.Next(100)}/{random.Next(9)}/"), 0, MostSteps);
                    ended++;
                }
                catch (Exception exception) when (exception is IndexOutOfRangeException or NullReferenceException)
                {
                    // What the router catches, and begins again.
                }
            }
        }

        Assert.True(ended > 1000, $"{ended} searches ended by themselves: nothing was tested.");
    }

    private static DynamicRouter<int> MakeTree()
    {
        DynamicRouter<int> router = new(new RouterOptions { AllowAmbiguousRoutes = true });
        int value = 0;
        foreach (string template in (string[])
        [
            "/r/{a:int}/x", "/r/{b:alpha}", "/r/{c:guid}/y", "/r/{d:length(4)}", "/r/{e}/x", "/r/{*f:minlength(2)}", "/r/ü/x",
            "/a", "/b", "/c/{g}", "/d/{h:bool}", "/e/{i}-{j}", "/f/{k:regex([0-9]+)}", "/{l}/{m}/{n}", "/{**o}",
        ])
        {
            router.Add("GET", template, value++);
        }

        return router;
    }

    private static unsafe void LeadBack(ref RadixNode node, uint to)
    {
        node.Kind = ChildKind.Four;
        node.ChildCount = RadixNode.InlineChildren;
        node.EdgeLength = 0;
        node.Flags = RadixFlags.None;
        node.Multiplier = 0;
        node.Keys = '/' * 0x0101_0101u;
        for (int i = 0; i < RadixNode.InlineChildren; i++)
        {
            node.Children[i] = NodeLink.To(to, 0);
        }
    }

    /// <summary>Writes noise over the nodes, with references that mostly stay inside of the arrays, as they do where slots are used again.</summary>
    private static void Overwrite(RouterState state, Random random, int times)
    {
        Span<uint> words = MemoryMarshal.Cast<RadixNode, uint>(state.View.Nodes.AsSpan());
        for (int i = 0; i < times; i++)
        {
            words[random.Next(words.Length)] = random.Next(4) == 0 ? (uint)random.NextInt64(1L << 32) : (uint)random.Next(state.View.Nodes.Length) << (6 * random.Next(2));
        }
    }

    private static long Search(RouterState state, string path)
    {
        long steps = 0;
        int clock = 1;
        state.FindInTree<char>("GET", path, ref clock, began: 0, ref steps);
        return steps;
    }
}
