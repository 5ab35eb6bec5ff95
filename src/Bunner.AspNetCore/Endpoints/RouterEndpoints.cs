using System;
using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bunner.AspNetCore;

/// <summary>What the generated <c>MapBunner</c> calls.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RouterEndpoints
{
    /// <summary>Adds every route of a table to an application as an ordinary endpoint.</summary>
    /// <param name="endpoints">The application, or a route group whose prefix has no parameters.</param>
    /// <param name="table">The routes.</param>
    /// <param name="handlers">Gives the handler of the route with an id; asked once for each route, when it is first needed.</param>
    /// <param name="check">Names the parameters that are services or the body, whichever the application makes of them; null if there are none.</param>
    /// <returns>A builder whose conventions apply to all of the table's endpoints.</returns>
    /// <exception cref="InvalidOperationException">
    /// <c>AddBunner</c> was not called, <c>MapBunner</c> was called twice, or a parameter cannot be bound because a service is missing.
    /// </exception>
    public static IEndpointConventionBuilder Map(
        IEndpointRouteBuilder endpoints, RouteTable table, Func<int, HandlerEndpoint> handlers, Action<ParameterCheck>? check = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(handlers);

        RouterRegistration registration = endpoints.ServiceProvider.GetService<RouterRegistration>()
            ?? throw new InvalidOperationException("Bunner's services are missing: call builder.Services.AddBunner() before the application is built.");

        if (check is not null)
        {
            var services = new ParameterCheck(endpoints.ServiceProvider);
            check(services);
            services.Complete();
        }

        var source = new RouterEndpointDataSource(
            table,
            handlers,
            endpoints.ServiceProvider,
            endpoints.ServiceProvider.GetRequiredService<IOptions<BunnerOptions>>().Value,
            isInGroup: endpoints is RouteGroupBuilder);
        registration.Set(source, (endpoints as IApplicationBuilder)?.Properties);
        endpoints.DataSources.Add(source);
        return source;
    }
}
