using System;
using System.Collections.Generic;
using System.Linq;
using Bunner.Core.Tables;
using Bunner.Inspection;

namespace Bunner;

/// <summary>Looks into a table: its tree, and why it answers a request as it does. Meant for tools and tests; it reads all templates each time.</summary>
public static class RouteInspection
{
    private const int DefaultLimit = 50;

    /// <summary>The tree of the table's routes, made by the same code that prints it into the generated file.</summary>
    /// <param name="table">The routes.</param>
    /// <returns>The root.</returns>
    public static RouteTreeNode GetTree(this RouteTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return TreeCopy.Of(table, TableRoutes.Read(table).MakeTree());
    }

    /// <summary>
    /// Why a request gets the route that it gets. Which routes match, and in which order, is asked of the matcher and its table;
    /// the words for it are found by reading the templates.
    /// </summary>
    /// <param name="table">The routes.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, as for <see cref="RouteTable.TryMatch(ReadOnlySpan{char}, ReadOnlySpan{char}, out RouteMatch)"/>.</param>
    /// <param name="limit">How many candidates that do not match are listed at most.</param>
    /// <returns>The route, and the other candidates with the reasons why they were not taken. Linear in the number of routes.</returns>
    public static RouteExplanation Explain(this RouteTable table, string method, string path, int limit = DefaultLimit)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);

        TableRoutes routes = TableRoutes.Read(table);
        List<int> matching = new CandidateTable(table).MatchesInOrder(method, path);
        List<RouteCandidate> candidates = [];
        for (int i = 0; i < matching.Count; i++)
        {
            candidates.Add(Describe(table, routes, matching, i));
        }

        foreach (string other in table.FindAllowedMethods(path))
        {
            if (!string.Equals(other, method, StringComparison.Ordinal) && table.TryMatch(other, path, out RouteMatch match))
            {
                candidates.Add(new RouteCandidate(table.GetRoute(match.Route.Value), CandidateOutcome.OtherMethod, -1, $"It matches the path, but is for {other}."));
            }
        }

        int further = AddMismatches(table, routes, new PathSplit(path, routes.Settings), method, [.. matching], limit, candidates);
        return new RouteExplanation(matching.Count == 0 ? null : table.GetRoute(matching[0]), candidates, further);
    }

    private static RouteCandidate Describe(RouteTable table, TableRoutes routes, List<int> matching, int place)
    {
        RouteInfo route = table.GetRoute(matching[place]);
        if (place > 0)
        {
            (int segment, string reason) = Precedence.Explain(routes.Definitions[matching[0]]!, routes.Definitions[matching[place]]!);
            return new RouteCandidate(route, CandidateOutcome.Outranked, segment, reason);
        }

        return new RouteCandidate(
            route,
            CandidateOutcome.Taken,
            -1,
            matching.Count == 1 ? "It is the only route of the method that matches." : $"It matches, and goes before {matching.Count - 1} more that do.");
    }

    private static int AddMismatches(
        RouteTable table, TableRoutes routes, PathSplit path, string method, HashSet<int> matching, int limit, List<RouteCandidate> candidates)
    {
        MismatchFinder finder = new(routes, path);
        List<(RouteDefinition Route, int Id, int Segment, string Reason)> found = [];
        int count = 0;
        for (int id = 0; id < routes.Definitions.Length; id++)
        {
            if (routes.Definitions[id] is { } definition && definition.Method == method && !matching.Contains(id))
            {
                count++;
                (int segment, string reason) = finder.Find(definition);

                // Those that have nothing in common with the path but its first slash are no candidates.
                if (segment != 0 || definition.Pattern.Segments.Length == 0 || !definition.Pattern.Segments[0].IsLiteral)
                {
                    found.Add((definition, id, segment, reason));
                }
            }
        }

        int added = 0;
        foreach ((_, int id, int segment, string reason) in found.OrderByDescending(static mismatch => (uint)mismatch.Segment).ThenBy(static mismatch => mismatch.Id).Take(limit))
        {
            candidates.Add(new RouteCandidate(table.GetRoute(id), CandidateOutcome.Mismatch, segment, reason));
            added++;
        }

        return count - added;
    }
}
