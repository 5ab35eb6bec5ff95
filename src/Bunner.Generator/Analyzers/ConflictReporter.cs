using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Bunner.Core.Conflicts;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Bunner.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Analyzers;

/// <summary>Says where the conflicts of a table are, each once, however many routers have them.</summary>
/// <remarks>
/// Routes that match the same paths are reported at both, since either can be the one that somebody types; at each route once, with the first
/// one it meets.
/// </remarks>
internal sealed class ConflictReporter(List<PlacedRoute> routes, Action<PlacedRoute, Diagnostic> add)
{
    private readonly HashSet<(string Rule, int Route)> _reported = [];

    public void Report(TableCheck check, bool isLibrary)
    {
        foreach (TableProblem problem in check.Problems)
        {
            Report(problem, isLibrary);
        }

        var orders = new SuggestedOrders(routes, check.Conflicts);
        foreach (RouteConflict conflict in check.Conflicts)
        {
            Report(conflict, check.Definitions[conflict.Route]!, orders);
        }

        if (check.WasCut && _reported.Add((Rules.AnalysisCut.Id, -1)))
        {
            PlacedRoute place = routes.Find(static route => route.Template is not null) ?? routes[0];
            add(place, Diagnostic.Create(Rules.AnalysisCut, place.Location, routes.Count.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Names that attributes give twice.</summary>
    public void ReportNames()
    {
        foreach (IGrouping<string, PlacedRoute> same in routes
            .Where(static route => route.Entry.Key.Name is not null)
            .GroupBy(static route => route.Entry.Key.Name!, StringComparer.OrdinalIgnoreCase))
        {
            PlacedRoute first = same.First();
            foreach (PlacedRoute other in same.Skip(1).Where(static route => route.Template is not null))
            {
                add(other, Diagnostic.Create(
                    Rules.DuplicateEndpointName, other.Location, More(first), other.Entry.Key.Name, other.Text, first.Text));
            }
        }
    }

    private static IEnumerable<Location> More(PlacedRoute route) => route.Template is null ? [] : [route.Location];

    private void Report(TableProblem problem, bool isLibrary)
    {
        switch (problem.Code)
        {
            case TableProblemCode.Duplicate:
                ReportDuplicate(problem.Route, problem.OtherRoute);
                break;
            case TableProblemCode.TooManyRoutes or TableProblemCode.TooManyLiterals:
                Add(Rules.TooManyRoutes, problem.Route, routes[problem.Route].Location, null, [], routes[problem.Route].Text, problem.Message);
                break;
            case TableProblemCode.UnsupportedRegex when routes[problem.Route].Template is null && !isLibrary:
                // The library could not know what this router allows; at routes of this compilation it has been said while typing.
                Add(Rules.UnsupportedRegex, problem.Route, Location.None, null, [], problem.Message);
                break;
            default:
                // An invalid method is said at its attribute.
                break;
        }
    }

    private void ReportDuplicate(int first, int second)
    {
        foreach ((int here, int there) in new[] { (first, second), (second, first) })
        {
            if (CanReportAt(here, there))
            {
                PlacedRoute one = routes[here], other = routes[there];
                Add(Rules.DuplicateRoute, here, one.Location, other, [], one.Text, one.Entry.Key.Display, other.Text, other.Where);
            }
        }
    }

    private void Report(RouteConflict conflict, RouteDefinition definition, SuggestedOrders orders)
    {
        switch (conflict.Kind)
        {
            case RouteConflictKind.Duplicate:
                ReportDuplicate(conflict.Route, conflict.Others[0]);
                break;
            case RouteConflictKind.Ambiguous:
                foreach ((int here, int there) in new[] { (conflict.Route, conflict.Others[0]), (conflict.Others[0], conflict.Route) })
                {
                    if (CanReportAt(here, there))
                    {
                        PlacedRoute one = routes[here], other = routes[there];
                        Add(
                            Rules.AmbiguousRoutes, here, one.Location, other, orders.At(here), one.Text, one.Entry.Key.Display, other.Text, other.Where, conflict.Example);
                    }
                }

                break;
            case RouteConflictKind.Contradictory:
                ReportContradiction(conflict, definition.Pattern);
                break;
            default:
                ReportUnreachable(conflict);
                break;
        }
    }

    // Where the user can change something, if there is such a place.
    private bool CanReportAt(int here, int there) => routes[here].Template is not null || (routes[there].Template is null && here > there);

    private void ReportContradiction(RouteConflict conflict, RoutePattern pattern)
    {
        PlacedRoute route = routes[conflict.Route];
        ParameterPart parameter = pattern.Parameters[conflict.Parameter];
        int start = parameter.Constraints[0].Range.Start;
        ConstraintReference last = parameter.Constraints[parameter.Constraints.Length - 1];
        var range = new TextRange(start, last.Range.Start + last.Range.Length - start);
        Add(
            Rules.ContradictoryConstraints,
            conflict.Route,
            route.Locate(range),
            null,
            [],
            pattern.Text.Substring(range.Start, range.Length),
            parameter.Name,
            route.Text);
    }

    private void ReportUnreachable(RouteConflict conflict)
    {
        PlacedRoute route = routes[conflict.Route], other = routes[conflict.Others[0]];
        string takers = "'" + other.Text + "' of " + other.Where;
        if (conflict.Others.Length == 2)
        {
            takers += " and '" + routes[conflict.Others[1]].Text + "' take";
        }
        else
        {
            takers += conflict.Others.Length == 1
                ? " takes"
                : " and " + (conflict.Others.Length - 1).ToString(CultureInfo.InvariantCulture) + " others take";
        }

        Add(Rules.UnreachableRoute, conflict.Route, route.Location, other, [], route.Text, route.Entry.Key.Display, takers, conflict.Example);
    }

    private void Add(
        DiagnosticDescriptor rule,
        int route,
        Location place,
        PlacedRoute? other,
        IEnumerable<KeyValuePair<string, string?>> properties,
        params object[] arguments)
    {
        if (_reported.Add((rule.Id, route)))
        {
            add(routes[route], Diagnostic.Create(
                rule, place, other is null ? [] : More(other), ImmutableDictionary.CreateRange(properties), arguments));
        }
    }
}
