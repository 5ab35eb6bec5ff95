using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Bunner.Conformance.Fixtures;
using Bunner.Conformance.Oracle;
using Xunit;
using static Bunner.Conformance.Oracle.OracleComparison;

namespace Bunner.Conformance.Randomized;

/// <summary>Literals whose first characters are alike, as far as probes and lanes look: text probes tell them apart.</summary>
public sealed class AlikeBeginningTests
{
    private const int Depth = 3, RequestsPerTable = 150;

    private static readonly string[] s_beginnings = ["customer-production-europe-west-", "google.cloud.bigquery.storage.v1.", "a-word-that-begins-as-all-others-do"];

    // What a probe folds alike but the router does not; what is no ASCII, with case and without; what is no text.
    private static readonly string[] s_ends = ["@", "`", "[", ";", "%2F", "%", "-and-more", "\0"];
    private static readonly string[] s_wideEnds = ["é", "É", "日本", "日木", "\u212A", "ö-and-more"];

    [Fact]
    public void Tables_of_any_size_answer_as_the_oracle_does()
    {
        int compared = 0, hits = 0, tables = 0, probed = 0;
        for (int seed = 0; compared < Budget.Comparisons / 2; seed++, tables++)
        {
            Random random = new(seed);
            RouteTableSpec spec = new(Routes(random), new RouterOptions(random.Next(3) == 0, random.Next(4) != 0, random.Next(4) == 0));
            BuiltRouteTable table = new(spec);
            OracleRouter oracle = new(spec);
            probed += TableSteps.TextProbes(table, Depth) > 0 ? 1 : 0;
            for (int i = 0; i < RequestsPerTable; i++, compared++)
            {
                string path = Path(random, spec.Routes);
                hits += AssertRoute(table, oracle, path, $"Seed {seed}, {Readable.Quote(path)}\n{spec.Describe()}") >= 0 ? 1 : 0;
            }
        }

        Assert.InRange(hits, compared / 3, compared - (compared / 20));
        Assert.InRange(probed, tables / 3, tables - (tables / 20));
    }

    [Fact]
    public void Dynamic_routers_answer_as_the_oracle_does_sealed_or_not_and_without_what_was_removed()
    {
        int compared = 0, hits = 0;
        for (int seed = 0; seed < 40; seed++)
        {
            Random random = new(seed);
            RouterOptions options = new(random.Next(3) == 0, random.Next(4) != 0, random.Next(4) == 0);
            RouteSpec[] routes = Routes(random);
            DynamicRouter<int> router = new(new Bunner.RouterOptions
            {
                CaseSensitive = options.CaseSensitive,
                IgnoreTrailingSlash = options.IgnoreTrailingSlash,
                IgnoreDuplicateSlashes = options.IgnoreDuplicateSlashes,
            });
            List<int> present = [.. Enumerable.Range(0, routes.Length).Where(i => router.TryAdd("GET", routes[i].Template, i, out _, routes[i].Order))];
            Compare();
            router.Seal();
            Compare();
            foreach (int i in present.Where(_ => random.Next(3) == 0).ToArray())
            {
                Assert.True(router.Remove("GET", routes[i].Template, routes[i].Order));
                present.Remove(i);
            }

            Compare();
            Assert.Empty(router.CheckIntegrity());

            void Compare()
            {
                OracleRouter oracle = new(new RouteTableSpec([.. present.Select(i => routes[i])], options));
                for (int i = 0; i < RequestsPerTable; i++, compared++)
                {
                    // Paths of routes that are there and of those that were.
                    string path = Path(random, routes), about = $"Seed {seed}, {Readable.Quote(path)}, sealed: {router.IsSealed}";
                    int wanted = Assert.Single(oracle.Match("GET", path)).Route;
                    wanted = wanted < 0 ? -1 : present[wanted];
                    hits += wanted >= 0 ? 1 : 0;
                    Assert.True(wanted == (router.TryMatch("GET", path, out _, out int value) ? value : -1), about);
                    Assert.True(wanted == (router.TryMatch("GET"u8, Encoding.UTF8.GetBytes(path), out _, out value) ? value : -1), about);
                }
            }
        }

        Assert.InRange(hits, compared / 3, compared - (compared / 20));
    }

