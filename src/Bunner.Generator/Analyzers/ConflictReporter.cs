using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Bunner.Core.Conflicts;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Bunner.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bunner.Generator.Analyzers;

/// <summary>Says where the conflicts of a table are, each once, however many routers have them.</summary>
internal sealed class ConflictReporter(CompilationAnalysisContext context, List<PlacedRoute> routes, List<RouteDefinition> definitions)
{
    private readonly HashSet<(RouteConflictKind Kind, int Route)> _reported = [];
    private bool _wasCut;

    public void Report(ConflictReport report)
    {
        foreach (RouteConflict conflict in report.Conflicts)
        {
            if (_reported.Add((conflict.Kind, conflict.Route)))
            {
                Report(conflict);
            }
        }

        if (report.WasCut && !_wasCut)
        {
            _wasCut = true;
            PlacedRoute? place = routes.Find(static route => route.Template is not null);
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.AnalysisCut, place?.Location, routes.Count.ToString(CultureInfo.InvariantCulture)));
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
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.DuplicateEndpointName, other.Location, More(first), other.Entry.Key.Name, other.Text, first.Text));
            }
        }
    }

    private void Report(RouteConflict conflict)
    {
        PlacedRoute route = routes[conflict.Route];
        if (conflict.Kind == RouteConflictKind.Contradictory)
        {
            RoutePattern pattern = definitions[conflict.Route].Pattern;
            ParameterPart parameter = pattern.Parameters[conflict.Parameter];
            int start = parameter.Constraints[0].Range.Start;
            ConstraintReference last = parameter.Constraints[parameter.Constraints.Length - 1];
            var range = new TextRange(start, last.Range.Start + last.Range.Length - start);
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.ContradictoryConstraints,
                route.Locate(range),
                pattern.Text.Substring(range.Start, range.Length),
                parameter.Name,
                route.Text));
            return;
        }

        // At a place that the user can change: the other one, if this one is of a referenced assembly.
        PlacedRoute other = routes[conflict.Others[0]];
        if (conflict.Kind == RouteConflictKind.Ambiguous)
        {
            (PlacedRoute here, PlacedRoute there) = route.Template is null ? (other, route) : (route, other);
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.AmbiguousRoutes, here.Location, More(there), here.Text, here.Entry.Key.Display, there.Text, there.Where, conflict.Example));
            return;
        }

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

        context.ReportDiagnostic(Diagnostic.Create(
            Rules.UnreachableRoute, route.Location, More(other), route.Text, route.Entry.Key.Display, takers, conflict.Example));
    }

    private static IEnumerable<Location> More(PlacedRoute route) => route.Template is null ? [] : [route.Location];
}
