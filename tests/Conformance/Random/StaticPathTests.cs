using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Bunner.Conformance.Fixtures;
using Bunner.Conformance.Oracle;
using Bunner.Matching;
using Xunit;
using static Bunner.Conformance.Oracle.OracleComparison;

namespace Bunner.Conformance.Randomized;

/// <summary>Routes without parameters whose paths begin alike, end alike, or differ in a few characters anywhere.</summary>
public sealed class StaticPathTests
{
    private const int RequestsPerTable = 100, MaxLength = 300, MaxRoutes = 40;

    // Some of them differ in the bit of the case and are no letters.
    private const string Characters = "abyzABYZ0189-_.~@`[;";

    // What narrows to something else, what is no ASCII, and what is no text.
    private static readonly char[] s_others = ['\u0161', '\u0141', '\u00E1', '\u212A', '\uFF41', '\0', '{', '@', '`'];

    [Fact]
    public void Tables_answer_as_the_oracle_does()
    {
        int compared = 0, hits = 0, alone = 0, alike = 0;
        for (int seed = 0; compared < Budget.Comparisons / 2; seed++)
        {
            Random random = new(seed);
            RouteTableSpec spec = new(Routes(random), new RouterOptions(random.Next(3) == 0, random.Next(12) != 0, random.Next(12) == 0));
            BuiltRouteTable table = new(spec);
            OracleRouter oracle = new(spec);
            (int here, int shared) = StaticSlots.Count(table);
            alone += here;
            alike += shared;
            for (int i = 0; i < RequestsPerTable; i++, compared++)
            {
                RouteSpec route = spec.Routes[random.Next(spec.Routes.Count)];
                string path = Path(random, route.Template);
                int wanted = Assert.Single(oracle.Match(route.Method, path, table.LeftOut.Contains)).Route;
                hits += wanted >= 0 ? 1 : 0;
                AssertRoute(wanted, table, route.Method, path, random.Next(120), $"Seed {seed}, {route.Method} {Readable.Quote(path)}\n{spec.Describe()}");
            }
        }

        Assert.InRange(hits, compared / 3, compared - (compared / 5));
        Assert.InRange(alike, (alone + alike) / 20, (alone + alike) / 2);
    }

    [Theory]
    [InlineData("/google.cloud.bigquery.storage.v1.Table{0:000}Service/Get{1:00}Rows", 0)]
    [InlineData("/api/v1/tenants/reports/{0:000}-{1:00}/of-the-day/as-a-table", 0)]
    [InlineData("/{0:000}/a-long-text-between/what/differs/{1:00}", 0)]
    [InlineData("/a-common-beginning/{0:000}/a-long-text-between/what/differs/{1:00}/a-common-end", 0)]
    [InlineData("/a-common-beginning/{2}/a-common-end", 5_000)]
    public void A_look_up_among_thousands_compares_one_text(string template, int mostAlike)
    {
        // The last one has one of two characters at each of many places, far from each other, so that two stretches cannot tell them apart.
        string[] paths = [.. Enumerable.Range(0, 5_000).Select(i => string.Format(
            CultureInfo.InvariantCulture, template, i / 50, i % 50, string.Join("/far-away/", Convert.ToString(i + 8192, 2).Select(static c => c))))];
        BuiltRouteTable table = new(new RouteTableSpec([.. paths.Select(static path => new RouteSpec("GET", path))], RouterOptions.Default));

        (int alone, int alike) = StaticSlots.Count(table);
        Assert.Equal(paths.Length, alone + alike);
        Assert.InRange(alike, 0, mostAlike);
        for (int i = 0; i < paths.Length; i++)
        {
            Assert.Equal(i, RouteOf(table.TryMatch("GET", paths[i].ToUpperInvariant(), out RouteMatch match), match));
            Assert.False(table.TryMatch("GET", paths[i][..^1] + '!', out _));
        }
    }

    [Fact]
    public void A_table_is_no_larger_where_paths_are_alike()
    {
        Assert.InRange(Words(static i => $"/{new string('a', i % 100)}b{new string('a', 99 - (i % 100))}{new string('a', i / 100)}b{new string('a', 39 - (i / 100))}"), 1, 2 * Words(static i => $"/{i:0000}{new string('a', 137)}"));

        static int Words(Func<int, string> path) =>
            new BuiltRouteTable(new RouteTableSpec([.. Enumerable.Range(0, 4_000).Select(i => new RouteSpec("GET", path(i)))], RouterOptions.Default)).Data.Length;
    }

