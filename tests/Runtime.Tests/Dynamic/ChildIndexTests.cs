using System;
using System.Collections.Generic;
using Bunner;
using Bunner.Dynamic;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>How the children in a node are told apart.</summary>
public sealed class ChildIndexTests
{
    [Fact]
    public void Characters_are_told_apart_but_for_those_that_differ_by_case_alone_and_few_sets_of_four()
    {
        int exceptions = 0;
        Random random = new(5);
        for (int i = 0; i < 200_000; i++)
        {
            int count = random.Next(5);
            byte[] keys = new byte[count];
            bool differ = true;
            for (int k = 0; k < count; k++)
            {
                keys[k] = (byte)random.Next(128);
                for (int other = 0; other < k; other++)
                {
                    differ &= (keys[k] & ~0x20) != (keys[other] & ~0x20);
                }
            }

            bool isMade = ChildIndex.TryMake(keys, (byte)random.Next(256), out byte multiplier);
            Assert.True(differ || !isMade);
            Assert.True(!differ || isMade || count == 4);
            exceptions += differ && !isMade ? 1 : 0;
            HashSet<uint> places = [];
            for (int k = 0; k < count && isMade; k++)
            {
                uint place = ChildIndex.PlaceOf(multiplier, keys[k]);
                RadixNode node = new() { Keys = (uint)keys[k] << (int)(8 * place), Multiplier = multiplier };
                Assert.True(place < RadixNode.InlineChildren && places.Add(place));
                Assert.Equal(place, ChildIndex.PlaceOf(multiplier, (uint)keys[k] ^ 0x20));
                Assert.True(ChildIndex.MayBe(node, place, keys[k]));
                Assert.False(ChildIndex.MayBe(node, place, keys[k] + 0x100u));
            }
        }

        Assert.InRange(exceptions, 0, 100);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Characters_that_are_no_bytes_are_no_character_of_a_literal(bool isCaseSensitive)
    {
        DynamicRouter<int> router = new(new RouterOptions { CaseSensitive = isCaseSensitive });
        router.Add("GET", "/a\0b", 1);
        router.Add("GET", "/x/{y}/a\0b", 2);
        router.Add("GET", "/x/{y}/aXb", 3);
        foreach ((string start, int expected) in (ReadOnlySpan<(string, int)>)[("/", 1), ("/x/1/", 2)])
        {
            foreach (char unit in "\0\u0100\u4100\u7FFF\u8000\uFF00\uFFFF\x80\xFF")
            {
                Assert.Equal(unit == '\0' ? expected : -1, router.TryMatch("GET", $"{start}a{unit}b", out _, out int value) ? value : -1);
            }
        }

        Assert.True(router.TryMatch("GET"u8, "/x/1/a\0b"u8, out _, out int utf8));
        Assert.Equal(2, utf8);
        Assert.True(router.Remove("GET", "/a\0b") && router.Remove("GET", "/x/{y}/a\0b"));
        Assert.Empty(router.CheckIntegrity());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Characters_that_differ_by_the_bit_of_case_alone_lead_to_their_routes(bool isCaseSensitive)
    {
        DynamicRouter<int> router = new(new RouterOptions { CaseSensitive = isCaseSensitive });
        string[] ends = isCaseSensitive ? ["@", "`", "[", "^", "~", "a", "A", "_", "-"] : ["@", "`", "[", "^", "~", "a", "_", "-"];
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < ends.Length; i++)
            {
                router.Add("GET", $"/{{x}}/y{ends[i]}", i);
            }

            for (int i = 0; i < ends.Length; i++)
            {
                Assert.True(router.TryMatch("GET", $"/1/y{ends[i]}", out _, out int value));
                Assert.Equal(i, value);
            }

            Assert.Equal(!isCaseSensitive, router.TryMatch("GET", "/1/Y@", out _, out _));
            Assert.False(router.TryMatch("GET", "/1/y\r", out _, out _));
            Assert.False(router.TryMatch("GET", "/1/y\x7F", out _, out _));
            Assert.Empty(router.CheckIntegrity());
            for (int i = ends.Length - 1; i >= 0; i--)
            {
                router.Remove("GET", $"/{{x}}/y{ends[i]}");
                Assert.Empty(router.CheckIntegrity());
            }
        }
    }
}
