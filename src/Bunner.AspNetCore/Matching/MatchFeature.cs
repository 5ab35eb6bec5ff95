using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Bunner.AspNetCore;

/// <summary>
/// What the router found for one request: the endpoint, and the captured values as a route id and the path they are in.
/// </summary>
/// <remarks>
/// It stands in for the server's own endpoint feature for two reasons. Route values become a dictionary only if somebody asks
/// for one. And when a request goes on under another path, the next look at the endpoint matches again, if that look can
/// only be endpoint routing's: nobody has looked yet (a path that is changed before <c>UseRouting</c>), the endpoint has
/// been cleared (exception handler, status code pages, rewriting), or routing is started anew (path base; see
/// <see cref="Rerouting"/>). Otherwise middleware that protects endpoints has already looked, and what it has seen stays,
/// whatever happens to the path, as in ASP.NET Core.
/// </remarks>
internal sealed class MatchFeature : IEndpointFeature, IRouteValuesFeature
{
    private const int NoRoute = -1;
    private const int NotLookedUp = -2;

    private readonly HttpContext _context;
    private readonly RouterRegistration _registration;
    private readonly RouterEndpointDataSource _source;

    // What each request needs is at hand here, because a feature is mostly made once and serves many requests.
    private readonly RouteTable _table;
    private readonly Endpoint?[]? _plainEndpoints;
    private readonly Looks _firstLooks;

    private Endpoint? _endpoint;
    private RouteValueDictionary? _routeValues;
    private string _method = "";
    private string _path = "";
    private int _route = NoRoute;
    private Looks _looks;

    /// <param name="context">The context whose requests are looked up.</param>
    /// <param name="registration">Where the router's endpoints are registered.</param>
    /// <param name="source">The endpoints that are registered there.</param>
    public MatchFeature(HttpContext context, RouterRegistration registration, RouterEndpointDataSource source)
    {
        _context = context;
        _registration = registration;
        _source = source;
        _table = source.Table;
        _plainEndpoints = source.PlainEndpoints;
        _firstLooks = registration.IsLookedAtEarly ? Looks.EarlyLookToCome : Looks.None;
    }

    /// <summary>What is known of those who look at the endpoint.</summary>
    [Flags]
    private enum Looks
    {
        /// <summary>Nobody has looked, so that the next look may be endpoint routing's.</summary>
        None,

        /// <summary>Endpoint routing has looked, or something that relies on what it saw.</summary>
        Routed = 1,

        /// <summary>Endpoint routing comes again: the endpoint has been cleared, or routing says so.</summary>
        StartedAnew = 2,

        /// <summary>The endpoint was matched again, and nobody has set another since.</summary>
        MatchedAgain = 4,

        /// <summary>One look is to come of which it is known that it is before endpoint routing and does no harm.</summary>
        EarlyLookToCome = 8,
    }

    public RouterEndpointDataSource Source => _source;

    /// <summary>The route's number. Valid only if <see cref="IsMatched"/>.</summary>
    public int Route => _route;

    /// <summary>The path that was looked up.</summary>
    public string FullPath => _path;

    /// <summary>The path that was matched, without the prefix of the router's group.</summary>
    public ReadOnlySpan<char> Path => _path.AsSpan(_source.Prefix.Length);

    /// <summary>The entry of the router's endpoint, so that captured values can be had; null if the endpoint is another.</summary>
    public EndpointEntry? Entry => _endpoint is not null && _route >= 0 && _source.GetEntry(_route) is { } entry && ReferenceEquals(_endpoint, entry.Endpoint) ? entry : null;

    /// <summary>Whether the endpoint is one of the router's, so that captured values can be had.</summary>
    public bool IsMatched => Entry is not null;

    public Endpoint? Endpoint
    {
        get => _looks == Looks.Routed ? _endpoint : Look();

        set
        {
            if (value is null)
            {
                if ((_looks & Looks.MatchedAgain) != 0)
                {
                    // The exception handler looks at the endpoint between changing the path and clearing the endpoint. What it
                    // then clears is not a match that was used, so the next look has to find it again.
                    _method = "";
                }

                _looks |= Looks.StartedAnew;
            }

            _looks &= ~Looks.MatchedAgain;
            _endpoint = value;
        }
    }

    /// <summary>Whether there is an endpoint; the question does not count as a look at it.</summary>
    public bool HasEndpoint => _endpoint is not null;

    public RouteValueDictionary RouteValues
    {
        get => _routeValues ??= CreateRouteValues();
        set => _routeValues = value;
    }

    /// <summary>The match, made anew from the route and the path. Valid only if <see cref="IsMatched"/>.</summary>
    public RouteMatch GetMatch() => _source.Table.GetMatch(_route, Path);

    /// <summary>What the router found for a request; null if something else has chosen its endpoint or its route values.</summary>
    public static MatchFeature? Of(HttpContext context)
        => context.Features[typeof(IRouteValuesFeature)] is MatchFeature { IsMatched: true } feature ? feature : null;

    /// <summary>Says that endpoint routing comes next: if the path has changed, it is to be matched again.</summary>
    public void StartAnew() => _looks |= Looks.StartedAnew;

    /// <summary>Whether this was made for the requests of a context and a router.</summary>
    public bool IsOf(HttpContext context, RouterRegistration registration) => ReferenceEquals(_context, context) && ReferenceEquals(_registration, registration);

    /// <summary>Begins a request: looks its method and path up the short way. Allocates nothing.</summary>
    /// <param name="request">The request as the server has it; null if there is none, which no route matches.</param>
    /// <returns>Whether an endpoint was found; otherwise <see cref="BeginWithCare"/> has to look again.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryBegin(IHttpRequestFeature? request)
    {
        _looks = _firstLooks;
        _routeValues = null;
        _route = NotLookedUp;
        return request is { Method: { } method, Path: { Length: > 0 } path } && TryMatch(method, path);
    }

