using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Bunner.Dynamic;

namespace Bunner;

public sealed partial class DynamicRouter<T>
{
    /// <summary>Batches of so many routes share what their templates have in common.</summary>
    private const int SharingFrom = 64;

    // A route's entry and definition.
    private const int EntryBytes = 200;

    /// <summary>Adds a route. O(length of the template).</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="template">The template, in the grammar of the attributes.</param>
    /// <param name="value">What a match gives.</param>
    /// <param name="order">Goes before precedence: routes of smaller order are taken first.</param>
    /// <exception cref="RouterException">The route was refused; the router is as it was.</exception>
    /// <exception cref="ArgumentNullException">There is no method or no template.</exception>
    public void Add(string method, [StringSyntax("Route")] string template, T value, int order = 0)
    {
        CheckNotNull(method, template);
        ThrowIfAny(Change([], [new DynamicRoute<T>(method, template, value, order)]), isBatch: false);
    }

    /// <summary>Adds a route, or says why not.</summary>
    /// <param name="error">What is wrong, or the first of what is; null if the route was added.</param>
    /// <returns>Whether the route was added; if not, the router is as it was.</returns>
    /// <exception cref="ArgumentNullException">There is no method or no template.</exception>
    /// <inheritdoc cref="Add" path="/param"/>
    public bool TryAdd(string method, [StringSyntax("Route")] string template, T value, [NotNullWhen(false)] out RouterError? error, int order = 0)
    {
        CheckNotNull(method, template);
        RouterErrorList errors = Change([], [new DynamicRoute<T>(method, template, value, order)]);
        error = errors.Count == 0 ? null : errors[0];
        return error is null;
    }

    /// <summary>Adds all routes of a batch or none. Readers see all of them at once.</summary>
    /// <param name="routes">The routes.</param>
    /// <exception cref="RouterException">A route was refused; its errors name each one that was, up to 100, and count the others. The router is as it was.</exception>
    /// <exception cref="ArgumentNullException">There is no list, or a route without a method or a template.</exception>
    /// <remarks>O(length of the templates), and O(n log n) for their order.</remarks>
    public void AddRange(IEnumerable<DynamicRoute<T>> routes) => ThrowIfAny(Change([], Take(routes)));

    /// <summary>Adds all routes of a batch or none, and says why not.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="errors">What is wrong with which, up to 100 errors and the number of the others; empty if the routes were added.</param>
    /// <returns>Whether the routes were added; if not, the router is as it was.</returns>
    /// <exception cref="ArgumentNullException">There is no list, or a route without a method or a template.</exception>
    public bool TryAddRange(IEnumerable<DynamicRoute<T>> routes, out RouterErrorList errors)
    {
        errors = Change([], Take(routes));
        return errors.Count == 0;
    }

    /// <summary>Removes a route.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="template">The template as it was added, character by character.</param>
    /// <param name="order">The order it was added with.</param>
    /// <returns>Whether there was such a route.</returns>
    /// <exception cref="ArgumentNullException">There is no method or no template.</exception>
    public bool Remove(string method, [StringSyntax("Route")] string template, int order = 0)
    {
        CheckNotNull(method, template);
        return Change([new RouteIdentity(method, template, order)], []).Count == 0;
    }

    /// <summary>Removes all routes of a batch, or none if one of them is not there.</summary>
    /// <param name="routes">What was added: method, template as it was written, and order.</param>
    /// <exception cref="RouterException">A route is not there. The router is as it was.</exception>
    /// <exception cref="ArgumentNullException">There is no list, or a route without a method or a template.</exception>
    /// <remarks>O(length of the templates).</remarks>
    public void RemoveRange(IEnumerable<RouteIdentity> routes) => ThrowIfAny(Change(Take(routes), []));

    /// <summary>Gives a route another value. It keeps its name; where routes were sealed, it is one that is not.</summary>
    /// <returns>Whether there is such a route.</returns>
    /// <inheritdoc cref="Remove"/>
    /// <param name="value">The new value.</param>
    public bool Replace(string method, [StringSyntax("Route")] string template, T value, int order = 0)
    {
        CheckNotNull(method, template);
        RouteIdentity identity = new(method, template, order);
        bool isDone = false;
        lock (_store.Gate)
        {
            // With the change, so that nobody gives the route another name in between; of what is known of it, nothing is asked again.
            (RouteEntry? entry, int route) = _store.Locate(identity);
            if (route >= 0)
            {
                RoutePatternParser parser = new(null);
                RouteDefinition definition = _store.Read(route, parser);
                isDone = TryReplace(identity, new(definition, _store.EndingsOf(route, definition), _store.Settings, value) { OwnBytes = EntryBytes + parser.MadeBytes, WasThere = true });
            }
            else if (entry is not null)
            {
                isDone = TryReplace(identity, new(entry.Definition, entry.Endings, _store.Settings, value) { OwnBytes = entry.OwnBytes, WasThere = true });
            }
            else
            {
                isDone = TryChange([identity], [], 0, isTrial: false, new RouterErrorList());
            }
        }

        TellOfMemory();
        return isDone;
    }

