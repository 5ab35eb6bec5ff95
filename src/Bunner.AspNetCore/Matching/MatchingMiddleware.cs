using System.Runtime.CompilerServices;
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
    /// <remarks>It is not inlined into a server's loop, so that the just-in-time compiler knows which features this method meets, and asks them directly.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Task InvokeAsync(HttpContext context)
    {
        // The indexer, unlike Get<T>, is not a generic virtual method, whose dispatch takes longer than all else here.
        IFeatureCollection features = context.Features;
        object? current = features[typeof(IEndpointFeature)];
        if (registration.Endpoints is not { } endpoints || current is IEndpointFeature { Endpoint: not null })
        {
            return next(context);
        }

        MatchFeature feature = KeptMatch.Take(context, current, endpoints);
        EndpointEntry? toRunNow = feature.Begin(features[typeof(IHttpRequestFeature)] as IHttpRequestFeature, registration.IsLookedAtEarly);
        features[typeof(IEndpointFeature)] = feature;
        features[typeof(IRouteValuesFeature)] = feature;
        if (toRunNow is not null)
        {
            return toRunNow.RunShortAsync(context);
        }

        if (!feature.HasEndpoint)
        {
            AllowHeader.CompleteWhenStarting(context, endpoints);
        }

        return next(context);
    }
}
