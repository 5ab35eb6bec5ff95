using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bunner.Conformance.Fixtures;
using Bunner.Core.Conflicts;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Xunit;

namespace Bunner.Conformance.Randomized;

/// <summary>Conflicts of random tables, held against what the matcher does with random paths.</summary>
public sealed class ConflictTests
{
    private const int RequestsPerTable = 60;

    [Fact]
    public void A_route_is_probed_as_the_matcher_matches_it()
    {
        int compared = 0, hits = 0;
        for (int seed = 0; compared < Budget.Comparisons / 4; seed++)
        {
            var (table, definitions, alone, settings, paths) = Make(seed);
            for (int i = 0; i < RequestsPerTable; i++)
            {
                string path = paths.Request().Path;
                for (int route = 0; route < definitions.Count; route++, compared++)
                {
                    bool matches = alone[route].TryMatch(definitions[route].Method, path, out _);
                    bool probed = RouteProbe.Matches(definitions[route], path, settings);
                    Assert.True(
                        probed == matches || (matches && HasCustom(definitions[route])) || !System.Text.Ascii.IsValid(path) && HasExpression(definitions[route]),
                        $"Seed {seed}: {Readable.Quote(path)} and {table.Routes[route]}, {settings}: {matches}, but probed {probed}");
                    hits += probed ? 1 : 0;
                }
            }
        }

        Assert.True(hits > compared / 50, $"Only {hits} of {compared} matched: this no longer tests much.");
    }

    [Fact]
    public void What_is_reported_is_so_and_what_is_so_is_reported()
    {
        // Random constraints are hardly ever the same by different words; ConflictFinderTests has such. All else has to turn up,
        // however small the budget is.
        RouteConflictKind[] wanted = [.. Enum.GetValues<RouteConflictKind>().Where(static kind => kind != RouteConflictKind.Duplicate)];
        int compared = 0;
        Dictionary<RouteConflictKind, int> found = [];
        for (int seed = 1_000_000; compared < Budget.Comparisons / 8 || (seed < 1_010_000 && !wanted.All(found.ContainsKey)); seed++)
        {
            var (table, definitions, alone, settings, paths) = Make(seed);
            BuiltRouteTable whole = new(table);
            ConflictReport report = ConflictFinder.Find(definitions, settings, whole.LeftOut);
            foreach (RouteConflict conflict in report.Conflicts)
            {
                found[conflict.Kind] = found.GetValueOrDefault(conflict.Kind) + 1;
                string about = $"Seed {seed}: {conflict.Kind} {table.Routes[conflict.Route]} {string.Join(", ", conflict.Others.Select(one => table.Routes[one]))} {Readable.Quote(conflict.Example)}\n{table.Describe()}";
                CheckExample(conflict, definitions, alone, about);
                for (int i = 0; i < RequestsPerTable; i++, compared++)
                {
                    CheckPath(conflict, definitions, alone, whole, paths.Request().Path, about);
                }
            }

            HashSet<int> settled = [.. whole.LeftOut, .. report.Conflicts.Where(static one => one.Kind != RouteConflictKind.Unreachable).Select(static one => one.Route)];
            for (int i = 0; i < RequestsPerTable; i++, compared++)
            {
                CheckNothingIsMissed(definitions, alone, settled, paths.Request().Path, seed, table);
            }
        }

        Assert.All(wanted, kind => Assert.Contains(kind, found.Keys));
    }

    private static void CheckExample(RouteConflict conflict, List<RouteDefinition> definitions, BuiltRouteTable[] alone, string about)
    {
        if (conflict.Kind != RouteConflictKind.Contradictory)
        {
            int first = conflict.Others[0];
            Assert.True(alone[conflict.Route].TryMatch(definitions[conflict.Route].Method, conflict.Example, out _), about);
            Assert.True(alone[first].TryMatch(definitions[first].Method, conflict.Example, out _), about);
        }
    }

