using System.Collections.Generic;
using System.Threading;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Discovery;

/// <summary>Turns what was read of handlers into values.</summary>
internal static class RouteDiscovery
{
    private static readonly KeptRoutes s_kept = new();

    /// <summary>The routes of a compilation: the transform of the pipeline, so it does no more than copy what is declared.</summary>
    public static IEnumerable<RouteModel> FromSource(Compilation compilation, CancellationToken cancellation)
    {
        List<SourceRoute> found = CompilationFacts.UsesAspNetCore(compilation)
            ? SourceRoutes.ReadWithHandlers(compilation, cancellation)
            : SourceRoutes.Read(compilation, s_kept, cancellation);
        return found.ConvertAll(static route => route.Model);
    }

    /// <summary>What a route attribute on a method means.</summary>
    public static RouteKey KeyOf(INamedTypeSymbol containingType, string method, RouteAttributeValues values)
    {
        HandlerType type = HandlerType.Of(containingType);
        return new RouteKey(
            values.Method,
            RouteGroups.Combine(type.GroupPrefix, values.Template),
            values.Order,
            values.Name,
            type.MemberPrefix + method,
            type.Display + "." + method,
            containingType.ContainingAssembly.Name);
    }
}
