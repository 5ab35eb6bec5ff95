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

    /// <summary>The feature of the request before in the same context, or a new one; null if the application has no router.</summary>
    /// <param name="context">The request's context.</param>
    /// <param name="server">The endpoint feature so far, if there is one: a server that keeps route values is both features in one.</param>
    /// <param name="registration">Where the endpoints are registered that the feature is to look requests up in.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MatchFeature? Take(HttpContext context, object? server, RouterRegistration registration)
        => server is IRouteValuesFeature { RouteValues: KeptMatch { _feature: var feature } } && feature.IsOf(context, registration)
            ? feature
            : Create(context, server, registration);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static MatchFeature? Create(HttpContext context, object? server, RouterRegistration registration)
    {
        if (registration.Endpoints is not { } source)
        {
            return null;
        }

        var feature = new MatchFeature(context, registration, source);
        if (server is IRouteValuesFeature owner and not MatchFeature && owner.RouteValues.Count == 0)
        {
            owner.RouteValues = new KeptMatch(feature);
        }

        return feature;
    }
}
