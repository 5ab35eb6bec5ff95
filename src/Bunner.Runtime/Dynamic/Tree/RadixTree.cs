using System;
using System.Collections.Generic;

namespace Bunner.Dynamic;

/// <summary>Changes the tree of one method. Nodes that readers may hold are copied, never written to.</summary>
/// <remarks>
/// A change copies the nodes on its way from the root and gives back a new root; the nodes that it has made itself it
/// changes in place, so that a batch of changes copies each node once. Nothing calls itself: the way down and the way
/// back up are loops. The cost of a change is linear in the length of the template; each node on the way costs a copy of
/// its 64 bytes and of its block of children (at most 512 bytes). Invariant of the fixed buffers: an edge is read and written below
/// <see cref="RadixNode.MaxEdge"/>, since chains are made in steps of that length and nodes are joined only where the sum is not more.
/// </remarks>
internal sealed unsafe partial class RadixTree(TreeArenas arenas, Func<int, SegmentMatcher> patternOf)
{
    private readonly ChildTable _children = new(arenas);
    private readonly List<Link> _way = [];
    private uint[] _stamps = new uint[16];

    /// <summary>Nodes looked at or made since the tree exists: what the tests of bounds count.</summary>
    internal long Steps { get; private set; }

    /// <summary>The number of the change that is going on.</summary>
    internal uint Batch { get; set; } = 1;

    /// <summary>Ends the change that is going on: what it made belongs to the readers.</summary>
    internal void EndBatch()
    {
        // After four billion changes the numbers begin anew, and nodes of the first ones must not be taken for this one's.
        if (++Batch == 0)
        {
            Array.Clear(_stamps);
            Batch = 1;
        }
    }

    /// <summary>The node at the end of a key, made if need be, and open to changes.</summary>
    /// <param name="root">The link to the root of the method's tree, 0 at first; replaced.</param>
    internal uint Reach(ref uint root, ReadOnlySpan<int> key)
    {
        _way.Clear();
        Link link = new(LinkKind.Root, 0, 0);
        int at = 0;
        while (true)
        {
            ReadOnlySpan<int> run = TextFrom(key, at);
            uint node = Step(ref root, link, run, out int taken);
            at += taken;
            if (taken < run.Length)
            {
                link = new Link(LinkKind.Child, node, (byte)key[at]);
                continue;
            }

            if (at == key.Length)
            {
                return node;
            }

            int token = key[at++];
            if (token == RouteKey.Parameter)
            {
                link = new Link(LinkKind.Parameter, node, 0);
                continue;
            }

            node = ReachPattern(ref root, node, token - RouteKey.FirstPattern);
            if (at == key.Length)
            {
                return node;
            }

            link = new Link(LinkKind.Child, node, (byte)key[at]);
        }
    }

    /// <summary>The node at the end of a key, or 0. Changes nothing.</summary>
    /// <param name="root">The link to the root of the method's tree.</param>
    /// <param name="key">The key.</param>
    /// <param name="isTraced">Whether to remember the way.</param>
    internal uint Find(uint root, ReadOnlySpan<int> key, bool isTraced = false)
    {
        uint node = NodeLink.NodeOf(root);
        int at = 0;
        if (isTraced)
        {
            Note(new Link(LinkKind.Root, 0, 0), node);
        }

        while (node != 0)
        {
            Steps++;
            ref RadixNode read = ref arenas.Nodes[node];
            int length = (read.Flags & RadixFlags.PatternEnd) != 0 ? 0 : read.EdgeLength;
            for (int i = 0; i < length; i++, at++)
            {
                if (at == key.Length || key[at] != read.Edge[i])
                {
                    return 0;
                }
            }

            if (at == key.Length)
            {
                return node;
            }

            int token = key[at];
            if (token >= RouteKey.FirstPattern)
            {
                node = FindPattern(node, token - RouteKey.FirstPattern, isTraced);
                at++;
                continue;
            }

            Link link = token == RouteKey.Parameter ? new Link(LinkKind.Parameter, node, 0) : new Link(LinkKind.Child, node, (byte)token);
            at += token == RouteKey.Parameter ? 1 : 0;
            node = Target(link, root);
            if (isTraced)
            {
                Note(link, node);
            }
        }

        return 0;
    }

    /// <summary>Takes out what is empty, from a node that <see cref="Reach"/> has just given up to the root, and joins what became a chain.</summary>
    internal void Prune(ref uint root)
    {
        for (int i = _way.Count - 1; i >= 0; i--)
        {
            Link link = _way[i];
            uint node = Target(link, root);
            Steps++;
            if (arenas.Nodes[node].IsEmpty)
            {
                Unlink(ref root, link);
                arenas.Nodes.GiveBack(node);
                continue;
            }

            Join(ref root, link, node);
            return;
        }
    }

    /// <summary>The links to the children of a node, for walks that are in no hurry.</summary>
    internal IEnumerable<(byte Key, uint Link)> ChildrenOf(uint node)
    {
        int places = ChildTable.Places(arenas.Nodes[node]);
        for (int i = 0; i < places; i++)
        {
            (byte Key, uint Link) child = _children.At(node, i);
            if (child.Link != 0)
            {
                yield return child;
            }
        }
    }

    /// <summary>The bytes that lead from the root of pattern ids to an id.</summary>
    private static (byte First, byte Second, byte Third) Digits(int pattern) =>
        ((byte)(pattern >> 14), (byte)(pattern >> 7 & 127), (byte)(pattern & 127));

