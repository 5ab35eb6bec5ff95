using System.Collections.Generic;

namespace Bunner.Core.Tree;

/// <summary>Reads the routes back from a tree.</summary>
internal static class TreeWalk
{
    /// <summary>Every route once, with the ids of its segments as the way to its node has them.</summary>
    internal static IEnumerable<(int Route, ushort[] Ids)> Routes(RouteNode root)
    {
        List<ushort> path = [];
        Stack<(RouteNode Node, int Depth, bool IsPattern)> open = new();
        open.Push((root, 0, false));
        while (open.Count > 0)
        {
            (RouteNode node, int depth, bool isPattern) = open.Pop();
            path.RemoveRange(depth, path.Count - depth);
            path.AddRange(node.Edge.Ids);
            if (isPattern)
            {
                path.Add(0);
            }

            for (int i = 0; i < node.Terminals.Length; i++)
            {
                if (!node.Terminals[i].IsShort)
                {
                    yield return (node.Terminals[i].Route, [.. path]);
                }
            }

            for (int i = (node.Patterns?.Count ?? 0) - 1; i >= 0; i--)
            {
                open.Push((node.Patterns!.Nodes[i], path.Count, true));
            }

            for (int i = (node.Statics?.Count ?? 0) - 1; i >= 0; i--)
            {
                open.Push((node.Statics!.Nodes[i], path.Count, false));
            }
        }
    }
}
