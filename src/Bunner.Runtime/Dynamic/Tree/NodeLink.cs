using System;
using System.Runtime.CompilerServices;

namespace Bunner.Dynamic;

/// <summary>How a node refers to a child or to the node behind a parameter: where that is, and the length of the text that leads to it, in one word.</summary>
/// <remarks>
/// The search knows where it will be behind the node before it has read anything of it, and so reads the path there while the node is on its way. What the word has
/// but for its lowest six bits is the distance in bytes from the first node. Of a link without a length no text counts: the end of a pattern's id.
/// <para>
/// Invariants: whoever changes the length of a node's text sets the link to it again (<see cref="RadixTree"/> does it on the way back from each change). A
/// reader that is overtaken may see any word, and compares the distance with the length of the array.
/// </para>
/// </remarks>
internal static class NodeLink
{
    private const int NumberAt = 6;
    private const uint Lengths = (1u << NumberAt) - 1;

    /// <summary>The link to a node; 0 to none.</summary>
    internal static uint To(TreeArenas arenas, uint node) => node == 0 ? 0 : To(node, arenas.Nodes[node].EdgeLength);

    /// <summary>The link to a node to which a text of this length leads.</summary>
    internal static uint To(uint node, byte length) =>
        node <= uint.MaxValue >> NumberAt ? (node << NumberAt) | (length & Lengths) : throw new InvalidOperationException("The tree has more nodes than can be referred to.");

    /// <summary>The number of the node.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint NodeOf(uint link) => link >> NumberAt;

    /// <summary>Where the node is, in bytes from the first one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nuint OffsetOf(uint link) => link & ~Lengths;

    /// <summary>The link to the same node without its text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint WithoutText(uint link) => link & ~Lengths;

    /// <summary>The length of the text that leads to the node.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int LengthOf(uint link) => (int)(link & Lengths);
}
