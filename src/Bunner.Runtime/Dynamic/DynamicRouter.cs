using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading;
using Bunner.Dynamic;
using Bunner.Matching;

namespace Bunner;

/// <summary>A router whose routes come and go while requests are matched.</summary>
/// <typeparam name="T">What a route leads to.</typeparam>
/// <remarks>
/// It has the grammar, the precedence, the options and the answers of the generated router. Matching is for any number of threads; it takes no
/// lock, allocates nothing and sees the routes as they were before a change or after it, never between. Changes are made by one thread
/// at a time; others wait. <c>docs/dynamic.md</c> says what changes and memory cost.
/// </remarks>
public sealed partial class DynamicRouter<T> : IEnumerable<DynamicRoute<T>>
{
    private const int Patience = 8;

    private readonly RouteStore _store;
    private readonly MatchCounters? _counters;
    private readonly string _name;
    private readonly Action<RouterMemory>? _onMemory;
    private readonly long _memoryThreshold;
    private int _isAboveThreshold;

    // The sealed table if it has all routes and no others. A field of its own, since every match asks for it first.
    private SealedTable? _only;

    /// <summary>Makes a router without routes.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its bounds.</exception>
    /// <exception cref="ArgumentException">A constraint of <see cref="RouterOptions.Constraints"/> cannot be used; the message says which and why.</exception>
    public DynamicRouter(RouterOptions? options = null)
    {
        options ??= new RouterOptions();
        options.Check();
        _store = new RouteStore(options, only => Volatile.Write(ref _only, only));
        _counters = _store.Counters;
        _name = options.Name;
        _onMemory = options.OnMemoryThreshold;
        _memoryThreshold = options.MemoryThreshold;
        RoutingMeter.Show(this);
    }

    /// <summary>The number of routes.</summary>
    public int Count => _store.State.Count;

    /// <summary>Whether all routes are sealed: none was added or removed since <see cref="Seal"/>.</summary>
    public bool IsSealed => _store.State.IsSealed;

    internal RouteStore Store => _store;

    /// <summary>Finds the route of a request. Allocates nothing and never throws, whatever the path holds.</summary>
    /// <param name="method">The HTTP method, compared case-sensitively.</param>
    /// <param name="path">The path as the host decoded it, from its first slash on; the empty path is the same as <c>/</c>.</param>
    /// <param name="match">The route and where its parameters stand in the path.</param>
    /// <param name="value">The route's value; the default if none matches.</param>
    /// <returns>Whether a route of this method matches the whole path.</returns>
    /// <remarks>
    /// Sealed routes are found in the time that the generated router takes. Others are found in a tree: the time is linear in the
    /// path's length and in the number of nodes that agree with the path.
    /// </remarks>
    public bool TryMatch(ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match, [MaybeNullWhen(false)] out T value)
    {
        if (Volatile.Read(ref _only) is { } only)
        {
            return TryMatchSealed(only, method, path, out match, out value);
        }

        (RouteTable? table, int route) = Find(method, path, out value);
        match = table is null ? default : new RouteMatch(table, route, path);
        return table is not null;
    }

    /// <summary>Finds the route of a request whose method and path are UTF-8. Allocates nothing and never throws.</summary>
    /// <inheritdoc cref="TryMatch(ReadOnlySpan{char}, ReadOnlySpan{char}, out RouteMatch, out T)"/>
    public bool TryMatch(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match, [MaybeNullWhen(false)] out T value)
    {
        if (Volatile.Read(ref _only) is { } only)
        {
            return TryMatchSealed(only, method, path, out match, out value);
        }

        (RouteTable? table, int route) = Find(method, path, out value);
        match = table is null ? default : new RouteMatch(table, route, path);
        return table is not null;
    }

    /// <summary>The methods under which a path matches, in ordinal order: what belongs into an <c>Allow</c> header.</summary>
    /// <param name="path">The path, as in <see cref="TryMatch(ReadOnlySpan{char}, ReadOnlySpan{char}, out RouteMatch, out T)"/>.</param>
    /// <returns>The methods of the routes that match; empty if none does. HEAD is there only if a route has it.</returns>
    /// <remarks>A look-up for each method that the router has routes of. Allocates the list.</remarks>
    public string[] FindAllowedMethods(ReadOnlySpan<char> path)
    {
        RouterSnapshot<T> snapshot = CreateSnapshot();
        using (snapshot)
        {
            return snapshot.FindAllowedMethods(path);
        }
    }

    /// <summary>A view of the routes as they are now, for several look-ups that have to agree. Dispose it soon: while it lives, changes cost more memory, though never more than a few times the table.</summary>
    /// <returns>The view. To make it is O(1).</returns>
    public RouterSnapshot<T> CreateSnapshot() => new(_store);

