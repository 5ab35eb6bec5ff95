using System;
using System.Collections.Generic;
using System.Linq;
using Bunner;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Gateway;

/// <summary>Keeps the router as the section <c>Gateway:Routes</c> of the configuration says, while requests are served.</summary>
/// <remarks>
/// What has changed is changed in one step. A configuration with a mistake is logged and changes nothing: the routes that
/// worked go on working.
/// </remarks>
internal sealed partial class GatewayRoutes : IDisposable
{
    private readonly IConfiguration _configuration;
    private readonly ILogger<GatewayRoutes> _logger;
    private readonly IDisposable _registration;

    public GatewayRoutes(IConfiguration configuration, ILogger<GatewayRoutes> logger)
    {
        _configuration = configuration;
        _logger = logger;
        Reload();
        Router.Seal();
        _registration = ChangeToken.OnChange(configuration.GetReloadToken, Reload);
    }

    /// <summary>The routes as they are.</summary>
    public DynamicRouter<Target> Router { get; } = new(new RouterOptions { Name = "gateway", CountMatches = true });

    public void Dispose() => _registration.Dispose();

    private void Reload()
    {
        if (Read() is not { } wanted)
        {
            return;
        }

        // One reload at a time: the difference has to be that of the routes as they are.
        lock (Router)
        {
            Dictionary<RouteIdentity, DynamicRoute<Target>> present = Router.ToDictionary(route => route.Identity);
            RouteIdentity[] removed = [.. present.Values.Where(route => !wanted.Contains(route)).Select(route => route.Identity)];
            DynamicRoute<Target>[] added = [.. wanted.Where(route => !present.TryGetValue(route.Identity, out DynamicRoute<Target> same) || same != route)];
            if (removed.Length + added.Length == 0)
            {
                return;
            }

            if (!Router.TryReplaceRange(removed, added, out RouterErrorList errors))
            {
                foreach (RouterError error in errors)
                {
                    LogRefused(error.Method, error.Template, error.Message);
                }

                return;
            }

            LogChanged(Router.Count, removed.Length, added.Length);
        }
    }

    /// <summary>The routes of the configuration; null if it cannot be read.</summary>
    private HashSet<DynamicRoute<Target>>? Read()
    {
        HashSet<DynamicRoute<Target>> routes = [];
        foreach (IConfigurationSection section in _configuration.GetSection("Gateway:Routes").GetChildren())
        {
            if (section["Template"] is not { } template || !Uri.TryCreate(section["Destination"], UriKind.Absolute, out Uri? destination))
            {
                LogIncomplete(section.Path);
                return null;
            }

            foreach (string method in (section["Methods"] ?? "GET").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
            {
                routes.Add(new DynamicRoute<Target>(method, template, new Target(destination, section["Path"]), section.GetValue("Order", 0), section.Key));
            }
        }

        return routes;
    }

    [LoggerMessage(LogLevel.Error, "The routes stay as they are. {Method} {Template}: {Message}")]
    private partial void LogRefused(string method, string template, string message);

    [LoggerMessage(LogLevel.Error, "The routes stay as they are. {Path} needs a Template and an absolute Destination.")]
    private partial void LogIncomplete(string path);

    [LoggerMessage(LogLevel.Information, "{Count} routes: {Removed} removed, {Added} added.")]
    private partial void LogChanged(int count, int removed, int added);
}
