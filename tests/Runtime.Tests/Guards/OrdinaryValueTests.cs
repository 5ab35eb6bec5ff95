using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Bunner.Core.Guards;
using Bunner.Matching;
using Xunit;

namespace Runtime.Tests.Guards;

/// <summary>What is decided without parsing is decided as parsing would.</summary>
public class OrdinaryValueTests
{
    private const int Seeds = 4_000;

    private const string Slips = "0189/:aAfFgGzZ-+ .,{}\0\tТé\u212A\uFF10\u0130\uD800";

    [Theory]
    [InlineData(nameof(GuardKind.Int), 0, 0)]
    [InlineData(nameof(GuardKind.Long), 0, 0)]
    [InlineData(nameof(GuardKind.Min), 17, long.MaxValue)]
    [InlineData(nameof(GuardKind.Max), long.MinValue, 123_456_789)]
    [InlineData(nameof(GuardKind.Range), -5, 999_999_999_999_999_999)]
    [InlineData(nameof(GuardKind.Guid), 0, 0)]
    [InlineData(nameof(GuardKind.Bool), 0, 0)]
    [InlineData(nameof(GuardKind.DateTime), 0, 0)]
    public void Values_are_decided_as_by_parsing_them(string name, long first, long second)
    {
        GuardKind kind = Enum.Parse<GuardKind>(name);
        int known = 0, accepted = 0, asked = 0;
        foreach (string value in Values(kind).Concat(RandomValues.Corners))
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(value);
            bool expected = BuiltInGuards.Parses(kind, first, second, value.AsSpan());
            Verdict verdict = OrdinaryValues.Decide<char>(kind, first, second, value);
            Assert.True(verdict == Verdict.Unknown || verdict == (expected ? Verdict.Accepted : Verdict.Refused), $"{kind}: {value}");
            Assert.Equal(expected, BuiltInGuards.Accepts(kind, first, second, value.AsSpan()));

            bool expectedUtf8 = BuiltInGuards.Parses(kind, first, second, utf8);
            verdict = OrdinaryValues.Decide<byte>(kind, first, second, utf8);
            Assert.True(verdict == Verdict.Unknown || verdict == (expectedUtf8 ? Verdict.Accepted : Verdict.Refused), $"{kind}, UTF-8: {value}");
            Assert.Equal(expectedUtf8, BuiltInGuards.Accepts(kind, first, second, utf8));
            known += verdict != Verdict.Unknown ? 1 : 0;
            accepted += expected ? 1 : 0;
            asked++;
        }

        Assert.InRange(accepted, 100, asked - 100);
        Assert.InRange(known, asked / 5, asked);
    }

    /// <summary>Ordinary values, and such in which one character or two are changed, left out or put in.</summary>
    private static IEnumerable<string> Values(GuardKind kind)
    {
        Random random = new((int)kind);
        byte[] bytes = new byte[16];
        for (int i = 0; i < Seeds; i++)
        {
            random.NextBytes(bytes);
            StringBuilder value = new(kind switch
            {
                GuardKind.Guid => new Guid(bytes).ToString(random.Next(6) == 0 ? "N" : "D"),
                GuardKind.Bool => random.Next(2) == 0 ? "true" : "false",
                GuardKind.DateTime => string.Create(CultureInfo.InvariantCulture, $"{random.Next(4) * random.Next(2_600):D4}-{random.Next(14):D2}-{random.Next(33):D2}"),
                _ => string.Concat(Enumerable.Range(0, random.Next(1, 21)).Select(_ => (char)('0' + random.Next(10)))),
            });
            if (random.Next(3) == 0)
            {
                value[random.Next(value.Length)] ^= (char)0x20;
            }

            for (int slips = random.Next(3) * random.Next(2); slips > 0; slips--)
            {
                int at = random.Next(value.Length);
                char slip = Slips[random.Next(Slips.Length)];
                _ = random.Next(3) switch
                {
                    0 => value.Insert(at, slip),
                    1 when value.Length > 1 => value.Remove(at, 1),
                    _ => value.Remove(at, 1).Insert(at, slip),
                };
            }

            yield return value.ToString();
        }
    }
}
