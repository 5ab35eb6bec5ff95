using System.Collections.Generic;
using System.Threading;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;

namespace Bunner.Generator.Catalog;

/// <summary>Chooses the routes that go into the router and names them; what is wrong with the others is the analyzers' to say.</summary>
internal static class RouteCatalog
{
    public static EquatableArray<CatalogRoute> Create(
        EquatableArray<RouteEntry> entries, EquatableArray<ConstraintModel> constraints, CancellationToken cancellation)
    {
        var set = new ConstraintSet(constraints);
        var valid = new List<RouteEntry>(entries.Count);
        var keys = new List<RouteKey>(entries.Count);
        foreach (RouteEntry entry in entries)
        {
            cancellation.ThrowIfCancellationRequested();
            if (RouteDefinitions.TryCreate(entry.Key, entry.Key.MemberName, set, out _))
            {
                valid.Add(entry);
                keys.Add(entry.Key);
            }
        }

        string[] names = RouteNames.Assign(keys);
        var routes = new List<CatalogRoute>(names.Length);
        for (int i = 0; i < names.Length; i++)
        {
            routes.Add(new CatalogRoute(valid[i], names[i]));
        }

        return routes.ToEquatableArray();
    }
}