    private static void CheckPath(
        RouteConflict conflict, List<RouteDefinition> definitions, BuiltRouteTable[] alone, BuiltRouteTable whole, string path, string about)
    {
        RouteDefinition route = definitions[conflict.Route];
        if (conflict.Kind == RouteConflictKind.Unreachable)
        {
            Assert.False(whole.TryMatch(route.Method, path, out RouteMatch match) && match.Route.Value == conflict.Route, about + Readable.Quote(path));
        }
        else if (conflict.Kind == RouteConflictKind.Duplicate)
        {
            Assert.True(
                alone[conflict.Route].TryMatch(route.Method, path, out _) == alone[conflict.Others[0]].TryMatch(route.Method, path, out _), about + Readable.Quote(path));
        }
        else if (conflict.Kind == RouteConflictKind.Contradictory)
        {
            Assert.False(
                alone[conflict.Route].TryMatch(route.Method, path, out RouteMatch match) && match[conflict.Parameter].IsPresent && match.GetValue(conflict.Parameter).Length > 0,
                about + Readable.Quote(path));
        }
    }

    private static void CheckNothingIsMissed(
        List<RouteDefinition> definitions, BuiltRouteTable[] alone, HashSet<int> settled, string path, int seed, RouteTableSpec table)
    {
        int[] matching =
        [
            .. Enumerable.Range(0, definitions.Count)
                .Where(route => !settled.Contains(route) && !definitions[route].Guards.Any(static guards => guards.Any(IsInexact)))
                .Where(route => alone[route].TryMatch(definitions[route].Method, path, out _)),
        ];
        for (int i = 0; i < matching.Length; i++)
        {
            for (int k = 0; k < i; k++)
            {
                RouteDefinition one = definitions[matching[k]], other = definitions[matching[i]];
                Assert.False(
                    one.Method == other.Method && new RouteRank(one).CompareTo(new RouteRank(other)) == 0,
                    $"Seed {seed}: {one.Pattern} and {other.Pattern} both match {Readable.Quote(path)}\n{table.Describe()}");
            }
        }
    }

    private static (RouteTableSpec Table, List<RouteDefinition> Definitions, BuiltRouteTable[] Alone, RouterSettings Settings, PathGenerator Paths) Make(int seed)
    {
        Random random = new(seed);
        TableGenerator generator = new(random);
        RouteTableSpec table = generator.Table(random.Next(2, 10), random.Next(3) == 0 ? generator.Options() : RouterOptions.Default);
        RouterOptions options = table.Options;
        return (
            table,
            [.. table.Routes.Select(Define)],
            [.. table.Routes.Select(route => new BuiltRouteTable(new RouteTableSpec([route], options)))],
            new RouterSettings(options.CaseSensitive, options.IgnoreTrailingSlash, options.IgnoreDuplicateSlashes),
            new PathGenerator(random, table));
    }

    private static RouteDefinition Define(RouteSpec route)
    {
        RoutePattern pattern = RoutePatternParser.Parse(route.Template).Pattern!;
        return new RouteDefinition(
            route.Method,
            pattern,
            [.. pattern.Parameters.Select(parameter => parameter.Constraints.Select(Resolve).ToImmutableArray())],
            route.Order,
            route.Template);
    }

    private static Guard Resolve(ConstraintReference constraint) =>
        GuardCatalog.TryResolve(constraint, name => CustomConstraints.Names.Contains(name, StringComparer.OrdinalIgnoreCase), out Guard? guard, out _)
            ? guard!
            : throw new InvalidOperationException(constraint.Name);

    private static bool HasCustom(RouteDefinition route) => route.Guards.Any(static guards => guards.Any(static guard => guard.Kind == GuardKind.Custom));

    // \d and the like mean ASCII in automata.
    private static bool HasExpression(RouteDefinition route) => route.Guards.Any(static guards => guards.Any(static guard => guard.Kind == GuardKind.Regex));

    private static bool IsInexact(Guard guard) =>
        guard.Kind is GuardKind.Custom or GuardKind.Decimal or GuardKind.Double or GuardKind.Float or GuardKind.Guid or GuardKind.DateTime;
}
