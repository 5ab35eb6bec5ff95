using System.Linq;
using Bunner.Core.Guards.Automata;
using Xunit;

namespace Runtime.Tests.Guards.Automata;

/// <summary>The cache of compiled expressions stays small and keeps what is in use.</summary>
public class BoundedCacheTests
{
    [Fact]
    public void It_never_holds_more_than_its_capacity()
    {
        BoundedCache<int, int> cache = new(100, long.MaxValue);
        for (int i = 0; i < 10_000; i++)
        {
            cache.Add(i, i * 2, 1);
            Assert.True(cache.TryGet(i, out int value));
            Assert.Equal(i * 2, value);
            Assert.InRange(cache.Count, 1, 100);
        }

        Assert.Equal(100, cache.Count);
    }

    [Fact]
    public void It_never_weighs_more_than_it_may()
    {
        BoundedCache<int, int> cache = new(1_000, 100);
        for (int i = 0; i < 1_000; i++)
        {
            cache.Add(i, i, 7);
        }

        Assert.Equal(14, cache.Count);
        cache.Add(-1, 0, 101);
        Assert.False(cache.TryGet(-1, out _));
        cache.Add(-2, 0, 100);
        Assert.True(cache.TryGet(-2, out _));
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public void What_is_in_use_stays()
    {
        BoundedCache<int, int> cache = new(64, long.MaxValue);
        int[] used = [.. Enumerable.Range(0, 8)];
        foreach (int i in Enumerable.Range(0, 5_000))
        {
            cache.Add(i, i, 1);
            Assert.All(used.Where(one => one <= i), one => Assert.True(cache.TryGet(one, out _)));
        }
    }
}