    /// <summary>Removes and adds routes in one step: readers see none of it or all. What is removed does not stand in the way of what is added.</summary>
    /// <param name="removed">The routes to remove.</param>
    /// <param name="added">The routes to add.</param>
    /// <exception cref="RouterException">A route was refused or is not there. The router is as it was.</exception>
    /// <exception cref="ArgumentNullException">There is no list, or a route without a method or a template.</exception>
    public void ReplaceRange(IEnumerable<RouteIdentity> removed, IEnumerable<DynamicRoute<T>> added) => ThrowIfAny(Change(Take(removed), Take(added)));

    /// <summary>Removes and adds routes in one step, or changes nothing and says why.</summary>
    /// <param name="removed">The routes to remove.</param>
    /// <param name="added">The routes to add.</param>
    /// <param name="errors">
    /// What is wrong with which, up to 100 errors and the number of the others; empty if the change was made. An index counts the removed routes first.
    /// </param>
    /// <returns>Whether the change was made; if not, the router is as it was.</returns>
    /// <exception cref="ArgumentNullException">There is no list, or a route without a method or a template.</exception>
    public bool TryReplaceRange(IEnumerable<RouteIdentity> removed, IEnumerable<DynamicRoute<T>> added, out RouterErrorList errors)
    {
        errors = Change(Take(removed), Take(added));
        return errors.Count == 0;
    }

    /// <summary>Removes and adds routes in one step, or changes nothing.</summary>
    /// <returns>What is wrong.</returns>
    private RouterErrorList Change(RouteIdentity[] going, DynamicRoute<T>[] coming)
    {
        RouterErrorList found = new();

        // In the order of their templates, what is made of routes lies in memory as it is read later. If something is wrong, the batch is read again as
        // it came, so that what is told does not depend on that order.
        int[]? order = coming.Length < SharingFrom ? null : OrderOf(coming);
        if (!TryChange(going, coming, order, found) && order is not null)
        {
            found.Clear();
            TryChange(going, coming, null, found);
        }

        TellOfMemory();
        found.Sort();
        return found;
    }

