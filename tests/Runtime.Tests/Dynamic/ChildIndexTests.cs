using System;
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
            uint packed = uint.MaxValue;
            bool differ = true;
            for (int k = 0; k < count; k++)
            {
                keys[k] = (byte)random.Next(128);
                packed = (packed & ~(0xFFu << (8 * k))) | ((uint)keys[k] << (8 * k));
                for (int other = 0; other < k; other++)
                {
                    differ &= (keys[k] & ~0x20) != (keys[other] & ~0x20);
                }
            }

            bool isMade = ChildIndex.TryMake(packed, count, (byte)random.Next(256), out byte multiplier, out byte map);
            Assert.True(differ || !isMade);
            Assert.True(!differ || isMade || count == 4);
            exceptions += differ && !isMade ? 1 : 0;
            RadixNode node = new() { Keys = packed, Multiplier = multiplier, Map = map };
            for (int k = 0; k < count && isMade; k++)
            {
                Assert.Equal(k, ChildIndex.PlaceOf(node, keys[k]));
                Assert.True(ChildIndex.MayBe(node, k, keys[k]));
                Assert.False(ChildIndex.MayBe(node, k, keys[k] + 0x100u));
            }
        }

        Assert.InRange(exceptions, 0, 100);
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
