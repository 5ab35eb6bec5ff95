using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bunner.AspNetCore;

/// <summary>
/// Matches the request before anything else runs. Endpoint routing leaves a request alone that has an endpoint; one that
/// the router does not know goes on to endpoint routing as if Bunner were not there.
/// </summary>
internal sealed class MatchingMiddleware(RequestDelegate next, RouterRegistration registration)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (registration.Endpoints is not { } endpoints || context.GetEndpoint() is not null)
        {
            return next(context);
        }

        var feature = new MatchFeature(context, endpoints);
        feature.Match(registration.LooksBeforeApplication);
        context.Features.Set<IEndpointFeature>(feature);
        context.Features.Set<IRouteValuesFeature>(feature);
        if (!feature.HasEndpoint)
        {
            AllowHeader.CompleteWhenStarting(context, endpoints);
        }
        else if (feature.Entry is { ShortCircuit: not null } entry)
        {
            return entry.RunShortAsync(context);
        }

        return next(context);
    }
}
