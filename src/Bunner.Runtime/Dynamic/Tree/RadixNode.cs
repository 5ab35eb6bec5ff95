using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bunner.Dynamic;

/// <summary>A place in the tree of path texts: the hot data, in the 64 bytes of one cache line.</summary>
/// <remarks>
/// The text of the edge that leads here is in the node, up to 16 ASCII characters, folded if case does not count; longer
/// ones are chains of nodes. Children are found by the first character of their edges: up to four in the node itself, more
/// in a block of 16, 48 or 128 (the texts are ASCII, so that 128 is all there is).
/// <para>
/// Invariants of the fixed buffers: <see cref="EdgeLength"/> is at most <see cref="MaxEdge"/>, which whoever writes an edge sees to; a child in
/// the node has an index below <see cref="InlineChildren"/>. A reader that is overtaken by recycling may see any content: it takes care of
/// both itself (<see cref="TreeSearch{T}"/>), and its references go through arrays that check them, or are compared with the end of theirs first.
/// </para>
/// </remarks>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal unsafe struct RadixNode
{
    internal const int MaxEdge = 16;
    internal const int InlineChildren = 4;
    private const int EdgeAt = 7;
    internal const byte NoKey = 0xFF;

    // An id of a pattern is shorter than that.
    internal const int EndsAt = 8;

    internal RadixFlags Flags;
    internal ChildKind Kind;
    internal byte ChildCount;
    internal byte EdgeLength;

    /// <summary>At the end of a pattern's id, the pattern.</summary>
    internal ushort Pattern;

    /// <summary>Where the children are in the node, how <see cref="ChildIndex"/> finds them.</summary>
    internal byte Multiplier;

    internal fixed byte Edge[MaxEdge];

    /// <summary>The routes that end here: 0, or the reference of one route, or of a list with <see cref="ManyRoutes"/>.</summary>
    internal uint Routes;

    /// <summary>First characters of the children in the node, each at its child's place; <see cref="NoKey"/> where there is none, and then the child is 0.</summary>
    internal uint Keys;

    /// <summary>The root of the ids of literals that are not ASCII.</summary>
    internal uint WideLiterals;

    /// <summary>The root of the ids of constrained parameters and mixed segments.</summary>
    internal uint Guarded;

    /// <summary>The node behind a parameter without constraints, a <see cref="NodeLink"/>.</summary>
    internal uint Parameter;

    /// <summary>The root of the ids of catch-alls.</summary>
    internal uint CatchAlls;

    /// <summary>Up to four children, each a <see cref="NodeLink"/>, an only one in the first place; or in the first place the reference of their block.</summary>
    internal fixed uint Children[InlineChildren];

    internal const uint ManyRoutes = 0x8000_0000;

    /// <summary>In the first four fields, as one word: a block, patterns, or a second child.</summary>
    private static readonly uint NotStraight = BitConverter.IsLittleEndian ? 0x00FE_000Cu : 0x0C00_FE00u;

    // Invariant: the four references stand side by side, so that one vector has them all.
    internal void FlagPatterns() =>
        Flags = Vector128.LoadUnsafe(in WideLiterals) != Vector128<uint>.Zero ? Flags | RadixFlags.HasPatterns : Flags & ~RadixFlags.HasPatterns;

    /// <summary>Whether there is nothing to go on with but one child, if any: then it is in the first place.</summary>
    /// <remarks>Invariant: the first four fields are bytes side by side, so that one comparison asks all of them.</remarks>
    internal readonly bool IsStraight => (Unsafe.ReadUnaligned<uint>(in Unsafe.As<RadixFlags, byte>(ref Unsafe.AsRef(in Flags))) & NotStraight) == 0;

    /// <summary>At the end of a pattern's id, behind what is left of that, what <see cref="SegmentMatcher.Ends"/> says of the pattern.</summary>
    /// <remarks>Invariant: the edge has room for a word from there on.</remarks>
    internal ulong Ends
    {
        readonly get => Unsafe.ReadUnaligned<ulong>(in Unsafe.AsRef(in Edge[EndsAt]));
        set => Unsafe.WriteUnaligned(ref Edge[EndsAt], value);
    }

    /// <summary>The first character of a node's text. What <see cref="Edge"/> gives as well, but for that asks whether there is a node, once for each that a search looks at.</summary>
    /// <remarks>Invariant: the text stands behind the seven bytes of the fields before it (a test compares both).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte EdgeOf(ref RadixNode node) => ref Unsafe.AddByteOffset(ref Unsafe.As<RadixNode, byte>(ref node), EdgeAt);

    internal readonly bool HasPatterns => (Flags & RadixFlags.HasPatterns) != 0;

    internal readonly bool IsEmpty => Routes == 0 && ChildCount == 0 && !HasPatterns;
}

/// <summary>What a node is and has, in one byte.</summary>
[Flags]
internal enum RadixFlags : byte
{
    None = 0,

    /// <summary>The id of a pattern ends here.</summary>
    PatternEnd = 1,

    /// <summary>The node is the root of pattern ids.</summary>
    PatternRoot = 2,

    /// <summary>There is something else than text to go on with.</summary>
    HasPatterns = 4,

    /// <summary>The children are in a block.</summary>
    Block = 8,

    /// <summary>Either of the first two.</summary>
    Pattern = PatternEnd | PatternRoot,
}

/// <summary>How a node holds its children.</summary>
internal enum ChildKind : byte
{
    Four,
    Sixteen,
    FortyEight,
    All,
}

/// <summary>Up to 16 children, found by one vector comparison.</summary>
/// <remarks>Invariant: an index is the place of an equal key among 16 bytes, or below 16.</remarks>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Node16
{
    internal fixed byte Keys[16];
    internal fixed uint Children[16];
}

/// <summary>Up to 48 children, found through an index of all characters; 0 there is none.</summary>
/// <remarks>Invariant: a key is below 128; what the index holds is compared with 48 before it is used by a reader.</remarks>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Node48
{
    internal fixed byte Index[128];
    internal fixed uint Children[48];
}

/// <summary>A child for every character.</summary>
/// <remarks>Invariant: a key is below 128.</remarks>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Node128
{
    internal fixed uint Children[128];
}
