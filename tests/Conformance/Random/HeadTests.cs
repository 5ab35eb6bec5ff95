using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Bunner.Conformance.Fixtures;
using Bunner.Conformance.Oracle;
using Bunner.Matching;
using Xunit;
using static Bunner.Conformance.Oracle.OracleComparison;

namespace Bunner.Conformance.Randomized;

/// <summary>The literals with which routes begin are compared 64 characters at once, of which short paths have the first 32 twice.</summary>
public sealed class HeadTests
{
    private const int RequestsPerTable = 100;

    // With their slashes before and behind: around a half, a whole and one and a half of what is compared at once.
    private static readonly int[] s_lengths = [1, 8, 16, 31, 32, 33, 34, 48, 62, 63, 64, 65, 66, 95, 96, 97, 98, 128, 129];
    private static readonly string[] s_behind = ["", "/{a}", "/{a}/x", "/x/{a}/y/{b}", "/{*rest}", "/{a:int}", "/{a}/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a"];

    [Fact]
    public void Tables_whose_routes_begin_alike_answer_as_the_oracle_does()
    {
        int compared = 0, hits = 0;
        for (int seed = 0; compared < Budget.Comparisons / 2; seed++)
        {
            Random random = new(seed);
            string beginning = Beginning(random);
            string[] routes = [.. Enumerable.Range(0, random.Next(1, 90)).Select(_ => Route(random, beginning)).Distinct(StringComparer.OrdinalIgnoreCase)];
            RouteTableSpec spec = new(
                [.. routes.Select(static route => RouteSpec.Parse(route))],
                new RouterOptions(random.Next(3) == 0, random.Next(4) != 0, random.Next(4) == 0));
            BuiltRouteTable table = new(spec);
            OracleRouter oracle = new(spec);
            for (int i = 0; i < RequestsPerTable; i++, compared++)
            {
                string path = Path(random, routes[random.Next(routes.Length)]);
                hits += AssertRoute(table, oracle, path, $"Seed {seed}, {Readable.Quote(path)}\n{spec.Describe()}") >= 0 ? 1 : 0;
            }
        }

        Assert.InRange(hits, compared / 4, compared - (compared / 20));
    }

    [Theory]
    [InlineData('/')]
    [InlineData('a')]
    public void Nothing_is_read_where_no_memory_is(char around)
    {
        for (int length = 1; length <= 130; length++)
        {
            string path = string.Concat(Enumerable.Range(0, length).Select(static i => i % 5 == 0 ? '/' : 'a'));
            ulong slashes = Enumerable.Range(0, Math.Min(64, length)).Where(static i => i % 5 == 0).Aggregate(0UL, static (bits, i) => bits | (1UL << i));

            Assert.Equal(slashes, Slashes(path.ToCharArray(), around));
            Assert.Equal(slashes, Slashes(Encoding.ASCII.GetBytes(path), (byte)around));
        }
    }

    private static unsafe ulong Slashes<T>(T[] path, T around)
        where T : unmanaged
    {
        // Behind the last character is as much as a load may reach, behind that no memory at all.
        using GuardedMemory memory = GuardedMemory.Rent((path.Length * sizeof(T)) + SlashScan.Overread);
        Span<T> all = MemoryMarshal.Cast<byte, T>(memory.Span);
        all.Fill(around);
        Span<T> place = all.Slice(all.Length - (SlashScan.Overread / sizeof(T)) - path.Length + 1, path.Length);
        path.CopyTo(place);
        fixed (T* text = place)
        {
            Assert.True(RouteMatcher.CanReadBehind(text, path.Length));
            return PathHead.Of(text, path.Length).Slashes(Math.Min(64, path.Length));
        }
    }

    /// <summary>A text that repeats itself, mostly after 32 characters, so that its halves are alike.</summary>
    private static string Beginning(Random random)
    {
        int period = random.Next(3) switch { 0 => 16, 1 => 32, _ => random.Next(5, 70) };
        string once = "/" + string.Concat(Enumerable.Range(1, period - 1).Select(i => i % random.Next(4, 30) == 3 ? '/' : (char)('a' + random.Next(26)))).Replace("//", "/z").TrimEnd('/');
        once += new string('e', period - once.Length);
        return string.Concat(Enumerable.Repeat(once, (s_lengths[^1] / period) + 1));
    }

    private static string Route(Random random, string beginning)
    {
        char[] head = beginning[..s_lengths[random.Next(s_lengths.Length)]].ToCharArray();
        for (int changes = random.Next(3); changes > 0; changes--)
        {
            int at = random.Next(1, head.Length + 1);
            if (at < head.Length && head[at] != '/' && head[at - 1] != '/')
            {
                head[at] = random.Next(4) == 0 ? '-' : (char)('a' + random.Next(26));
            }
        }

        return new string(head).TrimEnd('/') + s_behind[random.Next(s_behind.Length)] is { Length: > 0 } route ? "GET " + route : "GET /";
    }

    private static string Path(Random random, string route)
    {
        StringBuilder path = new(route[4..]);
        foreach (string name in (string[])["{a}", "{b}", "{*rest}", "{a:int}"])
        {
            path.Replace(name, random.Next(4) switch { 0 => "7", 1 => "a-value-of-more-than-32-characters", 2 => "7/x", _ => "123" });
        }

        switch (random.Next(6))
        {
            case 0:
                // The case, a bit that is none of a case, what is no ASCII and narrows to the same byte elsewhere.
                int at = random.Next(path.Length);
                path[at] = (char)(path[at] ^ (random.Next(4) switch { 0 => 0x20, 1 => 1, 2 => 0x100, _ => 0x4000 }));
                break;
            case 1:
                path.Length = random.Next(path.Length);
                break;
            case 2:
                path.Append('/');
                break;
            case 3:
                path.Append(path.ToString(0, random.Next(path.Length)));
                break;
        }

        return path.ToString();
    }
}
