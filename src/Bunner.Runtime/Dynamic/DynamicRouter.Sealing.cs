using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using Bunner.Core;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Bunner.Dynamic;

namespace Bunner;

public sealed partial class DynamicRouter<T>
{
    /// <summary>
    /// Builds the match table of all routes, as the generator would, and frees what only changing needs. Routes can be added and
    /// removed afterwards, too; the table stays, and the changes are looked at beside it until the next call.
    /// </summary>
    /// <remarks>
    /// O(n log n). Other changes wait meanwhile; requests do not. A table holds at most 65,535 different literal segments; routes beyond
    /// that stay outside of it, as do those whose templates or names have lone surrogates, and are found all the same.
    /// </remarks>
    public void Seal()
    {
        lock (_store.Gate)
        {
            RouterState state = _store.State;
            if (state.IsSealed)
            {
                return;
            }

            (List<RouteEntry<T>> routes, List<RouteEntry> rest) = Collect(state);
            routes = Sort(routes);
            RouteTableImage image = RouteTableBuilder.Build(SheetOf(routes));
            if (!image.Problems.IsEmpty)
            {
                HashSet<int> leftOut = [.. image.Problems.Select(static problem => problem.Route)];
                rest.AddRange(leftOut.Select(route => routes[route]));
                routes = [.. routes.Where((_, index) => !leftOut.Contains(index))];
                image = RouteTableBuilder.Build(SheetOf(routes));
            }

            SealedIndexBuilder index = new(routes.Count);
            T[] values = new T[routes.Count];
            uint[] single = new uint[1];
            for (int i = 0; i < values.Length; i++)
            {
                RouteEntry<T> route = routes[i];
                single[0] = route.WholeForm;
                index.Add(route.Rank, route.ShorterForms.Length == 0 ? single : [.. route.ShorterForms, route.WholeForm], route.RivalHash, route.Method, RouteEndings.AskUser(route.Definition) ? route.Endings : null);
                values[i] = route.Value;
            }

            _store.Replace(new SealedTable<T>(image, index.Finish(), _store.Functions.Of(image.ExternalGuards), values), rest);
        }
    }

    /// <summary>
    /// Gives back at once what the trees' arrays have room for and do not need, as changes do bit by bit (<see cref="RouterOptions.CompactionBudget"/>): for
    /// those who have removed many routes and change nothing more. It also lets go of the values of routes that were removed from trees, of which the last few
    /// hundred are kept otherwise until later changes need their room. Sealed routes take no room in trees; <see cref="Seal"/> lets go of those that were removed.
    /// </summary>
    /// <remarks>O(routes and nodes of the trees). Other changes wait meanwhile; requests do not.</remarks>
    public void Compact()
    {
        lock (_store.Gate)
        {
            _store.CompactAtOnce();
        }
    }

    /// <summary>All routes as entries: those of the trees as they are, sealed ones read again from their templates. Those that no table can hold apart.</summary>
    private (List<RouteEntry<T>> Routes, List<RouteEntry> Others) Collect(RouterState state)
    {
        List<RouteEntry<T>> routes = new(state.Count);
        List<RouteEntry> rest = [];
        foreach (RouteEntry entry in _store.Entries())
        {
            Take((RouteEntry<T>)entry);
        }

        RoutePatternParser parser = new(new SegmentCache());
        foreach (int route in state.SealedRoutes())
        {
            RouteDefinition definition = _store.Read(route, parser);
            RouteEntry<T> entry = new(definition, _store.EndingsOf(route, definition), _store.Settings, ((SealedTable<T>)state.Sealed!).Values[route]);
            _store.CompleteDetached(entry);
            Take(entry);
        }

        return (routes, rest);

        void Take(RouteEntry<T> entry)
        {
            if (CanSeal(entry.Template) && CanSeal(entry.Definition.Name))
            {
                routes.Add(entry);
            }
            else
            {
                rest.Add(entry);
            }
        }
    }

    /// <summary>The routes by template, then by method, then by order; all of it ordinally.</summary>
    private static List<RouteEntry<T>> Sort(List<RouteEntry<T>> routes)
    {
        string[] templates = new string[routes.Count];
        for (int i = 0; i < templates.Length; i++)
        {
            templates[i] = routes[i].Template;
        }

        int[]? order = TemplateOrder.Sort(templates, (x, y) =>
        {
            int result = string.CompareOrdinal(routes[x].Method, routes[y].Method);
            return result != 0 ? result : routes[x].Rank.Order.CompareTo(routes[y].Rank.Order);
        });
        if (order is null)
        {
            return routes;
        }

        List<RouteEntry<T>> sorted = new(order.Length);
        foreach (int place in order)
        {
            sorted.Add(routes[place]);
        }

        return sorted;
    }

    /// <summary>The routes in columns. In one router the same text means the same constraint, so that those of one shape need not be looked at again.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    private RouteSheet SheetOf(List<RouteEntry<T>> routes)
    {
        RouteSheet sheet = new(routes.Count, _store.Settings);
        foreach (RouteEntry<T> route in routes)
        {
            RouteDefinition definition = route.Definition;
            if (!sheet.TryAdd(definition.Method, definition.Pattern.Text, definition.Order, definition.Name))
            {
                sheet.Add(definition);
            }
        }

        return sheet;
    }

    /// <summary>Whether the table, whose text is UTF-8, can give a template or a name back: lone surrogates do not survive that.</summary>
    private static bool CanSeal(string text) =>
        text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0
        || Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}