    /// <summary>Goes on with a request for which <see cref="TryBegin"/> has found nothing, with all that routes may ask for.</summary>
    /// <returns>The entry of the endpoint if there is more to do than to run it in its turn: it is to be short-circuited.</returns>
    public EndpointEntry? BeginWithCare(IHttpRequestFeature? request) => MatchWithCare(request?.Method ?? "", PathOf(request?.Path));

    public static string PathOf(HttpRequest request) => PathOf(request.Path.Value);

    private static string PathOf(string? path) => string.IsNullOrEmpty(path) ? "/" : path;

    // The short way, for what most requests are.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryMatch(string method, string path)
    {
        if (_plainEndpoints is { } endpoints)
        {
            int route = _table.FindRoute(method, path);
            _route = route;
            if ((uint)route < (uint)endpoints.Length && Volatile.Read(ref endpoints[route]) is { } endpoint)
            {
                _method = method;
                _path = path;
                _endpoint = endpoint;
                return true;
            }
        }

        return false;
    }

    private EndpointEntry? MatchWithCare(string method, string path)
    {
        _method = method;
        _path = path;
        if (_plainEndpoints is not null && _route == NoRoute && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method))
        {
            // The short way has shown that no route matches.
            _endpoint = null;
            return null;
        }

        _route = _source.Find(_context, method, path, out EndpointEntry? entry);
        _endpoint = entry?.Endpoint;
        if (_source.Options.RedirectToCanonicalPath && FindCanonicalPath(ref entry) is { } canonical && !string.Equals(canonical, _path, StringComparison.Ordinal))
        {
            _endpoint = entry!.Redirect;
            return null;
        }

        return entry is { ShortCircuit: not null } ? entry : null;
    }

    /// <summary>The one right way to write the request's path, if that or another that means the same has a route.</summary>
    public string? FindCanonicalPath()
    {
        int route = _source.Find(_context, _method, _path, out EndpointEntry? entry);
        return FindCanonicalPath(route, ref entry);
    }

    private string? FindCanonicalPath(ref EndpointEntry? entry) => FindCanonicalPath(_route, ref entry);

    // What does not match as it is may do so without empty segments, or with or without a slash at the end.
    private string? FindCanonicalPath(int route, ref EndpointEntry? entry)
    {
        string path = _path;
        if (entry is null && CanonicalPath.Collapse(path) is { } collapsed)
        {
            path = collapsed;
            route = _source.Find(_context, _method, path, out entry);
        }

        if (entry is null && path.Length > 1)
        {
            path = path[^1] == '/' ? path[..^1] : path + "/";
            route = _source.Find(_context, _method, path, out entry);
        }

        if (entry is null)
        {
            return null;
        }

        ReadOnlySpan<char> rest = path.AsSpan(_source.Prefix.Length);
        return CanonicalPath.Of(entry.Endpoint, _source.Prefix, _source.Table.GetMatch(route, rest), rest);
    }

    private Endpoint? Look()
    {
        if ((_looks & (Looks.StartedAnew | Looks.Routed)) != Looks.Routed && HasChanged())
        {
            MatchAgain();
        }

        _looks = (_looks & Looks.EarlyLookToCome) != 0 ? _looks & ~Looks.EarlyLookToCome : _looks | Looks.Routed;
        return _endpoint;
    }

    private bool HasChanged()
    {
        // They are the same objects, unless somebody has set one.
        return _context.Features[typeof(IHttpRequestFeature)] is IHttpRequestFeature request && !(ReferenceEquals(request.Path, _path) && ReferenceEquals(request.Method, _method)) && Differs(request);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Differs(IHttpRequestFeature request)
        => !(string.Equals(PathOf(request.Path), _path, StringComparison.Ordinal) && string.Equals(request.Method, _method, StringComparison.Ordinal));

    private void MatchAgain()
    {
        string method = _context.Request.Method, path = PathOf(_context.Request);
        if (!TryMatch(method, path))
        {
            MatchWithCare(method, path);
        }

        _looks &= ~(Looks.StartedAnew | Looks.MatchedAgain);
        _looks |= _endpoint is not null ? Looks.MatchedAgain : Looks.None;
        _routeValues = null;

        // Whatever checked the request before has checked another endpoint. Without these marks the endpoint does not run
        // until the middleware that it needs has seen it.
        _context.Items.Remove("__AuthorizationMiddlewareWithEndpointInvoked");
        _context.Items.Remove("__CorsMiddlewareWithEndpointInvoked");
        _context.Items.Remove("__AntiforgeryMiddlewareWithEndpointInvoked");
    }

    // What was left out has no route value, except that a catch-all's is null, as endpoint routing has it.
    private RouteValueDictionary CreateRouteValues()
    {
        var values = new RouteValueDictionary();
        if (IsMatched)
        {
            RouteMatch match = GetMatch();
            RouteInfo route = _source.Table.GetRoute(_route);
            for (int i = 0; i < route.ParameterNames.Count; i++)
            {
                string name = route.ParameterNames[i];
                ReadOnlySpan<char> value = match.GetValue(i);
                if (match[i].IsPresent || !value.IsEmpty)
                {
                    values[name] = value.ToString();
                }
                else if (((RouteEndpoint)_endpoint!).RoutePattern.GetParameter(name) is { IsCatchAll: true })
                {
                    values[name] = null;
                }
            }
        }

        return values;
    }
}
