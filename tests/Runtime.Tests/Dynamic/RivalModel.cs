using System;
using System.Collections.Generic;
using System.Linq;
using Bunner;
using Bunner.Core.Conflicts;
using Bunner.Core.Tables;
using Bunner.Dynamic;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>A router, and beside it the lists of its routes, which are gone through one by one, with all proofs, for each new route.</summary>
internal sealed class RivalModel(DynamicRouter<int> router, string about)
{
    private List<RouteDefinition> _trees = [];
    private List<RouteDefinition> _sealed = [];

    /// <summary>Adds a route, and holds what happens against what the lists say.</summary>
    /// <returns>Whether it was taken.</returns>
    internal bool Add(string template)
    {
        RouteDefinition? route = Try(template, out RouterError? error);
        if (error is null && route is not null)
        {
            _trees.Add(route);
        }

        return error is null;
    }

    /// <summary>Holds what is said of templates that have a path in common with single routes against what the lists say; takes back what is taken.</summary>
    /// <param name="template">A template with a parameter <c>name</c>.</param>
    /// <param name="indexes">The routes' numbers.</param>
    internal void Try(string template, params int[] indexes)
    {
        foreach (int index in indexes)
        {
            string one = template.Replace("{name}x", $"{{name:length(3)}}.e{index}x", StringComparison.Ordinal);
            if (Try(one, out RouterError? error) is not null && error is null)
            {
                Assert.True(router.Remove("GET", one));
            }
        }
    }

    internal void Seal()
    {
        router.Seal();
        _sealed = [.. _trees.Concat(_sealed).OrderBy(static route => route.Pattern.Text, StringComparer.Ordinal)];
        _trees = [];
    }

    internal void Remove(Random random)
    {
        RouteDefinition? route = Any(random);
        if (route is not null)
        {
            Assert.True(router.Remove("GET", route.Pattern.Text));
            _trees.Remove(route);
            _sealed.Remove(route);
        }
    }

    /// <summary>A change that removes routes, adds some and is refused leaves all routes where they were.</summary>
    internal void RefuseBatch(Random random)
    {
        RouteDefinition[] going = [.. Enumerable.Range(0, 5).Select(_ => Any(random)).OfType<RouteDefinition>().Distinct()];
        DynamicRoute<int>[] coming = [.. going.Take(3).Select(static route => new DynamicRoute<int>("GET", route.Pattern.Text, 0)), new("GET", "/{", 0)];
        Assert.False(router.TryReplaceRange(going.Select(static route => new RouteIdentity("GET", route.Pattern.Text)), coming, out _));
        Assert.Empty(router.CheckIntegrity());
    }

    private RouteDefinition? Any(Random random)
    {
        int at = _trees.Count + _sealed.Count == 0 ? -1 : random.Next(_trees.Count + _sealed.Count);
        return at < 0 ? null : at < _trees.Count ? _trees[at] : _sealed[at - _trees.Count];
    }

    private RouteDefinition? Try(string template, out RouterError? error)
    {
        bool isTaken = router.TryAdd("GET", template, 0, out error);
        if (router.Store.Reader.TryRead(new RouteIdentity("GET", template, 0), "", out RouteDefinition? route) is not null || error?.Code == RouterErrorCode.Duplicate)
        {
            Assert.False(isTaken);
            return null;
        }

        RouterSettings settings = router.Store.Settings;
        RivalSearch exhaustive = new(settings);
        uint hash = RivalSearch.HashOf(route!, settings);
        IEnumerable<RouteDefinition> latest = _trees.Where(other => hash != 0 && RivalSearch.HashOf(other, settings) == hash).TakeLast(RivalSearch.MostRivals);
        IEnumerable<RouteDefinition> first = _sealed.Where(other => hash != 0 && RivalSearch.HashOf(other, settings) == hash).Take(RivalSearch.MostRivals);
        (string? Template, string? Path) rival = latest.Concat(first)
            .Select(other => (other.Pattern.Text, Path: exhaustive.FindCommon(route!, other, new ConflictBudget(long.MaxValue))))
            .FirstOrDefault(static one => one.Path is not null);

        // Literals of the path are as any of the routes writes them.
        Assert.True(
            rival.Template == error?.ConflictingTemplate && string.Equals(rival.Path, error?.Example, StringComparison.OrdinalIgnoreCase),
            $"{about}: {template} should be ambiguous with {rival}, but the router says {error?.ToString() ?? "nothing"}");
        return route;
    }
}
