using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bunner.Conformance.Fixtures;
using Bunner.Conformance.Oracle;
using Bunner.Core.Tables;
using Bunner.Matching;
using Xunit;
using static Bunner.Conformance.Oracle.OracleComparison;

namespace Bunner.Conformance.Randomized;

/// <summary>Thousands of routes that one literal tells apart: the probe finds slots that hold the route itself.</summary>
public sealed class SlotTests
{
    private const int Depth = 3, Tables = 3, RequestsPerTable = 600;

    [Fact]
    public void Routes_in_slots_and_those_that_have_no_room_there_answer_as_the_oracle_does()
    {
        int hits = 0;
        for (int seed = 0; seed < Tables; seed++)
        {
            Random random = new(seed);
            RouteTableSpec spec = new(Routes(random), new RouterOptions(CaseSensitive: seed == 1));
            BuiltRouteTable table = new(spec);
            OracleRouter oracle = new(spec);
            (int own, int others, int empty) = CountSlots(table);
            Assert.InRange(own, 4_000, 5_000);
            Assert.InRange(others, 150, 400);
            Assert.InRange(empty, 1, own / 8);
            for (int i = 0; i < RequestsPerTable; i++)
            {
                string path = Path(random, spec.Routes);
                hits += OracleComparison.AssertRoute(table, oracle, path, $"Seed {seed}, {path}") >= 0 ? 1 : 0;
            }
        }

        Assert.InRange(hits, Tables * RequestsPerTable / 2, Tables * RequestsPerTable - 50);
    }

    [Fact]
    public void A_generated_router_has_slots_too()
    {
        // Its table begins wherever the compiler put it, which need not be where a line of the cache does.
        const int Count = 4_500;
        RouteTable table = GeneratedRouter.Compile(new RouteTableSpec(
            RouterOptions.Default, [.. Enumerable.Range(0, Count).Select(static i => $"GET /tenants/{{t}}/svc{i}/items/{{id}}"), "GET /tenants/{*rest}"]));
        for (int i = 0; i < Count; i++)
        {
            string path = $"/tenants/acme/SVC{i}/items/{i}";
            Assert.True(table.TryMatch("GET", path, out RouteMatch match), path);
            Assert.Equal($"R{i}", match.Route.Name);
            Assert.Equal($"{i}", match.GetValue("id").ToString());
            Assert.True(table.TryMatch("GET"u8, Encoding.UTF8.GetBytes(path), out match), path);
            Assert.Equal($"R{i}", match.Route.Name);
        }

        Assert.True(table.TryMatch("GET", $"/tenants/acme/svc{Count}/items/1", out RouteMatch rest));
        Assert.Equal($"R{Count}", rest.Route.Name);
        Assert.InRange(CountSlots(table, depth: 5).Own, Count - 50, Count);
    }

    [Fact]
    public void Routes_behind_a_second_probe_are_found_beside_slots()
    {
        // Of two positions each has more routes with a parameter there than may follow the other's blocks.
        BuiltRouteTable table = new(new RouteTableSpec(
            RouterOptions.Default,
            [.. Enumerable.Range(0, 4_200).Select(static i => $"GET /name{i}/{{x}}/list"), .. Enumerable.Range(0, 4_200).Select(static i => $"GET /{{x}}/area{i}/list")]));

        Assert.Equal(7, RouteOf(table.TryMatch("GET", "/name7/1/list", out RouteMatch match), match));
        Assert.Equal(7, RouteOf(table.TryMatch("GET", "/name7/area9/list", out match), match));
        Assert.Equal(4_209, RouteOf(table.TryMatch("GET", "/name/area9/list", out match), match));
        Assert.Equal(-1, RouteOf(table.TryMatch("GET", "/name7/area9/last", out match), match));
        Assert.Equal(-1, RouteOf(table.TryMatch("GET", "/name/area/list", out match), match));
    }

    [Fact]
    public void Sealed_routes_that_are_removed_leave_their_slots_to_the_next_best()
    {
        Random random = new(Tables);
        RouteSpec[] routes = Routes(random);
        DynamicRouter<int> router = new(new Bunner.RouterOptions());
        List<int> present = [.. Enumerable.Range(0, routes.Length).Where(i => router.TryAdd("GET", routes[i].Template, i, out _, routes[i].Order))];
        router.Seal();
        foreach (int i in present.Where(_ => random.Next(3) == 0).ToArray())
        {
            Assert.True(router.Remove("GET", routes[i].Template, routes[i].Order));
            present.Remove(i);
        }

        OracleRouter oracle = new(new RouteTableSpec([.. present.Select(i => routes[i])], RouterOptions.Default));
        int others = 0;
        for (int i = 0; i < RequestsPerTable; i++)
        {
            // Paths of routes that are there and of those that were.
            string path = Path(random, routes);
            int wanted = Assert.Single(oracle.Match("GET", path, static _ => false)).Route;
            wanted = wanted < 0 ? -1 : present[wanted];
            others += wanted >= 4_500 ? 1 : 0;
            Assert.True(wanted == (router.TryMatch("GET", path, out _, out int value) ? value : -1), path);
            Assert.True(wanted == (router.TryMatch("GET"u8, Encoding.UTF8.GetBytes(path), out _, out value) ? value : -1), path);
        }

        Assert.InRange(others, RequestsPerTable / 6, RequestsPerTable / 2);
    }