    [Fact]
    public void Of_routes_with_equal_paths_the_one_with_the_lowest_order_answers()
    {
        const string Beginning = "/a-common-beginning-of-them-all/", End = "/a-common-end-of-them-all";
        string[] middles = [.. Enumerable.Range(0, 64).Select(static i => string.Join("-far-away-", Convert.ToString(i + 64, 2).Select(static c => c)))];
        BuiltRouteTable table = new(new RouteTableSpec(
            [.. middles.SelectMany(static middle => new[] { new RouteSpec("GET", Beginning + middle + End, 1), new RouteSpec("GET", Beginning + middle + End, -1), new RouteSpec("POST", Beginning + middle + End) })],
            RouterOptions.Default));

        Assert.Equal(2 * middles.Length, StaticSlots.Count(table) is var (alone, alike) ? alone + alike : 0);
        for (int i = 0; i < middles.Length; i++)
        {
            Assert.Equal(3 * i + 1, RouteOf(table.TryMatch("GET", Beginning + middles[i] + End, out RouteMatch match), match));
            Assert.Equal(3 * i + 2, RouteOf(table.TryMatch("POST", Beginning + middles[i] + End, out match), match));
        }
    }

    /// <summary>Variants of a few paths, some of the same length.</summary>
    private static RouteSpec[] Routes(Random random)
    {
        string[] bases = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Text(random, random.Next(3) == 0 ? random.Next(1, 24) : random.Next(1, MaxLength)))];
        int[] places = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(MaxLength))];
        RouteSpec[] routes = new RouteSpec[random.Next(1, MaxRoutes)];
        for (int i = 0; i < routes.Length; i++)
        {
            char[] text = bases[random.Next(bases.Length)].ToCharArray();
            foreach (int place in places)
            {
                // Segments must not become empty, so that slashes stay where they are.
                if (text[place % text.Length] != '/' && random.Next(2) == 0)
                {
                    text[place % text.Length] = Characters[random.Next(3)];
                }
            }

            string longer = random.Next(8) == 0 ? Text(random, random.Next(1, 5)) : "";
            routes[i] = new RouteSpec(random.Next(3) == 0 ? "POST" : "GET", "/" + new string(text) + longer, random.Next(12) == 0 ? random.Next(-1, 2) : 0);
        }

        return routes;
    }

    /// <summary>Segments of so many characters in all, none of them empty.</summary>
    private static string Text(Random random, int length)
    {
        char[] text = new char[length];
        for (int i = 0; i < length; i++)
        {
            bool maySeparate = i > 0 && i < length - 1 && text[i - 1] != '/' && text.AsSpan(0, i).Count('/') < 20;
            text[i] = maySeparate && random.Next(8) == 0 ? '/' : Characters[random.Next(Characters.Length)];
        }

        return new string(text);
    }

    private static string Path(Random random, string template)
    {
        char[] path = template.ToCharArray();
        int at = random.Next(path.Length);
        switch (random.Next(5))
        {
            case 0:
                path[at] = Characters[random.Next(Characters.Length)];
                break;
            case 1:
                path[at] = s_others[random.Next(s_others.Length)];
                break;
            case 2:
                for (int i = 0; i < path.Length; i++)
                {
                    path[i] = char.IsAsciiLetter(path[i]) && random.Next(2) == 0 ? (char)(path[i] ^ 0x20) : path[i];
                }

                break;
        }

        return random.Next(10) switch
        {
            0 => new string(path) + '/',
            1 => new string(path) + Characters[random.Next(Characters.Length)],
            2 => new string(path)[..at],
            _ => new string(path),
        };
    }

    /// <summary>Asks in characters and in UTF-8, with so many units behind the path that can be read.</summary>
    private static void AssertRoute(int wanted, BuiltRouteTable table, string method, string path, int distance, string about)
    {
        Assert.True(wanted == RouteOf(table.TryMatch(method, path, out RouteMatch match), match), about);
        Assert.True(wanted == RouteMatcher.FindCarefully<char>(table, table.Data, method, path), about);

        // Behind the end stands what some routes have there.
        string behind = (path + "ab/ab").PadRight(distance, 'a')[^distance..];
        ReadOnlySpan<char> text = path + behind;
        using GuardedMemory memory = GuardedMemory.Rent(2 * text.Length);
        Span<char> place = MemoryMarshal.Cast<byte, char>(memory.Span)[^text.Length..];
        text.CopyTo(place);
        Assert.True(wanted == RouteOf(table.TryMatch(method, place[..path.Length], out match), match), about);

        byte[] bytes = Encoding.UTF8.GetBytes(path), all = [.. bytes, .. Encoding.UTF8.GetBytes(behind)];
        using GuardedMemory narrow = GuardedMemory.Rent(all.Length);
        Span<byte> narrowPlace = narrow.Span[^all.Length..];
        all.CopyTo(narrowPlace);
        Assert.True(wanted == RouteOf(table.TryMatch(Encoding.UTF8.GetBytes(method), narrowPlace[..bytes.Length], out match), match), about);
    }
}
