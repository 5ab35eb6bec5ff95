using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bunner.AspNetCore;

/// <summary>Makes one route and its handler an endpoint like any other, except that endpoint routing does not match it.</summary>
internal static class RouterEndpointBuilder
{
    private static readonly SuppressMatchingMetadata SuppressMatching = new();

    public static RouteEndpoint Build(
        RouteInfo route,
        RequestDelegate serve,
        HandlerEndpoint handler,
        IServiceProvider services,
        List<Action<EndpointBuilder>> conventions,
        List<Action<EndpointBuilder>> finallyConventions)
    {
        var builder = new RouteEndpointBuilder(serve, EndpointPattern.Parse(route.Template, services), order: 0)
        {
            DisplayName = $"HTTP: {route.Method} {route.Template} => {handler.DisplayName}",
            ApplicationServices = services,
        };

        builder.Metadata.Add(new HttpMethodMetadata([route.Method]));
        builder.Metadata.Add(SuppressMatching);
        builder.Metadata.Add(new EndpointNameMetadata(route.Name));
        builder.Metadata.Add(new RouteNameMetadata(route.Name));
        foreach (object attribute in handler.Metadata)
        {
            builder.Metadata.Add(attribute);
        }

        foreach (Action<EndpointBuilder> convention in conventions)
        {
            convention(builder);
        }

        for (int i = finallyConventions.Count - 1; i >= 0; i--)
        {
            finallyConventions[i](builder);
        }

        RefuseWhatWouldBeIgnored(builder);
        return (RouteEndpoint)builder.Build();
    }

    // A filter that checks permissions, or a host that a route is limited to, must not be dropped without a word.
    private static void RefuseWhatWouldBeIgnored(RouteEndpointBuilder builder)
    {
        if (builder.FilterFactories.Count > 0)
        {
            throw new NotSupportedException($"Endpoint filters do not run for Bunner's endpoints ({builder.DisplayName}); use middleware instead.");
        }

        foreach (object item in builder.Metadata)
        {
            if (item is IHostMetadata { Hosts.Count: > 0 })
            {
                throw new NotSupportedException($"Bunner's routes are not limited to hosts ({builder.DisplayName}); check the host in middleware instead.");
            }
        }
    }
}
