using System;
using System.Collections.Immutable;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Core.Tree;

/// <summary>The first stage: takes routes into the tree, node by node, and divides fused edges where routes part.</summary>
internal sealed class TreeInserter(RouteNode root, StringComparer comparer, Func<string, string> fold)
{
    internal long ShapeHits { get; private set; }

    internal long ShapeMisses { get; private set; }

    internal void Insert(int route, RouteDefinition definition, ushort[] ids)
    {
        ImmutableArray<RouteSegment> segments = definition.Pattern.Segments;
        int required = RouteForm.RequiredCount(segments);
        RouteNode node = root;
        for (int i = 0; i < segments.Length;)
        {
            node.MarkDirty();
            if (i >= required)
            {
                node.AddTerminal(new RouteTerminal(route, definition, IsShort: true));
            }

            if (segments[i].IsLiteral)
            {
                (node, int taken) = StepOverLiterals(node, segments, ids, i);
                i += taken;
            }
            else
            {
                node = StepOverPattern(node, definition, segments[i]);
                i++;
            }
        }

        node.AddTerminal(new RouteTerminal(route, definition, IsShort: false));
    }

    /// <summary>Goes to the child behind a literal; a fused edge takes as many literals as agree with it.</summary>
    private (RouteNode Node, int Taken) StepOverLiterals(RouteNode node, ImmutableArray<RouteSegment> segments, ushort[] ids, int first)
    {
        string text = TextOf(segments[first]);
        int index = node.Statics?.Find(ids[first], text) ?? -1;
        if (index < 0)
        {
            RouteNode added = new(new LiteralEdge([ids[first]], [text]));
            node.AddStatic(added, comparer);
            return (added, 1);
        }

        RouteNode child = node.Statics!.Nodes[index];
        child.Edge.Meet(0, text);
        int taken = 1;
        while (taken < child.Edge.Length
            && first + taken < segments.Length
            && segments[first + taken].IsLiteral
            && child.Edge.Ids[taken] == ids[first + taken]
            && comparer.Equals(child.Edge.Texts[taken], text = TextOf(segments[first + taken])))
        {
            child.Edge.Meet(taken++, text);
        }

        return (taken == child.Edge.Length ? child : Divide(node, index, taken), taken);
    }

    /// <summary>Puts a node into a fused edge, behind so many of its literals.</summary>
    private RouteNode Divide(RouteNode parent, int index, int at)
    {
        RouteNode child = parent.Statics!.Nodes[index];
        RouteNode middle = new(child.Edge.Slice(0, at));
        child.Edge = child.Edge.Slice(at, child.Edge.Length - at);
        middle.AddStatic(child, comparer);
        parent.Statics.Replace(index, middle);
        return middle;
    }

    private RouteNode StepOverPattern(RouteNode node, RouteDefinition definition, RouteSegment segment)
    {
        SegmentPattern pattern = SegmentPattern.Of(segment, definition.Guards, fold);
        string template = definition.Pattern.Text;
        int index = node.Patterns?.Find(pattern) ?? -1;
        if (index >= 0)
        {
            ShapeHits++;
            node.Patterns!.Meet(index, template, segment.Range.Start, segment.Range.Length);
            return node.Patterns.Nodes[index];
        }

        ShapeMisses++;
        RouteNode child = new(LiteralEdge.None);
        node.AddPattern(pattern, template.Substring(segment.Range.Start, segment.Range.Length), child);
        return child;
    }

    private static string TextOf(RouteSegment segment) => ((LiteralPart)segment.Parts[0]).Text;
}
