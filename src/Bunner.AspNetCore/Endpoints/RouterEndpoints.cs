using System;
using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bunner.AspNetCore;

/// <summary>What the generated <c>MapBunner</c> calls.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RouterEndpoints
{
    /// <summary>Adds every route of a table to an application as an ordinary endpoint.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="table">The routes.</param>
    /// <param name="handlers">Gives the handler of the route with an id; asked once for each route, when it is first needed.</param>
    /// <returns>A builder whose conventions apply to all of the table's endpoints.</returns>
    /// <exception cref="InvalidOperationException">
    /// <c>AddBunner</c> was not called, <c>MapBunner</c> was called twice, or <paramref name="endpoints"/> is a route
    /// group: the prefix of a group cannot be known when the table is generated (<c>[RouteGroup]</c> on a class is).
    /// </exception>
    public static IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints, RouteTable table, Func<int, HandlerEndpoint> handlers)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(handlers);

        if (endpoints is RouteGroupBuilder)
        {
            throw new InvalidOperationException(
                "MapBunner cannot be called on a route group: the routes are compiled, so their prefix has to be too. Call it on the application and put [RouteGroup(\"/prefix\")] on the handlers' classes.");
        }

        RouterRegistration registration = endpoints.ServiceProvider.GetService<RouterRegistration>()
            ?? throw new InvalidOperationException("Bunner's services are missing: call builder.Services.AddBunner() before the application is built.");

        var source = new RouterEndpointDataSource(table, handlers, endpoints.ServiceProvider);
        registration.Set(source, (endpoints as IApplicationBuilder)?.Properties);
        endpoints.DataSources.Add(source);
        return source;
    }
}
