using System;
using System.Collections.Generic;
using System.Linq;
using Bunner.Dynamic;

namespace Bunner.Bench.Layout;

/// <summary>Nodes that are objects and refer to each other: edges are strings, children an array sorted by their first characters. They have fewer fields than the arena's: no roots of patterns.</summary>
internal sealed class ObjectNodes
{
    private readonly Node _root;

    public ObjectNodes(TreeView tree, uint root)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Dictionary<uint, Node>? made = new() { [root] = new Node() };
        _root = made[root];
        Stack<uint> open = new([root]);
        while (open.TryPop(out uint next))
        {
            Node node = made[next];
            RadixNode read = tree.Nodes[next];
            node.Edge = EdgeOf(read);
            node.Flags = read.Flags;
            node.Routes = (read.Routes & RadixNode.ManyRoutes) != 0 ? tree.Lists[read.Routes & ~RadixNode.ManyRoutes] : tree.Entries[read.Routes].Entry;
            if (read.Parameter != 0)
            {
                node.Parameter = made[NodeLink.NodeOf(read.Parameter)] = new Node();
                open.Push(NodeLink.NodeOf(read.Parameter));
            }

            List<(byte Key, uint Child)> children = ShippedNodes.ChildrenOf(tree, next);
            if (children.Count > 0)
            {
                node.Keys = [.. children.Select(static child => child.Key)];
                node.Children = [.. children.Select(child => made[child.Child] = new Node())];
                children.ForEach(child => open.Push(child.Child));
            }
        }

        made = null;
        Bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    public long Bytes { get; }

    /// <summary>Goes all ways.</summary>
    public ulong Walk(Descents descents, ReadOnlySpan<int> order)
    {
        ulong sum = 0;
        foreach (int way in order)
        {
            Node? node = _root;
            foreach (byte step in descents[way])
            {
                node = step == 0 ? node!.Parameter : Child(node!, step);
                sum += node!.Edge.Length > 0 ? node.Edge[0] : 0u;
            }
        }

        return sum;
    }

    private static Node? Child(Node node, byte key)
    {
        int at = node.Keys.AsSpan().IndexOf(key);
        return at < 0 ? null : node.Children[at];
    }

    private static unsafe string EdgeOf(RadixNode node) => string.Create(node.EdgeLength, node, static (span, read) =>
    {
        for (int i = 0; i < span.Length; i++)
        {
            span[i] = (char)read.Edge[i];
        }
    });

    private sealed class Node
    {
        public string Edge = "";
        public byte[] Keys = [];
        public Node[] Children = [];
        public Node? Parameter;
        public object? Routes;
        public RadixFlags Flags;
    }
}
