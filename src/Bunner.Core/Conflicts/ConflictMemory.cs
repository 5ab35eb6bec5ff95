using System.Collections.Generic;
using System.Linq;
using Bunner.Core.Tables;

namespace Bunner.Core.Conflicts;

/// <summary>What a search has worked out and the next one over nearly the same routes need not work out again.</summary>
/// <remarks>
/// <para>
/// An edit changes one route of thousands. Everything here depends on the routes and segments it is about alone: the sets of a route's
/// paths, what two sets of values have in common, what covers what. The next search asks the same questions in the same
/// order, spends the same from its budget, and so comes to the same end as one that remembers nothing.
/// </para>
/// <para>
/// Routes are told apart by reference: who keeps a memory keeps the <see cref="RouteDefinition"/>s, too. One search at a time. Answers that nobody has asked for
/// in the last search are forgotten once they are more than the others.
/// </para>
/// </remarks>
internal sealed class ConflictMemory(RouterSettings settings)
{
    private const int MostSets = 200_000;

    private SegmentSets _sets = new(settings);
    private Dictionary<RouteDefinition, PathSet[]> _paths = new(ReferenceComparer.Instance);
    private Dictionary<RouteDefinition, PathSet[]> _before = new(ReferenceComparer.Instance);
    private Dictionary<PathSet, (PathSet[] Large, bool IsCovered, long Cost)> _covers = [];

    internal SegmentSets Sets => _sets;

    /// <summary>Called before a search: what only the one before the last has asked for is forgotten.</summary>
    internal void Begin()
    {
        if (_sets.Count > MostSets)
        {
            _sets = new SegmentSets(settings);
            _paths = new(ReferenceComparer.Instance);
            _covers = [];
        }

        _before = _paths;
        _paths = new(ReferenceComparer.Instance);
        _sets.Answers.Begin();
        if (_covers.Count > 2 * _before.Count)
        {
            _covers = [];
        }
    }

    /// <summary>The sets of a route's paths.</summary>
    internal PathSet[] PathsOf(RouteDefinition route)
    {
        if (!_paths.TryGetValue(route, out PathSet[]? paths))
        {
            if (!_before.TryGetValue(route, out paths))
            {
                paths = PathSet.Of(route, _sets, settings);
            }

            _paths.Add(route, paths);
        }

        return paths;
    }

    /// <summary>Whether sets of paths together have every path of another; see <see cref="CoverSearch.CoverTogether"/>.</summary>
    internal bool CoverTogether(PathSet[] large, PathSet small, ConflictBudget budget)
    {
        if (_covers.TryGetValue(small, out (PathSet[] Large, bool IsCovered, long Cost) known)
            && known.Large.SequenceEqual(large)
            && budget.Left >= known.Cost)
        {
            return budget.TrySpend(known.Cost) && known.IsCovered;
        }

        long before = budget.Left;
        bool isCovered = CoverSearch.CoverTogether(large, small, budget);
        if (!budget.IsExhausted)
        {
            _covers[small] = (large, isCovered, before - budget.Left);
        }

        return isCovered;
    }

    private sealed class ReferenceComparer : IEqualityComparer<RouteDefinition>
    {
        public static ReferenceComparer Instance { get; } = new();

        public bool Equals(RouteDefinition? x, RouteDefinition? y) => ReferenceEquals(x, y);

        public int GetHashCode(RouteDefinition obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
