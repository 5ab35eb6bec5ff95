using System;

namespace Bunner.Core.Tree;

/// <summary>The children behind patterns, as a struct of arrays.</summary>
/// <remarks>
/// Sealing puts them in order of their scores, the most specific first; equal scores stay in the order of insertion.
/// Children that come later stand behind until the node is sealed again.
/// </remarks>
internal sealed class PatternChildren
{
    private readonly ShapeIndex _shapes = new();
    private SegmentPattern[] _patterns = new SegmentPattern[1];
    private PatternMetadata[] _metadata = new PatternMetadata[1];
    private RouteNode[] _nodes = new RouteNode[1];
    private string[] _labels = new string[1];

    internal int Count { get; private set; }

    internal ReadOnlySpan<SegmentPattern> Patterns => _patterns.AsSpan(0, Count);

    internal ReadOnlySpan<PatternMetadata> Metadata => _metadata.AsSpan(0, Count);

    internal ReadOnlySpan<RouteNode> Nodes => _nodes.AsSpan(0, Count);

    /// <summary>How templates write the patterns; where they differ (in names, say), the form that is first in ordinal order.</summary>
    internal ReadOnlySpan<string> Labels => _labels.AsSpan(0, Count);

    /// <summary>Made by sealing; null before, and where no pattern begins with a literal.</summary>
    internal FirstLiteralIndex? FirstLiterals { get; private set; }

    /// <summary>The place of an equal pattern, or -1.</summary>
    internal int Find(SegmentPattern pattern) => _shapes.Find(pattern);

    internal void Add(SegmentPattern pattern, string label, RouteNode node)
    {
        if (Count == _nodes.Length)
        {
            Array.Resize(ref _patterns, Count * 2);
            Array.Resize(ref _metadata, Count * 2);
            Array.Resize(ref _nodes, Count * 2);
            Array.Resize(ref _labels, Count * 2);
        }

        _patterns[Count] = pattern;
        _metadata[Count] = PatternMetadata.Of(pattern);
        _nodes[Count] = node;
        _labels[Count] = label;
        Count++;
        _shapes.Add(pattern);
        FirstLiterals = null;
    }

    /// <summary>Keeps the smaller of two ways to write the same pattern, so that the order of routes decides nothing.</summary>
    internal void Meet(int index, string template, int start, int length)
    {
        string label = _labels[index];
        int order = string.CompareOrdinal(template, start, label, 0, Math.Min(length, label.Length));
        if (order < 0 || (order == 0 && length < label.Length))
        {
            _labels[index] = template.Substring(start, length);
        }
    }

    /// <summary>Sorts, indexes, and frees what only adding needs.</summary>
    internal void Seal()
    {
        int[] order = new int[Count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        PatternMetadata[] metadata = _metadata;
        Array.Sort(order, (x, y) =>
        {
            int result = metadata[y].Score.CompareTo(metadata[x].Score);
            return result != 0 ? result : x.CompareTo(y);
        });
        _patterns = Arrange(_patterns, order);
        _metadata = Arrange(_metadata, order);
        _nodes = Arrange(_nodes, order);
        _labels = Arrange(_labels, order);
        _shapes.Rebuild(_patterns);
        FirstLiterals = FirstLiteralIndex.Of(_patterns);
    }

    private static T[] Arrange<T>(T[] items, int[] order)
    {
        T[] arranged = new T[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            arranged[i] = items[order[i]];
        }

        return arranged;
    }
}
