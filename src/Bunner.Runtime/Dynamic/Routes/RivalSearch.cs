using System;
using System.Collections.Generic;
using Bunner.Core.Conflicts;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Dynamic;

/// <summary>Finds a route that a new one is ambiguous with: of equal precedence, with a path that both match.</summary>
/// <remarks>
/// The proofs are those of the analyzers (<see cref="PathSet"/>, <see cref="RouteProbe"/>). Only routes with constraints or mixed
/// segments can be ambiguous without being duplicates, so all others cost nothing; and only those that agree in method, order and, segment by
/// segment, in literal or kind are compared. Of those, a <see cref="RouteOutline"/> excludes most at a glance. The work of one change is bounded by <see cref="MostRivals"/> and a <see cref="ConflictBudget"/>; what lies
/// beyond is taken for no conflict. For the writer alone.
/// </remarks>
internal sealed class RivalSearch(RouterSettings settings)
{
    /// <summary>A new route is compared with so many routes, the latest ones.</summary>
    internal const int MostRivals = 256;

    // A fraction of a second.
    private const long Budget = 5_000;

    private const int MostKept = 1024;

    private readonly Dictionary<uint, RivalGroup> _groups = [];
    private readonly List<(RivalPlace Place, Change Change, uint Before)> _changes = [];
    private readonly List<uint> _near = [];
    private readonly Dictionary<RouteDefinition, PathSet[]> _paths = new(ReferenceEqualityComparer.Instance);
    private SegmentSets _sets = new(settings);
    private (RouteDefinition Route, RouteOutline Outline)? _compared;

    private enum Change : byte
    {
        Added,
        Removed,
        Renumbered,
    }

    /// <summary>Outlines made and compared: what the tests of bounds count.</summary>
    internal long Steps { get; private set; }

    /// <summary>Pairs of routes of which more than outlines were compared.</summary>
    internal long Proofs { get; private set; }

    /// <summary>A hash that routes share that can be ambiguous; 0 for a route that cannot be.</summary>
    internal static uint HashOf(RouteDefinition route, RouterSettings settings)
    {
        if (!IsGuarded(route))
        {
            return 0;
        }

        uint hash = FormHash.Start(route.Method, route.Order);
        foreach (RouteSegment segment in route.Pattern.Segments)
        {
            hash = FormHash.Add(hash, segment.IsLiteral ? LiteralHash.Of(((LiteralPart)segment.Parts[0]).Text, settings.CaseSensitive) : FormHash.KindOf(segment));
        }

        return hash | 1;
    }

