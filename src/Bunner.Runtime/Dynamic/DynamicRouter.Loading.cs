using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Bunner.Core;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Bunner.Dynamic;

namespace Bunner;

public sealed partial class DynamicRouter<T>
{
    /// <summary>
    /// Replaces all routes by these, sealed: removing everything, <see cref="AddRange"/> and <see cref="Seal"/> in one step, which readers see at once.
    /// It takes half as long, since no trees are built.
    /// </summary>
    /// <param name="routes">All routes that the router is to have.</param>
    /// <remarks>O(n log n). Requests and changes go on while the table is built; changes wait while it is put in place.</remarks>
    /// <exception cref="RouterException">A route was refused; its errors name each one that was, up to 100, and count the others. The router is as it was.</exception>
    /// <exception cref="ArgumentNullException">There is no list, or a route without a method or a template.</exception>
    public void Load(IEnumerable<DynamicRoute<T>> routes)
    {
        TryLoad(routes, out RouterErrorList errors);
        ThrowIfAny(errors);
    }

    /// <summary>Replaces all routes by these, sealed, or changes nothing and says why.</summary>
    /// <inheritdoc cref="Load" path="/remarks"/>
    /// <param name="routes">All routes that the router is to have.</param>
    /// <param name="errors">What is wrong with which, up to 100 errors and the number of the others; empty if the routes were taken.</param>
    /// <returns>Whether the routes were taken; if not, the router is as it was.</returns>
    /// <exception cref="ArgumentNullException">There is no list, or a route without a method or a template.</exception>
    public bool TryLoad(IEnumerable<DynamicRoute<T>> routes, out RouterErrorList errors)
    {
        DynamicRoute<T>[] coming = Take(routes);
        if (BuildTable(coming) is { } table)
        {
            lock (_store.Gate)
            {
                _store.Load(table);
            }

            errors = new RouterErrorList();
        }
        else
        {
            errors = LoadByTrees(coming);
        }

        TellOfMemory();
        return errors.Count == 0;
    }

    /// <summary>The table of all these routes; null if anything is out of the ordinary, which is left to the trees to judge.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    private SealedTable<T>? BuildTable(DynamicRoute<T>[] added)
    {
        if (added.Length > _store.MaxRoutes)
        {
            return null;
        }

        int[]? order = OrderOf(added);
        RoutePatternParser parser = new(new SegmentCache());
        RouteAdmission admission = _store.NewAdmission();
        RouteSheet routes = new(added.Length, _store.Settings);
        SealedIndexBuilder index = new(added.Length);
        T[] values = new T[added.Length];
        for (int i = 0; i < values.Length; i++)
        {
            ref DynamicRoute<T> route = ref added[order is null ? i : order[i]];
            string name = route.Name ?? "";
            if (!routes.TryAdd(route.Method, route.Template, route.Order, name))
            {
                if (_store.Reader.TryRead(route.Identity, name, out RouteDefinition? definition, parser) is not null)
                {
                    return null;
                }

                routes.Add(definition!);
            }

            // A byte for each character is ASCII.
            if ((routes.LineOf(i).TemplateLength != route.Template.Length && !CanSeal(route.Template)) || !CanSeal(name) || !admission.Admit(routes, index))
            {
                return null;
            }

            values[i] = route.Value;
        }

        RouteTableImage image = RouteTableBuilder.Build(routes);
        return image.Problems.IsEmpty ? new SealedTable<T>(image, index.Finish(), _store.Functions.Of(image.ExternalGuards), values) : null;
    }

    /// <summary>The same by the way of trees, which tell what is wrong with which route, and keep what no table can hold.</summary>
    private RouterErrorList LoadByTrees(DynamicRoute<T>[] added)
    {
        RouterErrorList found = new();
        List<(RouteEntry<T> Entry, int Index)> coming = Read(added, null, 0, found, out int patterns);
        lock (_store.Gate)
        {
            RouteIdentity[] going = [.. this.Select(static route => route.Identity)];
            if (TryChange(going, coming, patterns, isTrial: false, found))
            {
                Seal();
            }
        }

        found.Sort();
        return found;
    }
}
