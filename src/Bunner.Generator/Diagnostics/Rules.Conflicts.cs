using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Diagnostics;

/// <summary>The rules about routes that do not go together, and about handlers that do not go with their routes.</summary>
internal static partial class Rules
{
    /// <summary>Two routes of equal rank and a path that both match.</summary>
    public static readonly DiagnosticDescriptor AmbiguousRoutes = Create(
        RuleIds.AmbiguousRoutes,
        "Two routes match the same path",
        "'{0}' of {1} and '{2}' of {3} both match '{4}'; give one an Order or tell them apart");

    /// <summary>A route all of whose paths better ones take.</summary>
    public static readonly DiagnosticDescriptor UnreachableRoute = Create(
        RuleIds.UnreachableRoute,
        "A route is never reached",
        "No path reaches '{0}' of {1}: {2} every one of them, such as '{3}'",
        severity: DiagnosticSeverity.Warning);

    /// <summary>A parameter whose constraints exclude each other.</summary>
    public static readonly DiagnosticDescriptor ContradictoryConstraints = Create(
        RuleIds.ContradictoryConstraints,
        "No value passes all constraints",
        "No value of a path passes '{0}', so the parameter '{1}' of '{2}' never matches",
        severity: DiagnosticSeverity.Warning);

    /// <summary>The search for conflicts came to the end of its budget.</summary>
    public static readonly DiagnosticDescriptor AnalysisCut = Create(
        RuleIds.AnalysisCut,
        "Not all routes were compared",
        "The constraints of the {0} routes are so many and so alike that not all could be compared: conflicts among them may be unreported",
        severity: DiagnosticSeverity.Warning);

    /// <summary>A literal that no request has.</summary>
    public static readonly DiagnosticDescriptor NeverMatchingLiteral = Create(
        RuleIds.NeverMatchingLiteral,
        "A literal that no request has",
        "No request has '{0}' in its path: {1}",
        severity: DiagnosticSeverity.Warning);

    /// <summary>A parameter of a type that hardly any accepted value can become.</summary>
    public static readonly DiagnosticDescriptor TypeAgainstConstraint = Create(
        RuleIds.TypeAgainstConstraint,
        "The type of a parameter does not fit its constraint",
        "The constraint '{0}' lets values through that the parameter '{1}' of type {2} cannot take",
        severity: DiagnosticSeverity.Warning);

    /// <summary>A route parameter that the handler does not take.</summary>
    public static readonly DiagnosticDescriptor UnusedRouteParameter = Create(
        RuleIds.UnusedRouteParameter,
        "A handler does not take a route parameter",
        "The handler '{0}' does not take the route parameter '{1}'",
        severity: DiagnosticSeverity.Info);

    /// <summary>A handler parameter that nothing gives a value.</summary>
    public static readonly DiagnosticDescriptor UnboundParameter = Create(
        RuleIds.UnboundParameter,
        "A handler parameter cannot be bound",
        "The parameter '{0}' of '{1}' cannot be bound: {2}");

    /// <summary>A body on a method whose requests have none.</summary>
    public static readonly DiagnosticDescriptor BodyWithoutBody = Create(
        RuleIds.BodyWithoutBody,
        "A body where requests have none",
        "The parameter '{0}' of '{1}' is read from the body, and {2} requests have none",
        severity: DiagnosticSeverity.Warning);

    /// <summary>Two parameters read from one body.</summary>
    public static readonly DiagnosticDescriptor SeveralBodies = Create(
        RuleIds.SeveralBodies,
        "Two parameters from one body",
        "The parameter '{0}' of '{1}' is read from the body, as '{2}' is; a request has one body");

    /// <summary>A parameter whose type takes few texts, without a constraint that says so.</summary>
    public static readonly DiagnosticDescriptor SuggestedConstraint = Create(
        RuleIds.SuggestedConstraint,
        "A parameter's type suggests a constraint",
        "The parameter '{0}' of type {1} takes not every text; with the constraint '{2}' other paths are left to other routes",
        severity: DiagnosticSeverity.Hidden);

    /// <summary>Validation attributes that nobody looks at.</summary>
    public static readonly DiagnosticDescriptor UnknownToValidation = Create(
        RuleIds.UnknownToValidation,
        "A handler takes a type that is not validated",
        "The type '{0}' of the parameter '{1}' of '{2}' has validation attributes, and AddValidation does not see it. Put [ValidatableType] on the type.",
        severity: DiagnosticSeverity.Warning);

    /// <summary>Two endpoints of one name.</summary>
    public static readonly DiagnosticDescriptor DuplicateEndpointName = Create(
        RuleIds.DuplicateEndpointName,
        "Two endpoints have the same name",
        "The name '{0}' of '{1}' is that of '{2}' already: links by name need one endpoint for each",
        severity: DiagnosticSeverity.Warning);
}
