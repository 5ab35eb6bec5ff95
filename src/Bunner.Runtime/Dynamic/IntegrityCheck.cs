using System.Collections.Generic;

namespace Bunner.Dynamic;

/// <summary>Looks for anything in a router's trees that should not be so, and names it.</summary>
/// <remarks>The only element of a fixed buffer that it reads is the first one.</remarks>
internal sealed unsafe class IntegrityCheck(RouteStore store)
{
    private readonly List<string> _problems = [];
    private readonly HashSet<uint> _nodes = [];
    private readonly HashSet<uint> _blocks16 = [];
    private readonly HashSet<uint> _blocks48 = [];
    private readonly HashSet<uint> _blocks128 = [];
    private readonly HashSet<uint> _lists = [];
    private readonly HashSet<uint> _routes = [];
    private readonly HashSet<RouteEntry> _entries = [];

    /// <summary>What is broken; the writer's lock has to be held.</summary>
    internal IReadOnlyList<string> Run()
    {
        RouterState state = store.State;
        TreeReader reader = new(state.View);
        int counted = 0;
        for (int i = 0; i < state.Methods.Count; i++)
        {
            MethodRoots.Root root = state.Methods.Roots[i];
            int before = _routes.Count;
            foreach (uint node in reader.Nodes(root.Node))
            {
                CheckNode(state.Methods.Names[i], node, node == root.Node);
                if (_problems.Count > 100)
                {
                    return _problems;
                }
            }

            CheckLink(root.Link, "the root", state.Methods.Names[i]);
            Check(root.Count == _routes.Count - before, $"{state.Methods.Names[i]} has {_routes.Count - before} routes, but says {root.Count}");
            counted += root.Count;
            CheckStatics(state.Methods.Names[i], root.Statics, state.Version);
        }

        Check(counted == state.TreeCount, $"the trees have {counted} routes, but the router says {state.TreeCount}");
        CheckArena("nodes", store.Arenas.Nodes, _nodes);
        CheckArena("blocks of 16", store.Arenas.Sixteens, _blocks16);
        CheckArena("blocks of 48", store.Arenas.FortyEights, _blocks48);
        CheckArena("blocks of 128", store.Arenas.Alls, _blocks128);
        CheckArena("lists of routes", store.Arenas.Lists, _lists);
        CheckArena("routes", store.Arenas.Entries, _routes);
        foreach (uint route in _routes)
        {
            CheckWay(state, store.Arenas.Entries[route].Entry!, route);
        }

        return _problems;
    }

