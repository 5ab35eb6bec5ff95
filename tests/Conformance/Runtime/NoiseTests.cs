using System;
using System.Linq;
using System.Text;
using Bunner.Conformance.Fixtures;
using Bunner.Conformance.Randomized;
using Xunit;

namespace Bunner.Conformance.Runtime;

/// <summary>Input that means nothing: an answer, never an exception, in time that does not run away with its length.</summary>
public sealed class NoiseTests
{
    [Fact]
    public void Random_characters_and_bytes_get_an_answer()
    {
        int answers = 0;
        for (int seed = 1; seed <= 40; seed++)
        {
            Random random = new(seed);
            TableGenerator generator = new(random);
            RouteTableSpec spec = generator.Table(random.Next(1, 80), generator.Options());
            BuiltRouteTable table = new(spec);
            PathGenerator paths = new(random, spec);
            byte[] buffer = new byte[600];
            for (int i = 0; i < 500; i++)
            {
                Span<byte> noise = buffer.AsSpan(0, random.Next(buffer.Length));
                random.NextBytes(noise);
                Sprinkle(random, noise);
                byte[] method = Encoding.UTF8.GetBytes(spec.Routes[random.Next(spec.Routes.Count)].Method);
                answers += AskUtf8(table, method, noise);
                answers += AskUtf8(table, noise[..(noise.Length / 2)], noise);
                answers += AskUtf8(table, method, Damage(random, paths.Request().Path));
                char[] characters = Array.ConvertAll(noise.ToArray(), b => (char)(b << random.Next(0, 9)));
                answers += Ask(table, Encoding.UTF8.GetString(method), characters);
            }
        }

        Assert.True(answers > 0, "Some of the noise has to match, or little was tried.");
    }

    [Theory]
    [InlineData("/a")]
    [InlineData("/")]
    [InlineData("/ab/é")]
    [InlineData("/1.2-3")]
    [InlineData("/x.")]
    public void A_path_of_hundreds_of_thousands_of_segments_is_answered(string unit)
    {
        RouteTableSpec spec = new(
            RouterOptions.Default,
            "GET /{*all:int}", "GET /{a}/{b}/{*rest:maxlength(5)}", "GET /a/a/a/{*r:regex(a)}", "GET /{a}-{b}.{c?}", "GET /{a:int}.{b:int}-{c:int}/{*x:guid}",
            "GET /{p}/{q}/{r}", "GET /é/{*r:decimal}");
        BuiltRouteTable table = new(spec);
        AssertAnsweredAlike(table, string.Concat(Enumerable.Repeat(unit, 200_000)));
    }

    [Theory]
    [InlineData('a')]
    [InlineData('-')]
    [InlineData('1')]
    public void A_segment_of_almost_a_million_characters_is_answered(char c)
    {
        RouteTableSpec spec = new(
            RouterOptions.Default,
            "GET /{a}-{b}", "GET /{a:int}-{b:int}-{c:int}.{d:int?}", "GET /x{a:alpha}a{b:alpha}a{c:length(3)}a", "GET /{a:regex((a|aa)+b)}", "GET /{a:double}",
            "GET /{a:length(1048576)}", "GET /-{a:int}-{b:int}-{c:int}-{d:int}-{e:int}-");
        BuiltRouteTable table = new(spec);
        AssertAnsweredAlike(table, "/" + new string(c, 800_000));
    }

    // Work that grew with the square of these lengths would take hours: that the answer comes is what is tested.
    private static void AssertAnsweredAlike(BuiltRouteTable table, string path) =>
        Assert.Equal(Ask(table, "GET", path), AskUtf8(table, "GET"u8, Encoding.UTF8.GetBytes(path)));

    private static int Ask(BuiltRouteTable table, string method, ReadOnlySpan<char> path)
    {
        if (!table.TryMatch(method, path, out RouteMatch match))
        {
            _ = table.FindAllowedMethods(path);
            return 0;
        }

        int length = 0;
        for (int i = 0; i < match.Count; i++)
        {
            length += match.GetValue(i).Length;
        }

        return length >= 0 ? 1 : 0;
    }

    private static int AskUtf8(BuiltRouteTable table, ReadOnlySpan<byte> method, ReadOnlySpan<byte> path)
    {
        if (!table.TryMatch(method, path, out RouteMatch match))
        {
            return 0;
        }

        for (int i = 0; i < match.Count; i++)
        {
            RouteCapture capture = match[i];
            Assert.True(!capture.IsPresent || path.Slice(capture.Offset, capture.Length).SequenceEqual(match.GetUtf8Value(i)));
        }

        return 1;
    }

    /// <summary>Enough slashes and ordinary letters that noise gets somewhere.</summary>
    private static void Sprinkle(Random random, Span<byte> noise)
    {
        for (int i = 0; i < noise.Length; i++)
        {
            noise[i] = random.Next(4) switch
            {
                0 => (byte)'/',
                1 => (byte)random.Next('a', 'e'),
                _ => noise[i],
            };
        }

        if (noise.Length > 0 && random.Next(10) > 0)
        {
            noise[0] = (byte)'/';
        }
    }

    /// <summary>A sensible path with some bytes that are no UTF-8.</summary>
    private static byte[] Damage(Random random, string path)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(path);
        for (int i = random.Next(3); i >= 0 && utf8.Length > 0; i--)
        {
            utf8[random.Next(utf8.Length)] = (byte)random.Next(0x80, 0x100);
        }

        return utf8;
    }
}