    /// <summary>The routes of a batch; if there are more than any router can take, only so many that it is refused for that.</summary>
    /// <param name="routes">The batch.</param>
    /// <param name="name">What the method that was called calls it.</param>
    private DynamicRoute<T>[] Take(IEnumerable<DynamicRoute<T>> routes, [CallerArgumentExpression(nameof(routes))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(routes, name);
        int most = _store.MaxRoutes + RouterErrorList.Limit + 1;
        DynamicRoute<T>[] taken = routes.TryGetNonEnumeratedCount(out int count) && count <= most ? [.. routes] : [.. routes.Take(most)];
        for (int i = 0; i < taken.Length; i++)
        {
            CheckNotNull(taken[i].Method, taken[i].Template, name, i);
        }

        return taken;
    }

    /// <summary>The routes of a batch that are to be removed.</summary>
    /// <inheritdoc cref="Take(IEnumerable{DynamicRoute{T}}, string)"/>
    private static RouteIdentity[] Take(IEnumerable<RouteIdentity> routes, [CallerArgumentExpression(nameof(routes))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(routes, name);
        RouteIdentity[] taken = [.. routes];
        for (int i = 0; i < taken.Length; i++)
        {
            CheckNotNull(taken[i].Method, taken[i].Template, name, i);
        }

        return taken;
    }

    private static int[]? OrderOf(DynamicRoute<T>[] routes)
    {
        string[] templates = new string[routes.Length];
        for (int i = 0; i < templates.Length; i++)
        {
            templates[i] = routes[i].Template;
        }

        return TemplateOrder.Sort(templates, (x, y) =>
        {
            int result = string.CompareOrdinal(routes[x].Method, routes[y].Method);
            result = result != 0 ? result : routes[x].Order.CompareTo(routes[y].Order);
            return result != 0 ? result : x.CompareTo(y);
        });
    }

    private bool TryReplace(RouteIdentity identity, RouteEntry<T> entry) => TryChange([identity], [(entry, 1)], entry.Definition.Pattern.Segments.Length, isTrial: false, new RouterErrorList());

    /// <summary>Reads the routes of a batch and makes the change, or takes it back if something is wrong.</summary>
    /// <param name="going">The routes to remove.</param>
    /// <param name="added">The routes to add.</param>
    /// <param name="order">In which order; null for the one in which they stand.</param>
    /// <param name="found">What is wrong.</param>
    private bool TryChange(RouteIdentity[] going, DynamicRoute<T>[] added, int[]? order, RouterErrorList found)
    {
        List<(RouteEntry<T> Entry, int Index)> coming = Read(added, order, going.Length, found, out int patterns);
        return (order is null || found.Count == 0) && TryChange(going, coming, patterns, order is not null, found);
    }

    /// <summary>Reads the routes of a batch, up to the first that is wrong if they are not in their order.</summary>
    /// <remarks>Not under the lock: constraints of the user's own are asked about defaults.</remarks>
    /// <param name="added">The routes.</param>
    /// <param name="order">In which order; null for the one in which they stand.</param>
    /// <param name="shift">What to add to their places.</param>
    /// <param name="found">What is wrong.</param>
    /// <param name="patterns">How many patterns they may bring.</param>
    private List<(RouteEntry<T> Entry, int Index)> Read(DynamicRoute<T>[] added, int[]? order, int shift, RouterErrorList found, out int patterns)
    {
        patterns = 0;
        List<(RouteEntry<T> Entry, int Index)> coming = new(Math.Min(added.Length, _store.MaxRoutes + 1));
        RoutePatternParser parser = new(added.Length < SharingFrom ? null : new SegmentCache());
        for (int read = 0; read < added.Length && coming.Count <= _store.MaxRoutes && (order is null || found.Count == 0); read++)
        {
            int at = order is null ? read : order[read];
            ref DynamicRoute<T> route = ref added[at];
            if (_store.Reader.TryRead(route.Identity, route.Name ?? "", out RouteDefinition? definition, parser) is { } errors)
            {
                foreach (RouterError error in errors)
                {
                    found.Add(error with { Index = shift + at });
                }
            }
            else
            {
                ulong endings = RouteEndings.Of(definition!, _store.Functions);
                coming.Add((new RouteEntry<T>(definition!, endings, _store.Settings, route.Value) { OwnBytes = EntryBytes + parser.MadeBytes }, shift + at));
                patterns += definition!.Pattern.Segments.Length;
            }
        }

        return coming;
    }

    /// <summary>Makes a change, or takes it back if something is wrong or was found to be. Nothing of the user's runs in it: that could change the router half way.</summary>
    /// <param name="going">The routes to remove.</param>
    /// <param name="coming">The routes to add, and their places in the batch.</param>
    /// <param name="patterns">How many patterns they may bring.</param>
    /// <param name="isTrial">Whether the first mistake ends it, and does not count as a refusal.</param>
    /// <param name="found">What is wrong.</param>
    private bool TryChange(RouteIdentity[] going, List<(RouteEntry<T> Entry, int Index)> coming, int patterns, bool isTrial, RouterErrorList found)
    {
        lock (_store.Gate)
        {
            _store.Begin(patterns, coming.Count);
            bool isDone = false;
            try
            {
                for (int i = 0; i < going.Length; i++)
                {
                    if (!_store.TryRemove(going[i]))
                    {
                        found.Add(NotFound(going, i, found));
                    }
                }

                foreach ((RouteEntry<T> entry, int at) in coming)
                {
                    if (_store.TryInsert(entry) is { } error)
                    {
                        found.Add(error with { Index = at, ConflictingIndex = IndexOfOther(coming, entry, error.ConflictingTemplate, found) });
                        if (isTrial)
                        {
                            break;
                        }
                    }
                }

                isDone = found.Count == 0;
            }
            finally
            {
                if (isDone)
                {
                    _store.Commit();
                }
                else
                {
                    _store.Abort(isRefused: !isTrial);
                }
            }

            if (isDone)
            {
                _store.FreeRetired();
                _store.CompactWithinBudget();
            }

            return isDone;
        }
    }

    /// <summary>Whether there is a route with this method, template and order.</summary>
    /// <inheritdoc cref="Remove"/>
    public bool Contains(string method, [StringSyntax("Route")] string template, int order = 0) => TryGet(method, template, out _, order);

    /// <summary>The value of a route.</summary>
    /// <returns>Whether there is such a route.</returns>
    /// <inheritdoc cref="Remove"/>
    /// <param name="value">The value.</param>
    public bool TryGet(string method, [StringSyntax("Route")] string template, [MaybeNullWhen(false)] out T value, int order = 0)
    {
        CheckNotNull(method, template);
        lock (_store.Gate)
        {
            (RouteEntry? entry, int route) = _store.Locate(new RouteIdentity(method, template, order));
            value = entry is not null ? ((RouteEntry<T>)entry).Value : route >= 0 ? ((SealedTable<T>)_store.State.Sealed!).Values[route] : default;
            return entry is not null || route >= 0;
        }
    }

    private static void CheckNotNull(string method, string template)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(template);
    }

    private static void CheckNotNull(string? method, string? template, string? batch, int index)
    {
        if (method is null || template is null)
        {
            throw new ArgumentNullException(batch, $"Route {index} has no {(method is null ? "method" : "template")}.");
        }
    }

    private void TellOfMemory()
    {
        if (_onMemory is null)
        {
            return;
        }

        RouterMemory memory = MemoryUsage;
        bool isAbove = memory.TotalBytes > _memoryThreshold;
        if (Interlocked.Exchange(ref _isAboveThreshold, isAbove ? 1 : 0) == 0 && isAbove)
        {
            _onMemory(memory);
        }
    }
}
