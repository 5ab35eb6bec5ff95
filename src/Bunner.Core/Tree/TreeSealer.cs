using System.Collections.Generic;

namespace Bunner.Core.Tree;

/// <summary>
/// The third stage: puts children and routes in order and builds the indexes. Goes down only where something has
/// changed, and indexes only the nodes that have themselves.
/// </summary>
internal static class TreeSealer
{
    /// <returns>How many nodes were indexed.</returns>
    internal static int Seal(RouteNode root)
    {
        int indexed = 0;
        Stack<RouteNode> open = new();
        open.Push(root);
        while (open.Count > 0)
        {
            RouteNode node = open.Pop();
            if (!node.Has(NodeFlags.Dirty))
            {
                continue;
            }

            if (!node.Has(NodeFlags.Sealed))
            {
                node.Reindex();
                indexed++;
            }

            node.MarkClean();
            for (int i = 0; i < (node.Statics?.Count ?? 0); i++)
            {
                open.Push(node.Statics!.Nodes[i]);
            }

            for (int i = 0; i < (node.Patterns?.Count ?? 0); i++)
            {
                open.Push(node.Patterns!.Nodes[i]);
            }
        }

        return indexed;
    }
}
