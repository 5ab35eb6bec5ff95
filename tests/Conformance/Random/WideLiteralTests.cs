using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Bunner.Conformance.Fixtures;
using Bunner.Conformance.Oracle;
using Xunit;
using static Bunner.Conformance.Oracle.OracleComparison;

namespace Bunner.Conformance.Randomized;

/// <summary>Literals in alphabets beyond ASCII: their letters tell them apart, and case does not.</summary>
public sealed class WideLiteralTests
{
    private const int RequestsPerTable = 100;

    // Alphabets with case, what stands far from its capital or is a letter as well as a sign, scripts without case, and what is no text.
    private static readonly string[] s_alphabets =
    [
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїўґқ", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ", "aeiouàáâãäåæçèéêëìíîïñòóôõöøùúûüßÿőűşğıřžł", "ơưạảấầẩẫậắằẳẵặẹẻẽế",
        "աբգդեզէըթժ", "აბგდევზთიკ", "µμΜåÅ\u212BωΩ\u2126ι\u0345\u1FBEв\u1C80\u017Fs\u212Ak\u0130\u0131i\u012F", "日本木語한글かなﬀ", "\uFFFD\0éÉe",
    ];

    [Fact]
    public void Tables_of_any_size_answer_as_the_oracle_does()
    {
        int compared = 0, hits = 0, beyondAscii = 0;
        for (int seed = 0; compared < Budget.Comparisons / 2; seed++)
        {
            Random random = new(seed);
            string alphabet = s_alphabets[random.Next(s_alphabets.Length)];
            RouteTableSpec spec = new(Routes(random, alphabet), new RouterOptions(random.Next(3) == 0, random.Next(4) != 0, random.Next(4) == 0));
            BuiltRouteTable table = new(spec);
            OracleRouter oracle = new(spec);
            for (int i = 0; i < RequestsPerTable; i++, compared++)
            {
                string path = Path(random, spec.Routes, alphabet);
                beyondAscii += Ascii.IsValid(path) ? 0 : 1;
                hits += AssertRoute(table, oracle, path, $"Seed {seed}, {Readable.Quote(path)}\n{spec.Describe()}") >= 0 ? 1 : 0;
            }
        }

        Assert.InRange(hits, compared / 3, compared - (compared / 20));
        Assert.InRange(beyondAscii, compared / 2, compared - (compared / 20));
    }

    [Fact]
    public void Dynamic_routers_answer_as_the_oracle_does_sealed_or_not()
    {
        int compared = 0, hits = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            Random random = new(seed);
            string alphabet = s_alphabets[random.Next(s_alphabets.Length)];
            RouteTableSpec spec = new(Routes(random, alphabet), new RouterOptions(random.Next(3) == 0, random.Next(4) != 0, random.Next(4) == 0));
            DynamicRouter<int> router = new(new Bunner.RouterOptions
            {
                CaseSensitive = spec.Options.CaseSensitive,
                IgnoreTrailingSlash = spec.Options.IgnoreTrailingSlash,
                IgnoreDuplicateSlashes = spec.Options.IgnoreDuplicateSlashes,
            });
            int[] added = [.. Enumerable.Range(0, spec.Routes.Count).Where(i => router.TryAdd("GET", spec.Routes[i].Template, i, out _, spec.Routes[i].Order))];
            OracleRouter oracle = new(new RouteTableSpec([.. added.Select(i => spec.Routes[i])], spec.Options));
            Assert.Empty(router.CheckIntegrity());
            for (int i = 0; i < 2 * RequestsPerTable; i++, compared++)
            {
                if (i == RequestsPerTable)
                {
                    router.Seal();
                }

                string path = Path(random, spec.Routes, alphabet), about = $"Seed {seed}, {Readable.Quote(path)}, sealed: {router.IsSealed}\n{spec.Describe()}";
                int wanted = Assert.Single(oracle.Match("GET", path)).Route;
                wanted = wanted < 0 ? -1 : added[wanted];
                hits += wanted >= 0 ? 1 : 0;
                Assert.True(wanted == (router.TryMatch("GET", path, out _, out int value) ? value : -1), about);
                Assert.True(wanted == (router.TryMatch("GET"u8, Encoding.UTF8.GetBytes(path), out _, out value) ? value : -1), about);
            }
        }

        Assert.InRange(hits, compared / 3, compared - (compared / 20));
    }

    [Theory]
    [InlineData("абвгдежзийклмнопрстуфхцчшщъыьэюя")]
    [InlineData("αβγδεζηθικλμνξοπρστυφχψω")]
    [InlineData("àáâãäåæçèéêëìíîïñòóôõöøùúûü")]
    [InlineData("日本木語字山川火")]
    public void Few_steps_are_taken_among_any_number_of_routes(string alphabet)
    {
        // All of one length. A step is a block, a text probe, or a route that is compared.
        const int Most = 16;
        foreach (int count in new[] { 65, 300, 4_000, 60_000 })
        {
            BuiltRouteTable table = new(new RouteTableSpec(
                [.. Enumerable.Range(0, count).Select(i => new RouteSpec("GET", $"/api/{Word(i, alphabet)}/{{id}}"))], RouterOptions.Default));
            Assert.InRange(TableSteps.Most(table, segments: 3), 1, Most);
            for (int i = 0; i < count; i += 1 + (count / 50))
            {
                string path = $"/API/{Word(i, alphabet).ToUpperInvariant()}/7";
                Assert.Equal(i, RouteOf(table.TryMatch("GET", path, out RouteMatch match), match));
                Assert.Equal(i, RouteOf(table.TryMatch("GET"u8, Encoding.UTF8.GetBytes(path), out match), match));
            }
        }
    }

    private static string Word(int number, string alphabet) => string.Concat(Enumerable.Range(0, 6).Select(at => alphabet[number / (int)Math.Pow(alphabet.Length, at) % alphabet.Length]));

    private static RouteSpec[] Routes(Random random, string alphabet) =>
    [
        .. Enumerable.Range(0, random.Next(3) == 0 ? random.Next(65, 400) : random.Next(1, 40)).Select(_ => new RouteSpec(
            "GET",
            "/" + string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(at => random.Next(5) switch { 0 => $"{{x{at}}}", 1 => "api", _ => Word(random, alphabet) })),
            random.Next(12) == 0 ? 1 : 0)),
    ];

    private static string Word(Random random, string alphabet)
    {
        // Few letters and lengths, so that many are alike.
        StringBuilder word = new();
        for (int length = random.Next(1, 5); length > 0; length--)
        {
            word.Append(alphabet[random.Next(random.Next(1, alphabet.Length + 1))]);
        }

        return word.ToString();
    }

    private static string Path(Random random, IReadOnlyList<RouteSpec> routes, string alphabet)
    {
        string[] segments = routes[random.Next(routes.Count)].Template[1..].Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            segments[i] = segments[i].StartsWith('{') || random.Next(12) == 0 ? Word(random, alphabet) : random.Next(4) switch
            {
                0 => segments[i].ToUpperInvariant(),
                1 => segments[i].ToLower(CultureInfo.InvariantCulture),
                _ => segments[i],
            };
        }

        return (random.Next(20) == 0 ? "//" : "/") + string.Join('/', segments) + (random.Next(10) == 0 ? "/" : "");
    }
}
