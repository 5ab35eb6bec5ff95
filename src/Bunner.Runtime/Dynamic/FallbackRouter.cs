using System;
using System.Collections.Generic;

namespace Bunner;

/// <summary>A generated router first, a dynamic one as its fallback, asked by one call.</summary>
/// <typeparam name="T">What a route of the dynamic router leads to.</typeparam>
/// <param name="first">The generated table, <c>AppRouter.Table</c>.</param>
/// <param name="fallback">The dynamic router. It is asked only where the first has no route of the request's method.</param>
/// <exception cref="ArgumentNullException">One of them is null.</exception>
/// <remarks>
/// For hosts that have no other router. In ASP.NET Core the generated router is asked by <c>MapBunner</c> already, so that an endpoint for the rest asks the dynamic router alone.
/// Each router numbers its routes for itself: compare a match's route with <c>AppRouter.Routes</c> only if the first has it.
/// </remarks>
public sealed class FallbackRouter<T>(RouteTable first, DynamicRouter<T> fallback)
{
    /// <summary>The router that is asked first.</summary>
    public RouteTable First { get; } = first ?? throw new ArgumentNullException(nameof(first));

    /// <summary>The router that is asked when the first has no route.</summary>
    public DynamicRouter<T> Fallback { get; } = fallback ?? throw new ArgumentNullException(nameof(fallback));

    /// <summary>Finds the route of a request. Allocates nothing and never throws, whatever the path holds.</summary>
    /// <param name="method">The HTTP method, compared case-sensitively.</param>
    /// <param name="path">The path as the host decoded it.</param>
    /// <param name="match">The route and where its parameters stand in the path.</param>
    /// <param name="value">The value of a route of the dynamic router where the result is <see cref="RouteSource.Fallback"/>; otherwise the default.</param>
    /// <returns>Which router has the route, if any.</returns>
    public RouteSource Match(ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match, out T? value)
    {
        if (First.TryMatch(method, path, out match))
        {
            value = default;
            return RouteSource.First;
        }

        return Fallback.TryMatch(method, path, out match, out value) ? RouteSource.Fallback : RouteSource.None;
    }

    /// <summary>The same for UTF-8.</summary>
    /// <inheritdoc cref="Match(ReadOnlySpan{char}, ReadOnlySpan{char}, out RouteMatch, out T)"/>
    public RouteSource Match(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match, out T? value)
    {
        if (First.TryMatch(method, path, out match))
        {
            value = default;
            return RouteSource.First;
        }

        return Fallback.TryMatch(method, path, out match, out value) ? RouteSource.Fallback : RouteSource.None;
    }

    /// <summary>The methods under which a path matches in either router, in ordinal order.</summary>
    /// <param name="path">The path as the host decoded it.</param>
    /// <returns>The methods, each once; empty if neither router has a route.</returns>
    public string[] FindAllowedMethods(ReadOnlySpan<char> path)
    {
        SortedSet<string> allowed = new(First.FindAllowedMethods(path), StringComparer.Ordinal);
        allowed.UnionWith(Fallback.FindAllowedMethods(path));
        return [.. allowed];
    }
}

/// <summary>Which of two routers has the route of a request.</summary>
public enum RouteSource
{
    /// <summary>Neither.</summary>
    None,

    /// <summary>The router that is asked first.</summary>
    First,

    /// <summary>The dynamic router.</summary>
    Fallback,
}
