using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Bunner;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Gateway;

/// <summary>Keeps the router as the section <c>Gateway:Routes</c> of a file says, while requests are served.</summary>
/// <remarks>
/// What has changed is changed in one step. A file with a mistake is logged and changes nothing: the routes that worked go on
/// working. Only a gateway that starts throws if it cannot read its file, as it has no routes to go on with.
/// </remarks>
internal sealed partial class GatewayRoutes : IDisposable
{
    // Editors write a file in several steps; the half of one is a mistake that nobody made.
    private static readonly TimeSpan s_settling = TimeSpan.FromMilliseconds(250);

    private readonly RoutesFile _file;
    private readonly ILogger<GatewayRoutes> _logger;
    private readonly IDisposable _registration;

    public GatewayRoutes(RoutesFile file, ILogger<GatewayRoutes> logger)
    {
        _file = file;
        _logger = logger;

        // Watched before it is read, so that no change falls between the two.
        _registration = ChangeToken.OnChange(file.Watch, Reload);
        lock (Router)
        {
            LogFile(file.Path);
            Change(file.Read());
            Router.Seal();
        }
    }

    /// <summary>The routes as they are.</summary>
    public DynamicRouter<Target> Router { get; } = new(new RouterOptions { Name = "gateway", CountMatches = true });

    public void Dispose() => _registration.Dispose();

    private void Reload()
    {
        Thread.Sleep(s_settling);

        // One reload at a time, and what was read last is what stays.
        lock (Router)
        {
            try
            {
                Change(_file.Read());
            }
            catch (Exception exception) when (RoutesFile.IsUnreadable(exception))
            {
                LogUnreadable(RoutesFile.Explain(exception));
            }
        }
    }

    /// <summary>Makes the routes those of a configuration. The caller holds the lock: the difference has to be that of the routes as they are.</summary>
    private void Change(IConfiguration configuration)
    {
        if (Read(configuration) is not { } wanted)
        {
            return;
        }

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

    /// <summary>The routes of the configuration; null if one of them has a mistake, which is logged.</summary>
    private HashSet<DynamicRoute<Target>>? Read(IConfiguration configuration)
    {
        HashSet<DynamicRoute<Target>> routes = [];
        foreach (IConfigurationSection section in configuration.GetSection("Gateway:Routes").GetChildren())
        {
            if (section["Template"] is not { } template
                || !Uri.TryCreate(section["Destination"], UriKind.Absolute, out Uri? destination)
                || (destination.Scheme != Uri.UriSchemeHttp && destination.Scheme != Uri.UriSchemeHttps)
                || !int.TryParse(section["Order"] ?? "0", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int order))
            {
                LogIncomplete(section.Path);
                return null;
            }

            foreach (string method in (section["Methods"] ?? "GET").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
            {
                routes.Add(new DynamicRoute<Target>(method, template, new Target(destination, section["Path"]), order, section.Key));
            }
        }

        return routes;
    }

    [LoggerMessage(LogLevel.Error, "The routes stay as they are. {Method} {Template}: {Message}")]
    private partial void LogRefused(string method, string template, string message);

    [LoggerMessage(LogLevel.Error, "The routes stay as they are. {Path} needs a Template, a Destination that begins with http:// or https://, and a whole number for an Order.")]
    private partial void LogIncomplete(string path);

    [LoggerMessage(LogLevel.Error, "The routes stay as they are. {Reason}")]
    private partial void LogUnreadable(string reason);

    [LoggerMessage(LogLevel.Information, "The routes come from {Path}.")]
    private partial void LogFile(string path);

    [LoggerMessage(LogLevel.Information, "{Count} routes: {Removed} removed, {Added} added.")]
    private partial void LogChanged(int count, int removed, int added);
}