    [Theory]
    [InlineData("/tenants/customer-production-europe-west-{0:000000}/items/{{id}}", 4)]
    [InlineData("/google.cloud.bigquery.storage.v1.BigQueryRead{0}/{{method}}", 2)]
    [InlineData("/{{x}}/a-word-that-begins-as-all-others-do-{0}-and-ends-as-they-do", 2)]
    public void As_many_steps_are_taken_among_thousands_of_routes_as_among_sixty_four(string template, int segments)
    {
        // A step is a block, a text probe, or a route that is compared.
        const int Most = 16;
        foreach (int count in new[] { 64, 65, 300, 4_000, 60_000 })
        {
            Assert.InRange(TableSteps.Most(Table(template, count), segments), 1, Most);
        }
    }

    [Fact]
    public void Routes_that_differ_at_two_places_only_are_told_apart_by_both()
    {
        const string Beginning = "a-word-that-begins-as-all-others-do-";
        RouteSpec[] routes = [.. Enumerable.Range(0, 1_000).Select(static i => new RouteSpec("GET", $"/{Beginning}{i / 40}/{{x}}/{Beginning}{i % 40}"))];
        BuiltRouteTable table = new(new RouteTableSpec(routes, RouterOptions.Default));

        Assert.InRange(TableSteps.Most(table, Depth), 1, 16);
        for (int i = 0; i < routes.Length; i++)
        {
            Assert.Equal(i, RouteOf(table.TryMatch("GET", routes[i].Template.Replace("{x}", "7", StringComparison.Ordinal), out RouteMatch match), match));
        }

        Assert.False(table.TryMatch("GET", $"/{Beginning}25/7/{Beginning}1", out _));
    }

    [Fact]
    public void What_has_a_parameter_where_the_text_is_looked_up_is_found_beside_it()
    {
        const string Beginning = "a-word-that-begins-as-all-others-do-";
        BuiltRouteTable table = new(new RouteTableSpec(
            RouterOptions.Default,
            [
                .. Enumerable.Range(0, 200).Select(static i => $"GET /{Beginning}{i}/{{x}}/list"),
                .. Enumerable.Range(0, 200).Select(static i => $"@-1 GET /{{x}}/{Beginning}{i}/list"),
                $"@-2 GET /{Beginning}7/{{x:int}}/list", "GET /{x}/{y}/list", "@1 GET /{*rest}",
            ]));

        Assert.Equal(7, Find($"/{Beginning}7/x/list"));
        Assert.Equal(400, Find($"/{Beginning}7/7/list"));
        Assert.Equal(209, Find($"/{Beginning}7/{Beginning}9/list"));
        Assert.Equal(209, Find($"/x/{Beginning}9/list"));
        Assert.Equal(401, Find($"/{Beginning}200/{Beginning}200/list"));
        Assert.Equal(402, Find($"/{Beginning}7/{Beginning}9/last"));

        int Find(string path) => RouteOf(table.TryMatch("GET", path, out RouteMatch match), match);
    }

    [Fact]
    public void Nothing_behind_the_end_of_memory_is_read()
    {
        const string Beginning = "a-word-that-begins-as-all-others-do-";
        BuiltRouteTable table = Table($"/{{{{x}}}}/{Beginning}{{0}}", 100);
        for (int i = 0; i < 100; i++)
        {
            // Words of all lengths there are, with as many characters behind them as decide whether a path is copied.
            string path = $"/x/{Beginning}{i}";
            using GuardedMemory memory = GuardedMemory.Rent(4096);
            Span<char> text = MemoryMarshal.Cast<byte, char>(memory.Span);
            Span<char> place = text.Slice(text.Length - path.Length - i, path.Length);
            path.CopyTo(place);
            Assert.Equal(i, RouteOf(table.TryMatch("GET", place, out RouteMatch match), match));
            Span<byte> bytes = memory.Span.Slice(memory.Span.Length - path.Length - i, path.Length);
            Encoding.UTF8.GetBytes(path, bytes);
            Assert.Equal(i, RouteOf(table.TryMatch("GET"u8, bytes, out match), match));
        }
    }

    [Fact]
    public void A_generated_router_has_text_probes_too()
    {
        const int Count = 200;
        RouteTable table = GeneratedRouter.Compile(new RouteTableSpec(
            RouterOptions.Default, [.. Enumerable.Range(0, Count).Select(static i => $"GET /tenants/customer-production-europe-west-{i}/items/{{id}}"), "GET /tenants/{*rest}"]));
        for (int i = 0; i <= Count; i++)
        {
            string path = $"/tenants/customer-PRODUCTION-europe-west-{i}/items/{i}";
            Assert.True(table.TryMatch("GET", path, out RouteMatch match), path);
            Assert.Equal($"R{i}", match.Route.Name);
            Assert.True(table.TryMatch("GET"u8, Encoding.UTF8.GetBytes(path), out match), path);
            Assert.Equal($"R{i}", match.Route.Name);
        }

        Assert.NotEqual(0, TableSteps.TextProbes(table, segments: 4));
    }

