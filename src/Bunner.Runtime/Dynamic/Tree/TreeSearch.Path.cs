using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Bunner.Matching;

namespace Bunner.Dynamic;

/// <content>What the search reads of the path, and how it finds the children of a node.</content>
internal unsafe ref partial struct TreeSearch<T>
{
    private static bool Fits(SegmentMatcher matcher, T* start, int length) => typeof(T) == typeof(char)
        ? matcher.Fits(new ReadOnlySpan<char>(start, length))
        : matcher.Fits(new ReadOnlySpan<byte>(start, length));

    /// <summary>Asks a catch-all about the rest of the path as it was asked for.</summary>
    private readonly bool FitsRest(SegmentMatcher matcher, int at)
    {
        if (_original == _path)
        {
            return Fits(matcher, _path + at, _length - at);
        }

        int segment = -1;
        for (int i = 0; i < at; i++)
        {
            segment += PathText.IsSlash(_path + i) ? 1 : 0;
        }

        int start = typeof(T) == typeof(char)
            ? RouteParameters.TryFindSegment(new ReadOnlySpan<char>(_original, _originalLength), segment, true, out int from, out _) ? from : _originalLength
            : RouteParameters.TryFindSegment(new ReadOnlySpan<byte>(_original, _originalLength), segment, true, out from, out _) ? from : _originalLength;
        return Fits(matcher, _original + start, _originalLength - start);
    }

    /// <summary>Whether the text of an edge is in the folded path at a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasEdge(ref RadixNode node, byte* text, int length)
    {
        // Invariant: 16 bytes from any place of the path on are readable, its end included (FoldedPath).
        uint equal = Vector128.Equals(Vector128.Load(text), Vector128.LoadUnsafe(ref node.Edge[0])).ExtractMostSignificantBits();
        return (~equal & ((1u << (length & 31)) - 1)) == 0;
    }

    /// <summary>The child whose edge begins with a unit of the folded path, or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly uint Child(ref RadixNode node, byte key)
    {
        if (node.Kind == ChildKind.Four)
        {
            // No key is 0xFF, so that a key finds itself and nothing else.
            uint difference = node.Keys ^ (key * 0x0101_0101u);
            uint zero = (difference - 0x0101_0101u) & ~difference & 0x8080_8080u;
            return zero == 0 || key > 127 ? 0 : node.Children[BitOperations.TrailingZeroCount(zero) >> 3];
        }

        return key > 127 ? 0 : ChildInBlock(ref node, key);
    }

    private readonly uint ChildInBlock(ref RadixNode node, byte key)
    {
        uint block = node.Children[0];
        switch (node.Kind)
        {
            case ChildKind.Sixteen:
                ref Node16 sixteen = ref _state.Tree.Sixteens[block];
                int at = ChildTable.IndexOf(ref sixteen, node.ChildCount & 31, key);
                return at < 0 ? 0 : sixteen.Children[at];
            case ChildKind.FortyEight:
                ref Node48 fortyEight = ref _state.Tree.FortyEights[block];
                int index = fortyEight.Index[key];
                return (uint)(index - 1) < 48 ? fortyEight.Children[index - 1] : 0;
            default:
                return _state.Tree.Alls[block].Children[key];
        }
    }

    /// <summary>The child of a frame's node whose turn it is, or 0 behind the last one.</summary>
    private readonly uint NextChild(ref Frame frame, ref RadixNode node)
    {
        switch (node.Kind)
        {
            case ChildKind.Four:
                return frame.Next < Math.Min(node.ChildCount, (byte)RadixNode.InlineChildren) ? node.Children[frame.Next++] : 0;
            case ChildKind.Sixteen:
                return frame.Next < Math.Min(node.ChildCount, (byte)16) ? _state.Tree.Sixteens[node.Children[0]].Children[frame.Next++] : 0;
            case ChildKind.FortyEight:
                return frame.Next < Math.Min(node.ChildCount, (byte)48) ? _state.Tree.FortyEights[node.Children[0]].Children[frame.Next++] : 0;
            default:
                ref Node128 all = ref _state.Tree.Alls[node.Children[0]];
                while (frame.Next < 128)
                {
                    if (all.Children[frame.Next++] is uint child && child != 0)
                    {
                        return child;
                    }
                }

                return 0;
        }
    }
}