    /// <summary>All routes, by template, then by method, then by order. A change while they are listed does not show.</summary>
    /// <returns>The routes as they were when it was called. O(n log n).</returns>
    public IEnumerator<DynamicRoute<T>> GetEnumerator()
    {
        using RouterSnapshot<T> snapshot = CreateSnapshot();
        return ((IEnumerable<DynamicRoute<T>>)snapshot.ToArray()).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static (RouteTable? Table, int Route) FindIn<TUnit>(RouterState state, ReadOnlySpan<TUnit> method, ReadOnlySpan<TUnit> path, ref int clock, int began, out T value)
        where TUnit : unmanaged
    {
        int route = state.FindSealed(method, path);
        long steps = 0;
        ref readonly RouteSlot slot = ref Unsafe.NullRef<RouteSlot>();
        RouteEntry? entry = null;
        if (state.TreeCount != 0)
        {
            slot = ref state.FindInTree(method, path, ref clock, began, ref steps);
            entry = Unsafe.IsNullRef(in slot) ? null : slot.Entry;
        }

        if (route >= 0 && (entry is null || state.Sealed!.GoesBefore(route, entry)))
        {
            value = ((SealedTable<T>)state.Sealed!).Values[route];
            return (state.Sealed, route);
        }

        if (entry is null)
        {
            value = default!;
            return (null, -1);
        }

        // Invariant: every entry of this router was made with its type of values.
        value = RouteSlot.ValueOf<T>(in slot, entry);
        return (entry, 0);
    }

    /// <summary>The way of a router whose routes are all sealed: the generated router's, and one look at an array.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryMatchSealed(SealedTable only, ReadOnlySpan<char> method, ReadOnlySpan<char> path, out RouteMatch match, out T value)
    {
        // Invariant: every sealed table of this router was made with its type of values.
        SealedTable<T> table = Unsafe.As<SealedTable<T>>(only);
        int answer = Answer(table, method, path);
        match = new RouteMatch(table, table.RouteOf(answer), path);

        // Invariant: the table's words are not read behind this; before it they are there, even if the router has got another table meanwhile.
        GC.KeepAlive(table);
        return TryTake(table, answer, out value);
    }

    /// <inheritdoc cref="TryMatchSealed(SealedTable, ReadOnlySpan{char}, ReadOnlySpan{char}, out RouteMatch, out T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryMatchSealed(SealedTable only, ReadOnlySpan<byte> method, ReadOnlySpan<byte> path, out RouteMatch match, out T value)
    {
        // Invariant: as above.
        SealedTable<T> table = Unsafe.As<SealedTable<T>>(only);
        int answer = Answer(table, method, path);
        match = new RouteMatch(table, table.RouteOf(answer), path);

        // Invariant: as above.
        GC.KeepAlive(table);
        return TryTake(table, answer, out value);
    }

    /// <summary>The route of a request, or the slot in which it stands if values are kept by slots.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe int Answer<TUnit>(SealedTable<T> table, ReadOnlySpan<TUnit> method, ReadOnlySpan<TUnit> path)
        where TUnit : unmanaged =>
        Unsafe.SizeOf<T>() <= SlotValues.MaxSize
            ? RouteMatcher.Find<TUnit, SlotAnswer>(table, table.Words, method, path)
            : RouteMatcher.Find<TUnit, RouteAnswer>(table, table.Words, method, path);

    /// <summary>The value of a sealed route, and the count of the match.</summary>
    /// <param name="table">The routes.</param>
    /// <param name="answer">A route, a slot's <see cref="SlotAnswer"/>, or a negative number for no route.</param>
    /// <param name="value">Gets the value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe bool TryTake(SealedTable<T> table, int answer, out T value)
    {
        // Its address is a number and is never read from. A local of its own: whatever else has its address taken is kept in memory for that.
        Unsafe.SkipInit(out byte place);
        nuint here = (nuint)(&place);
        if (answer < 0)
        {
            CountMiss(here);
            value = default!;
            return false;
        }

        _counters?.Add(here, MatchCounters.Sealed);
        value = Unsafe.SizeOf<T>() <= SlotValues.MaxSize && answer >= SlotAnswer.First ? table.SlotValues[answer - SlotAnswer.First] : table.Values[answer];
        return true;
    }

    // A call, so that counting is inlined once only: the room for that in the caller is small (RouteMatcher).
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CountMiss(nuint here) => _counters?.Add(here, MatchCounters.Miss);

    private (RouteTable? Table, int Route) Find<TUnit>(ReadOnlySpan<TUnit> method, ReadOnlySpan<TUnit> path, out T value)
        where TUnit : unmanaged
    {
        for (int attempt = 0; attempt < Patience; attempt++)
        {
            int began = Volatile.Read(ref _store.Clock);
            RouterState state = _store.State;
            try
            {
                (RouteTable? Table, int Route) found = FindIn(state, method, path, ref _store.Clock, began, out value);
                if (state.TreeCount == 0 || HasStood(began))
                {
                    CountMatch(found.Table, state);
                    return found;
                }
            }
            catch (Exception exception) when (exception is IndexOutOfRangeException or NullReferenceException && !HasStood(began))
            {
                // The writer was using a slot again while this thread was reading it.
            }

            _store.CountRetry();
        }

        return FindPinned(method, path, out value);
    }

    private unsafe void CountMatch(RouteTable? table, RouterState state)
    {
        // Its address is a number and is never read from.
        byte here;
        _counters?.Add((nuint)(&here), table is null ? MatchCounters.Miss : ReferenceEquals(table, state.Sealed) ? MatchCounters.Sealed : MatchCounters.Tree);
    }

    /// <summary>Looks up while nothing is freed, after several attempts were overtaken.</summary>
    private (RouteTable? Table, int Route) FindPinned<TUnit>(ReadOnlySpan<TUnit> method, ReadOnlySpan<TUnit> path, out T value)
        where TUnit : unmanaged
    {
        StoragePin pin = _store.Pin(out RouterState state);
        try
        {
            int still = 0;
            (RouteTable? Table, int Route) found = FindIn(state, method, path, ref still, 0, out value);
            CountMatch(found.Table, state);
            return found;
        }
        finally
        {
            pin.Release();
        }
    }

    /// <summary>Whether nothing was freed since the clock was read.</summary>
    private bool HasStood(int began)
    {
#if NET10_0_OR_GREATER
        Volatile.ReadBarrier();
#else
        Thread.MemoryBarrier();
#endif
        return Volatile.Read(ref _store.Clock) == began;
    }
}
