using System;
using System.Buffers;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Bunner.Matching;

namespace Bunner.Dynamic;

/// <summary>All that a match needs, published by one store. Immutable, but for the arenas behind <see cref="View"/>.</summary>
internal sealed class RouterState
{
    private readonly TreeView _view;

    internal required TreeView View
    {
        get => _view;
        init => _view = value;
    }

    /// <summary><see cref="View"/> where it lies, for the search: it reads a field for each node, and <see cref="View"/> would copy all seven each time.</summary>
    internal ref readonly TreeView Tree => ref _view;

    /// <summary>Keeps the storage behind <see cref="View"/> as it is.</summary>
    internal required StoragePin Pin { get; init; }

    /// <summary>The trees of the routes that are not sealed.</summary>
    internal required MethodRoots Methods { get; init; }

    /// <summary>How many routes the trees have.</summary>
    internal required int TreeCount { get; init; }

    /// <summary>Counts the changes.</summary>
    internal required long Version { get; init; }

    internal required SealedTable? Sealed { get; init; }

    /// <summary>The sealed routes that are left, if some were removed since.</summary>
    internal required RemainingRoutes? Remaining { get; init; }

    internal required bool CaseSensitive { get; init; }

    internal required bool Collapses { get; init; }

    /// <summary>The sealed table if it has all routes and no others.</summary>
    internal required SealedTable? Only { get; init; }

    /// <summary>Whether all routes are in the sealed table, and all of the table's routes are there.</summary>
    internal bool IsSealed => Only is not null;

    internal int Count => TreeCount + (Sealed?.Count ?? 0) - (Remaining?.RemovedCount ?? 0);

    /// <summary>The methods of all routes, perhaps several times.</summary>
    internal IEnumerable<string> MethodNames => [.. Methods.Names, .. Sealed?.Methods ?? []];

    /// <summary>The routes of the trees. The state has to be pinned, or the writer be the caller.</summary>
    internal IEnumerable<RouteEntry> Entries()
    {
        TreeReader reader = new(View);
        for (int i = 0; i < Methods.Count; i++)
        {
            foreach (RouteEntry entry in reader.Routes(Methods.Roots[i].Node))
            {
                yield return entry;
            }
        }
    }

    /// <summary>The numbers of the sealed routes that are left.</summary>
    internal IEnumerable<int> SealedRoutes()
    {
        for (int i = 0; i < (Sealed?.Count ?? 0); i++)
        {
            if (Remaining?.IsRemoved(i) != true)
            {
                yield return i;
            }
        }
    }

    /// <summary>The number of the best sealed route, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int FindSealed<T>(ReadOnlySpan<T> method, ReadOnlySpan<T> path)
        where T : unmanaged => Sealed is { } table ? FindSealed(table, method, path) : RouteMatcher.None;

    // Of its own, as the search of the trees is: inlined into one method they would make it clear hundreds of bytes of stack for each request.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindSealed<T>(SealedTable table, ReadOnlySpan<T> method, ReadOnlySpan<T> path)
        where T : unmanaged
    {
        int route = RouteMatcher.Find(table, table.Data, method, path);
        return route >= 0 && Remaining is { } remaining && remaining.IsRemoved(route)
            ? RouteMatcher.FindCarefully(remaining, table.Data, method, path)
            : route;
    }

    // Invariant: the path stays pinned for as long as a SearchPath of it is in use, and that is on the stack.

