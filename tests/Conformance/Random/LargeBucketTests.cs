using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bunner.Conformance.Fixtures;
using Bunner.Conformance.Oracle;
using Bunner.Matching;
using Xunit;
using static Bunner.Conformance.Oracle.OracleComparison;

namespace Bunner.Conformance.Randomized;

/// <summary>Many routes of one method and one number of segments: they are divided by probes, and what has a parameter where these look is looked at afterwards.</summary>
public sealed class LargeBucketTests
{
    private const int Depth = 3, RequestsPerTable = 200;

    [Fact]
    public void Routes_with_parameters_where_others_differ_keep_their_precedence()
    {
        int compared = 0, hits = 0, chained = 0, tables = 0;
        for (int seed = 0; compared < Budget.Comparisons; seed++, tables++)
        {
            Random random = new(seed);
            RouteTableSpec spec = new(Routes(random), new RouterOptions(CaseSensitive: random.Next(4) == 0));
            BuiltRouteTable table = new(spec);
            OracleRouter oracle = new(spec);
            chained += IsChained(table) ? 1 : 0;
            for (int i = 0; i < RequestsPerTable; i++, compared++)
            {
                string path = Path(random, spec.Routes);
                hits += OracleComparison.AssertRoute(table, oracle, path, $"Seed {seed}, {path}\n{spec.Describe()}") >= 0 ? 1 : 0;
            }
        }

        Assert.InRange(hits, compared / 4, compared);
        Assert.InRange(chained, tables / 8, tables - (tables / 8));
    }

    [Fact]
    public void A_fallback_behind_many_routes_costs_no_second_probe()
    {
        BuiltRouteTable table = new(new RouteTableSpec(
            RouterOptions.Default, [.. Enumerable.Range(0, 200).Select(static i => $"GET /area{i}/{{x}}/list"), "GET /{x}/{y}/list", "GET /{*rest}"]));

        Assert.True(IsChained(table));
        Assert.Equal(7, RouteOf(table.TryMatch("GET", "/area7/1/list", out RouteMatch match), match));
        Assert.Equal(200, RouteOf(table.TryMatch("GET", "/area200/1/list", out match), match));
        Assert.Equal(201, RouteOf(table.TryMatch("GET", "/area7/1/lost", out match), match));
    }

    /// <summary>Mostly a word of many at one position, and a few routes with a parameter there, which an order may put first.</summary>
    private static RouteSpec[] Routes(Random random)
    {
        RouteSpec[] routes = new RouteSpec[random.Next(66, 160)];
        int rest = random.Next(1, 12), dividing = random.Next(Depth);
        for (int i = 0; i < routes.Length; i++)
        {
            bool isRest = i < rest;
            IEnumerable<string> segments = Enumerable.Range(0, Depth)
                .Select(at => at == dividing ? isRest ? $"{{x{at}}}" : $"word{random.Next(200)}" : random.Next(3) switch { 0 => $"{{x{at}}}", 1 => "a", _ => "b" });
            string template = "/" + string.Join('/', segments);
            if (isRest && random.Next(3) == 0)
            {
                template = template[..template.LastIndexOf('/')] + "/{*rest}";
            }

            routes[i] = new RouteSpec("GET", template, random.Next(isRest ? 3 : 12) == 0 ? random.Next(-1, 2) : 0);
        }

        return routes;
    }

    private static string Path(Random random, IReadOnlyList<RouteSpec> routes)
    {
        string template = routes[random.Next(routes.Count)].Template.Replace("{*rest}", "c", StringComparison.Ordinal);
        string[] segments = template[1..].Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            segments[i] = segments[i][0] == '{' || random.Next(8) == 0
                ? random.Next(3) switch { 0 => $"WORD{random.Next(200)}", 1 => "a", _ => "b" }
                : segments[i];
        }

        return "/" + string.Join('/', segments);
    }

    /// <summary>Whether the bucket of three segments has one probe with blocks behind blocks.</summary>
    private static unsafe bool IsChained(BuiltRouteTable table)
    {
        fixed (ulong* data = table.Data)
        fixed (char* method = "GET")
        {
            Assert.True(MethodLookup.TryFind(table, data, method, 3, out MethodShape* shape));
            ulong bucket = data[shape->FirstBucket + Depth];
            if (bucket >> 32 != 1)
            {
                return false;
            }

            ProbeRecord* probe = (ProbeRecord*)(data + (uint)bucket);
            uint* blocks = (uint*)(data + probe->Table);
            bool isChained = false;
            for (int i = 0; i < 1 << (64 - probe->Shift); i++)
            {
                isChained |= blocks[i] != 0 && ((BlockHeader*)(data + blocks[i]))->Next != 0;
            }

            return isChained;
        }
    }
}
