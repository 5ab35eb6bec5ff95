using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Bunner.Dynamic;

namespace Bunner.Bench.Layout;

/// <summary>The nodes as the dynamic router has them.</summary>
internal readonly unsafe struct ShippedNodes(TreeView tree) : INodes
{
    /// <inheritdoc/>
    public long BytesOf(uint node) => Unsafe.SizeOf<RadixNode>() + BlockBytes(tree.Nodes[node].Kind);

    /// <summary>How much a node's block of children takes.</summary>
    public static int BlockBytes(ChildKind kind) => kind switch
    {
        ChildKind.Four => 0,
        ChildKind.Sixteen => Unsafe.SizeOf<Node16>(),
        ChildKind.FortyEight => Unsafe.SizeOf<Node48>(),
        _ => Unsafe.SizeOf<Node128>(),
    };

    /// <summary>The children of a node with the first characters of their edges.</summary>
    public static List<(byte Key, uint Child)> ChildrenOf(in TreeView tree, uint node)
    {
        ShippedNodes nodes = new(tree);
        List<(byte, uint)> children = [];
        for (int key = 1; key < 128; key++)
        {
            if (nodes.Child(node, (byte)key) is uint child && child != 0)
            {
                children.Add(((byte)key, child));
            }
        }

        return children;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Child(uint node, byte key) => ChildOf(tree, ref tree.Nodes[node], key);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Parameter(uint node) => NodeLink.NodeOf(tree.Nodes[node].Parameter);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Edge(uint node) => Unsafe.ReadUnaligned<ulong>(ref tree.Nodes[node].Edge[0]);

    /// <summary>As the search of the router does it, but for letters of the other case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ChildOf(in TreeView tree, ref RadixNode node, byte key)
    {
        if (node.Kind == ChildKind.Four)
        {
            uint place = ChildIndex.PlaceOf(node.Multiplier, key);
            return ChildTable.KeyAt(node.Keys, (int)place) == key ? NodeLink.NodeOf(node.Children[place]) : 0;
        }

        return ChildInBlock(tree, ref node, key);
    }

    private static uint ChildInBlock(in TreeView tree, ref RadixNode node, byte key)
    {
        uint block = node.Children[0];
        switch (node.Kind)
        {
            case ChildKind.Sixteen:
                ref Node16 sixteen = ref tree.Sixteens[block];
                int at = ChildTable.IndexOf(ref sixteen, node.ChildCount, key);
                return at < 0 ? 0 : NodeLink.NodeOf(sixteen.Children[at]);
            case ChildKind.FortyEight:
                ref Node48 fortyEight = ref tree.FortyEights[block];
                int index = fortyEight.Index[key];
                return index == 0 ? 0 : NodeLink.NodeOf(fortyEight.Children[index - 1]);
            default:
                return NodeLink.NodeOf(tree.Alls[block].Children[key]);
        }
    }
}
