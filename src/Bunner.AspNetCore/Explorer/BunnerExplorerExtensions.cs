using System;
using Bunner.AspNetCore;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the explorer.</summary>
public static class BunnerExplorerExtensions
{
    /// <summary>
    /// Maps a page that shows the router's table and tree, answers why a request gets the route that it gets, and counts
    /// requests. It shows every route of the application to whoever may see it, so by default it is there in development only.
    /// </summary>
    /// <param name="endpoints">The application, or a route group.</param>
    /// <param name="prefix">Where the page is. Routes of the router that would take its paths do not get them.</param>
    /// <param name="inAllEnvironments">Whether the page is there in other environments than development, too; it should then be protected.</param>
    /// <returns>A builder for the page's endpoints; what is added to it has no effect where there is no page.</returns>
    /// <exception cref="ArgumentException">The prefix does not begin with a slash, is nothing else, or has parameters.</exception>
    /// <exception cref="InvalidOperationException"><c>AddBunner</c> was not called.</exception>
    public static IEndpointConventionBuilder MapBunnerExplorer(this IEndpointRouteBuilder endpoints, string prefix = "/_bunner", bool inAllEnvironments = false)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        prefix = prefix.TrimEnd('/');
        if (prefix.Length < 2 || prefix[0] != '/' || prefix.AsSpan().ContainsAny("{}*?"))
        {
            throw new ArgumentException("The explorer needs a path of its own, such as '/_bunner'.", nameof(prefix));
        }

        RouterRegistration registration = endpoints.ServiceProvider.GetService<RouterRegistration>()
            ?? throw new InvalidOperationException("Bunner's services are missing: call builder.Services.AddBunner() before the application is built.");
        RouteGroupBuilder group = endpoints.MapGroup(prefix);
        if (!inAllEnvironments && !endpoints.ServiceProvider.GetRequiredService<IWebHostEnvironment>().IsDevelopment())
        {
            return group;
        }

        HitCounts hits = registration.Explore(prefix);
        Explorer explorer = new(registration, hits);
        Map(group, "", ExplorerPage.WriteAsync);
        Map(group, "/routes.json", explorer.WriteRoutesAsync);
        Map(group, "/why.json", explorer.WriteReasonsAsync);
        Map(group, "/hits.json", explorer.WriteHitsAsync);
        group.WithMetadata(new ExcludeFromDescriptionAttribute());
        return group;
    }

    private static void Map(RouteGroupBuilder group, string pattern, RequestDelegate handler) => group.MapGet(pattern, handler);
}
