using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using Bunner.Dynamic;

namespace Bunner;

/// <summary>The routes of a <see cref="DynamicRouter{T}"/> as they were at one time. Later changes do not show in it.</summary>
/// <typeparam name="T">What a route leads to.</typeparam>
/// <remarks>
/// Its members may be called from any thread. Dispose it: until then, the router cannot use the memory again that its changes free,
/// and goes on with a copy of its trees as soon as they have changed once over. However many changes there are, a snapshot keeps no more than the
/// routes of its time and as much again.
/// </remarks>
public sealed class RouterSnapshot<T> : IDisposable
{
    private readonly StoragePin _pin;
    private readonly RouterState _state;
    private int _disposed;

    internal RouterSnapshot(RouteStore store) => _pin = store.Pin(out _state);

    /// <summary>Lets go of a snapshot that nobody disposed.</summary>
    ~RouterSnapshot() => Release();

    /// <summary>The number of routes.</summary>
    public int Count => _state.Count;

    /// <inheritdoc cref="DynamicRouter{T}.TryMatch(ReadOnlySpan{char}, ReadOnlySpan{char}, out RouteMatch, out T)"/>
    /// <exception cref="ObjectDisposedException">The snapshot is disposed.</exception>
    public bool TryMatch(ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match, [MaybeNullWhen(false)] out T value)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        int still = 0;
        (RouteTable? table, int route) = DynamicRouter<T>.FindIn(_state, method, path, ref still, 0, out value);
        match = table is null ? default : new RouteMatch(table, route, path);
        GC.KeepAlive(this);
        return table is not null;
    }

    /// <inheritdoc cref="DynamicRouter{T}.TryMatch(ReadOnlySpan{byte}, ReadOnlySpan{byte}, out RouteMatch, out T)"/>
    /// <exception cref="ObjectDisposedException">The snapshot is disposed.</exception>
    public bool TryMatch(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match, [MaybeNullWhen(false)] out T value)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        int still = 0;
        (RouteTable? table, int route) = DynamicRouter<T>.FindIn(_state, method, path, ref still, 0, out value);
        match = table is null ? default : new RouteMatch(table, route, path);
        GC.KeepAlive(this);
        return table is not null;
    }

    /// <inheritdoc cref="DynamicRouter{T}.FindAllowedMethods"/>
    /// <exception cref="ObjectDisposedException">The snapshot is disposed.</exception>
    public string[] FindAllowedMethods(ReadOnlySpan<char> path)
    {
        SortedSet<string> allowed = new(StringComparer.Ordinal);
        foreach (string method in _state.MethodNames)
        {
            if (TryMatch(method, path, out _, out _))
            {
                allowed.Add(method);
            }
        }

        return [.. allowed];
    }

    /// <summary>All routes, by template, then by method, then by order.</summary>
    /// <returns>The routes, in an array of the caller's own. O(n log n).</returns>
    /// <exception cref="ObjectDisposedException">The snapshot is disposed.</exception>
    public DynamicRoute<T>[] ToArray()
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        List<DynamicRoute<T>> routes = new(_state.Count);
        foreach (RouteEntry entry in _state.Entries())
        {
            routes.Add(new DynamicRoute<T>(entry.Method, entry.Template, ((RouteEntry<T>)entry).Value, entry.Rank.Order, entry.Definition.Name));
        }

        foreach (int route in _state.SealedRoutes())
        {
            SealedTable<T> table = (SealedTable<T>)_state.Sealed!;
            RouteInfo info = table.Read(route);
            routes.Add(new DynamicRoute<T>(info.Method, info.Template, table.Values[route], table.OrderOf(route), info.Name));
        }

        GC.KeepAlive(this);
        DynamicRoute<T>[] sorted = [.. routes];
        Array.Sort(sorted, Compare);
        return sorted;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    internal static int Compare(DynamicRoute<T> x, DynamicRoute<T> y)
    {
        int result = string.CompareOrdinal(x.Template, y.Template);
        result = result != 0 ? result : string.CompareOrdinal(x.Method, y.Method);
        return result != 0 ? result : x.Order.CompareTo(y.Order);
    }

    private void Release()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _pin.Release();
        }
    }
}
