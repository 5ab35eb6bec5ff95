using System;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Routing;

namespace Bunner.AspNetCore;

/// <summary>
/// Runs a handler as soon as its route is found, without the middleware of the application: for health checks, robots.txt and
/// the like. It cannot be combined with anything that middleware has to check. <c>app.MapBunner().ShortCircuit()</c> does it
/// for all handlers.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class ShortCircuitAttribute : Attribute
{
    /// <summary>The status to set before the handler runs; 0 sets none.</summary>
    public int StatusCode { get; set; }

    internal static ShortCircuitAttribute? Find(EndpointBuilder builder, out bool isGuarded)
    {
        ShortCircuitAttribute? found = null;
        bool needsMiddleware = false;
        bool allowsAnonymous = false;
        foreach (object item in builder.Metadata)
        {
            found = item as ShortCircuitAttribute ?? ReadConvention(item) ?? found;
            needsMiddleware |= item is IAuthorizeData or ICorsMetadata or IAntiforgeryMetadata { RequiresValidation: true };
            allowsAnonymous |= item is IAllowAnonymous;
        }

        isGuarded = needsMiddleware && !allowsAnonymous;
        return found;
    }

    // What app.MapBunner().ShortCircuit() adds is a type that only endpoint routing knows.
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, "Microsoft.AspNetCore.Routing.ShortCircuit.ShortCircuitMetadata", "Microsoft.AspNetCore.Routing")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The property of the only type that is looked at is kept.")]
    private static ShortCircuitAttribute? ReadConvention(object item)
    {
        Type type = item.GetType();
        return type.Name == "ShortCircuitMetadata" && type.Assembly == typeof(RouteEndpoint).Assembly
            ? new ShortCircuitAttribute { StatusCode = type.GetProperty("StatusCode")?.GetValue(item) as int? ?? 0 }
            : null;
    }
}
