using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;

namespace Bunner.Generator.Catalog;

/// <summary>Turns routes from text into what tables are built from.</summary>
internal static class RouteDefinitions
{
    /// <summary>
    /// Parses a template and resolves its constraints. A user-defined constraint becomes a guard whose text is the method to
    /// call.
    /// </summary>
    /// <returns><see langword="false"/> when the template or a constraint is wrong.</returns>
    public static bool TryCreate(RouteKey key, string name, ConstraintSet constraints, [NotNullWhen(true)] out RouteDefinition? route)
    {
        route = null;
        RoutePattern? pattern = ParsedTemplates.Parse(key.Template).Pattern;
        if (pattern is null)
        {
            return false;
        }

        ImmutableArray<ImmutableArray<Guard>>.Builder all = ImmutableArray.CreateBuilder<ImmutableArray<Guard>>(pattern.Parameters.Length);
        foreach (ParameterPart parameter in pattern.Parameters)
        {
            if (!TryResolve(parameter, key.Assembly, constraints, out ImmutableArray<Guard> guards))
            {
                return false;
            }

            all.Add(guards);
        }

        route = new RouteDefinition(key.Method, pattern, all.MoveToImmutable(), key.Order, name);
        return true;
    }

    /// <summary>The definitions of a catalogue's routes, in the order of their ids.</summary>
    public static List<RouteDefinition> Create(
        EquatableArray<CatalogRoute> catalog, EquatableArray<ConstraintModel> constraints, CancellationToken cancellation)
    {
        var set = new ConstraintSet(constraints);
        var routes = new List<RouteDefinition>(catalog.Count);
        foreach (CatalogRoute route in catalog)
        {
            cancellation.ThrowIfCancellationRequested();
            if (TryCreate(route.Entry.Key, route.Name, set, out RouteDefinition? definition))
            {
                routes.Add(definition);
            }
        }

        return routes;
    }

    private static bool TryResolve(
        ParameterPart parameter, string assembly, ConstraintSet constraints, out ImmutableArray<Guard> guards)
    {
        guards = ImmutableArray<Guard>.Empty;
        if (parameter.Constraints.Length == 0)
        {
            return true;
        }

        ImmutableArray<Guard>.Builder resolved = ImmutableArray.CreateBuilder<Guard>(parameter.Constraints.Length);
        foreach (ConstraintReference reference in parameter.Constraints)
        {
            if (!GuardCatalog.TryResolve(reference, constraints.Contains, out Guard? guard, out _))
            {
                return false;
            }

            resolved.Add(guard!.Kind == GuardKind.Custom
                ? guard with { Text = constraints.Find(reference.Name, assembly).Method }
                : guard);
        }

        guards = resolved.MoveToImmutable();
        return true;
    }
}
