using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using Bunner.Core.Tables;
using Bunner.Matching;

namespace Bunner;

/// <summary>The routes of one router: what was generated from attributes, in the form that the matcher reads.</summary>
/// <remarks>
/// Generated classes derive from it. The table is constant data of the assembly: it costs no start-up time, and no
/// managed memory until names or templates are asked for. All members may be called from any thread.
/// </remarks>
public abstract unsafe class RouteTable
{
    private RouteInfo?[]? _routes;

    /// <summary>The number of routes; their ids are 0 up to one less.</summary>
    public int Count => (int)(uint)Data[TableLayout.Routes];

    /// <summary>The match table, as constant data. Its layout belongs to the version of the runtime it was generated for.</summary>
    protected internal abstract ReadOnlySpan<ulong> Data { get; }

    /// <summary>Methods, templates and names as UTF-8: a line for each route in the order of their ids, then the names that the table points to.</summary>
    protected internal abstract ReadOnlySpan<byte> Text { get; }

    /// <summary>Finds the route of a request. Allocates nothing and never throws, whatever the path holds.</summary>
    /// <param name="method">The HTTP method, compared case-sensitively.</param>
    /// <param name="path">The path as the host decoded it, from its first slash on; the empty path is the same as <c>/</c>.</param>
    /// <param name="match">The route and where its parameters stand in the path.</param>
    /// <returns>Whether a route of this method matches the whole path.</returns>
    /// <remarks>The time is linear in the path's length, and does not depend on the number of routes or the order of requests.</remarks>
    public bool TryMatch(ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match)
    {
        int route = RouteMatcher.Find(this, Data, method, path);
        match = new RouteMatch(this, route, path);
        return route >= 0;
    }

    /// <summary>Finds the route of a request whose method and path are UTF-8. Allocates nothing and never throws.</summary>
    /// <inheritdoc cref="TryMatch(ReadOnlySpan{char}, ReadOnlySpan{char}, out RouteMatch)"/>
    public bool TryMatch(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match)
    {
        int route = RouteMatcher.Find(this, Data, method, path);
        match = new RouteMatch(this, route, path);
        return route >= 0;
    }

    /// <summary>The methods under which a path matches, in ordinal order: what belongs into an <c>Allow</c> header.</summary>
    /// <param name="path">The path, as in <see cref="TryMatch(ReadOnlySpan{char}, ReadOnlySpan{char}, out RouteMatch)"/>.</param>
    /// <returns>The methods of the routes that match; empty if none does. HEAD is there only if a route has it.</returns>
    public string[] FindAllowedMethods(ReadOnlySpan<char> path)
    {
        List<string> allowed = [];
        fixed (ulong* table = Data)
        fixed (char* start = &MemoryMarshal.GetReference(path))
        {
            uint count = (uint)table[TableLayout.Methods];
            for (uint id = 0; id < count; id++)
            {
                if (RouteMatcher.Find(this, table, MethodLookup.ById(table, id), start, path.Length) != RouteMatcher.None)
                {
                    allowed.Add(MethodName(table, id));
                }
            }
        }

        allowed.Sort(StringComparer.Ordinal);
        return [.. allowed];
    }

    /// <summary>The match that a route and the path it matched stand for, to be kept where a <see cref="RouteMatch"/> cannot be.</summary>
    /// <param name="route">The number of the route that the path matched.</param>
    /// <param name="path">The path that matched.</param>
    /// <returns>The match. Whether the path matches the route is not asked again. O(1).</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such route.</exception>
    public RouteMatch GetMatch(int route, ReadOnlySpan<char> path)
    {
        CheckRoute(route);
        return new RouteMatch(this, route, path);
    }

    /// <inheritdoc cref="GetMatch(int, ReadOnlySpan{char})"/>
    public RouteMatch GetMatch(int route, ReadOnlySpan<byte> path)
    {
        CheckRoute(route);
        return new RouteMatch(this, route, path);
    }

    /// <summary>The names of a route. They are made when they are first asked for, and kept.</summary>
    /// <param name="id">The route's number, from 0 up to one less than <see cref="Count"/>.</param>
    /// <returns>The names; the same object each time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such route.</exception>
    public RouteInfo GetRoute(int id) => FindInfo(id);

    /// <summary>Asks a guard that the runtime does not know: a regular expression or a user-defined constraint.</summary>
    /// <param name="guard">The guard's number in this table.</param>
    /// <param name="value">The value as the path has it.</param>
    /// <returns>Whether the guard lets the value pass.</returns>
    protected internal virtual bool Accepts(int guard, ReadOnlySpan<char> value) => false;

