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

    /// <summary>The child of a frame's node whose turn it is, but for patterns that the segment's first and last characters refuse; 0 behind the last one.</summary>
    private readonly uint NextPattern(ref Frame frame, ref RadixNode read)
    {
        ulong segment = 0;
        while (true)
        {
            uint child = NodeLink.NodeOf(NextChild(ref frame, ref read));
            if (child == 0)
            {
                return 0;
            }

            ref RadixNode next = ref _state.Tree.Nodes[child];
            ulong ends = next.Ends;
            if (ends == 0 || (next.Flags & RadixFlags.PatternEnd) == 0)
            {
                return child;
            }

            if (segment == 0)
            {
                frame.End = frame.End < 0 ? PathEdge.SegmentEnd(_path->Text, frame.At, _path->End) : frame.End;
                segment = PathEdge.Ends(_path->Text, frame.At, frame.End, Vector128.Create((byte)_letterCase));
            }

            if (PathEdge.HasEnds(segment, ends))
            {
                return child;
            }
        }
    }

    /// <summary>The child of a frame's node whose turn it is, or 0 behind the last one.</summary>
    private readonly uint NextChild(ref Frame frame, ref RadixNode node)
    {
        switch (node.Kind)
        {
            case ChildKind.Four:
                while (frame.Next < RadixNode.InlineChildren)
                {
                    if (node.Children[frame.Next++] is uint inNode && inNode != 0)
                    {
                        return inNode;
                    }
                }

                return 0;
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
