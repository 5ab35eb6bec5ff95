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

    public static EndpointEntry Build(
        RouteInfo route,
        HandlerEndpoint handler,
        IServiceProvider services,
        EndpointGroup group,
        List<Action<EndpointBuilder>> conventions,
        List<Action<EndpointBuilder>> finallyConventions)
    {
        // Filters are known only after the conventions, which may wrap what serves the requests.
        RequestDelegate serve = handler.Serve!;
        RequestDelegate first = context => serve(context);
        var builder = new RouteEndpointBuilder(first, EndpointPattern.Parse(group.Prefix + route.Template, services), order: 0)
        {
            DisplayName = $"HTTP: {route.Method} {group.Prefix}{route.Template} => {handler.DisplayName}",
            ApplicationServices = services,
        };

        builder.Metadata.Add(new HttpMethodMetadata([route.Method]));
        builder.Metadata.Add(SuppressMatching);
        builder.Metadata.Add(new EndpointNameMetadata(route.Name));
        builder.Metadata.Add(new RouteNameMetadata(route.Name));
        foreach (Action<EndpointBuilder> convention in group.Conventions)
        {
            convention(builder);
        }

        handler.Describe(new EndpointDescription(builder));
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

        foreach (Action<EndpointBuilder> convention in group.FinallyConventions)
        {
            convention(builder);
        }

        Validation.AddTo(builder);
        serve = FilteredHandler.Build(handler, builder);
        if (ReferenceEquals(builder.RequestDelegate, first))
        {
            builder.RequestDelegate = serve;
        }

        ShortCircuitAttribute? shortCircuit = ShortCircuitAttribute.Find(builder, out bool isGuarded);
        return new EndpointEntry((RouteEndpoint)builder.Build(), HostFilter.Create(builder), shortCircuit, isGuarded);
    }
}
