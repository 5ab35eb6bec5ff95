using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bunner.Core.Conflicts;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Runtime.Tests.Conflicts;

/// <summary>Looks for conflicts among routes that are written as <c>GET /a/{b:int} 1</c>, the last a non-zero order.</summary>
internal static class ConflictLines
{
    public static RouteDefinition Route(string line)
    {
        string[] parts = line.Split(' ');
        RoutePattern pattern = RoutePatternParser.Parse(parts[1]).Pattern ?? throw new ArgumentException(line);
        ImmutableArray<ImmutableArray<Guard>> guards =
        [
            .. pattern.Parameters.Select(parameter => parameter.Constraints.Select(one =>
                GuardCatalog.TryResolve(one, static name => name == "mine", out Guard? guard, out RoutePatternError error)
                    ? guard!
                    : throw new ArgumentException(error.Message)).ToImmutableArray()),
        ];
        return new RouteDefinition(parts[0], pattern, guards, parts.Length > 2 ? int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture) : 0, line);
    }

    public static ConflictReport Find(IEnumerable<string> lines, RouterSettings? settings = null, long budget = ConflictBudget.Default)
    {
        List<RouteDefinition> routes = [.. lines.Select(Route)];
        settings ??= RouterSettings.Default;
        return ConflictFinder.Find(routes, settings, RouteTableBuilder.Build(routes, settings).Problems.Select(static one => one.Route), budget);
    }

    /// <summary>The conflicts as lines: <c>Ambiguous 1 with 0: /a</c>.</summary>
    public static string[] Describe(IEnumerable<string> lines, RouterSettings? settings = null) =>
    [
        .. Find(lines, settings).Conflicts.Select(static one => one.Kind + " " + one.Route
            + (one.Others.IsEmpty ? "" : " with " + string.Join(",", one.Others) + ": " + one.Example)),
    ];
}