    private void CheckNode(string method, uint reference, bool isRoot)
    {
        ref RadixNode node = ref store.Arenas.Nodes[reference];
        Check(_nodes.Add(reference), $"node {reference} of {method} is reached twice");
        Check(!node.IsEmpty, $"node {reference} of {method} leads nowhere");
        Check(node.EdgeLength <= RadixNode.MaxEdge, $"node {reference} of {method} has an edge of {node.EdgeLength} characters");
        Check(node.HasPatterns == ((node.WideLiterals | node.Guarded | node.Parameter | node.CatchAlls) != 0), $"node {reference} of {method} is marked wrongly for patterns");
        Check((node.Kind != ChildKind.Four) == ((node.Flags & RadixFlags.Block) != 0), $"node {reference} of {method} is marked wrongly for a block");
        CheckLink(node.Parameter, $"the parameter of node {reference}", method);
        HashSet<byte> keys = [];
        foreach ((byte key, uint link) in store.Tree.ChildrenOf(reference))
        {
            uint child = NodeLink.NodeOf(link);
            ref RadixNode below = ref store.Arenas.Nodes[child];
            CheckLink(link, $"child {child} of node {reference}", method);
            Check(keys.Add(key), $"node {reference} of {method} has two children under {key}");
            Check(below.EdgeLength > 0 && below.Edge[0] == key, $"child {child} of node {reference} does not begin with {key}");
        }

        Check(keys.Count == node.ChildCount, $"node {reference} of {method} has {keys.Count} children, but says {node.ChildCount}");
        Check(!node.IsStraight || node.ChildCount == 0 || node.Children[0] != 0, $"the only child of node {reference} of {method} is not in the first place");
        if (node.Kind != ChildKind.Four)
        {
            HashSet<uint> blocks = node.Kind == ChildKind.Sixteen ? _blocks16 : node.Kind == ChildKind.FortyEight ? _blocks48 : _blocks128;
            Check(blocks.Add(node.Children[0]), $"the block {node.Children[0]} of node {reference} of {method} has two owners");
        }

        if ((node.Routes & RadixNode.ManyRoutes) != 0)
        {
            Check(_lists.Add(node.Routes & ~RadixNode.ManyRoutes), $"the list of node {reference} of {method} has two owners");
        }

        RouteEntry? before = null;
        foreach (uint route in EndingRoutes.Of(store.Arenas, node.Routes))
        {
            RouteEntry? entry = store.Arenas.Entries[route].Entry;
            if (entry is null)
            {
                _problems.Add($"route {route} at node {reference} of {method} is not there");
                continue;
            }

            _routes.Add(route);
            _entries.Add(entry);
            Check(before is null || before.CompareTo(entry) < 0, $"'{entry.Template}' stands behind a route of lower precedence");
            Check(entry.Method == method, $"'{entry.Template}' of {entry.Method} stands under {method}");
            Check(entry.RivalHash == 0 || entry.Rivals?.Number == route, $"'{entry.Template}' stands under another number among those that may be ambiguous with it");
            before = entry;
        }

        SegmentMatcher? pattern = (node.Flags & RadixFlags.PatternEnd) == 0 ? null : store.Patterns.Matchers[node.Pattern];
        Check((node.Flags & RadixFlags.PatternEnd) == 0 || pattern is not null, $"the pattern {node.Pattern} of node {reference} is not there");
        Check(pattern is null || pattern.Ends == node.Ends, $"node {reference} has other ends than its pattern {node.Pattern}");
        Check(!isRoot || (node.Flags & RadixFlags.Pattern) == 0, $"the root of {method} is marked as a pattern");
    }

    /// <summary>Whether a link says how long the text is that leads to its node.</summary>
    private void CheckLink(uint link, string to, string method) =>
        Check(link == NodeLink.To(store.Arenas, NodeLink.NodeOf(link)), $"the link to {to} of {method} has a wrong length");

    /// <summary>Whether the way that a route's template describes leads to the route.</summary>
    private void CheckWay(RouterState state, RouteEntry entry, uint number)
    {
        RouteKey key = new();
        if (!key.TryFind(entry.Definition, entry.Endings, store.Patterns))
        {
            _problems.Add($"'{entry.Template}' has patterns without ids");
        }

        MethodRoots.Root root = state.Methods.Roots[state.Methods.IndexOf<char>(entry.Method)];
        foreach (int end in key.Ends)
        {
            uint node = store.Tree.Find(root.Link, key.Tokens[..end]);
            bool found = false;
            foreach (uint route in EndingRoutes.Of(store.Arenas, node == 0 ? 0 : store.Arenas.Nodes[node].Routes))
            {
                found |= route == number;
            }

            Check(found, $"'{entry.Template}' is not where its template leads");
        }
    }

    private void CheckStatics(string method, StaticRoutes? statics, long version)
    {
        int count = 0;
        foreach (StaticPath path in statics?.Paths ?? [])
        {
            count++;
            RouteEntry route = path.Route;
            Check(route.Method == method && _entries.Contains(route), $"'{route.Template}' of {route.Method} has a short way under {method}, but is no route of it");
            Check(statics!.HasAtPlace(path), $"the short way to '{route.Template}' of {method} is not where it is looked for");
            Check(path.Born <= version, $"the short way to '{route.Template}' of {method} is of a later version");
        }

        Check(count == (statics?.Count ?? 0), $"{method} has {count} short ways, but says {statics?.Count}");
    }

    private void CheckArena<TItem>(string what, CompactArena<TItem> arena, HashSet<uint> reached)
    {
        Check(arena.Count == reached.Count, $"{arena.Count} {what} are in use, but {reached.Count} are reached");
        foreach (uint unused in arena.Unused())
        {
            Check(!reached.Contains(unused), $"slot {unused} of the {what} is free and in use");
        }
    }

    private void Check(bool holds, string problem)
    {
        if (!holds)
        {
            _problems.Add(problem);
        }
    }
}
