using System;
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

    public RouterEndpointDataSource Source => _source;

    /// <summary>The path that was looked up.</summary>
    public string FullPath => _path;

    /// <summary>The path that was matched, without the prefix of the router's group.</summary>
    public ReadOnlySpan<char> Path => _path.AsSpan(_source.Prefix.Length);

    /// <summary>Where the request is redirected to, if its endpoint is a redirect.</summary>
    public string Redirect { get; private set; } = "";

    /// <summary>The entry of the router's endpoint, so that captured values can be had; null if the endpoint is another.</summary>
    public EndpointEntry? Entry => _endpoint is not null && _route != NoRoute && _source.GetEntry(_route) is { } entry && ReferenceEquals(_endpoint, entry.Endpoint) ? entry : null;

    /// <summary>Whether the endpoint is one of the router's, so that captured values can be had.</summary>
    public bool IsMatched => Entry is not null;

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
    public RouteMatch GetMatch() => _source.Table.GetMatch(_route, Path);

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
        _route = _source.Find(request, _path, out EndpointEntry? entry);
        _endpoint = entry?.Endpoint;
        if (_source.Options.RedirectToCanonicalPath)
        {
            FindRedirect(request, entry);
        }
    }

    public static string PathOf(HttpRequest request)
    {
        string? path = request.Path.Value;
        return string.IsNullOrEmpty(path) ? "/" : path;
    }

    // What does not match as it is may do so without empty segments, or with or without a slash at the end.
    private void FindRedirect(HttpRequest request, EndpointEntry? entry)
    {
        string path = _path;
        int route = _route;
        if (entry is null && CanonicalPath.Collapse(path) is { } collapsed)
        {
            path = collapsed;
            route = _source.Find(request, path, out entry);
        }

        if (entry is null && path.Length > 1)
        {
            path = path[^1] == '/' ? path[..^1] : path + "/";
            route = _source.Find(request, path, out entry);
        }

        if (entry is not null)
        {
            ReadOnlySpan<char> rest = path.AsSpan(_source.Prefix.Length);
            string canonical = CanonicalPath.Of(entry.Endpoint, _source.Prefix, _source.Table.GetMatch(route, rest), rest);
            if (!string.Equals(canonical, _path, StringComparison.Ordinal))
            {
                Redirect = canonical;
                _endpoint = entry.Redirect;
            }
        }
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
