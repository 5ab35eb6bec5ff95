using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Bunner.AspNetCore;

/// <summary>
/// The table's routes as endpoints. Each is built when a request or a tool first asks for it, and only once: start-up does
/// not pay for routes that nobody calls, and everybody sees the same instance.
/// </summary>
internal sealed class RouterEndpointDataSource : EndpointDataSource, IEndpointConventionBuilder
{
    private readonly Func<int, HandlerEndpoint> _handlers;
    private readonly IServiceProvider _services;
    private readonly RouteEndpoint?[] _endpoints;
    private readonly List<Action<EndpointBuilder>> _conventions = [];
    private readonly List<Action<EndpointBuilder>> _finallyConventions = [];
    private volatile bool _isInUse;

    public RouterEndpointDataSource(RouteTable table, Func<int, HandlerEndpoint> handlers, IServiceProvider services)
    {
        Table = table;
        _handlers = handlers;
        _services = services;
        _endpoints = new RouteEndpoint?[table.Count];
    }

    public RouteTable Table { get; }

    public override IReadOnlyList<Endpoint> Endpoints
    {
        get
        {
            var endpoints = new List<Endpoint>(_endpoints.Length);
            for (int id = 0; id < _endpoints.Length; id++)
            {
                if (GetEndpoint(id) is { } endpoint)
                {
                    endpoints.Add(endpoint);
                }
            }

            return endpoints;
        }
    }

    /// <summary>The endpoint of a route; null if its assembly gives none.</summary>
    public RouteEndpoint? GetEndpoint(int id) => Volatile.Read(ref _endpoints[id]) ?? BuildEndpoint(id);

    public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;

    public override IReadOnlyList<Endpoint> GetGroupedEndpoints(RouteGroupContext context)
        => throw new InvalidOperationException("Bunner's endpoints cannot be part of a route group: call MapBunner on the application.");

    public void Add(Action<EndpointBuilder> convention) => AddTo(_conventions, convention);

    public void Finally(Action<EndpointBuilder> finallyConvention) => AddTo(_finallyConventions, finallyConvention);

    private void AddTo(List<Action<EndpointBuilder>> conventions, Action<EndpointBuilder> convention)
    {
        if (_isInUse)
        {
            // An endpoint that missed, say, RequireAuthorization would be served unprotected.
            throw new InvalidOperationException("Conventions cannot be added to Bunner's endpoints once one of them has been built.");
        }

        conventions.Add(convention);
    }

    private RouteEndpoint? BuildEndpoint(int id)
    {
        _isInUse = true;
        HandlerEndpoint handler = _handlers(id);
        if (handler.Serve is null)
        {
            return null;
        }

        RouteEndpoint endpoint = RouterEndpointBuilder.Build(Table.GetRoute(id), handler, _services, _conventions, _finallyConventions);
        return Interlocked.CompareExchange(ref _endpoints[id], endpoint, null) ?? endpoint;
    }
}
