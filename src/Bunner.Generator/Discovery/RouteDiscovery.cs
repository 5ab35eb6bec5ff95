using System.Collections.Generic;
using System.Threading;
using Bunner.Generator.Endpoints;
using Bunner.Generator.Equality;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Discovery;

/// <summary>Reads the routes of a method: the transform of the pipeline, so it does no more than copy what symbols say.</summary>
internal static class RouteDiscovery
{
    /// <summary>The routes of an annotated method of this compilation.</summary>
    public static EquatableArray<RouteModel> FromSource(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not IMethodSymbol method || HandlerRules.Check(method) != HandlerProblem.None)
        {
            return EquatableArray<RouteModel>.Empty;
        }

        var routes = new List<RouteModel>(context.Attributes.Length);
        HandlerModel? handler = null;
        foreach (AttributeData attribute in context.Attributes)
        {
            cancellation.ThrowIfCancellationRequested();

            // Both parts of a partial method report the attributes of both.
            if (attribute.ApplicationSyntaxReference is { } place && context.TargetNode.Span.Contains(place.Span))
            {
                Add(routes, method, attribute, context.SemanticModel.Compilation, ref handler);
            }
        }

        return routes.ToEquatableArray();
    }

    /// <summary>What a route attribute on a method means.</summary>
    public static RouteKey KeyOf(IMethodSymbol method, RouteAttributeValues values)
    {
        HandlerType type = HandlerType.Of(method.ContainingType);
        return new RouteKey(
            values.Method,
            RouteGroups.Combine(type.GroupPrefix, values.Template),
            values.Order,
            values.Name,
            type.MemberPrefix + method.Name,
            type.Display + "." + method.Name,
            method.ContainingAssembly.Name);
    }

    private static void Add(
        List<RouteModel> routes, IMethodSymbol method, AttributeData attribute, Compilation compilation, ref HandlerModel? handler)
    {
        if (!RouteAttributes.TryRead(attribute, out RouteAttributeValues values))
        {
            return;
        }

        RouteKey key = KeyOf(method, values);
        if (handler is null && CompilationFacts.UsesAspNetCore(compilation))
        {
            handler = HandlerModel.Create(method);
        }

        routes.Add(new RouteModel(key, HandlerType.Of(method.ContainingType).Name, method.Name, Overload(method), handler));
    }

    // Only overloads need telling apart, and the id takes time to write.
    private static string Overload(IMethodSymbol method) =>
        method.ContainingType.GetMembers(method.Name).Length == 1 ? "" : method.GetDocumentationCommentId() ?? "";
}
