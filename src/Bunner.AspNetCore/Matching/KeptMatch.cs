using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Bunner.AspNetCore;

/// <summary>
/// Keeps a <see cref="MatchFeature"/> from one request to the next, in the one place that a server offers for it.
/// </summary>
/// <remarks>
/// Kestrel has an <see cref="HttpContext"/> and a dictionary of route values for each connection (HTTP/1.1) or stream
/// (HTTP/2 and 3). It hands both out again for the next request there, the dictionary emptied but otherwise the same object.
/// Nobody else sees the dictionary while the router's feature stands before the server's, so it can carry the feature along.
/// A server without route values of its own, or one that does not keep them, gets a new feature for each request.
/// </remarks>
internal sealed class KeptMatch(MatchFeature feature) : RouteValueDictionary
{
    private readonly MatchFeature _feature = feature;

    /// <summary>The feature of the request before in the same context, or a new one.</summary>
    /// <param name="context">The request's context.</param>
    /// <param name="server">The endpoint feature so far, if there is one: a server that keeps route values is both features in one.</param>
    /// <param name="source">What the feature is to look requests up in.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MatchFeature Take(HttpContext context, object? server, RouterEndpointDataSource source)
        => server is IRouteValuesFeature owner and not MatchFeature
            ? owner.RouteValues is KeptMatch { _feature: var feature } && feature.IsOf(context, source) ? feature : Keep(context, owner, source)
            : new MatchFeature(context, source);

    private static MatchFeature Keep(HttpContext context, IRouteValuesFeature owner, RouterEndpointDataSource source)
    {
        var feature = new MatchFeature(context, source);
        if (owner.RouteValues.Count == 0)
        {
            owner.RouteValues = new KeptMatch(feature);
        }

        return feature;
    }
}
