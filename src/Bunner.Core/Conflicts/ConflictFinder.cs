using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Core.Conflicts;

/// <summary>Proves what is wrong with a table: routes that match the same path, that nothing reaches, that match nothing.</summary>
/// <remarks>
/// <para>
/// Nothing is guessed. Every example is a path that <see cref="RouteProbe"/> confirms for each route that is named; a route is called
/// unreachable only if automata show that better routes have all of its paths. What cannot be known (constraints that are the
/// user's code, expressions beyond the subset) is taken for possible and never for sure, so it keeps the search silent.
/// </para>
/// <para>
/// Only routes of one method, order and rank with the same literals at the same places can be ambiguous, so only those are compared. A
/// better route can hide another one only where it is not simply more literal: routes with constraints, mixed segments or a lower Order. The
/// time is that of the pairs that remain, within <see cref="ConflictBudget"/>.
/// </para>
/// </remarks>
internal sealed class ConflictFinder
{
    private readonly IReadOnlyList<RouteDefinition> _routes;
    private readonly RouterSettings _settings;
    private readonly CancellationToken _cancellation;
    private readonly ConflictBudget _budget;
    private readonly ConflictMemory _memory;
    private readonly RouteRank[] _ranks;
    private readonly bool[] _isOut;
    private int _glances;
    private readonly ImmutableArray<RouteConflict>.Builder _found = ImmutableArray.CreateBuilder<RouteConflict>();

    private ConflictFinder(
        IReadOnlyList<RouteDefinition> routes, RouterSettings settings, ConflictBudget budget, ConflictMemory memory, CancellationToken cancellation)
    {
        _routes = routes;
        _settings = settings;
        _budget = budget;
        _cancellation = cancellation;
        _memory = memory;
        _ranks = [.. routes.Select(static route => new RouteRank(route))];
        _isOut = new bool[routes.Count];
    }

    /// <param name="routes">The routes of a table.</param>
    /// <param name="settings">The table's options.</param>
    /// <param name="leftOut">Routes that are not in the table for another reason, such as duplicates.</param>
    /// <param name="budget">How much work the search may do.</param>
    /// <param name="memory">What the last search over these settings has left; this one reads and renews it.</param>
    /// <param name="cancellation">Ends the search.</param>
    internal static ConflictReport Find(
        IReadOnlyList<RouteDefinition> routes,
        RouterSettings settings,
        IEnumerable<int> leftOut,
        long budget = ConflictBudget.Default,
        ConflictMemory? memory = null,
        CancellationToken cancellation = default)
    {
        memory ??= new ConflictMemory(settings);
        memory.Begin();
        ConflictFinder finder = new(routes, settings, new ConflictBudget(budget), memory, cancellation);
        foreach (int route in leftOut)
        {
            finder._isOut[route] = true;
        }

        finder.FindContradictions();
        finder.FindAmbiguities();
        finder.FindUnreachable();
        return new ConflictReport(finder._found.ToImmutable(), finder._budget.IsExhausted);
    }

    private void FindContradictions()
    {
        Dictionary<string, bool> known = new(StringComparer.Ordinal);
        for (int route = 0; route < _routes.Count; route++)
        {
            foreach (ParameterPart parameter in _routes[route].Pattern.Parameters)
            {
                ImmutableArray<Guard> guards = _routes[route].Guards[parameter.Index];
                if (guards.IsEmpty || _isOut[route])
                {
                    continue;
                }

                string key = (parameter.IsCatchAll ? "*" : "") + string.Join("&", guards);
                if (!known.TryGetValue(key, out bool isEmpty))
                {
                    known.Add(key, isEmpty = _memory.Sets.OfGuards(guards, parameter.IsCatchAll).Upper.IsEmpty);
                }

                if (isEmpty)
                {
                    _found.Add(new RouteConflict(RouteConflictKind.Contradictory, route, [], "", parameter.Index));
                    _isOut[route] = true;
                    break;
                }
            }
        }
    }

    private void FindAmbiguities()
    {
        Dictionary<string, List<int>> groups = new(StringComparer.Ordinal);
        for (int route = 0; route < _routes.Count; route++)
        {
            if (!_isOut[route])
            {
                string key = RivalKey.Of(_routes[route], _settings.CaseSensitive);
                if (!groups.TryGetValue(key, out List<int>? group))
                {
                    groups.Add(key, group = []);
                }

                group.Add(route);
            }
        }

        foreach (List<int> group in groups.Values.Where(static group => group.Count > 1))
        {
            for (int i = 1; i < group.Count && !_budget.IsExhausted; i++)
            {
                _cancellation.ThrowIfCancellationRequested();
                for (int k = 0; k < i && SpendGlance(); k++)
                {
                    if (FindCommon(group[k], group[i]) is { } example)
                    {
                        RouteConflictKind kind = AreEqual(group[k], group[i]) ? RouteConflictKind.Duplicate : RouteConflictKind.Ambiguous;
                        _found.Add(new RouteConflict(kind, group[i], [group[k]], example, -1));
                        break;
                    }
                }
            }
        }
    }

    // What a glance tells apart costs little, but there can be billions of pairs.
    private bool SpendGlance() => ++_glances % ConflictBudget.Glances != 0 || _budget.TrySpend(1);

    private bool AreEqual(int left, int right)
    {
        PathSet[] one = PathsOf(left), other = PathsOf(right);
        return one.Length == other.Length && one.Zip(other, PathSet.AreEqual).All(static same => same);
    }

    private string? FindCommon(int left, int right)
    {
        foreach (PathSet one in PathsOf(left))
        {
            foreach (PathSet other in PathsOf(right))
            {
                if (PathSet.FindCommon(one, other, _budget) is { } path && Matches(left, path) && Matches(right, path))
                {
                    return path;
                }
            }
        }

        return null;
    }

    private void FindUnreachable()
    {
        ShadowIndex shadows = new(_routes, _ranks, _isOut);
        for (int route = 0; route < _routes.Count && !_budget.IsExhausted; route++)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_isOut[route])
            {
                continue;
            }

            List<int> better = shadows.FindFor(route, PathsOf, _budget);
            if (better.Count == 0 || PathsOf(route).Length == 0)
            {
                continue;
            }

            int[] cover = FindCover(route, better);
            if (cover.Length != 0 && FindExample(route, cover, out int first) is { } example)
            {
                _found.Add(new RouteConflict(
                    RouteConflictKind.Unreachable, route, [first, .. cover.Where(one => one != first)], example, -1));
            }
        }
    }

    private int[] FindCover(int route, List<int> better)
    {
        PathSet[] forms = PathsOf(route);
        foreach (int one in better)
        {
            if (forms.All(form => PathsOf(one).Any(large => CoverSearch.Covers(large, form, _budget))))
            {
                return [one];
            }
        }

        if (better.Count is < 2 or > CoverSearch.MostRoutes)
        {
            return [];
        }

        PathSet[] all = [.. better.SelectMany(PathsOf)];
        return forms.All(form => _memory.CoverTogether(all, form, _budget)) ? [.. better] : [];
    }

    private string? FindExample(int route, int[] cover, out int first)
    {
        foreach (PathSet form in PathsOf(route))
        {
            if (form.FindExample(_budget) is { } path && Matches(route, path))
            {
                foreach (int one in cover)
                {
                    if (Matches(one, path))
                    {
                        first = one;
                        return path;
                    }
                }
            }
        }

        first = -1;
        return null;
    }

    private bool Matches(int route, string path) => RouteProbe.Matches(_routes[route], path, _settings);

    private PathSet[] PathsOf(int route) => _memory.PathsOf(_routes[route]);
}
