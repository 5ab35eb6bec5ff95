using System;
using System.Collections.Generic;

namespace Bunner.Core.Tree;

/// <summary>The children behind literals: an array of ids, and one of nodes.</summary>
/// <remarks>
/// Sealing sorts both by id. Children that come later stand behind the sorted ones until the node is sealed again. The text
/// is compared besides the id: the tree does not rely on who gives the ids.
/// </remarks>
internal sealed class StaticChildren(StringComparer comparer)
{
    /// <summary>Up to so many new children a scan is taken, past it a search by hash.</summary>
    private const int NewLimit = 8;

    /// <summary>Up to so many sealed children a scan by vectors is quicker than a search by halves (<c>SortedIdBenchmarks</c>).</summary>
    private const int ScanLimit = 1024;

    private ushort[] _keys = new ushort[1];
    private RouteNode[] _nodes = new RouteNode[1];
    private int _sorted;
    private Dictionary<(ushort Id, string Text), int>? _unsorted;

    internal int Count { get; private set; }

    internal ReadOnlySpan<ushort> Keys => _keys.AsSpan(0, Count);

    internal ReadOnlySpan<RouteNode> Nodes => _nodes.AsSpan(0, Count);

    /// <summary>The place of a literal's child, or -1. O(log n).</summary>
    internal int Find(ushort id, string text)
    {
        int found = FindSorted(id, text);
        if (found >= 0 || _sorted == Count)
        {
            return found;
        }

        if (_unsorted is not null)
        {
            return _unsorted.TryGetValue((id, text), out int index) ? index : -1;
        }

        for (int i = _sorted; i < Count; i++)
        {
            if (_keys[i] == id && comparer.Equals(TextOf(i), text))
            {
                return i;
            }
        }

        return -1;
    }

    internal void Add(RouteNode node)
    {
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, Count * 2);
            Array.Resize(ref _nodes, Count * 2);
        }

        _keys[Count] = node.Edge.Ids[0];
        _nodes[Count] = node;
        Count++;
        if (_unsorted is null && Count - _sorted > NewLimit)
        {
            _unsorted = new Dictionary<(ushort Id, string Text), int>(new KeyComparer(comparer));
            for (int i = _sorted; i < Count; i++)
            {
                _unsorted.Add((_keys[i], TextOf(i)), i);
            }
        }
        else
        {
            _unsorted?.Add((_keys[Count - 1], TextOf(Count - 1)), Count - 1);
        }
    }

    /// <summary>Puts another node in a child's place. Its first literal has to be the same.</summary>
    internal void Replace(int index, RouteNode node) => _nodes[index] = node;

    /// <summary>Sorts, and frees what only adding needs.</summary>
    internal void Seal()
    {
        Array.Resize(ref _keys, Count);
        Array.Resize(ref _nodes, Count);
        Array.Sort(_keys, _nodes);
        for (int start = 0, end; start < Count; start = end)
        {
            for (end = start + 1; end < Count && _keys[end] == _keys[start]; end++)
            {
            }

            if (end - start > 1)
            {
                Array.Sort(_nodes, start, end - start, Comparer<RouteNode>.Create((x, y) => comparer.Compare(x.Edge.Texts[0], y.Edge.Texts[0])));
            }
        }

        _sorted = Count;
        _unsorted = null;
    }

    private int FindSorted(ushort id, string text)
    {
        if (_sorted <= ScanLimit)
        {
            // Equal ids stand side by side.
            int at = _keys.AsSpan(0, _sorted).IndexOf(id);
            for (; at >= 0 && at < _sorted && _keys[at] == id; at++)
            {
                if (comparer.Equals(TextOf(at), text))
                {
                    return at;
                }
            }

            return -1;
        }

        int low = 0, high = _sorted - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            int order = _keys[middle].CompareTo(id);
            order = order != 0 ? order : comparer.Compare(TextOf(middle), text);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private string TextOf(int index) => _nodes[index].Edge.Texts[0];

    private sealed class KeyComparer(StringComparer texts) : IEqualityComparer<(ushort Id, string Text)>
    {
        public bool Equals((ushort Id, string Text) x, (ushort Id, string Text) y) => x.Id == y.Id && texts.Equals(x.Text, y.Text);

        public int GetHashCode((ushort Id, string Text) key) => (key.Id * 31) ^ texts.GetHashCode(key.Text);
    }
}
