using System;
using System.Text;
using Bunner.Conformance.Fixtures;
using Xunit;

namespace Bunner.Conformance.Randomized;

/// <summary>Mixed segments are looked for in UTF-8 as it is: ill-formed bytes have to come out as the characters do that they decode to.</summary>
public sealed class MixedUtf8Tests
{
    private const int RequestsPerTable = 100;

    // Starts of sequences, what continues them, and bytes that stand in none.
    private static readonly byte[] s_odd = [0x80, 0xBF, 0xC3, 0xA9, 0xC0, 0xE2, 0x84, 0xAA, 0xE6, 0x97, 0xA5, 0xED, 0xA0, 0xF0, 0x9F, 0x98, 0x80, 0xF8, 0xFF];

    [Fact]
    public void Ill_formed_bytes_are_answered_as_what_they_decode_to()
    {
        int compared = 0, hits = 0, illFormed = 0;
        for (int seed = 1; compared < Budget.Comparisons; seed++)
        {
            Random random = new(seed);
            RouteTableSpec spec = new MixedTableGenerator(random).Table(random.Next(1, 20));
            BuiltRouteTable table = new(spec);
            DynamicRouter<int> router = DynamicAdapter.Build(spec).Router;
            PathGenerator paths = new(random, spec);
            for (int i = 0; i < RequestsPerTable; i++, compared++)
            {
                byte[] path = Spoilt(random, Encoding.UTF8.GetBytes(paths.Request().Path));
                string decoded = Encoding.UTF8.GetString(path);
                string about = $"Seed {seed}, {Convert.ToHexString(path)}, {Readable.Quote(decoded)}\n{spec.Describe()}";
                illFormed += path.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(decoded)) ? 0 : 1;

                bool isMatch = table.TryMatch("GET", decoded, out RouteMatch wanted);
                AssertSame(isMatch, wanted, table.TryMatch("GET"u8, path, out RouteMatch match), match, about);

                isMatch = router.TryMatch("GET", decoded, out wanted, out int route);
                Assert.True(isMatch == router.TryMatch("GET"u8, path, out match, out int other) && route == other, about);
                AssertSame(isMatch, wanted, isMatch, match, about);
                hits += isMatch ? 1 : 0;
            }
        }

        Assert.InRange(hits, compared / 10, compared);
        Assert.InRange(illFormed, compared / 4, compared);
    }

    private static void AssertSame(bool isWanted, RouteMatch wanted, bool isMatch, RouteMatch match, string about)
    {
        Assert.True(isWanted == isMatch && (!isMatch || wanted.Route.Value == match.Route.Value), about);
        for (int i = 0; isMatch && i < match.Count; i++)
        {
            Assert.True(wanted.GetValue(i).SequenceEqual(Encoding.UTF8.GetString(match.GetUtf8Value(i))), about);
        }
    }

    /// <summary>The same with some bytes put in or left out; the slash at the start stays.</summary>
    private static byte[] Spoilt(Random random, byte[] path)
    {
        for (int i = random.Next(3); i >= 0 && path.Length > 2; i--)
        {
            int at = random.Next(1, path.Length);
            byte[] odd = random.Next(4) == 0 ? [] : [s_odd[random.Next(s_odd.Length)]];
            path = [.. path.AsSpan(0, at), .. odd, .. path.AsSpan(random.Next(3) == 0 ? at + 1 : at)];
        }

        return path;
    }
}
