using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Bunner.Dynamic;

namespace Bunner.Bench.Layout;

/// <summary>The ways from the root of a tree to each route in it: a step is the first character of the next edge, or 0 for the parameter.</summary>
/// <remarks>Constrained parameters and mixed segments are asked by their patterns, which no layout of nodes changes: routes behind them are left out.</remarks>
internal sealed class Descents
{
    private readonly List<byte> _steps = [];
    private readonly List<int> _starts = [0];

    private readonly List<uint> _nodes = [];

    private Descents(uint root) => Root = root;

    public uint Root { get; }

    /// <summary>All nodes that can be reached so.</summary>
    public IReadOnlyList<uint> Nodes => _nodes;

    public int Count => _starts.Count - 1;

    /// <summary>The steps of one way.</summary>
    public ReadOnlySpan<byte> this[int way] => CollectionsMarshal.AsSpan(_steps)[_starts[way].._starts[way + 1]];

    /// <summary>Walks a tree, with a stack of its own.</summary>
    public static Descents Of(in TreeView tree, uint root)
    {
        Descents descents = new(root);
        Stack<(uint Node, byte Step, int Depth)> open = new();
        List<byte> way = [];
        open.Push((root, 0, 0));
        while (open.TryPop(out (uint Node, byte Step, int Depth) next))
        {
            ref readonly RadixNode node = ref tree.Nodes[next.Node];
            descents._nodes.Add(next.Node);
            if (next.Depth > 0)
            {
                way.RemoveRange(next.Depth - 1, way.Count - next.Depth + 1);
                way.Add(next.Step);
            }

            if (node.Routes != 0)
            {
                descents._steps.AddRange(way);
                descents._starts.Add(descents._steps.Count);
            }

            if (node.Parameter != 0)
            {
                open.Push((NodeLink.NodeOf(node.Parameter), 0, next.Depth + 1));
            }

            foreach ((byte key, uint child) in ShippedNodes.ChildrenOf(tree, next.Node))
            {
                open.Push((child, key, next.Depth + 1));
            }
        }

        return descents;
    }
}
