using System;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

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
internal sealed class MatchFeature(HttpContext context, RouterEndpointDataSource source) : IEndpointFeature, IRouteValuesFeature
{
    private const int NoRoute = -1;

    private readonly HttpContext _context = context;
    private readonly RouterEndpointDataSource _source = source;
    private Endpoint? _endpoint;
    private RouteValueDictionary? _routeValues;
    private int _route = NoRoute;
    private string _method = "";
    private string _path = "";
    private int _looksToCome;
    private bool _isRouted;
    private bool _isStartedAnew;
    private bool _wasMatchedAgain;

    public RouteTable Table => _source.Table;

    /// <summary>The path that was matched.</summary>
    public string Path => _path;

    /// <summary>Whether the endpoint is one of the router's, so that captured values can be had.</summary>
    public bool IsMatched => _endpoint is not null && _route != NoRoute && ReferenceEquals(_endpoint, _source.GetEndpoint(_route));

    public Endpoint? Endpoint
    {
        get
        {
            if ((_isStartedAnew || !_isRouted) && HasChanged())
            {
                MatchAgain();
            }

            if (_looksToCome > 0)
            {
                _looksToCome--;
            }
            else
            {
                _isRouted = true;
            }

            return _endpoint;
        }

        set
        {
            if (value is null && _wasMatchedAgain)
            {
                // The exception handler looks at the endpoint between changing the path and clearing the endpoint. What it
                // then clears is not a match that was used, so the next look has to find it again.
                _method = "";
            }

            _isStartedAnew |= value is null;
            _wasMatchedAgain = false;
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
    public RouteMatch GetMatch() => Table.GetMatch(_route, _path);

    /// <summary>Says that endpoint routing comes next: if the path has changed, it is to be matched again.</summary>
    public void StartAnew() => _isStartedAnew = true;

    /// <summary>Looks the request's method and path up. Allocates nothing once the route's endpoint has been built.</summary>
    /// <param name="looksToCome">
    /// How many looks at the endpoint there are, of which it is known that they come before endpoint routing and do no harm.
    /// </param>
    public void Match(int looksToCome)
    {
        _looksToCome = looksToCome;
        Match();
    }

    /// <inheritdoc cref="Match(int)"/>
    public void Match()
    {
        HttpRequest request = _context.Request;
        _method = request.Method;
        _path = PathOf(request);
        _route = FindRoute(_method, _path);
        _endpoint = _route == NoRoute ? null : _source.GetEndpoint(_route);
    }

    public static string PathOf(HttpRequest request)
    {
        string? path = request.Path.Value;
        return string.IsNullOrEmpty(path) ? "/" : path;
    }

    private int FindRoute(string method, string path)
    {
        if (HttpMethods.IsOptions(method) && FindPreflightRoute(path) is int preflight)
        {
            return preflight;
        }

        if (Table.TryMatch(method, path, out RouteMatch match))
        {
            return match.Route;
        }

        // RFC 9110, section 9.3.2: HEAD is GET without the content, which the server leaves out.
        return HttpMethods.IsHead(method) && Table.TryMatch(HttpMethods.Get, path, out match) ? match.Route : NoRoute;
    }

    // A CORS preflight asks about another method. As in endpoint routing it gets that method's endpoint if the endpoint has a
    // CORS policy; the CORS middleware answers it, and without that middleware the endpoint refuses to run.
    private int? FindPreflightRoute(string path)
    {
        IHeaderDictionary headers = _context.Request.Headers;
        if (!headers.ContainsKey(HeaderNames.Origin) || headers.AccessControlRequestMethod is not [{ Length: > 0 } method])
        {
            return null;
        }

        return Table.TryMatch(method, path, out RouteMatch match)
            && _source.GetEndpoint(match.Route)?.Metadata.GetMetadata<IHttpMethodMetadata>() is { AcceptCorsPreflight: true }
            ? match.Route
            : null;
    }

    private bool HasChanged()
    {
        HttpRequest request = _context.Request;
        return !string.Equals(PathOf(request), _path, StringComparison.Ordinal) || !string.Equals(request.Method, _method, StringComparison.Ordinal);
    }

    private void MatchAgain()
    {
        Match();
        _isStartedAnew = false;
        _routeValues = null;
        _wasMatchedAgain = _endpoint is not null;

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
            RouteInfo route = Table.GetRoute(_route);
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
