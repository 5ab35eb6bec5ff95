using System;
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
        T* text = _path->Text, original = _path->Original;
        int originalLength = _path->OriginalLength;
        if (original == text)
        {
            return Fits(matcher, text + at, originalLength - at);
        }

        int segment = -1;
        for (int i = 0; i < at; i++)
        {
            segment += PathText.IsSlash(text + i) ? 1 : 0;
        }

        int start = typeof(T) == typeof(char)
            ? RouteParameters.TryFindSegment(new ReadOnlySpan<char>(original, originalLength), segment, true, out int from, out _) ? from : originalLength
            : RouteParameters.TryFindSegment(new ReadOnlySpan<byte>(original, originalLength), segment, true, out from, out _) ? from : originalLength;
        return Fits(matcher, original + start, originalLength - start);
    }

    /// <summary>The child whose edge begins with a unit, or 0; perhaps one whose edge begins with something else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly uint Child(ref RadixNode node, uint unit)
    {
        if (node.Kind != ChildKind.Four)
        {
            return ChildInBlock(ref node, PathEdge.Fold(unit, _letterCase));
        }

        uint place = ChildIndex.PlaceOf(node.Multiplier, unit);
        return ChildIndex.MayBe(node, place, unit) ? node.Children[place] : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly uint ChildInBlock(ref RadixNode node, uint key)
    {
        if (key > 127)
        {
            return 0;
        }

        uint block = node.Children[0];
        switch (node.Kind)
        {
            case ChildKind.Sixteen:
                ref Node16 sixteen = ref _state.Tree.Sixteens[block];
                int at = ChildTable.IndexOf(ref sixteen, node.ChildCount & 31, (byte)key);
                return at < 0 ? 0 : sixteen.Children[at];
            case ChildKind.FortyEight:
                ref Node48 fortyEight = ref _state.Tree.FortyEights[block];
                int index = fortyEight.Index[key];
                return (uint)(index - 1) < 48 ? fortyEight.Children[index - 1] : 0;
            default:
                return _state.Tree.Alls[block].Children[key];
        }
    }

    /// <summary>The child of a frame's node whose turn it is, but for patterns that the segment's first and last characters, or its hash, refuse; 0 behind the last one.</summary>
    private readonly uint NextPattern(ref Frame frame, ref RadixNode node)
    {
        ref uint children = ref ChildrenOf(ref node, out uint count);
        ulong segment = 0;
        while (frame.Next < count)
        {
            // Invariant: the place is below the number of places that there are.
            uint child = NodeLink.NodeOf(Unsafe.Add(ref children, (nuint)frame.Next++));
            if (child == 0)
            {
                continue;
            }

            ref RadixNode next = ref _state.Tree.Nodes[child];
            ulong ends = next.Ends;
            if (ends == 0 || (next.Flags & RadixFlags.PatternEnd) == 0)
            {
                return child;
            }

            if (segment == 0)
            {
                frame.End = frame.End < 0 ? (int)PathEdge.SegmentEnd(_path->Text, frame.At, _path->End) : frame.End;
                segment = frame.Stage == Stage.WideIds
                    ? SegmentMatcher.EndsOfWide(WideSegments<T>.WideHash(new ReadOnlySpan<T>(_path->Text + frame.At, frame.End - frame.At), _state.CaseSensitive))
                    : PathEdge.Ends(_path->Text, frame.At, frame.End, Vector128.Create((byte)_letterCase));
            }

            if (PathEdge.HasEnds(segment, ends))
            {
                return child;
            }
        }

        return 0;
    }

    /// <summary>Where a node's children are, and in how many places, some of which may be empty.</summary>
    /// <remarks>The number is never more than the places of the block, whatever an overtaken reader sees.</remarks>
    private readonly ref uint ChildrenOf(ref RadixNode node, out uint count)
    {
        switch (node.Kind)
        {
            case ChildKind.Four:
                count = RadixNode.InlineChildren;
                return ref node.Children[0];
            case ChildKind.Sixteen:
                count = Math.Min(node.ChildCount, (byte)16);
                return ref _state.Tree.Sixteens[node.Children[0]].Children[0];
            case ChildKind.FortyEight:
                count = Math.Min(node.ChildCount, (byte)48);
                return ref _state.Tree.FortyEights[node.Children[0]].Children[0];
            default:
                count = 128;
                return ref _state.Tree.Alls[node.Children[0]].Children[0];
        }
    }
}
