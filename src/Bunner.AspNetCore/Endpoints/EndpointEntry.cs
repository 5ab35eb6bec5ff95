using Microsoft.AspNetCore.Routing;

namespace Bunner.AspNetCore;

/// <summary>An endpoint, and what its metadata mean for matching.</summary>
/// <param name="endpoint">The endpoint.</param>
/// <param name="hosts">The hosts that it is limited to, if it is.</param>
/// <param name="shortCircuit">Whether it runs at once, without the middleware between.</param>
internal sealed class EndpointEntry(RouteEndpoint endpoint, HostFilter? hosts, ShortCircuitAttribute? shortCircuit)
{
    private RouteEndpoint? _redirect;

    public RouteEndpoint Endpoint { get; } = endpoint;

    public HostFilter? Hosts { get; } = hosts;

    public ShortCircuitAttribute? ShortCircuit { get; } = shortCircuit;

    /// <summary>An endpoint with the same metadata, so that the same guards stand before it, that redirects to the canonical path.</summary>
    public RouteEndpoint Redirect => _redirect ??= new RouteEndpoint(
        CanonicalPath.RedirectAsync, Endpoint.RoutePattern, Endpoint.Order, Endpoint.Metadata, Endpoint.DisplayName + " (redirect)");
}
