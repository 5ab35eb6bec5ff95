using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Bunner.Dynamic;

namespace Bunner.Bench.Layout;

/// <summary>The nodes with something more in each of them, and the same blocks of children.</summary>
/// <typeparam name="TMore">What more there is.</typeparam>
internal readonly unsafe struct PaddedNodes<TMore> : INodes
    where TMore : unmanaged
{
    private readonly TreeView _tree;
    private readonly Padded[] _nodes;

    public PaddedNodes(TreeView tree)
    {
        _tree = tree;
        _nodes = new Padded[tree.Nodes.Length];
        for (int i = 0; i < _nodes.Length; i++)
        {
            _nodes[i].Node = tree.Nodes[i];
        }
    }

    /// <inheritdoc/>
    public long BytesOf(uint node) => Unsafe.SizeOf<Padded>() + ShippedNodes.BlockBytes(_nodes[node].Node.Kind);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Child(uint node, byte key) => ShippedNodes.ChildOf(_tree, ref _nodes[node].Node, key);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Parameter(uint node) => NodeLink.NodeOf(_nodes[node].Node.Parameter);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Edge(uint node) => Unsafe.ReadUnaligned<ulong>(ref _nodes[node].Node.Edge[0]);

    [StructLayout(LayoutKind.Sequential)]
    private struct Padded
    {
        public RadixNode Node;
        public TMore More;
    }
}

/// <summary>What a node needs more if each of its eight flags is a <see langword="bool"/>: seven bytes, which its alignment makes eight.</summary>
[StructLayout(LayoutKind.Sequential, Size = 8)]
internal struct SeparateFlags;

/// <summary>What only changes and statistics need, if it is in the node: template, parsed template, name, value, two counters, two numbers.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct ColdData;
