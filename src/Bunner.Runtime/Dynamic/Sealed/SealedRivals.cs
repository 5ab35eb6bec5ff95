using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Bunner.Core.Conflicts;
using Bunner.Core.Tables;

namespace Bunner.Dynamic;

/// <summary>The sealed routes that a new one is compared with: the first of those that share a rival hash, and their outlines.</summary>
/// <remarks>
/// What is known of them is made when the first route is compared, and kept, for that takes reading their templates. Taking sealed routes out makes others
/// the first: each is passed over once, and once more in a change that takes many out. For the writer alone.
/// </remarks>
/// <param name="table">The sealed table.</param>
/// <param name="read">Reads a route from its template.</param>
/// <param name="settings">The table's options.</param>
internal sealed class SealedRivals(SealedTable table, Func<int, RouteDefinition> read, RouterSettings settings)
{
    private const int MostDefinitions = 2 * RivalSearch.MostRivals;

    private readonly Dictionary<uint, Window> _windows = [];
    private readonly List<Window> _ofChange = [];
    private readonly Dictionary<int, RouteDefinition> _definitions = [];
    private readonly List<int> _near = [];

    /// <summary>Outlines made and compared: what the tests of bounds count.</summary>
    internal long Steps { get; private set; }

    /// <summary>The routes among the first that an outline does not tell apart from a new one, by their numbers. Valid until the next are asked for.</summary>
    /// <param name="hash">What the new route shares with them.</param>
    /// <param name="outline">The new route's outline.</param>
    /// <param name="remaining">Which routes are still there.</param>
    /// <param name="removed">Which are removed in the change that is going on.</param>
    internal List<int> FindNear(uint hash, RouteOutline outline, RemainingRoutes? remaining, HashSet<int> removed)
    {
        _near.Clear();
        foreach (ref (int Route, RouteOutline? Outline) one in FirstOf(hash, remaining, removed))
        {
            if (one.Outline is null)
            {
                Steps++;
                one.Outline = new RouteOutline(read(one.Route), settings);
            }

            Steps++;
            if (!outline.Excludes(one.Outline))
            {
                _near.Add(one.Route);
            }
        }

        return _near;
    }

    /// <summary>A route as it is read from its template: the same object for a route that is asked for again soon.</summary>
    internal RouteDefinition DefinitionOf(int route)
    {
        if (!_definitions.TryGetValue(route, out RouteDefinition? definition))
        {
            if (_definitions.Count == MostDefinitions)
            {
                _definitions.Clear();
            }

            _definitions.Add(route, definition = read(route));
        }

        return definition;
    }

    /// <summary>The change that removed routes is over.</summary>
    internal void EndChange()
    {
        foreach (Window window in _ofChange)
        {
            window.OfChange = null;
        }

        _ofChange.Clear();
    }

    private Span<(int Route, RouteOutline? Outline)> FirstOf(uint hash, RemainingRoutes? remaining, HashSet<int> removed)
    {
        ReadOnlySpan<ushort> all = table.Rivals.Find(hash);
        if (all.IsEmpty)
        {
            return [];
        }

        if (!_windows.TryGetValue(hash, out Window? window))
        {
            _windows.Add(hash, window = new Window());
        }

        if (window.Remaining != remaining)
        {
            window.Known.RemoveAll(one => remaining!.IsRemoved(one.Route));
            window.Remaining = remaining;
        }

        for (; window.Known.Count < RivalSearch.MostRivals && window.Next < all.Length; window.Next++)
        {
            if (remaining is null || !remaining.IsRemoved(all[window.Next]))
            {
                window.Known.Add((all[window.Next], null));
            }
        }

        return CollectionsMarshal.AsSpan(removed.Count == 0 ? window.Known : OfChange(window, all, remaining, removed));
    }

    // A change removes before it adds, so that this is made once for each change.
    private List<(int Route, RouteOutline? Outline)> OfChange(Window window, ReadOnlySpan<ushort> all, RemainingRoutes? remaining, HashSet<int> removed)
    {
        if (window.OfChange is { } known)
        {
            return known;
        }

        _ofChange.Add(window);
        window.OfChange = known = window.Known.FindAll(one => !removed.Contains(one.Route));
        for (int i = window.Next; known.Count < RivalSearch.MostRivals && i < all.Length; i++)
        {
            if (!removed.Contains(all[i]) && !(remaining?.IsRemoved(all[i]) ?? false))
            {
                known.Add((all[i], null));
            }
        }

        return known;
    }

    private sealed class Window
    {
        internal List<(int Route, RouteOutline? Outline)> Known { get; } = [];

        /// <summary>How many of the routes under the hash have been looked at.</summary>
        internal int Next { get; set; }

        /// <summary>Which routes were there when <see cref="Known"/> was right.</summary>
        internal RemainingRoutes? Remaining { get; set; }

        /// <summary>The same without what the change that is going on has removed.</summary>
        internal List<(int Route, RouteOutline? Outline)>? OfChange { get; set; }
    }
}
