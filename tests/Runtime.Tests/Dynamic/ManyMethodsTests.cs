using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bunner;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>A method is any token, and there may be as many as routes.</summary>
public sealed class ManyMethodsTests
{
    private const int Count = 3_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Thousands_of_methods_are_told_apart(bool isSealed)
    {
        string[] methods = [.. Names(Count)];
        DynamicRouter<int> router = new();
        router.AddRange(methods.Select(static (method, i) => new DynamicRoute<int>(method, "/x/{y}", i)));
        if (isSealed)
        {
            router.Seal();
        }

        Assert.Empty(router.CheckIntegrity());
        for (int i = 0; i < methods.Length; i++)
        {
            Assert.True(router.TryMatch(methods[i], "/x/1", out RouteMatch match, out int value));
            Assert.Equal((i, methods[i]), (value, match.Route.Method));
            Assert.True(router.TryMatch(Encoding.ASCII.GetBytes(methods[i]), "/x/1"u8, out _, out value));
            Assert.Equal(i, value);
            Assert.False(router.TryMatch(methods[i] + "~", "/x/1", out _, out _));
            Assert.False(router.TryMatch(methods[i] + "\0", "/x/1", out _, out _));
            Assert.False(router.TryMatch(methods[i].ToLowerInvariant() + "\u0141", "/x/1", out _, out _));
        }
    }

    [Fact]
    public void A_sealed_table_grows_with_their_number_and_not_with_its_square()
    {
        long some = SealedBytes(Count), more = SealedBytes(4 * Count);

        Assert.InRange(more, some, 6 * some);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_no_method_of_any_route_is_not_found(bool isSealed)
    {
        DynamicRouter<int> router = new();
        router.AddRange([new("GET", "/x", 1), new("M-SEARCHES", "/x", 2), new("A1234567", "/x", 3)]);
        if (isSealed)
        {
            router.Seal();
        }

        string[] others = ["", "G", "GE", "GETS", "get", "M-SEARCHED", "M-SEARCHE", "A123456", "A12345678", "\uFF27ET", "\0", new string('A', 100_000)];
        Assert.All(others, method =>
        {
            Assert.False(router.TryMatch(method, "/x", out _, out _), method);
            Assert.False(router.TryMatch(Encoding.UTF8.GetBytes(method), "/x"u8, out _, out _), method);
        });
        Assert.True(router.TryMatch("GET", "/x", out _, out int value) && value == 1);
        Assert.True(router.TryMatch("M-SEARCHES", "/x", out _, out value) && value == 2);
        Assert.True(router.TryMatch("A1234567"u8, "/x"u8, out _, out value) && value == 3);
    }

    private static long SealedBytes(int count)
    {
        DynamicRouter<int> router = new();
        router.AddRange(Names(count).Select(static (method, i) => new DynamicRoute<int>(method, "/x/{y}", i)));
        router.Seal();
        return router.MemoryUsage.TotalBytes;
    }

    /// <summary>Different tokens of 1 to 12 characters, most of them short.</summary>
    private static IEnumerable<string> Names(int count)
    {
        Random random = new(7);
        HashSet<string> names = [];
        while (names.Count < count)
        {
            string name = new(random.GetItems<char>("ABCDEFGHIJKLMNOPQRSTUVWXYZ-_!", random.Next(6) == 0 ? random.Next(9, 13) : random.Next(1, 9)));
            if (names.Add(name))
            {
                yield return name;
            }
        }
    }
}