    [Fact]
    public void Literals_that_are_alike_wherever_a_probe_may_look_take_no_slots()
    {
        BuiltRouteTable table = new(new RouteTableSpec(
            RouterOptions.Default,
            [.. Enumerable.Range(0, 4_200).Select(static i => $"GET /{{t}}/a-word-that-begins-as-all-others-do-{i}/list"), "GET /{t}/a-word-that-begins-as-all-others-do-7/{id:int}"]));

        Assert.Equal((0, 0, 0), CountSlots(table));
        Assert.Equal(7, RouteOf(table.TryMatch("GET", "/t/a-word-that-begins-as-all-others-do-7/list", out RouteMatch match), match));
        Assert.Equal(4_200, RouteOf(table.TryMatch("GET", "/t/a-word-that-begins-as-all-others-do-7/7", out match), match));
        Assert.Equal(4_199, RouteOf(table.TryMatch("GET", "/t/a-word-that-begins-as-all-others-do-4199/list", out match), match));
        Assert.Equal(-1, RouteOf(table.TryMatch("GET", "/t/a-word-that-begins-as-all-others-do-4200/list", out match), match));
    }

    /// <summary>Mostly single routes; some share a literal, some have checks or more text than a slot holds, some look alike where the probe looks, and a few have a parameter there.</summary>
    private static RouteSpec[] Routes(Random random)
    {
        List<RouteSpec> routes = [.. Enumerable.Range(0, 4_500).Select(i => new RouteSpec("GET", $"/{{t}}/word{i}/{Last(random, i)}", 0))];
        routes.AddRange(Enumerable.Range(0, 100).Select(i => new RouteSpec("GET", $"/{{t}}/word{40 * i}/{{other:bool}}", -1)));
        routes.AddRange(Enumerable.Range(0, 50).Select(static i => new RouteSpec("GET", $"/{{t}}/word{i}{new string('-', 20)}{i}/list", 0)));
        routes.AddRange(Enumerable.Range(0, 8).Select(static i => new RouteSpec("GET", $"/{{t}}/{{x}}/t{i}", i == 0 ? -1 : 0)));
        routes.Add(new RouteSpec("GET", "/{t}/{*rest}", 0));
        return [.. routes.DistinctBy(static route => route.ToString())];
    }

    private static string Last(Random random, int i) => random.Next(60) switch
    {
        0 => "{id}",
        1 => "{id:int}",
        < 10 => $"a-list-of-more-than-{i}-characters-that-are-in-no-slot",
        _ => "list",
    };

    private static string Path(Random random, IReadOnlyList<RouteSpec> routes)
    {
        string[] segments = routes[random.Next(routes.Count)].Template.Replace("{*rest}", "7", StringComparison.Ordinal)[1..].Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            segments[i] = segments[i][0] == '{' || random.Next(10) == 0
                ? random.Next(6) switch { 0 => $"WORD{random.Next(5_000)}", 1 => $"t{random.Next(9)}", 2 => "true", 3 => "list", 4 => "", _ => "7" }
                : segments[i];
        }

        return "/" + string.Join('/', segments);
    }

    /// <summary>How many slots have a route, a block of their own, or nothing but what stands in most of them.</summary>
    private static unsafe (int Own, int Others, int Empty) CountSlots(RouteTable table, int depth = Depth)
    {
        fixed (ulong* data = table.Data)
        fixed (char* method = "GET")
        {
            Assert.True(MethodLookup.TryFind(table, data, method, 3, out MethodShape* shape));
            ulong bucket = data[shape->FirstBucket + (uint)depth];
            Assert.Equal(1u, bucket >> 32);
            ProbeRecord* probe = (ProbeRecord*)(data + (uint)bucket);
            List<uint> instead = [];
            for (uint i = 0; i < probe->SlotCount; i++)
            {
                BlockHeader* header = CandidateSearch.HeaderOf((CandidateRecord*)(data + probe->Slots + i * TableLayout.SlotLength));
                if (header->NoCandidates == CandidateBlocks.MaxForms)
                {
                    instead.Add(header->Next);
                }
            }

            int empty = instead.GroupBy(static block => block).Select(static same => same.Count()).DefaultIfEmpty().Max();
            return ((int)probe->SlotCount - instead.Count, instead.Count - empty, empty);
        }
    }
}
