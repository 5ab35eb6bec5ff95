using System;

namespace Bunner.Dynamic;

/// <content>Moves the nodes of a way to lower slots, for compaction.</content>
internal sealed unsafe partial class RadixTree
{
    private int _lengthToMove;

    /// <summary>How many nodes there were on the way that <see cref="Trace"/> went last.</summary>
    internal int WayLength => _way.Count;

    /// <summary>Whether one of them lies beyond the shorter arrays.</summary>
    internal bool IsWayAbove => _lengthToMove > 0;

    /// <summary>The node at the end of a key, or 0. Remembers the way.</summary>
    /// <param name="root">The link to the root of the method's tree.</param>
    /// <param name="key">The key.</param>
    internal uint Trace(uint root, ReadOnlySpan<int> key)
    {
        _way.Clear();
        _lengthToMove = 0;
        return Find(root, key, isTraced: true);
    }

    /// <summary>Copies the nodes of the way that <see cref="Trace"/> went, as a change does.</summary>
    /// <param name="root">The link to the root of the method's tree; replaced.</param>
    /// <param name="isWhole">Whether all of them, or only those up to the last that lies beyond the shorter arrays.</param>
    /// <returns>The last node that was copied.</returns>
    internal uint OpenWay(ref uint root, bool isWhole)
    {
        uint node = 0;
        int length = isWhole ? _way.Count : _lengthToMove;
        for (int i = 0; i < length; i++)
        {
            Link link = _way[i] with { Node = node };
            node = Open(Target(link, root));
            SetTarget(ref root, link, node);
        }

        return node;
    }

    /// <summary>Gives back what nodes beyond the array needed.</summary>
    internal void Trim()
    {
        if (_stamps.Length > 2 * arenas.Nodes.Items.Length)
        {
            _stamps = new uint[arenas.Nodes.Items.Length];
        }
    }

    private void Note(Link link, uint node)
    {
        _way.Add(link);
        if (node != 0 && arenas.IsAbove(node))
        {
            _lengthToMove = _way.Count;
        }
    }
}
