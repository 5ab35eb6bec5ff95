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
        if (current is IEndpointFeature { Endpoint: not null } || KeptMatch.Take(context, current, registration) is not { } feature)
        {
            return next(context);
        }

        if (!feature.TryBegin(features[typeof(IHttpRequestFeature)] as IHttpRequestFeature))
        {
            return InvokeWithCareAsync(context, feature);
        }

        features[typeof(IEndpointFeature)] = feature;
        features[typeof(IRouteValuesFeature)] = feature;
        return next(context);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Task InvokeWithCareAsync(HttpContext context, MatchFeature feature)
    {
        IFeatureCollection features = context.Features;
        EndpointEntry? toRunNow = feature.BeginWithCare(features[typeof(IHttpRequestFeature)] as IHttpRequestFeature);
        features[typeof(IEndpointFeature)] = feature;
        features[typeof(IRouteValuesFeature)] = feature;
        if (toRunNow is not null)
        {
            return toRunNow.RunShortAsync(context);
        }

        if (!feature.HasEndpoint)
        {
            AllowHeader.CompleteWhenStarting(context, feature.Source);
        }

        return next(context);
    }
}
