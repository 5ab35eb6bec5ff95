using System;
using System.Runtime.CompilerServices;

namespace Bunner;

/// <summary>A route of a table: a small number that equals one of the generated router's constants, and its names.</summary>
public readonly struct RouteId : IEquatable<RouteId>
{
    private readonly RouteTable? _table;

    internal RouteId(RouteTable table, int value)
    {
        _table = table;
        Value = value;
    }

    /// <summary>The number, for a <c>switch</c> over the constants of the router's <c>Routes</c> class.</summary>
    /// <remarks>
    /// In a generated router it is the constant. In a <see cref="DynamicRouter{T}"/> it tells routes apart only while they are sealed: it is then the route's place in the
    /// table, from 0, by template, then by method, then by order (all ordinally), and stays as it is until the next <see cref="DynamicRouter{T}.Seal"/> that has something
    /// to do, or the next <see cref="DynamicRouter{T}.Load"/>. Each route that is not sealed has the number 0; use the id itself or the value that the route leads to.
    /// </remarks>
    public int Value { get; }

    /// <summary>The route's name, for example <c>Users_ById</c>.</summary>
    public string Name => Info.Name;

    /// <summary>The route's template as it was written, group prefixes included.</summary>
    public string Template => Info.Template;

    /// <summary>The route's HTTP method.</summary>
    public string Method => Info.Method;

    /// <summary>All that is known of the route. It is made when it is first asked for, and kept.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which stands for no route.</exception>
    public RouteInfo Info => (_table ?? throw new InvalidOperationException("No route: the request did not match.")).GetRoute(Value);

    /// <summary>The number of a route.</summary>
    /// <param name="route">The route.</param>
    /// <returns><see cref="Value"/>.</returns>
    public static implicit operator int(RouteId route) => route.Value;

    /// <summary>
    /// Whether two ids are the same route of the same table. Each route of a <see cref="DynamicRouter{T}"/> that is not sealed is a table of its own, so that its ids are equal to
    /// each other and to no others until it is removed, replaced or sealed.
    /// </summary>
    /// <param name="left">One of them.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are.</returns>
    public static bool operator ==(RouteId left, RouteId right) => left.Equals(right);

    /// <summary>Whether two ids are different.</summary>
    /// <param name="left">One of them.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are.</returns>
    public static bool operator !=(RouteId left, RouteId right) => !left.Equals(right);

    /// <summary>The number.</summary>
    /// <returns><see cref="Value"/>, for languages without conversions.</returns>
    public int ToInt32() => Value;

    /// <inheritdoc/>
    public bool Equals(RouteId other) => Value == other.Value && ReferenceEquals(_table, other._table);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RouteId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _table is null ? 0 : RuntimeHelpers.GetHashCode(_table) + Value;

    /// <summary>The route's method and template.</summary>
    public override string ToString() => _table is null ? "no route" : $"{Method} {Template}";
}
