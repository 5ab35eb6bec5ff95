using System.Collections.Generic;

namespace Bunner.Core.Tree;

/// <summary>
/// The second stage: nodes that are but a step between two literals are taken out, and their edges fused. Visits only
/// what has changed.
/// </summary>
internal static class TreeCompressor
{
    /// <returns>How many nodes were taken out.</returns>
    internal static int Compress(RouteNode root)
    {
        int saved = 0;
        List<ushort> ids = [];
        List<string> texts = [];
        Stack<RouteNode> open = new();
        open.Push(root);
        while (open.Count > 0)
        {
            RouteNode node = open.Pop();
            if (!node.Has(NodeFlags.Dirty))
            {
                continue;
            }

            for (int i = 0; i < (node.Statics?.Count ?? 0); i++)
            {
                RouteNode child = node.Statics!.Nodes[i];
                if (child.IsPassage)
                {
                    saved += Fuse(ref child, ids, texts);
                    node.Statics.Replace(i, child);
                }

                open.Push(child);
            }

            for (int i = 0; i < (node.Patterns?.Count ?? 0); i++)
            {
                open.Push(node.Patterns!.Nodes[i]);
            }
        }

        return saved;
    }

    /// <summary>Follows a chain to its end, whose edge takes in all the others.</summary>
    private static int Fuse(ref RouteNode node, List<ushort> ids, List<string> texts)
    {
        ids.Clear();
        texts.Clear();
        int passages = 0;
        while (true)
        {
            ids.AddRange(node.Edge.Ids);
            texts.AddRange(node.Edge.Texts);
            if (!node.IsPassage)
            {
                node.Edge = new LiteralEdge([.. ids], [.. texts]);
                return passages;
            }

            node = node.Statics!.Nodes[0];
            passages++;
        }
    }
}
