using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Bunner.AspNetCore;

/// <summary>The route groups (<c>MapGroup</c>) in which the router was mapped: their prefixes as one, and their conventions.</summary>
internal sealed record EndpointGroup(
    string Prefix,
    IReadOnlyList<Action<EndpointBuilder>> Conventions,
    IReadOnlyList<Action<EndpointBuilder>> FinallyConventions)
{
    /// <summary>No group.</summary>
    public static EndpointGroup None { get; } = new("", [], []);

    /// <exception cref="NotSupportedException">A prefix has parameters.</exception>
    public static EndpointGroup Create(RouteGroupContext context)
        => new(PrefixOf(context.Prefix), context.Conventions, context.FinallyConventions);

    private static string PrefixOf(RoutePattern prefix)
    {
        if (prefix.PathSegments.Any(segment => segment.Parts.Any(part => part is not RoutePatternLiteralPart)))
        {
            throw new NotSupportedException(
                $"MapBunner cannot be called on a group whose prefix has parameters ('{prefix.RawText}'): the routes are compiled without them. Put [RouteGroup] on the handlers' classes.");
        }

        return string.Concat(prefix.PathSegments.Select(segment => "/" + ((RoutePatternLiteralPart)segment.Parts[0]).Content));
    }
}
