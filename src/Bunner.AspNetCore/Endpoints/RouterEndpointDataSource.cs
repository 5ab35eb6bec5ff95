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
    private const int Unknown = 0;
    private const int Yes = 1;
    private const int No = 2;

    private readonly Func<int, HandlerEndpoint> _handlers;
    private readonly IServiceProvider _services;
    private readonly EndpointEntry?[] _entries;
    private readonly Endpoint?[] _plainEndpoints;
    private readonly List<Action<EndpointBuilder>> _conventions = [];
    private readonly List<Action<EndpointBuilder>> _finallyConventions = [];
    private JsonSerializerOptions? _json;
    private IServiceProviderIsService? _isService;
    private int _isPlain;
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
        _plainEndpoints = new Endpoint?[table.Count];
    }

    public RouteTable Table { get; }

    public BunnerOptions Options { get; }

    /// <summary>The application's JSON options. They are taken from the application and not from the request, for which a service scope would have to be made.</summary>
    public JsonSerializerOptions Json => _json ??= JsonAccess.Of(_services);

    /// <summary>Whether a type is registered as a service of the application.</summary>
    public bool IsService(Type type) => (_isService ??= _services.GetService<IServiceProviderIsService>())?.IsService(type) == true;

    /// <summary>Paths that the router leaves to the explorer, even if a route of its own would match; null if there is no explorer.</summary>
    public string? ExplorerPrefix { get; set; }

    /// <summary>
    /// The endpoints, by route, that have been built and serve every request that matches, in its turn; the others are null. It is
    /// null itself unless paths are those of the table as they are, and what matches is served as it is: no prefix, explorer or
    /// redirects. Found out when the first request comes.
    /// </summary>
    public Endpoint?[]? PlainEndpoints => _isPlain == Yes || (_isPlain == Unknown && FindOutWhetherPlain()) ? _plainEndpoints : null;

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

    private bool FindOutWhetherPlain()
    {
        _isPlain = Prefix.Length == 0 && ExplorerPrefix is null && !Options.RedirectToCanonicalPath ? Yes : No;
        return _isPlain == Yes;
    }

    private EndpointEntry? BuildEntry(int id)
    {
        _isInUse = true;
        HandlerEndpoint handler = _handlers(id);
        if (handler.Serve is null)
        {
            return null;
        }

        RouteInfo route = Table.GetRoute(id);
        EndpointEntry entry = RouterEndpointBuilder.Build(route, handler, _services, _group ?? FindGroup(), _conventions, _finallyConventions);
        entry = Interlocked.CompareExchange(ref _entries[id], entry, null) ?? entry;
        if (entry is { Hosts: null, ShortCircuit: null } && !HttpMethods.IsOptions(route.Method))
        {
            // An OPTIONS request may be a CORS preflight, which means the route of another method.
            Volatile.Write(ref _plainEndpoints[id], entry.Endpoint);
        }

        return entry;
    }

    // A group tells its members about itself when somebody asks for the endpoints of the whole application.
    private EndpointGroup FindGroup()
    {
        _ = _services.GetRequiredService<EndpointDataSource>().Endpoints;
        return _group ?? throw new InvalidOperationException("The route group in which MapBunner was called is not part of the application.");
    }
}
