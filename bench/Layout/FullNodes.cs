using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Bunner.Dynamic;

namespace Bunner.Bench.Layout;

/// <summary>Nodes that all have room for every child, as in a trie of arrays.</summary>
internal readonly unsafe struct FullNodes : INodes
{
    private readonly Full[] _nodes;

    public FullNodes(TreeView tree, IReadOnlyList<uint> nodes)
    {
        _nodes = new Full[nodes.Max() + 1];
        foreach (uint node in nodes)
        {
            _nodes[node].Edge = Unsafe.ReadUnaligned<ulong>(ref tree.Nodes[node].Edge[0]);
            _nodes[node].Parameter = NodeLink.NodeOf(tree.Nodes[node].Parameter);
            foreach ((byte key, uint child) in ShippedNodes.ChildrenOf(tree, node))
            {
                _nodes[node].Children[key] = child;
            }
        }
    }

    /// <inheritdoc/>
    public long BytesOf(uint node) => Unsafe.SizeOf<Full>();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Child(uint node, byte key) => _nodes[node].Children[key & 127];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Parameter(uint node) => _nodes[node].Parameter;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Edge(uint node) => _nodes[node].Edge;

    /// <summary>Beside what is asked here there is what a node has else: the rest of the edge, the routes, three roots of patterns, flags.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 48 + 4 * 128)]
    private struct Full
    {
        [FieldOffset(0)]
        public ulong Edge;

        [FieldOffset(8)]
        public uint Parameter;

        [FieldOffset(48)]
        public fixed uint Children[128];
    }
}
