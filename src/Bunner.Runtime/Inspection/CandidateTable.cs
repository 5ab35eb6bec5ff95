using System;
using System.Collections.Generic;
using Bunner.Matching;

namespace Bunner.Inspection;

/// <summary>A table without some of its routes, so that the matcher itself tells which route comes next, and whether one alone matches.</summary>
internal sealed class CandidateTable(RouteTable table) : RouteTable
{
    private readonly HashSet<int> _removed = [];

    /// <inheritdoc/>
    protected internal override ReadOnlySpan<ulong> Data => table.Data;

    /// <inheritdoc/>
    protected internal override ReadOnlySpan<byte> Text => table.Text;

    /// <summary>Every route that matches, in the order in which the matcher takes them.</summary>
    internal List<int> MatchesInOrder(string method, string path)
    {
        List<int> found = [];
        for (int route = RouteMatcher.Find(table, Data, method.AsSpan(), path); route >= 0 && _removed.Add(route);)
        {
            found.Add(route);

            // The quick way does not know of routes that were removed; whole paths, of which each has one route only, neither.
            route = RouteMatcher.FindCarefully(this, Data, method.AsSpan(), path);
        }

        _removed.Clear();
        return found;
    }

    /// <inheritdoc/>
    protected internal override bool Accepts(int guard, ReadOnlySpan<char> value) => table.Accepts(guard, value);

    internal override bool IsRemoved(int route) => _removed.Contains(route);
}
