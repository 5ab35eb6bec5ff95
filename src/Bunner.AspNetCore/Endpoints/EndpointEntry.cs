using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bunner.AspNetCore;

/// <summary>An endpoint, and what its metadata mean for matching.</summary>
/// <param name="endpoint">The endpoint.</param>
/// <param name="hosts">The hosts that it is limited to, if it is.</param>
/// <param name="shortCircuit">Whether it is to run at once, without the middleware between.</param>
/// <param name="isGuarded">Whether it must not, because middleware has to check the request.</param>
internal sealed class EndpointEntry(RouteEndpoint endpoint, HostFilter? hosts, ShortCircuitAttribute? shortCircuit, bool isGuarded)
{
    private RouteEndpoint? _redirect;

    public RouteEndpoint Endpoint { get; } = endpoint;

    public HostFilter? Hosts { get; } = hosts;

    public ShortCircuitAttribute? ShortCircuit { get; } = shortCircuit;

    /// <summary>Runs the handler without the middleware between.</summary>
    /// <exception cref="InvalidOperationException">Middleware has to check the request.</exception>
    public Task RunShortAsync(HttpContext context)
    {
        if (isGuarded)
        {
            throw new InvalidOperationException(
                $"{Endpoint.DisplayName} cannot be short-circuited: it needs authorization, CORS or an antiforgery check, which middleware does.");
        }

        context.Response.StatusCode = ShortCircuit!.StatusCode != 0 ? ShortCircuit.StatusCode : context.Response.StatusCode;
        return Endpoint.RequestDelegate!(context);
    }

    /// <summary>An endpoint with the same metadata, so that the same guards stand before it, that redirects to the canonical path.</summary>
    public RouteEndpoint Redirect => _redirect ??= new RouteEndpoint(
        CanonicalPath.RedirectAsync, Endpoint.RoutePattern, Endpoint.Order, Endpoint.Metadata, Endpoint.DisplayName + " (redirect)");
}
