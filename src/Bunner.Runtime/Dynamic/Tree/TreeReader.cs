using System.Collections.Generic;

namespace Bunner.Dynamic;

/// <summary>Walks through a published tree, in no hurry. The state has to be pinned.</summary>
/// <remarks>Invariant: a pinned state is not written to, so that all counts are those of the blocks they belong to.</remarks>
internal sealed unsafe class TreeReader(TreeView view)
{
    /// <summary>Every route below a node once.</summary>
    internal IEnumerable<RouteEntry> Routes(uint root)
    {
        HashSet<uint> seen = [];
        foreach (uint node in Nodes(root))
        {
            foreach (uint route in RoutesAt(node))
            {
                if (seen.Add(route) && view.Entries[route].Entry is { } entry)
                {
                    yield return entry;
                }
            }
        }
    }

    /// <summary>Every node, parents before children.</summary>
    internal IEnumerable<uint> Nodes(uint root)
    {
        Stack<uint> open = new();
        open.Push(root);
        List<uint> next = [];
        while (open.Count > 0)
        {
            uint node = open.Pop();
            if (node == 0)
            {
                continue;
            }

            yield return node;
            next.Clear();
            AddNext(node, next);
            foreach (uint child in next)
            {
                open.Push(child);
            }
        }
    }

    /// <summary>The numbers of the routes that end at a node.</summary>
    internal uint[] RoutesAt(uint node)
    {
        uint routes = view.Nodes[node].Routes;
        return routes == 0 ? [] : (routes & RadixNode.ManyRoutes) == 0 ? [routes] : view.Lists[routes & ~RadixNode.ManyRoutes];
    }

    /// <summary>Adds all nodes that a node refers to; some may be 0.</summary>
    internal void AddNext(uint node, List<uint> next)
    {
        ref RadixNode read = ref view.Nodes[node];
        next.Add(read.WideLiterals);
        next.Add(read.Guarded);
        next.Add(NodeLink.NodeOf(read.Parameter));
        next.Add(read.CatchAlls);
        int places = ChildTable.Places(read);
        for (int i = 0; i < places; i++)
        {
            next.Add(NodeLink.NodeOf(read.Kind switch
            {
                ChildKind.Four => read.Children[i],
                ChildKind.Sixteen => view.Sixteens[read.Children[0]].Children[i],
                ChildKind.FortyEight => i < 48 ? view.FortyEights[read.Children[0]].Children[i] : 0,
                _ => view.Alls[read.Children[0]].Children[i],
            }));
        }
    }
}
