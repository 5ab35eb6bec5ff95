using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Bunner.Core.Conflicts;
using Bunner.Generator.Diagnostics;

namespace Bunner.Generator.Analyzers;

/// <summary>An <c>Order</c> for each route that is ambiguous with others, so that all of them together are no longer.</summary>
/// <remarks>
/// Routes that are connected by ambiguities get different numbers, in their own order, from the one they all have upwards. So a fix of
/// all of them at once gives the right result, and a fix of one of them puts it behind those that it meets.
/// </remarks>
internal sealed class SuggestedOrders
{
    private readonly Dictionary<int, int> _parent = [];
    private readonly Dictionary<int, (int Order, bool IsFirst)> _orders = [];

    public SuggestedOrders(List<PlacedRoute> routes, IReadOnlyList<RouteConflict> conflicts)
    {
        foreach (RouteConflict conflict in conflicts)
        {
            if (conflict.Kind == RouteConflictKind.Ambiguous)
            {
                _parent[Root(conflict.Route)] = Root(conflict.Others[0]);
            }
        }

        foreach (IGrouping<int, int> connected in _parent.Keys.ToList().OrderBy(static one => one).GroupBy(Root))
        {
            // Routes of references cannot be given an order: they keep the first place, and a single route moves behind all of its own compilation.
            int order = routes[connected.Key].Entry.Key.Order;
            List<int> own = [.. connected.Where(route => routes[route].Template is not null)];
            bool isFirstFree = own.Count != connected.Count();
            for (int i = 0; i < own.Count; i++)
            {
                bool isFirst = i == 0 && !isFirstFree;
                _orders[own[i]] = (isFirst ? order + own.Count : order + i + (isFirstFree ? 1 : 0), isFirst);
            }
        }
    }

    /// <summary>The properties of a route's diagnostic.</summary>
    public IEnumerable<KeyValuePair<string, string?>> At(int route)
    {
        if (_orders.TryGetValue(route, out (int Order, bool IsFirst) found))
        {
            yield return new(FixProperties.Order, found.Order.ToString(CultureInfo.InvariantCulture));
            if (found.IsFirst)
            {
                yield return new(FixProperties.IsFirst, "true");
            }
        }
    }

    private int Root(int route)
    {
        while (_parent.TryGetValue(route, out int parent) && parent != route)
        {
            route = parent;
        }

        _parent[route] = route;
        return route;
    }
}
