using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bunner.Core.Patterns;
using Bunner.Generator.Diagnostics;
using Bunner.Generator.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bunner.Generator.Analyzers;

/// <summary>What would make a template and its handler go together: a parameter to add, to rename or to remove.</summary>
internal static class SuggestedParameters
{
    /// <summary>For a route parameter that the handler does not take.</summary>
    public static ImmutableDictionary<string, string?> ForUnused(
        ParameterPart part, IMethodSymbol method, HandlerParameter[] parameters, RoutePattern pattern)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (!IsFree(part.Name, parameters))
        {
            return properties;
        }

        string? type = part.Constraints.Select(static one => ConstraintTypes.TypeOf(one.Name)).FirstOrDefault(static one => one is not null);
        properties = properties.Add(FixProperties.Add, part.Name).Add(FixProperties.Type, type ?? "System.String");
        if (part.IsOptional)
        {
            properties = properties.Add(FixProperties.IsOptional, "true");
        }

        // The only parameter that would come from the query, and the only one that is missing: most likely they are the same.
        List<HandlerParameter> waiting = [.. parameters.Where(one => IsWaiting(one, pattern))];
        bool isOnly = waiting.Count == 1 && pattern.Parameters.Count(one => !parameters.Any(other => IsNamed(other, one))) == 1;
        return isOnly && part.Constraints.All(one => ConstraintTypes.Fit(one.Name, method.Parameters[waiting[0].Index].Type))
            ? properties.Add(FixProperties.Rename, waiting[0].Name).Add(FixProperties.To, part.Name)
            : properties;
    }

    /// <summary>For a handler parameter that nothing gives a value.</summary>
    public static ImmutableDictionary<string, string?> ForUnbound(HandlerParameter parameter, bool isUnknown, HandlerParameter[] parameters, RoutePattern pattern)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Remove, parameter.Name);
        List<ParameterPart> free = [.. pattern.Parameters.Where(part => !parameters.Any(other => IsNamed(other, part)))];
        return isUnknown && free.Count == 1 && parameter.Name == parameter.SourceName && IsFree(free[0].Name, parameters)
            ? properties.Add(FixProperties.Rename, parameter.Name).Add(FixProperties.To, free[0].Name)
            : properties;
    }

    private static bool IsWaiting(HandlerParameter parameter, RoutePattern pattern) =>
        parameter is { Source: ParameterSource.Inferred or ParameterSource.Route, IsArray: false, Unsupported: null }
        && parameter.Name == parameter.SourceName
        && !pattern.Parameters.Any(part => IsNamed(parameter, part));

    private static bool IsNamed(HandlerParameter parameter, ParameterPart part) =>
        parameter.Source is ParameterSource.Inferred or ParameterSource.Route
        && string.Equals(parameter.SourceName, part.Name, StringComparison.OrdinalIgnoreCase);

    private static bool IsFree(string name, HandlerParameter[] parameters) =>
        SyntaxFacts.IsValidIdentifier(name) && !parameters.Any(one => one.Name == name);
}