    /// <summary>The number of a request's route, negative if there is none: <see cref="TryMatch(ReadOnlySpan{char}, ReadOnlySpan{char}, out RouteMatch)"/> for who keeps the path.</summary>
    /// <remarks>
    /// It is not inlined, because the matcher's buffers would then be part of the caller's frame, and cleared by each call if the
    /// caller's assembly does not say that its locals need not be.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal int FindRoute(string method, string path)
    {
        // There are strings; AsSpan would ask whether there are.
        ReadOnlySpan<char> methodText = MemoryMarshal.CreateReadOnlySpan(in method.GetPinnableReference(), method.Length);
        ReadOnlySpan<char> pathText = MemoryMarshal.CreateReadOnlySpan(in path.GetPinnableReference(), path.Length);
        return RouteMatcher.Find(this, Data, methodText, pathText);
    }

    /// <summary>What <see cref="GetRoute"/> gives. A route of a dynamic router's tree, which has no table, describes itself.</summary>
    internal virtual RouteInfo FindInfo(int id)
    {
        CheckRoute(id);
        RouteInfo?[] routes = _routes ?? Interlocked.CompareExchange(ref _routes, new RouteInfo?[Count], null) ?? _routes;
        return Volatile.Read(ref routes[id]) ?? Interlocked.CompareExchange(ref routes[id], DescribeRoute(id), null) ?? routes[id]!;
    }

    /// <summary>The number of a route's parameters.</summary>
    internal virtual int CountParameters(int route)
    {
        fixed (ulong* table = Data)
        {
            return RouteParameters.Count(table, route);
        }
    }

    /// <summary>The index of a route's parameter by its name, without regard to case; -1 if there is none.</summary>
    internal virtual int IndexOfParameter(int route, ReadOnlySpan<char> name)
    {
        fixed (ulong* table = Data)
        {
            return RouteParameters.IndexOf(table, Text, route, name);
        }
    }

    /// <summary>Where a parameter's value stands in a path that the route matches.</summary>
    internal virtual RouteCapture Capture(int route, int index, ReadOnlySpan<char> path)
    {
        fixed (ulong* table = Data)
        {
            return RouteParameters.Capture(this, table, route, index, path);
        }
    }

    /// <inheritdoc cref="Capture(int, int, ReadOnlySpan{char})"/>
    internal virtual RouteCapture Capture(int route, int index, ReadOnlySpan<byte> path)
    {
        fixed (ulong* table = Data)
        {
            return RouteParameters.Capture(this, table, route, index, path);
        }
    }

    /// <summary>The default of a parameter; empty if it has none.</summary>
    internal virtual ReadOnlySpan<byte> DefaultOf(int route, int index)
    {
        fixed (ulong* table = Data)
        {
            return RouteParameters.HasDefault(table, route, index) ? RouteParameters.DefaultText(table, Text, route, index) : default;
        }
    }

    /// <summary>Whether a route of the table was removed. Only tables of a dynamic router have such routes.</summary>
    internal virtual bool IsRemoved(int route) => false;

    /// <summary>A route's template as UTF-8.</summary>
    internal ReadOnlySpan<byte> TemplateOf(int route)
    {
        fixed (ulong* table = Data)
        {
            ulong* record = Record(table, route);
            return Text.Slice((int)record[1], (ushort)(*record >> 16));
        }
    }

    internal static bool IsCaseSensitive(ulong* table) => (table[TableLayout.MagicAndFlags] & ((ulong)TableFlags.CaseSensitive << 32)) != 0;

    private protected RouteInfo DescribeRoute(int id)
    {
        fixed (ulong* table = Data)
        {
            ulong* record = Record(table, id);
            string[] names = new string[RouteParameters.Count(table, id)];
            for (int i = 0; i < names.Length; i++)
            {
                names[i] = Encoding.UTF8.GetString(RouteParameters.Name(table, Text, id, i));
            }

            ReadOnlySpan<byte> template = TemplateOf(id);
            string name = Encoding.UTF8.GetString(Text.Slice((int)record[1] + template.Length + 1, (int)(record[1] >> 32)));
            return new RouteInfo(id, name, MethodName(table, (ushort)*record), Encoding.UTF8.GetString(template), Array.AsReadOnly(names));
        }
    }

    private static ulong* Record(ulong* table, int route) =>
        table + (table[TableLayout.Routes] >> 32) + route * TableLayout.RouteRecordLength;

    private string MethodName(ulong* table, uint id) =>
        TextAt(*MethodLookup.Record(table, id));

    private string TextAt(ulong place) => Encoding.UTF8.GetString(Text.Slice((int)place, (int)(place >> 32)));

    private void CheckRoute(int route)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(route);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(route, Count);
    }
}