    private static ReadOnlySpan<int> TextFrom(ReadOnlySpan<int> key, int at)
    {
        int end = at;
        while (end < key.Length && key[end] < RouteKey.Parameter)
        {
            end++;
        }

        return key[at..end];
    }

    /// <summary>Goes over one edge, or makes it; stops where the text leaves it.</summary>
    private uint Step(ref uint root, Link link, ReadOnlySpan<int> run, out int taken)
    {
        uint child = Target(link, root);
        if (child == 0)
        {
            taken = run.Length;
            return MakeChain(ref root, link, run);
        }

        Steps++;
        ref RadixNode node = ref arenas.Nodes[child];
        taken = 0;
        while (taken < node.EdgeLength && taken < run.Length && node.Edge[taken] == run[taken])
        {
            taken++;
        }

        if (taken < node.EdgeLength)
        {
            child = Divide(child, taken);
        }
        else
        {
            child = Open(child);
        }

        SetTarget(ref root, link, child);
        _way.Add(link);
        return child;
    }

    private uint MakeChain(ref uint root, Link link, ReadOnlySpan<int> run)
    {
        int at = 0;
        while (true)
        {
            int length = Math.Min(RadixNode.MaxEdge, run.Length - at);
            uint made = Make();
            ref RadixNode node = ref arenas.Nodes[made];
            node.EdgeLength = (byte)length;
            for (int i = 0; i < length; i++)
            {
                node.Edge[i] = (byte)run[at + i];
            }

            SetTarget(ref root, link, made);
            _way.Add(link);
            at += length;
            if (at == run.Length)
            {
                return made;
            }

            link = new Link(LinkKind.Child, made, (byte)run[at]);
        }
    }

    /// <summary>Puts a node in front of the rest of an edge.</summary>
    private uint Divide(uint child, int at)
    {
        child = Open(child);
        uint made = Make();
        ref RadixNode before = ref arenas.Nodes[made];
        ref RadixNode behind = ref arenas.Nodes[child];
        before.EdgeLength = (byte)at;
        for (int i = 0; i < at; i++)
        {
            before.Edge[i] = behind.Edge[i];
        }

        int rest = behind.EdgeLength - at;
        int room = (behind.Flags & RadixFlags.PatternEnd) != 0 ? RadixNode.EndsAt : RadixNode.MaxEdge;
        for (int i = 0; i < room; i++)
        {
            behind.Edge[i] = i < rest ? behind.Edge[at + i] : (byte)0;
        }

        behind.EdgeLength = (byte)rest;
        _children.Add(made, behind.Edge[0], child);
        return made;
    }

    private uint ReachPattern(ref uint root, uint node, int pattern)
    {
        Link link = new(KindOf(pattern), node, 0);
        uint at = Target(link, root);
        if (at == 0)
        {
            at = Make();
            arenas.Nodes[at].Flags = RadixFlags.PatternRoot;
        }
        else
        {
            at = Open(at);
        }

        SetTarget(ref root, link, at);
        _way.Add(link);
        (byte first, byte second, byte third) = Digits(pattern);
        Span<int> digits = [first, second, third];
        int taken = 0;
        while (taken < 3)
        {
            at = Step(ref root, new Link(LinkKind.Child, at, (byte)digits[taken]), digits[taken..], out int step);
            taken += step;
        }

        ref RadixNode end = ref arenas.Nodes[at];
        end.Flags |= RadixFlags.PatternEnd;
        end.Pattern = (ushort)pattern;
        end.Ends = patternOf(pattern).Ends;
        return at;
    }

    private uint FindPattern(uint from, int pattern, bool isTraced)
    {
        (byte first, byte second, byte third) = Digits(pattern);
        ReadOnlySpan<byte> digits = [first, second, third];
        Link link = new(KindOf(pattern), from, 0);
        int taken = 0;
        while (true)
        {
            uint node = Target(link, 0);
            if (isTraced)
            {
                Note(link, node);
            }

            if (node == 0)
            {
                return 0;
            }

            Steps++;
            ref RadixNode read = ref arenas.Nodes[node];
            for (int i = 0; i < read.EdgeLength; i++, taken++)
            {
                if (read.Edge[i] != digits[taken])
                {
                    return 0;
                }
            }

            if (taken == 3)
            {
                return node;
            }

            link = new Link(LinkKind.Child, node, digits[taken]);
        }
    }

    /// <summary>Takes a node away that is but a step on the way to its one child.</summary>
    private void Join(ref uint root, Link link, uint node)
    {
        ref RadixNode read = ref arenas.Nodes[node];
        if (read.ChildCount != 1 || read.Routes != 0 || read.HasPatterns || (read.Flags & RadixFlags.Pattern) != 0)
        {
            return;
        }

        uint child = _children.OnlyOf(node);
        int length = read.EdgeLength, more = arenas.Nodes[child].EdgeLength;
        if (length + more > RadixNode.MaxEdge)
        {
            return;
        }

        child = Open(child);
        ref RadixNode joined = ref arenas.Nodes[child];
        read = ref arenas.Nodes[node];
        for (int i = more - 1; i >= 0; i--)
        {
            joined.Edge[length + i] = joined.Edge[i];
        }

        for (int i = 0; i < length; i++)
        {
            joined.Edge[i] = read.Edge[i];
        }

        joined.EdgeLength = (byte)(length + more);
        SetTarget(ref root, link, child);
        _children.FreeBlock(arenas.Nodes[node]);
        arenas.Nodes.GiveBack(node);
    }
}
