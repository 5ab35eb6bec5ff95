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
    /// <param name="values">The feature that holds the request's route values so far, if there is one.</param>
    /// <param name="source">What the feature is to look requests up in.</param>
    public static MatchFeature Take(HttpContext context, object? values, RouterEndpointDataSource source)
    {
        if (values is not IRouteValuesFeature owner || owner is MatchFeature)
        {
            return new MatchFeature(context, source);
        }

        RouteValueDictionary dictionary = owner.RouteValues;
        if (dictionary is KeptMatch { _feature: var feature } && feature.IsOf(context, source))
        {
            return feature;
        }

        feature = new MatchFeature(context, source);
        if (dictionary.Count == 0)
        {
            owner.RouteValues = new KeptMatch(feature);
        }

        return feature;
    }
}
