using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
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
    private readonly EndpointEntry?[] _entries;
    private readonly List<Action<EndpointBuilder>> _conventions = [];
    private readonly List<Action<EndpointBuilder>> _finallyConventions = [];
    private JsonSerializerOptions? _json;
    private IServiceProviderIsService? _isService;
    private volatile bool _isInUse;
    private volatile EndpointGroup? _group;

    public RouterEndpointDataSource(RouteTable table, Func<int, HandlerEndpoint> handlers, IServiceProvider services, BunnerOptions options, bool isInGroup)
    {
        Options = options;
        _group = isInGroup ? null : EndpointGroup.None;
        Table = table;
        _handlers = handlers;
        _services = services;
        _entries = new EndpointEntry?[table.Count];
    }

    public RouteTable Table { get; }

    public BunnerOptions Options { get; }

    /// <summary>The application's JSON options. They are taken from the application and not from the request, for which a service scope would have to be made.</summary>
    public JsonSerializerOptions Json => _json ??= JsonAccess.Of(_services);

    /// <summary>Whether a type is registered as a service of the application.</summary>
    public bool IsService(Type type) => (_isService ??= _services.GetService<IServiceProviderIsService>())?.IsService(type) == true;

    /// <summary>Paths that the router leaves to the explorer, even if a route of its own would match; null if there is no explorer.</summary>
    public string? ExplorerPrefix { get; set; }

    /// <summary>What all paths start with: the prefixes of the groups in which the router was mapped.</summary>
    public string Prefix => (_group ?? FindGroup()).Prefix;

    public override IReadOnlyList<Endpoint> Endpoints
    {
        get
        {
            var endpoints = new List<Endpoint>(_entries.Length);
            for (int id = 0; id < _entries.Length; id++)
            {
                if (GetEntry(id) is { } entry)
                {
                    endpoints.Add(entry.Endpoint);
                }
            }

            return endpoints;
        }
    }

    /// <summary>The endpoint of a route; null if its assembly gives none.</summary>
    public EndpointEntry? GetEntry(int id) => Volatile.Read(ref _entries[id]) ?? BuildEntry(id);

    public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;

    public override IReadOnlyList<Endpoint> GetGroupedEndpoints(RouteGroupContext context)
    {
        _group ??= EndpointGroup.Create(context);
        return Endpoints;
    }

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

    private EndpointEntry? BuildEntry(int id)
    {
        _isInUse = true;
        HandlerEndpoint handler = _handlers(id);
        if (handler.Serve is null)
        {
            return null;
        }

        EndpointEntry entry = RouterEndpointBuilder.Build(Table.GetRoute(id), handler, _services, _group ?? FindGroup(), _conventions, _finallyConventions);
        return Interlocked.CompareExchange(ref _entries[id], entry, null) ?? entry;
    }

    // A group tells its members about itself when somebody asks for the endpoints of the whole application.
    private EndpointGroup FindGroup()
    {
        _ = _services.GetRequiredService<EndpointDataSource>().Endpoints;
        return _group ?? throw new InvalidOperationException("The route group in which MapBunner was called is not part of the application.");
    }
}
