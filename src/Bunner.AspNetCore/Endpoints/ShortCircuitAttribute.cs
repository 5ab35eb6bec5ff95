using System;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Bunner.AspNetCore;

/// <summary>
/// Runs a handler as soon as its route is found, without the middleware of the application: for health checks, robots.txt and
/// the like. It cannot be combined with anything that middleware has to check.
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
            found = item as ShortCircuitAttribute ?? found;
            needsMiddleware |= item is IAuthorizeData or ICorsMetadata or IAntiforgeryMetadata { RequiresValidation: true };
            allowsAnonymous |= item is IAllowAnonymous;
            if (item.GetType().Name == "ShortCircuitMetadata")
            {
                throw new NotSupportedException($"Bunner's endpoints are short-circuited by [ShortCircuit] on the handler, not by ShortCircuit() ({builder.DisplayName}).");
            }
        }

        isGuarded = needsMiddleware && !allowsAnonymous;
        return found;
    }
}