    /// <summary>The best route of the trees, or a reference to nothing; only valid if the clock still shows what it did when it began.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal unsafe ref readonly RouteSlot FindInTree<T>(ReadOnlySpan<T> method, ReadOnlySpan<T> path, scoped ref int clock, int began, scoped ref long steps)
        where T : unmanaged
    {
        int index = Methods.IndexOf(method);
        if (index < 0)
        {
            return ref Unsafe.NullRef<RouteSlot>();
        }

        fixed (T* text = path)
        {
            if (!RouteMatcher.CanReadBehind(text, path.Length) || (Collapses && SearchPath<T>.HasRuns(text, path.Length)))
            {
                return ref FindCopied(index, text, path.Length, ref clock, began, ref steps);
            }

            // Not copied from here on: a vector cannot be loaded from what narrower stores have just written.
            SearchPath<T> searched = new(text, path.Length);
            ref readonly MethodRoots.Root root = ref Methods[index];
            if (!searched.IsPath || root.Link == 0)
            {
                return ref Unsafe.NullRef<RouteSlot>();
            }

            if (root is { Statics: { } statics, Ordered: 0 })
            {
                ref readonly RouteSlot found = ref statics.Find(text, searched.End, CaseSensitive ? 0 : 0x20u, Version);
                if (!Unsafe.IsNullRef(in found))
                {
                    steps++;
                    return ref found;
                }
            }

            // Invariant: as much as the search asks for, uninitialized.
            ulong* stack = stackalloc ulong[TreeSearch<T>.StackRoom / sizeof(ulong)];
            return ref TreeSearch<T>.Find(this, root, &searched, (byte*)stack, ref clock, began, ref steps);
        }
    }

    /// <summary>The same for a path behind which nothing can be read, and for one that has slashes side by side where those count as one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private unsafe ref readonly RouteSlot FindCopied<T>(int method, T* text, int length, scoped ref int clock, int began, scoped ref long steps)
        where T : unmanaged
    {
        if (length > RouteMatcher.MaxCopied)
        {
            return ref FindRented(method, text, length, ref clock, began, ref steps);
        }

        // On the stack, since the pool makes an array for each thread that asks it for the first time. Invariant: the copy is no longer than the path, and
        // as much as any load reads behind it is there, uninitialized.
        T* copy = stackalloc T[RouteMatcher.MaxCopied + PathEdge.Block];
        return ref FindCopied(method, text, length, copy, ref clock, began, ref steps);
    }

    /// <summary>The same for a long path.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private unsafe ref readonly RouteSlot FindRented<T>(int method, T* text, int length, scoped ref int clock, int began, scoped ref long steps)
        where T : unmanaged
    {
        T[] rented = ArrayPool<T>.Shared.Rent(length + PathEdge.Block);
        try
        {
            fixed (T* copy = rented)
            {
                return ref FindCopied(method, text, length, copy, ref clock, began, ref steps);
            }
        }
        finally
        {
            ArrayPool<T>.Shared.Return(rented);
        }
    }

    /// <summary>The same with a place for the copy: as long as the path, and <see cref="PathEdge.Block"/> units more.</summary>
    private unsafe ref readonly RouteSlot FindCopied<T>(int method, T* text, int length, T* copy, scoped ref int clock, int began, scoped ref long steps)
        where T : unmanaged
    {
        Span<T> target = new(copy, length);
        if (Collapses && SearchPath<T>.HasRuns(text, length))
        {
            int written = SearchPath<T>.Collapse(text, length, target);
            if (!PathText.IsSlash(text))
            {
                return ref Unsafe.NullRef<RouteSlot>();
            }

            return ref FindCopied(method, new SearchPath<T>(copy, written, text, length), ref clock, began, ref steps);
        }

        new ReadOnlySpan<T>(text, length).CopyTo(target);
        return ref FindCopied(method, new SearchPath<T>(copy, length), ref clock, began, ref steps);
    }

    private unsafe ref readonly RouteSlot FindCopied<T>(int method, SearchPath<T> path, scoped ref int clock, int began, scoped ref long steps)
        where T : unmanaged
    {
        ref readonly MethodRoots.Root root = ref Methods[method];
        if (!path.IsPath || root.Link == 0)
        {
            return ref Unsafe.NullRef<RouteSlot>();
        }

        // Invariant: as above.
        ulong* stack = stackalloc ulong[TreeSearch<T>.StackRoom / sizeof(ulong)];
        return ref TreeSearch<T>.Find(this, root, &path, (byte*)stack, ref clock, began, ref steps);
    }
}
