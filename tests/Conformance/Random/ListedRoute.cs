using System;
using System.Collections.Generic;
using System.Linq;

namespace Bunner.Conformance.Randomized;

/// <summary>A route of literals, <c>{x}</c> and a last <c>{*rest}</c>, and what it means.</summary>
internal sealed record ListedRoute(string Method, string Template, int Order, int Value)
{
    private readonly string[] _segments = Template.Trim('/') is { Length: > 0 } text ? text.Split('/') : [];

    private bool IsOpen => _segments is [.., "{*rest}"];

    // Ordinally less where the route goes first: text before a parameter before the rest, and the end before all.
    private string Precedence => string.Concat(_segments.Select(segment => segment switch { "{*rest}" => '3', "{x}" => '2', _ => '1' }));

    /// <summary>The value of the route that a request has, or -1.</summary>
    public static int Find(IEnumerable<ListedRoute> routes, string method, string path, Bunner.RouterOptions options)
    {
        if (path.Length > 0 && path[0] != '/')
        {
            return -1;
        }

        bool hasSlash = path is [.., '/'];
        while (options.IgnoreDuplicateSlashes && path.Contains("//", StringComparison.Ordinal))
        {
            path = path.Replace("//", "/", StringComparison.Ordinal);
        }

        string[] segments = path.Length < 2 ? [] : path[1..^(hasSlash ? 1 : 0)].Split('/');
        return routes
            .Where(route => route.Method == method && route.Matches(segments, hasSlash, options))
            .OrderBy(route => route.Order)
            .ThenBy(route => route.Precedence, StringComparer.Ordinal)
            .FirstOrDefault()?.Value ?? -1;
    }

    /// <summary>Whether nothing tells the routes apart.</summary>
    public bool IsTwin(ListedRoute other, Bunner.RouterOptions options) =>
        Method == other.Method && Order == other.Order && _segments.Length == other._segments.Length
        && (options.IgnoreTrailingSlash || IsOpen || _segments.Length == 0 || Template.EndsWith('/') == other.Template.EndsWith('/'))
        && _segments.Zip(other._segments).All(pair => string.Equals(pair.First, pair.Second, Comparison(options)));

    private bool Matches(string[] path, bool hasSlash, Bunner.RouterOptions options)
    {
        int own = _segments.Length - (IsOpen ? 1 : 0);
        if (IsOpen ? path.Length < own : path.Length != own || (!options.IgnoreTrailingSlash && own > 0 && hasSlash != Template.EndsWith('/')))
        {
            return false;
        }

        for (int i = 0; i < own; i++)
        {
            string literal = _segments[i].Replace("{{", "{", StringComparison.Ordinal);
            if (_segments[i] == "{x}" ? path[i].Length == 0 : !string.Equals(literal, path[i], Comparison(options)))
            {
                return false;
            }
        }

        return true;
    }

    private static StringComparison Comparison(Bunner.RouterOptions options) => options.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
}
