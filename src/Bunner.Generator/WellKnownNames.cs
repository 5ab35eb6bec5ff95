using Microsoft.CodeAnalysis;

namespace Bunner.Generator;

/// <summary>The types of Bunner's runtime that the generator and the analyzers look for.</summary>
internal static class WellKnownNames
{
    public const string RuntimeAssembly = "Bunner.Runtime";
    public const string AspNetCoreAssembly = "Bunner.AspNetCore";
    public const string RouterAttribute = "Bunner.RouterAttribute";
    public const string RouteConstraintAttribute = "Bunner.RouteConstraintAttribute";
    public const string RouteGroupAttribute = "Bunner.RouteGroupAttribute";

    public const string GeneratedNamespace = "Bunner.Generated";
    public const string ApplicationRouter = "ApplicationRouter";

    /// <summary>Whether a type is <c>Bunner.<paramref name="name"/></c>, compared without making a string.</summary>
    public static bool IsBunnerType(INamedTypeSymbol? type, string name) =>
        type is { ContainingType: null, Arity: 0, ContainingNamespace: { Name: "Bunner", ContainingNamespace.IsGlobalNamespace: true } }
        && type.Name == name;
}
