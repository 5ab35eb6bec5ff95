using System;
using System.Collections.Generic;

namespace Bunner.AspNetCore;

/// <summary>
/// Where <c>MapBunner</c>, which runs after the services are built, leaves its endpoints for the middleware that
/// <c>AddBunner</c> put into the pipeline.
/// </summary>
internal sealed class RouterRegistration
{
    private volatile RouterEndpointDataSource? _endpoints;

    public RouterEndpointDataSource? Endpoints => _endpoints;

    /// <summary>What the <c>WebApplication</c> notes of its pipeline; null in an application of another kind.</summary>
    public IDictionary<string, object?>? ApplicationProperties { get; private set; }

    /// <summary>Whether the endpoint is looked at once before the application's own middleware although routing comes after it.</summary>
    public bool IsLookedAtEarly { get; set; }

    /// <summary>Where the explorer is; null if there is none.</summary>
    public string? ExplorerPrefix { get; private set; }

    /// <summary>What the explorer counts; null if there is none.</summary>
    public HitCounts? Hits { get; private set; }

    /// <summary>Notes that there is an explorer, before the pipeline is built.</summary>
    public HitCounts Explore(string prefix)
    {
        ExplorerPrefix = prefix;
        return Hits ??= new HitCounts();
    }

    public void Set(RouterEndpointDataSource endpoints, IDictionary<string, object?>? applicationProperties)
    {
        if (_endpoints is not null)
        {
            throw new InvalidOperationException("MapBunner has been called before: it maps every handler of the application at once.");
        }

        ApplicationProperties = applicationProperties;
        _endpoints = endpoints;
    }
}
