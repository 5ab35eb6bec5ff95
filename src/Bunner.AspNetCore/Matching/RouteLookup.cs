using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Bunner.AspNetCore;

/// <summary>Finds the route of a request in the table of a data source.</summary>
internal static class RouteLookup
{
    private const int NoRoute = -1;

    /// <summary>The route of a request, and its endpoint. Allocates nothing once the endpoint has been built.</summary>
    /// <returns>The route's number; negative, and no endpoint, if there is none.</returns>
    public static int Find(this RouterEndpointDataSource source, HttpContext context, string method, string path, out EndpointEntry? entry)
    {
        entry = null;
        if (!TryStrip(source.Prefix, path, out ReadOnlySpan<char> rest)
            || (source.ExplorerPrefix is { } explorer && TryStrip(explorer, path, out _)))
        {
            return NoRoute;
        }

        if (HttpMethods.IsOptions(method) && FindPreflight(source, context.Request, rest, out entry) is int preflight)
        {
            return preflight;
        }

        // RFC 9110, section 9.3.2: HEAD is GET without the content, which the server leaves out.
        if (!source.Table.TryMatch(method, rest, out RouteMatch match)
            && !(HttpMethods.IsHead(method) && source.Table.TryMatch(HttpMethods.Get, rest, out match)))
        {
            return NoRoute;
        }

        int route = match.Route;
        entry = source.GetEntry(route);
        if (entry?.Hosts is { } hosts && !hosts.Accepts(context.Request))
        {
            entry = null;
        }

        return entry is null ? NoRoute : route;
    }

    /// <summary>The methods under which a path has a route that serves the request's host; no implied ones.</summary>
    public static List<string> FindAllowedMethods(this RouterEndpointDataSource source, HttpRequest request, string path)
    {
        var methods = new List<string>();
        if (TryStrip(source.Prefix, path, out ReadOnlySpan<char> rest))
        {
            foreach (string method in source.Table.FindAllowedMethods(rest))
            {
                if (source.Table.TryMatch(method, rest, out RouteMatch match)
                    && source.GetEntry(match.Route) is { } entry
                    && entry.Hosts?.Accepts(request) != false)
                {
                    methods.Add(method);
                }
            }
        }

        return methods;
    }

    // A CORS preflight asks about another method. As in endpoint routing it gets that method's endpoint if the endpoint has a
    // CORS policy; the CORS middleware answers it, and without that middleware the endpoint refuses to run.
    private static int? FindPreflight(RouterEndpointDataSource source, HttpRequest request, ReadOnlySpan<char> path, out EndpointEntry? entry)
    {
        entry = null;
        IHeaderDictionary headers = request.Headers;
        if (!headers.ContainsKey(HeaderNames.Origin)
            || headers.AccessControlRequestMethod is not [{ Length: > 0 } method]
            || !source.Table.TryMatch(method, path, out RouteMatch match)
            || source.GetEntry(match.Route) is not { } found
            || found.Hosts?.Accepts(request) == false
            || found.Endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { AcceptCorsPreflight: true })
        {
            return null;
        }

        entry = found;
        return match.Route;
    }

    private static bool TryStrip(string prefix, string path, out ReadOnlySpan<char> rest)
    {
        if (!path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            rest = default;
            return false;
        }

        // A prefix ends where a segment does: '/api' is not one of '/apis'.
        rest = path.AsSpan(prefix.Length);
        return prefix.Length == 0 || rest.IsEmpty || rest[0] == '/';
    }
}
