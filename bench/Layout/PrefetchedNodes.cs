using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Bunner.Dynamic;

namespace Bunner.Bench.Layout;

/// <summary>The nodes as the dynamic router has them; the node behind the parameter is fetched while the child is looked for.</summary>
internal readonly unsafe struct PrefetchedNodes(TreeView tree) : INodes
{
    /// <inheritdoc/>
    public long BytesOf(uint node) => new ShippedNodes(tree).BytesOf(node);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Child(uint node, byte key)
    {
        ref RadixNode read = ref tree.Nodes[node];
        if (Sse.IsSupported)
        {
            // Invariant: an address that is fetched ahead need not be valid.
            Sse.Prefetch0(Unsafe.AsPointer(ref tree.Nodes[NodeLink.NodeOf(read.Parameter)]));
        }

        return ShippedNodes.ChildOf(tree, ref read, key);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Parameter(uint node) => NodeLink.NodeOf(tree.Nodes[node].Parameter);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Edge(uint node) => Unsafe.ReadUnaligned<ulong>(ref tree.Nodes[node].Edge[0]);
}
