using System;

namespace Bunner.Dynamic;

/// <content>Nodes of the change that is going on, and what refers to them.</content>
internal sealed unsafe partial class RadixTree
{
    private uint Make()
    {
        Steps++;
        uint made = arenas.Nodes.Add(new RadixNode { Keys = uint.MaxValue });
        Stamp(made);
        return made;
    }

    /// <summary>The node itself if the change going on has made it, otherwise a copy.</summary>
    private uint Open(uint node)
    {
        if (node < _stamps.Length && _stamps[node] == Batch)
        {
            return node;
        }

        Steps++;
        uint copy = arenas.Nodes.Add(arenas.Nodes[node]);
        arenas.Nodes.Retire(node);
        _children.CopyBlock(copy);
        Stamp(copy);
        return copy;
    }

    private void Stamp(uint node)
    {
        if (node >= _stamps.Length)
        {
            Array.Resize(ref _stamps, arenas.Nodes.Items.Length);
        }

        _stamps[node] = Batch;
    }

    private LinkKind KindOf(int pattern) => patternOf(pattern).Class switch
    {
        PatternClass.WideLiteral => LinkKind.WideLiterals,
        PatternClass.Guarded => LinkKind.Guarded,
        _ => LinkKind.CatchAlls,
    };

    private uint Target(Link link, uint root) => link.Kind switch
    {
        LinkKind.Root => NodeLink.NodeOf(root),
        LinkKind.Child => _children.Find(link.Node, link.Key),
        LinkKind.Parameter => NodeLink.NodeOf(arenas.Nodes[link.Node].Parameter),
        LinkKind.WideLiterals => arenas.Nodes[link.Node].WideLiterals,
        LinkKind.Guarded => arenas.Nodes[link.Node].Guarded,
        _ => arenas.Nodes[link.Node].CatchAlls,
    };

    private void SetTarget(ref uint root, Link link, uint target)
    {
        switch (link.Kind)
        {
            case LinkKind.Root:
                root = NodeLink.To(arenas, target);
                break;
            case LinkKind.Child when _children.Find(link.Node, link.Key) == 0:
                _children.Add(link.Node, link.Key, target);
                break;
            case LinkKind.Child:
                _children.Replace(link.Node, link.Key, target);
                break;
            case LinkKind.Parameter:
                arenas.Nodes[link.Node].Parameter = NodeLink.To(arenas, target);
                break;
            case LinkKind.WideLiterals:
                arenas.Nodes[link.Node].WideLiterals = target;
                break;
            case LinkKind.Guarded:
                arenas.Nodes[link.Node].Guarded = target;
                break;
            default:
                arenas.Nodes[link.Node].CatchAlls = target;
                break;
        }

        if (link.Kind > LinkKind.Child)
        {
            arenas.Nodes[link.Node].FlagPatterns();
        }
    }

    private void Unlink(ref uint root, Link link)
    {
        if (link.Kind == LinkKind.Child)
        {
            _children.Remove(link.Node, link.Key);
        }
        else
        {
            SetTarget(ref root, link, 0);
        }
    }

    private enum LinkKind : byte
    {
        Root,
        Child,
        Parameter,
        WideLiterals,
        Guarded,
        CatchAlls,
    }

    /// <summary>Where a node is referred to from.</summary>
    private readonly record struct Link(LinkKind Kind, uint Node, byte Key);
}
