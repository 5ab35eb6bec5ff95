using System;

namespace Bunner.Core.Tree;

/// <summary>A place in the route tree: what may come next, and the routes that end here.</summary>
internal sealed class RouteNode
{
    private static readonly RouteTerminal[] s_none = [];

    private RouteTerminal[] _terminals = s_none;
    private int _terminalCount;

    internal RouteNode(LiteralEdge edge, NodeFlags flags = NodeFlags.None)
    {
        Edge = edge;
        Flags = flags | NodeFlags.Dirty | NodeFlags.Leaf;
    }

    internal NodeFlags Flags { get; private set; }

    /// <summary>The literals that lead here from the parent; empty at the root and behind a pattern.</summary>
    internal LiteralEdge Edge { get; set; }

    internal StaticChildren? Statics { get; private set; }

    internal PatternChildren? Patterns { get; private set; }

    internal ReadOnlySpan<RouteTerminal> Terminals => _terminals.AsSpan(0, _terminalCount);

    /// <summary>Whether the node is but a step on the way to its one child, so that the two edges can be fused.</summary>
    internal bool IsPassage => Patterns is null && _terminalCount == 0 && Statics is { Count: 1 };

    internal bool Has(NodeFlags flag) => (Flags & flag) != 0;

    /// <summary>Notes that something below has changed.</summary>
    internal void MarkDirty() => Flags |= NodeFlags.Dirty;

    internal void AddStatic(RouteNode child, StringComparer comparer)
    {
        Statics ??= new StaticChildren(comparer);
        Statics.Add(child);
        Changed(NodeFlags.HasStaticChildren, NodeFlags.Leaf);
    }

    internal void AddPattern(SegmentPattern pattern, string label, RouteNode child)
    {
        Patterns ??= new PatternChildren();
        Patterns.Add(pattern, label, child);
        Changed(NodeFlags.HasPatternChildren | (pattern.IsCatchAll ? NodeFlags.HasWildcard : NodeFlags.HasParameters), NodeFlags.Leaf);
    }

    internal void AddTerminal(RouteTerminal terminal)
    {
        if (_terminalCount == _terminals.Length)
        {
            Array.Resize(ref _terminals, Math.Max(1, _terminalCount * 2));
        }

        _terminals[_terminalCount++] = terminal;
        Changed(NodeFlags.None, NodeFlags.None);
    }

    /// <summary>Puts the node's own children and routes in order, indexes them and trims the arrays.</summary>
    internal void Reindex()
    {
        Statics?.Seal();
        Patterns?.Seal();
        Array.Resize(ref _terminals, _terminalCount);
        Array.Sort(_terminals);
        Flags |= NodeFlags.Sealed;
    }

    internal void MarkClean() => Flags &= ~NodeFlags.Dirty;

    private void Changed(NodeFlags set, NodeFlags clear) =>
        Flags = (Flags | set | NodeFlags.Dirty) & ~(clear | NodeFlags.Sealed);
}
