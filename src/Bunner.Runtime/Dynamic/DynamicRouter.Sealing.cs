using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
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
    /// that stay outside of it, as do those whose templates have lone surrogates, and are found all the same.
    /// </remarks>
    public void Seal()
    {
        lock (_store.Gate)
        {
            RouterState state = _store.State;
            if (state.IsSealed || state.Count == 0 && state.Sealed is null)
            {
                return;
            }

            List<RouteEntry<T>> routes = Collect(state);
            List<RouteEntry> rest = [.. routes.Where(static route => !CanSeal(route))];
            routes.RemoveAll(static route => !CanSeal(route));
            routes.Sort(Compare);
            RouteDefinition[] definitions = [.. routes.Select(static route => route.Definition)];
            RouteTableImage image = RouteTableBuilder.Build(definitions, _store.Settings);
            if (!image.Problems.IsEmpty)
            {
                HashSet<int> leftOut = [.. image.Problems.Select(static problem => problem.Route)];
                rest.AddRange(leftOut.Select(route => routes[route]));
                routes = [.. routes.Where((_, index) => !leftOut.Contains(index))];
                definitions = [.. routes.Select(static route => route.Definition)];
                image = RouteTableBuilder.Build(definitions, _store.Settings);
            }

            FormIndex forms = FormIndex.Build([.. routes.Select(static route => route.Forms)]);
            T[] values = [.. routes.Select(static route => route.Value)];
            _store.Replace(new SealedTable<T>(image, definitions, _store.Functions.Of(image.ExternalGuards), forms, values), rest);
        }
    }

    /// <summary>All routes as entries: those of the trees as they are, sealed ones read again from their templates.</summary>
    private List<RouteEntry<T>> Collect(RouterState state)
    {
        List<RouteEntry<T>> routes = new(state.Count);
        foreach (RouteEntry entry in state.Entries())
        {
            routes.Add((RouteEntry<T>)entry);
        }

        foreach (int route in state.SealedRoutes())
        {
            RouteDefinition definition = _store.Read(route);
            routes.Add(_store.MakeDetached(definition, (made, rank, parameters, hashes) =>
                Make(made, rank, parameters, hashes, ((SealedTable<T>)state.Sealed!).Values[route])));
        }

        return routes;
    }

    /// <summary>Whether the table, whose text is UTF-8, can give the template back: lone surrogates do not survive that.</summary>
    private static bool CanSeal(RouteEntry<T> route) =>
        route.Template.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0
        || Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(route.Template)) == route.Template;

    private static int Compare(RouteEntry<T> x, RouteEntry<T> y)
    {
        int result = string.CompareOrdinal(x.Template, y.Template);
        result = result != 0 ? result : string.CompareOrdinal(x.Method, y.Method);
        return result != 0 ? result : x.Rank.Order.CompareTo(y.Rank.Order);
    }
}
