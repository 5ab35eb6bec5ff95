using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Bunner.Core.Conflicts;
using Bunner.Core.Tables;
using Bunner.Generator.Catalog;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;

namespace Bunner.Generator.Analyzers;

/// <summary>What is wrong with the table of some routes.</summary>
/// <param name="Definitions">The routes by index; null for one whose template or constraints are wrong.</param>
/// <param name="Problems">What keeps routes out of the table; the indices are those of <paramref name="Definitions"/>.</param>
/// <param name="Conflicts">What does not go together.</param>
/// <param name="WasCut">Whether not everything could be compared.</param>
internal sealed record TableCheck(
    ImmutableArray<RouteDefinition?> Definitions, ImmutableArray<TableProblem> Problems, ImmutableArray<RouteConflict> Conflicts, bool WasCut);

/// <summary>Checks the routes of a compilation as one table, and remembers the last check of each router.</summary>
/// <remarks>
/// The rules are live: every keystroke makes a new compilation. Most change no route, and then the last answer stands; else what
/// is about unchanged routes is remembered (<see cref="ConflictMemory"/>). Nothing of a compilation is kept, only texts and what follows from them.
/// </remarks>
internal sealed class TableChecks
{
    private const int MostKept = 8;

    private static readonly List<TableChecks> s_recent = [];

    private readonly string _assembly;
    private readonly RouterOptions _options;
    private readonly ConflictMemory _memory;
    private Dictionary<RouteKey, RouteDefinition?> _known = [];
    private EquatableArray<ConstraintModel> _constraints = EquatableArray<ConstraintModel>.Empty;
    private EquatableArray<RouteKey> _routes = EquatableArray<RouteKey>.Empty;
    private TableCheck? _last;

    private TableChecks(string assembly, RouterOptions options)
    {
        _assembly = assembly;
        _options = options;
        _memory = new ConflictMemory(options.ToSettings());
    }

    /// <summary>Checks sorted routes.</summary>
    public static TableCheck Check(
        string assembly,
        EquatableArray<RouteKey> routes,
        EquatableArray<ConstraintModel> constraints,
        RouterOptions options,
        CancellationToken cancellation)
    {
        TableChecks checks = Find(assembly, options);
        lock (checks)
        {
            return checks.Check(routes, constraints, cancellation);
        }
    }

    private static TableChecks Find(string assembly, RouterOptions options)
    {
        lock (s_recent)
        {
            int index = s_recent.FindIndex(one => one._assembly == assembly && one._options == options);
            TableChecks found = index < 0 ? new TableChecks(assembly, options) : s_recent[index];
            if (index >= 0 || s_recent.Count == MostKept)
            {
                s_recent.RemoveAt(Math.Max(index, 0));
            }

            s_recent.Add(found);
            return found;
        }
    }

    private TableCheck Check(EquatableArray<RouteKey> routes, EquatableArray<ConstraintModel> constraints, CancellationToken cancellation)
    {
        bool hasSameConstraints = constraints.Equals(_constraints);
        if (_last is not null && hasSameConstraints && routes.Equals(_routes))
        {
            return _last;
        }

        _last = null;
        ImmutableArray<RouteDefinition?> all = Define(routes, constraints, hasSameConstraints, cancellation);
        var definitions = new List<RouteDefinition>(all.Length);
        var indices = new List<int>(all.Length);
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i] is { } definition)
            {
                definitions.Add(definition);
                indices.Add(i);
            }
        }

        RouterSettings settings = _options.ToSettings();
        ImmutableArray<TableProblem> problems = RouteTableBuilder.FindProblems(definitions, settings);
        cancellation.ThrowIfCancellationRequested();
        ConflictReport report = ConflictFinder.Find(
            definitions, settings, problems.Select(static problem => problem.Route), memory: _memory, cancellation: cancellation);
        _routes = routes;
        _last = new TableCheck(
            all,
            [.. problems.Select(problem => problem with { Route = indices[problem.Route], OtherRoute = problem.OtherRoute < 0 ? -1 : indices[problem.OtherRoute] })],
            [.. report.Conflicts.Select(conflict => conflict with { Route = indices[conflict.Route], Others = [.. conflict.Others.Select(other => indices[other])] })],
            report.WasCut);
        return _last;
    }

    private ImmutableArray<RouteDefinition?> Define(
        EquatableArray<RouteKey> routes, EquatableArray<ConstraintModel> constraints, bool hasSameConstraints, CancellationToken cancellation)
    {
        var known = new Dictionary<RouteKey, RouteDefinition?>(routes.Count);
        var set = new ConstraintSet(constraints);
        ImmutableArray<RouteDefinition?>.Builder all = ImmutableArray.CreateBuilder<RouteDefinition?>(routes.Count);
        foreach (RouteKey key in routes)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!known.TryGetValue(key, out RouteDefinition? definition))
            {
                if (!hasSameConstraints || !_known.TryGetValue(key, out definition))
                {
                    RouteDefinitions.TryCreate(key, key.Name ?? key.MemberName, set, out definition);
                }

                known.Add(key, definition);
            }

            all.Add(definition);
        }

        _known = known;
        _constraints = constraints;
        return all.MoveToImmutable();
    }
}