    private static BuiltRouteTable Table(string template, int count) => new(new RouteTableSpec(
        [.. Enumerable.Range(0, count).Select(i => new RouteSpec("GET", string.Format(CultureInfo.InvariantCulture, template, i)))], RouterOptions.Default));

    /// <summary>Mostly words that begin alike at one position or two, and a few routes with a parameter there, which an order may put first.</summary>
    private static RouteSpec[] Routes(Random random)
    {
        RouteSpec[] routes = new RouteSpec[random.Next(2) == 0 ? random.Next(18, 64) : random.Next(66, 300)];
        int rest = random.Next(12), dividing = random.Next(Depth), second = random.Next(2) == 0 ? random.Next(Depth) : dividing, beginnings = random.Next(1, 4);
        bool isWide = random.Next(5) == 0;
        for (int i = 0; i < routes.Length; i++)
        {
            bool isRest = i < rest;
            IEnumerable<string> segments = Enumerable.Range(0, Depth).Select(at =>
                at == dividing || at == second ? isRest || random.Next(10) == 0 ? Parameter(random, at) : Word(random, s_beginnings[random.Next(beginnings)], isWide)
                : random.Next(3) switch { 0 => Parameter(random, at), 1 => "a", _ => "b" });
            string template = "/" + string.Join('/', segments);
            template = random.Next(12) switch
            {
                0 => template[..template.LastIndexOf('/')] + "/{*rest}",
                1 => template[..template.LastIndexOf('/')] + "/{last?}",
                _ => template,
            };
            routes[i] = new RouteSpec("GET", template, random.Next(isRest ? 3 : 12) == 0 ? random.Next(-1, 2) : 0);
        }

        return routes;
    }

    private static string Parameter(Random random, int at) => random.Next(4) == 0 ? $"{{x{at}:int}}" : $"{{x{at}}}";

    /// <summary>A word that differs from others at its beginning, behind what lanes look at, at its end, or in its length or case.</summary>
    private static string Word(Random random, string beginning, bool isWide) => random.Next(isWide ? 10 : 9) switch
    {
        0 => $"{random.Next(9)}{beginning}",
        1 => $"{beginning}{random.Next(60)}-and-ends-as-others-do",
        2 => beginning + new string('x', random.Next(1, 60)),
        3 => beginning + new string('x', random.Next(180, 200)) + random.Next(20),
        4 => $"{beginning}{s_ends[random.Next(s_ends.Length)]}{random.Next(3)}",
        5 => $"{beginning}{(random.Next(2) == 0 ? "END" : "end")}{random.Next(20)}",
        6 => beginning[..random.Next(20, beginning.Length)],
        < 9 => $"{beginning}{random.Next(300)}",
        _ => $"{beginning}{s_wideEnds[random.Next(s_wideEnds.Length)]}{random.Next(3)}",
    };

    private static string Path(Random random, IReadOnlyList<RouteSpec> routes)
    {
        string template = routes[random.Next(routes.Count)].Template
            .Replace("{*rest}", random.Next(3) == 0 ? "c/d" : "c", StringComparison.Ordinal)
            .Replace("/{last?}", random.Next(2) == 0 ? "" : "/z", StringComparison.Ordinal);
        string[] segments = template[1..].Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            if (segments[i].StartsWith('{') || random.Next(12) == 0)
            {
                segments[i] = random.Next(6) switch { 0 => Word(random, s_beginnings[0], isWide: true), 1 => "a", 2 => "b", 3 => "", _ => "7" };
            }
            else if (segments[i].Length > 0 && random.Next(6) == 0)
            {
                int at = random.Next(segments[i].Length);
                segments[i] = random.Next(3) switch { 0 => segments[i].ToUpperInvariant(), 1 => segments[i][..at], _ => segments[i][..at] + "y" + segments[i][(at + 1)..] };
            }
        }

        return (random.Next(20) == 0 ? "//" : "/") + string.Join('/', segments) + (random.Next(10) == 0 ? "/" : "");
    }
}
