using System;

namespace Bunner.AspNetCore;

/// <summary>
/// Where <c>MapBunner</c>, which runs after the services are built, leaves its endpoints for the middleware that
/// <c>AddBunner</c> put into the pipeline.
/// </summary>
internal sealed class RouterRegistration
{
    private volatile RouterEndpointDataSource? _endpoints;

    public RouterEndpointDataSource? Endpoints => _endpoints;

    public void Set(RouterEndpointDataSource endpoints)
    {
        if (_endpoints is not null)
        {
            throw new InvalidOperationException("MapBunner has been called before: it maps every handler of the application at once.");
        }

        _endpoints = endpoints;
    }
}
