using System;
using System.Collections.Generic;
using System.Linq;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Core.Conflicts;

/// <summary>Finds the better routes that could take all paths of a route, alone or together.</summary>
/// <remarks>
/// A literal takes one value of a segment. So a route that is better only because it is more literal takes but a few of the others'
/// paths, and can help to hide a route only where that has the same literal, or finitely many values. That leaves routes that are better
/// by a constraint, a mixed segment or their Order.
/// </remarks>
internal sealed class ShadowIndex
{
    private readonly IReadOnlyList<RouteDefinition> _routes;
    private readonly RouteRank[] _ranks;
    private readonly Dictionary<string, List<int>> _suspects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _all = new(StringComparer.Ordinal);

    internal ShadowIndex(IReadOnlyList<RouteDefinition> routes, RouteRank[] ranks, bool[] isOut)
    {
        _routes = routes;
        _ranks = ranks;
        Dictionary<string, int> highest = new(StringComparer.Ordinal);
        for (int i = 0; i < routes.Count; i++)
        {
            highest[routes[i].Method] = highest.TryGetValue(routes[i].Method, out int order) ? Math.Max(order, routes[i].Order) : routes[i].Order;
        }

        for (int i = 0; i < routes.Count; i++)
        {
            if (isOut[i])
            {
                continue;
            }

            Add(_all, routes[i].Method, i);
            if (routes[i].Order < highest[routes[i].Method] || HasConditions(routes[i].Pattern))
            {
                Add(_suspects, KeyOf(routes[i], FirstLiteral(routes[i])), i);
            }
        }
    }

    /// <summary>Better routes that fit; more than can be taken together if there are many.</summary>
    internal List<int> FindFor(int route, Func<int, PathSet[]> pathsOf, ConflictBudget budget)
    {
        List<int> better = [];
        RouteDefinition definition = _routes[route];
        PathSet[] small = pathsOf(route);
        bool isPartlyFinite = HasConditions(definition.Pattern) && small.Any(IsPartlyFinite);
        List<string> keys = isPartlyFinite ? [definition.Method] : [KeyOf(definition, "")];
        if (!isPartlyFinite && FirstLiteral(definition) is { Length: > 0 } literal)
        {
            keys.Add(KeyOf(definition, literal));
        }

        foreach (string key in keys)
        {
            if (!(isPartlyFinite ? _all : _suspects).TryGetValue(key, out List<int>? candidates)
                || !budget.TrySpend(candidates.Count / ConflictBudget.Glances))
            {
                continue;
            }

            foreach (int one in candidates)
            {
                if (one != route && _ranks[one].CompareTo(_ranks[route]) < 0 && pathsOf(one).Any(large => small.Any(form => MayTakePart(large, form))))
                {
                    better.Add(one);
                }
            }
        }

        return better;
    }

    // What a route begins with, however case is treated: routes that begin with another literal have nothing in common.
    private static string FirstLiteral(RouteDefinition route) =>
        route.Pattern.Segments.Length > 0 && route.Pattern.Segments[0].IsLiteral ? ((LiteralPart)route.Pattern.Segments[0].Parts[0]).Text.ToUpperInvariant() : "";

    private static string KeyOf(RouteDefinition route, string literal) => route.Method + " " + literal;

    private static bool HasConditions(RoutePattern pattern)
    {
        foreach (RouteSegment segment in pattern.Segments)
        {
            if (segment.IsMixed || (segment.IsParameter && !((ParameterPart)segment.Parts[0]).Constraints.IsEmpty))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPartlyFinite(PathSet form) =>
        form.Segments.Any(static one => one.LiteralId == 0 && !one.IsAny && one.Shape.IsFinite);

    private static bool MayTakePart(PathSet large, PathSet small)
    {
        if (large.Rest is null ? small.Rest is not null || large.Segments.Length != small.Segments.Length : large.Segments.Length > small.Segments.Length)
        {
            return false;
        }

        for (int i = 0; i < large.Segments.Length; i++)
        {
            SegmentSet one = large.Segments[i], other = small.Segments[i];
            if (one.LiteralId == 0)
            {
                continue;
            }

            if (other.LiteralId != 0 ? other.LiteralId != one.LiteralId : other.IsAny || !other.Shape.IsFinite)
            {
                return false;
            }
        }

        return true;
    }

    private static void Add(Dictionary<string, List<int>> index, string method, int route)
    {
        if (!index.TryGetValue(method, out List<int>? list))
        {
            index.Add(method, list = []);
        }

        list.Add(route);
    }
}
