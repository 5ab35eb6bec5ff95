using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Bunner.Core.Conflicts;
using Bunner.Core.Tables;
using Bunner.Generator.Catalog;
using Bunner.Generator.Diagnostics;
using Bunner.Generator.Discovery;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bunner.Generator.Analyzers;

/// <summary>
/// Reports what only all routes together make wrong: two that match the same requests, and more than a table holds. It
/// builds the table that the generator builds, so both are of one mind.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RouteTableAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.DuplicateRoute,
        Rules.TooManyRoutes,
        Rules.AmbiguousRoutes,
        Rules.UnreachableRoute,
        Rules.ContradictoryConstraints,
        Rules.AnalysisCut,
        Rules.DuplicateEndpointName);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var found = new Findings();
            start.RegisterSymbolAction(symbol => Collect((IMethodSymbol)symbol.Symbol, found, symbol.CancellationToken), SymbolKind.Method);
            start.RegisterSymbolAction(symbol => Collect((INamedTypeSymbol)symbol.Symbol, found), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Check(end, found));
        });
    }

    private static void Collect(IMethodSymbol method, Findings found, CancellationToken cancellation)
    {
        if (HandlerRules.IsSecondPart(method))
        {
            return;
        }

        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (RouteAttributes.Contains(attribute.AttributeClass)
                && RouteAttributes.TryRead(attribute, out RouteAttributeValues values)
                && HandlerRules.Check(method) == HandlerProblem.None)
            {
                found.Routes.Add(new PlacedRoute(
                    new RouteEntry(RouteDiscovery.KeyOf(method, values), ""), TemplateOf(attribute, cancellation), values.Template));
            }
            else if (WellKnownNames.IsBunnerType(attribute.AttributeClass, "RouteConstraintAttribute"))
            {
                ConstraintDiscovery.Add(found.Constraints.Add, method, attribute);
            }
        }
    }

    private static void Collect(INamedTypeSymbol type, Findings found)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (WellKnownNames.IsBunnerType(attribute.AttributeClass, "RouterAttribute"))
            {
                found.Options.Add(RouterDiscovery.ReadOptions(attribute));
            }
        }
    }

    private static ExpressionSyntax? TemplateOf(AttributeData attribute, CancellationToken cancellation) =>
        AttributeArguments.Find(attribute, "template", attribute.ConstructorArguments.Length - 1, cancellation);

    private static void Check(CompilationAnalysisContext context, Findings found)
    {
        ReferenceModel references = ReferenceDiscovery.Read(context.Compilation, context.CancellationToken);
        List<PlacedRoute> routes = [.. found.Routes];
        routes.AddRange(references.Routes.Select(static route => new PlacedRoute(route, null, "")));
        if (routes.Count == 0)
        {
            return;
        }

        routes.Sort(PlacedRoute.Compare);
        EquatableArray<ConstraintModel> constraints = RouteLists.Merge(
            found.Constraints.OrderBy(static one => one, Comparer<ConstraintModel>.Create(ConstraintModel.Compare)).ToList().ToEquatableArray(),
            references.Constraints,
            ConstraintModel.Compare);
        (List<PlacedRoute> valid, List<RouteDefinition> definitions) = Define(routes, new ConstraintSet(constraints), context.CancellationToken);
        var reported = new HashSet<int>();
        var conflicts = new ConflictReporter(context, valid, definitions);
        foreach (RouterOptions options in OptionsOf(found))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            RouteTableImage image = RouteTableBuilder.Build(definitions, options.ToSettings());
            foreach (TableProblem problem in image.Problems)
            {
                if (reported.Add(problem.Route))
                {
                    Report(context, problem, valid);
                }
            }

            conflicts.Report(ConflictFinder.Find(
                definitions,
                options.ToSettings(),
                image.Problems.Select(static problem => problem.Route),
                cancellation: context.CancellationToken));
        }

        conflicts.ReportNames();
    }

    private static (List<PlacedRoute> Valid, List<RouteDefinition> Definitions) Define(
        List<PlacedRoute> routes, ConstraintSet constraints, CancellationToken cancellation)
    {
        var valid = new List<PlacedRoute>(routes.Count);
        var definitions = new List<RouteDefinition>(routes.Count);
        foreach (PlacedRoute route in routes)
        {
            cancellation.ThrowIfCancellationRequested();
            RouteKey key = route.Entry.Key;
            if (RouteDefinitions.TryCreate(key, key.Name ?? key.MemberName, constraints, out RouteDefinition? definition))
            {
                valid.Add(route);
                definitions.Add(definition);
            }
        }

        return (valid, definitions);
    }

    private static IEnumerable<RouterOptions> OptionsOf(Findings found) => found.Options.IsEmpty
        ? [RouterModel.Application.Options]
        : found.Options.Distinct().OrderBy(static options => options.ToString(), System.StringComparer.Ordinal);

    private static void Report(CompilationAnalysisContext context, TableProblem problem, List<PlacedRoute> routes)
    {
        PlacedRoute route = routes[problem.Route];
        switch (problem.Code)
        {
            case TableProblemCode.Duplicate:
                // At a place that the user can change: the other one, if this one is of a referenced assembly.
                PlacedRoute other = routes[problem.OtherRoute];
                (PlacedRoute here, PlacedRoute there) = route.Location == Location.None ? (other, route) : (route, other);
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.DuplicateRoute,
                    here.Location,
                    there.Location == Location.None ? [] : [there.Location],
                    here.Text,
                    here.Entry.Key.Display,
                    there.Text,
                    there.Entry.Key.Display));
                break;
            case TableProblemCode.TooManyRoutes or TableProblemCode.TooManyLiterals:
                context.ReportDiagnostic(Diagnostic.Create(Rules.TooManyRoutes, route.Location, route.Text, problem.Message));
                break;
            default:
                // An invalid method is said at once, while typing.
                break;
        }
    }

    private sealed class Findings
    {
        public ConcurrentBag<PlacedRoute> Routes { get; } = [];

        public ConcurrentBag<ConstraintModel> Constraints { get; } = [];

        public ConcurrentBag<RouterOptions> Options { get; } = [];
    }
}