    /// <summary>Whether a route has constraints or mixed segments, without which it cannot be ambiguous.</summary>
    internal static bool IsGuarded(RouteDefinition route)
    {
        foreach (RouteSegment segment in route.Pattern.Segments)
        {
            if (segment.IsMixed || (RouteForm.Single(segment) is { } parameter && !route.Guards[parameter.Index].IsEmpty))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes note of a route.</summary>
    /// <returns>Where it stands; null if it cannot be ambiguous.</returns>
    internal RivalPlace? Add(uint hash, uint number, RouteDefinition? route)
    {
        if (hash == 0)
        {
            return null;
        }

        if (!_groups.TryGetValue(hash, out RivalGroup? group))
        {
            _groups.Add(hash, group = new RivalGroup(hash));
        }

        RivalPlace place = group.Add(number, _compared is { } own && own.Route == route ? own.Outline : null);
        _changes.Add((place, Change.Added, 0));
        return place;
    }

    /// <summary>Takes note that a route has gone.</summary>
    internal void Remove(RivalPlace? place)
    {
        if (place is not null)
        {
            TakeOut(place);
            _changes.Add((place, Change.Removed, 0));
        }
    }

    /// <summary>Takes note that a route has another number.</summary>
    internal void Renumber(RivalPlace? place, uint number)
    {
        if (place is not null)
        {
            _changes.Add((place, Change.Renumbered, place.Number));
            place.Number = number;
        }
    }

    /// <summary>Whether there is a route under a hash.</summary>
    internal bool HasAny(uint hash) => _groups.ContainsKey(hash);

    /// <summary>The numbers of the routes, among the latest that may be rivals, that an outline does not tell apart from a new one. Valid until the next are asked for.</summary>
    /// <param name="hash">What the new route shares with them.</param>
    /// <param name="route">The new route.</param>
    /// <param name="definitionOf">Gives the route with a number.</param>
    internal List<uint> FindNear(uint hash, RouteDefinition route, Func<uint, RouteDefinition> definitionOf)
    {
        _near.Clear();
        if (!_groups.TryGetValue(hash, out RivalGroup? group))
        {
            return _near;
        }

        RouteOutline outline = OutlineOf(route);
        foreach (ref (RivalPlace Place, RouteOutline? Outline) one in group.Latest())
        {
            Steps += one.Outline is null ? 2 : 1;
            one.Outline ??= new RouteOutline(definitionOf(one.Place.Number), settings);
            if (!outline.Excludes(one.Outline))
            {
                _near.Add(one.Place.Number);
            }
        }

        return _near;
    }

    /// <summary>What is told at a glance of a new route; kept until there is another.</summary>
    internal RouteOutline OutlineOf(RouteDefinition route)
    {
        if (_compared is not { } own || own.Route != route)
        {
            _compared = own = (route, new RouteOutline(route, settings));
        }

        return own.Outline;
    }

    /// <summary>Starts the comparisons of one route.</summary>
    internal static ConflictBudget NewBudget() => new(Budget);

    /// <summary>A path that two routes match, or null. The routes are of equal rank.</summary>
    internal string? FindCommon(RouteDefinition route, RouteDefinition other, ConflictBudget budget)
    {
        Proofs++;
        foreach (PathSet one in PathsOf(route))
        {
            foreach (PathSet another in PathsOf(other))
            {
                if (PathSet.FindCommon(one, another, budget) is { } path && RouteProbe.Matches(route, path, settings) && RouteProbe.Matches(other, path, settings))
                {
                    return path;
                }
            }
        }

        return null;
    }

    /// <summary>What was noted is final.</summary>
    internal void Commit()
    {
        foreach ((RivalPlace place, Change change, _) in _changes)
        {
            if (change == Change.Removed)
            {
                // Whoever still has the route, a snapshot for example, has not got its neighbours.
                (place.Before, place.After) = (null, null);
            }
        }

        Forget();
    }

    /// <summary>Gives back what many routes needed that are gone.</summary>
    internal void Trim()
    {
        if (_groups.Capacity / 4 > _groups.Count)
        {
            _groups.TrimExcess();
        }
    }

    /// <summary>Takes back what was noted since the last commit.</summary>
    internal void Abort()
    {
        for (int i = _changes.Count - 1; i >= 0; i--)
        {
            (RivalPlace place, Change change, uint before) = _changes[i];
            switch (change)
            {
                case Change.Added:
                    TakeOut(place);
                    break;
                case Change.Removed:
                    _groups.TryAdd(place.Group.Hash, place.Group);
                    place.Group.PutBack(place);
                    break;
                default:
                    place.Number = before;
                    break;
            }
        }

        Forget();
    }

    private void Forget()
    {
        Scratch.Empty(_changes);
        _compared = null;
    }

    private void TakeOut(RivalPlace place)
    {
        place.Group.TakeOut(place);
        if (place.Group.IsEmpty)
        {
            _groups.Remove(place.Group.Hash);
        }
    }

    private PathSet[] PathsOf(RouteDefinition route)
    {
        if (!_paths.TryGetValue(route, out PathSet[]? paths))
        {
            if (_paths.Count == MostKept)
            {
                _paths.Clear();
                _sets = new SegmentSets(settings);
            }

            _paths.Add(route, paths = PathSet.Of(route, _sets, settings));
        }

        return paths;
    }
}
