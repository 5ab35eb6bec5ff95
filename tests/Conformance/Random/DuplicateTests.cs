using System;
using System.Collections.Generic;
using System.Linq;
using Bunner.Conformance.Fixtures;
using Xunit;

namespace Bunner.Conformance.Randomized;

/// <summary>A dynamic router, sealed or not, refuses as many routes as duplicates as the generated one leaves out.</summary>
public sealed class DuplicateTests
{
    private const int Tables = 700, RoutesPerTable = 6;

    [Fact]
    public void Routes_that_differ_in_slashes_or_case_are_duplicates_wherever_they_are_added()
    {
        int leftOut = 0;
        for (int seed = 0; seed < Tables; seed++)
        {
            Random random = new(seed);
            TableGenerator generator = new(random);
            RouterOptions options = new(CaseSensitive: random.Next(2) == 0, IgnoreTrailingSlash: random.Next(4) == 0, IgnoreDuplicateSlashes: random.Next(3) == 0);
            RouteTableSpec table = new(Vary(generator.Table(RoutesPerTable, options).Routes, random), options);
            int wanted = new BuiltRouteTable(table).LeftOut.Count;
            leftOut += wanted;
            Assert.True(wanted == CountRefused(table, static () => false), $"Seed {seed}\n{table.Describe()}");
            Assert.True(wanted == CountRefused(table, static () => true), $"Seed {seed}, sealed\n{table.Describe()}");
            Assert.True(wanted == CountRefused(table, () => random.Next(3) == 0), $"Seed {seed}, sealed now and then\n{table.Describe()}");
        }

        Assert.InRange(leftOut, Tables, Tables * RoutesPerTable);
    }

    /// <summary>The routes, and among them some with another end or case. Which of two duplicates is left out differs; how many are does not.</summary>
    private static List<RouteSpec> Vary(IReadOnlyList<RouteSpec> routes, Random random)
    {
        List<RouteSpec> varied = [.. routes];
        foreach (RouteSpec route in routes)
        {
            if (random.Next(2) == 0)
            {
                string template = route.Template.EndsWith('/') ? route.Template[..^1] : route.Template + "/";
                varied.Insert(random.Next(varied.Count + 1), route with { Template = template });
            }

            // Another case is another expression, though it may say the same: only tables ask for that.
            if (random.Next(4) == 0 && !route.Template.Contains("regex", StringComparison.Ordinal))
            {
                varied.Insert(random.Next(varied.Count + 1), route with { Template = route.Template.ToUpperInvariant() });
            }
        }

        return [.. varied.Where(static route => route.Template.Length > 1).Distinct()];
    }

    private static int CountRefused(RouteTableSpec table, Func<bool> seals)
    {
        Bunner.RouterOptions options = new()
        {
            CaseSensitive = table.Options.CaseSensitive,
            IgnoreTrailingSlash = table.Options.IgnoreTrailingSlash,
            IgnoreDuplicateSlashes = table.Options.IgnoreDuplicateSlashes,
            AllowAmbiguousRoutes = true,
        };
        foreach (string name in CustomConstraints.Names)
        {
            options.Constraints.Add(name, value => CustomConstraints.Accepts(name, value));
        }

        DynamicRouter<int> router = new(options);
        int refused = 0;
        foreach (RouteSpec route in table.Routes)
        {
            if (!router.TryAdd(route.Method, route.Template, 0, out RouterError? error, route.Order))
            {
                Assert.Equal(RouterErrorCode.Duplicate, error.Code);
                refused++;
            }

            if (seals())
            {
                router.Seal();
            }
        }

        Assert.Empty(router.CheckIntegrity());
        return refused;
    }
}
