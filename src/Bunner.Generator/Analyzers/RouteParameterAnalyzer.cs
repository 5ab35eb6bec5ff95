using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bunner.Core.Patterns;
using Bunner.Generator.Catalog;
using Bunner.Generator.Diagnostics;
using Bunner.Generator.Discovery;
using Bunner.Generator.Endpoints;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bunner.Generator.Analyzers;

/// <summary>Reports parameters of templates and handlers that do not go together. Only endpoints bind, so only they are looked at.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RouteParameterAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableDictionary<string, string?> s_none = ImmutableDictionary<string, string?>.Empty;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.TypeAgainstConstraint, Rules.UnusedRouteParameter, Rules.UnboundParameter, Rules.BodyWithoutBody, Rules.SeveralBodies,
        Rules.SuggestedConstraint);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationFacts.UsesAspNetCore(start.Compilation))
            {
                start.RegisterSymbolAction(Check, SymbolKind.Method);
            }
        });
    }

    private static void Check(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (HandlerRules.IsSecondPart(method))
        {
            return;
        }

        var reported = new HashSet<(string Rule, string Parameter)>();
        HandlerParameter[]? parameters = null;
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (!RouteAttributes.Contains(attribute.AttributeClass)
                || !RouteAttributes.TryRead(attribute, out RouteAttributeValues values)
                || HandlerRules.Check(method) != HandlerProblem.None)
            {
                continue;
            }

            RouteKey key = RouteDiscovery.KeyOf(method.ContainingType, method.Name, values);
            if (ParsedTemplates.Parse(key.Template).Pattern is { } pattern)
            {
                parameters ??= [.. method.Parameters.Select(ParameterReader.Read)];
                var template = new PlacedRoute(new RouteEntry(key, ""), AttributeArguments.FindTemplate(attribute, context.CancellationToken), values.Template);
                CheckTemplate(context, method, parameters, pattern, template);
                CheckHandler(context, method, parameters, pattern, values.Method, reported);
            }
        }
    }

    private static void CheckTemplate(
        SymbolAnalysisContext context, IMethodSymbol method, HandlerParameter[] parameters, RoutePattern pattern, PlacedRoute template)
    {
        bool readsRequest = method.Parameters.Any(static one => one.Type.Name is "HttpContext" or "HttpRequest");
        foreach (ParameterPart part in pattern.Parameters)
        {
            int index = Array.FindIndex(parameters, one => IsTakenBy(part, one));
            if (index < 0)
            {
                if (!readsRequest)
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Rules.UnusedRouteParameter,
                        template.Locate(part.NameRange),
                        SuggestedParameters.ForUnused(part, method, parameters, pattern),
                        method.Name,
                        part.Name));
                }

                continue;
            }

            CheckType(context, method.Parameters[index], part, template);
        }
    }

    private static void CheckType(SymbolAnalysisContext context, IParameterSymbol parameter, ParameterPart part, PlacedRoute template)
    {
        string? suggested = ConstraintTypes.ConstraintOf(parameter.Type);
        foreach (ConstraintReference constraint in part.Constraints)
        {
            if (!ConstraintTypes.Fit(constraint.Name, parameter.Type))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.TypeAgainstConstraint,
                    parameter.Locations[0],
                    [template.Locate(constraint.Range)],
                    ImmutableDictionary<string, string?>.Empty
                        .Add(FixProperties.Type, ConstraintTypes.TypeOf(constraint.Name))
                        .Add(FixProperties.Constraint, part.Constraints.Length == 1 ? suggested : null),
                    constraint.Name,
                    parameter.Name,
                    parameter.Type.ToDisplayString()));
            }
        }

        // A value that is left out passes no constraint but behind a question mark; a default is the author's to keep.
        if (suggested is not null && part.Constraints.IsEmpty && !part.IsCatchAll && part.Default is null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.SuggestedConstraint,
                template.Locate(part.NameRange),
                ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Constraint, suggested),
                part.Name,
                parameter.Type.ToDisplayString(),
                suggested));
        }
    }

    private static bool IsTakenBy(ParameterPart part, HandlerParameter parameter) =>
        parameter.Source is ParameterSource.Inferred or ParameterSource.Route
        && string.Equals(parameter.SourceName, part.Name, StringComparison.OrdinalIgnoreCase);

    private static void CheckHandler(
        SymbolAnalysisContext context,
        IMethodSymbol method,
        HandlerParameter[] parameters,
        RoutePattern pattern,
        string httpMethod,
        HashSet<(string Rule, string Parameter)> reported)
    {
        EquatableArray<string> names = pattern.Parameters.Select(static part => part.Name).ToList().ToEquatableArray();
        string? body = null;
        for (int i = 0; i < parameters.Length; i++)
        {
            HandlerParameter parameter = parameters[i];
            BoundSource source = BindingExpressions.Resolve(parameter, httpMethod, names);
            bool isUnknown = source == BoundSource.Route && BindingExpressions.RouteIndex(parameter, names) < 0;
            string? reason = isUnknown ? $"the template has no parameter '{parameter.SourceName}'" : parameter.Unsupported;
            Location place = method.Parameters[i].Locations[0];
            if (reason is not null)
            {
                Report(
                    Rules.UnboundParameter,
                    SuggestedParameters.ForUnbound(parameter, isUnknown, parameters, pattern),
                    parameter.Name,
                    place,
                    parameter.Name,
                    method.Name,
                    reason);
            }
            else if (source == BoundSource.Body && body is not null)
            {
                Report(Rules.SeveralBodies, s_none, parameter.Name, place, parameter.Name, method.Name, body);
            }
            else if (source == BoundSource.Body)
            {
                body = parameter.Name;
                if (httpMethod is "GET" or "HEAD" or "OPTIONS" or "TRACE")
                {
                    Report(Rules.BodyWithoutBody, s_none, parameter.Name, place, parameter.Name, method.Name, httpMethod);
                }
            }
        }

        void Report(DiagnosticDescriptor rule, ImmutableDictionary<string, string?> properties, string parameter, Location place, params object[] arguments)
        {
            if (reported.Add((rule.Id, parameter)))
            {
                context.ReportDiagnostic(Diagnostic.Create(rule, place, properties, arguments));
            }
        }
    }
}
