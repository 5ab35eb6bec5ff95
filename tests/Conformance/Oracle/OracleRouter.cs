using System;
using System.Collections.Generic;
using System.Linq;

namespace Bunner.Conformance.Oracle;

/// <summary>
/// The router that is obviously right: it tries every route on its own, segment by segment, and takes the best. What it
/// does is the meaning of Bunner's routes; speed is no aim.
/// </summary>
internal sealed class OracleRouter(RouteTableSpec table, OracleRules rules)
{
    private readonly OracleRoute[] _routes = [.. table.Routes.Select((route, index) => new OracleRoute(index, route, rules))];

    public OracleRouter(RouteTableSpec table)
        : this(table, new OracleRules(table.Options))
    {
    }

    /// <summary>
    /// The right answers to a request. There are several only if routes are equally good, which is a conflict that the
    /// table's author is told of: any of them may be the answer.
    /// </summary>
    public IReadOnlyList<RouterAnswer> Match(string method, string path, Func<int, bool>? isLeftOut = null)
    {
        OraclePath? parsed = OraclePath.Parse(path, table.Options);
        List<(OracleRoute Route, Dictionary<string, CapturedValue> Values)> matches = [];
        foreach (OracleRoute route in _routes)
        {
            if (parsed != null
                && isLeftOut?.Invoke(route.Index) != true
                && route.Match(parsed) is { } values)
            {
                matches.Add((route, values));
            }
        }

        List<(OracleRoute Route, Dictionary<string, CapturedValue> Values)> candidates =
            matches.FindAll(match => match.Route.Method == method);
        if (candidates.Count == 0)
        {
            return [RouterAnswer.None([.. matches.Select(match => match.Route.Method).Distinct().Order(StringComparer.Ordinal)])];
        }

        return [.. candidates
            .Where(match => candidates.TrueForAll(other => match.Route.CompareTo(other.Route) <= 0))
            .Select(match => new RouterAnswer(match.Route.Index, match.Values, []))];
    }

    /// <summary>Whether nothing in the order of precedence tells the two routes apart.</summary>
    public bool AreEqual(int route, int other) =>
        _routes[route].Method == _routes[other].Method && _routes[route].CompareTo(_routes[other]) == 0;
}
