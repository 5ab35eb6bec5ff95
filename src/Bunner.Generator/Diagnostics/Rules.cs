using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Diagnostics;

/// <summary>The rules that the analyzers report. Errors name what is left out of the router or cannot be served; warnings name what works and is hardly meant.</summary>
internal static partial class Rules
{
    private const string Category = "Bunner.Routing";

    /// <summary>The template does not parse; the message says what is wrong and how to mend it.</summary>
    public static readonly DiagnosticDescriptor InvalidTemplate = Create(
        RuleIds.InvalidTemplate, "Invalid route template", "{0}");

    /// <summary>A constraint that is neither built in nor declared.</summary>
    public static readonly DiagnosticDescriptor UnknownConstraint = Create(
        RuleIds.UnknownConstraint, "Unknown route constraint", "{0}");

    /// <summary>A constraint whose argument is missing, too much or wrong.</summary>
    public static readonly DiagnosticDescriptor InvalidConstraintArgument = Create(
        RuleIds.InvalidConstraintArgument, "Invalid argument of a route constraint", "{0}");

    /// <summary>Two routes match the same requests and neither goes first.</summary>
    public static readonly DiagnosticDescriptor DuplicateRoute = Create(
        RuleIds.DuplicateRoute,
        "Two routes match the same requests",
        "The route '{0}' of {1} matches the same requests as '{2}' of {3}. Change one of the templates, or remove one of the routes.");

    /// <summary>More routes than a table holds.</summary>
    public static readonly DiagnosticDescriptor TooManyRoutes = Create(
        RuleIds.TooManyRoutes,
        "Too many routes",
        "The route '{0}' does not fit into the router any more: {1}. Split the routes between several assemblies with a router each.");

    /// <summary>A router class, or a type around it, without <c>partial</c>.</summary>
    public static readonly DiagnosticDescriptor RouterNotPartial = Create(
        RuleIds.RouterNotPartial,
        "A router has to be partial",
        "'{0}' has to be partial, so that the router '{1}' can be completed");

    /// <summary>A router class that cannot have a second part in another file.</summary>
    public static readonly DiagnosticDescriptor UnsupportedRouter = Create(
        RuleIds.UnsupportedRouter,
        "A router cannot be generic or local to a file",
        "The router '{0}' cannot be completed, because '{1}' is {2}");

    /// <summary>A handler with type parameters.</summary>
    public static readonly DiagnosticDescriptor GenericHandler = Create(
        RuleIds.GenericHandler,
        "A route handler cannot be generic",
        "The handler '{0}' cannot be generic or in a generic type: a request says nothing about type arguments");

    /// <summary>A handler that generated code cannot name.</summary>
    public static readonly DiagnosticDescriptor InaccessibleHandler = Create(
        RuleIds.InaccessibleHandler,
        "A route handler has to be accessible",
        "The handler '{0}' cannot be called from generated code. Make it, and the types around it, internal or public.");

    /// <summary>A handler with a <c>ref</c>, <c>in</c> or <c>out</c> parameter.</summary>
    public static readonly DiagnosticDescriptor ByReferenceParameter = Create(
        RuleIds.ByReferenceParameter,
        "A route handler cannot have parameters by reference",
        "The parameter '{0}' of the handler '{1}' cannot be passed by reference: its value comes from the request");

    /// <summary>A method that is no token.</summary>
    public static readonly DiagnosticDescriptor InvalidHttpMethod = Create(
        RuleIds.InvalidHttpMethod,
        "Invalid HTTP method",
        "{0} is not an HTTP method. Write letters, digits and !#$%&'*+-.^_`|~ only, as in \"PURGE\".");

    /// <summary>A constraint method of the wrong form.</summary>
    public static readonly DiagnosticDescriptor InvalidConstraintMethod = Create(
        RuleIds.InvalidConstraintMethod,
        "Invalid constraint method",
        "The constraint '{0}' has to be an accessible, non-generic method 'static bool {1}(ReadOnlySpan<char> value)' or 'static Regex {1}()'");

    /// <summary>Two constraints of one name.</summary>
    public static readonly DiagnosticDescriptor DuplicateConstraint = Create(
        RuleIds.DuplicateConstraint,
        "Two constraints have the same name",
        "The constraint '{0}' is declared by '{1}' already. Names are compared without case.");

    /// <summary>A regular expression with something that no automaton can do.</summary>
    public static readonly DiagnosticDescriptor UnsupportedRegex = Create(
        RuleIds.UnsupportedRegex,
        "A regular expression cannot be compiled",
        "{0}. Write the expression without it, declare a constraint of your own, or set AllowUnsafeRegex on the router.");

    /// <summary>A regular expression whose automaton is too large.</summary>
    public static readonly DiagnosticDescriptor RegexTooLarge = Create(
        RuleIds.RegexTooLarge,
        "A regular expression is too large",
        "{0}. Write a smaller one, declare a constraint of your own, or set MaxRegexStates or AllowUnsafeRegex on the router.");

    /// <summary>A regular expression that runs on .NET's engine, as its router allows.</summary>
    public static readonly DiagnosticDescriptor RegexOnEngine = Create(
        RuleIds.RegexOnEngine,
        "A regular expression runs on .NET's engine",
        "{0}, so System.Text.RegularExpressions is built at the first request and stays in a trimmed or native application",
        severity: DiagnosticSeverity.Info);

    /// <summary>A regular expression on .NET's engine that may take very long.</summary>
    public static readonly DiagnosticDescriptor UnsafeRegex = Create(
        RuleIds.UnsafeRegex,
        "A regular expression may take very long",
        "{0}. After 100 ms a match counts as none; write the expression so that it can be compiled.",
        severity: DiagnosticSeverity.Warning);

    /// <summary>A regular expression of a library that the application has to allow.</summary>
    public static readonly DiagnosticDescriptor RegexNeedsConsent = Create(
        RuleIds.RegexNeedsConsent,
        "A regular expression needs the application's consent",
        "{0}. The application that serves this library has to set MaxRegexStates or AllowUnsafeRegex on its router, or the route is left out.",
        severity: DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Create(
        string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error) => new(
        id,
        title,
        message,
        Category,
        severity,
        isEnabledByDefault: true,
        helpLinkUri: RuleHelp.LinkTo(id));
}
