using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Bunner.Conformance.Fixtures;

/// <summary>Routers that the generator writes from annotated handlers.</summary>
public sealed class GeneratedFixture : ConformanceSuite
{
    // A table costs a compilation, a request next to nothing.
    protected override int RequestsPerTable => 500;

    protected override int ShrinkAttempts => 300;

    protected override IRouterUnderTest Build(RouteTableSpec table)
    {
        RouteTable generated = GeneratedRouter.Compile(table);
        int[] routes = [.. Enumerable.Range(0, generated.Count)
            .Select(id => int.Parse(generated.GetRoute(id).Name[1..], CultureInfo.InvariantCulture))];
        return new Renumbered(new RouteTableAdapter(generated, []), routes, FindLeftOut(table, routes));
    }

    /// <summary>Routes that the generator did not take, and those that are not in the match table.</summary>
    private static HashSet<int> FindLeftOut(RouteTableSpec table, int[] routes)
    {
        BuiltRouteTable sameOrder = new(table with { Routes = [.. routes.Select(route => table.Routes[route])] });
        return [.. Enumerable.Range(0, table.Routes.Count).Except(routes), .. sameOrder.LeftOut.Select(id => routes[id])];
    }

    /// <summary>The generator sorts the routes; the suite wants its own numbers.</summary>
    private sealed class Renumbered(RouteTableAdapter router, int[] routes, IReadOnlyCollection<int> leftOut) : IRouterUnderTest
    {
        public IReadOnlyCollection<int> LeftOut => leftOut;

        public bool IsUtf8 => false;

        public RouterAnswer Match(string method, string path)
        {
            RouterAnswer answer = router.Match(method, path);
            return answer.Route < 0 ? answer : answer with { Route = routes[answer.Route] };
        }
    }
}
