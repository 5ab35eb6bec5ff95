using System;
using System.Collections.Generic;
using Bunner.Core.Tables;

namespace Bunner.Core.Tree;

/// <summary>The routes of a router by segments: a radix tree over interned literals.</summary>
/// <remarks>
/// Its life is insert, compress, seal. Routes may be inserted after sealing too; the nodes that they change are then no
/// longer sealed, and only those are indexed when the tree is sealed again. Nodes do not depend on methods; the routes
/// that end at a node do. No step calls itself, so that a template may be as deep as it likes.
/// </remarks>
internal sealed class RouteTree
{
    private readonly TreeInserter _inserter;

    /// <param name="literals">The table that gave the literals their ids.</param>
    /// <param name="caseSensitive">Whether case counts in literals.</param>
    internal RouteTree(LiteralTable literals, bool caseSensitive)
    {
        Comparer = caseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
        _inserter = new TreeInserter(Root, Comparer, literals.Fold);
    }

    internal RouteNode Root { get; } = new(LiteralEdge.None, NodeFlags.Root);

    /// <summary>How literals are compared.</summary>
    internal StringComparer Comparer { get; }

    /// <summary>How many routes were inserted.</summary>
    internal int Count { get; private set; }

    /// <summary>How often an inserted route shared a pattern that was there already.</summary>
    internal long ShapeHits => _inserter.ShapeHits;

    /// <summary>How often an inserted route brought a pattern of its own.</summary>
    internal long ShapeMisses => _inserter.ShapeMisses;

    /// <summary>Adds a route. O(length of its template), but for the look-ups of its literals, which are O(log children).</summary>
    /// <param name="route">The route's index.</param>
    /// <param name="definition">The route.</param>
    /// <param name="ids">The ids of its literal segments, 0 for others.</param>
    internal void Insert(int route, RouteDefinition definition, ushort[] ids)
    {
        _inserter.Insert(route, definition, ids);
        Count++;
    }

    /// <summary>Fuses chains of literals that lead to one node only.</summary>
    /// <returns>How many nodes this saved.</returns>
    internal int Compress() => TreeCompressor.Compress(Root);

    /// <summary>Compresses what has changed and puts it in order.</summary>
    /// <returns>How many nodes were indexed: all at first, later those that inserting has changed.</returns>
    internal int Seal()
    {
        Compress();
        return TreeSealer.Seal(Root);
    }

    /// <summary>The tree as text, a line for each node; the same for the same routes in any order.</summary>
    /// <param name="isShown">Says of each route whether it is printed; all are without it.</param>
    internal string Print(Func<int, bool>? isShown = null) => new TreePrinter(isShown).Print(Root);

    /// <summary>Walks the tree and returns every route once, with the ids of its segments (0 for patterns).</summary>
    internal IEnumerable<(int Route, ushort[] Ids)> Routes() => TreeWalk.Routes(Root);
}
