using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Bunner;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>What the number of a dynamic router's route is, when it changes, and that names stay what they are.</summary>
public sealed class RouteNumberTests
{
    private readonly DynamicRouter<int> _router = new();

    [Fact]
    public void A_route_that_is_not_sealed_has_the_number_0_and_an_id_of_its_own()
    {
        _router.AddRange([new("GET", "/a", 1, Name: "first"), new("GET", "/{x}", 2), new("GET", "/b/{y:int}", 3)]);
        RouteId a = Find("/a"), x = Find("/x"), b = Find("/b/1");

        Assert.All([a, x, b], static route => Assert.Equal((0, 0, 0), (route.Value, route.Info.Id, (int)route)));
        Assert.Equal(3, new HashSet<RouteId> { a, x, b, Find("/a"), Find("/z"), Find("/b/2") }.Count);
        Assert.Equal(3, new[] { a, x, b }.Select(static route => route.GetHashCode()).Distinct().Count());

        // Other routes come and go, and compaction moves what there is.
        _router.AddRange(Enumerable.Range(0, 20_000).Select(static i => new DynamicRoute<int>("GET", $"/c/{i}/{{z}}", i)));
        _router.RemoveRange(Enumerable.Range(0, 20_000).Select(static i => new RouteIdentity("GET", $"/c/{i}/{{z}}")));
        _router.Compact();
        Assert.Equal((a, x, b), (Find("/a"), Find("/x"), Find("/b/1")));
        Assert.Equal("first", a.Name);
        Assert.True(_router.Replace("GET", "/a", 4));
        Assert.NotEqual(a, Find("/a"));
        Assert.Equal("/a", a.Template);
    }

    [Fact]
    public void A_sealed_route_has_its_place_by_template_method_and_order_until_the_next_table()
    {
        _router.AddRange([new("POST", "/b", 2), new("GET", "/b", 1, Order: 1), new("GET", "/c/{x}", 3), new("GET", "/B/{x}", 0)]);
        RouteId before = Find("/b");
        _router.Seal();
        RouteId b = Find("/b"), c = Find("/c/1");

        Assert.NotEqual(before, b);
        Assert.Equal([0, 1, 2, 3], new[] { Find("/b/1"), b, Find("/b", "POST"), c }.Select(static route => route.Value));
        Assert.Equal((3, "/c/{x}"), (c.Info.Id, c.Info.Template));

        _router.Add("GET", "/a", 4);
        Assert.True(_router.Remove("POST", "/b"));
        Assert.Equal((b, c, 0), (Find("/b"), Find("/c/2"), Find("/a").Value));

        _router.Seal();
        Assert.Equal([0, 1, 2, 3], new[] { Find("/B/1"), Find("/a"), Find("/b"), Find("/c/1") }.Select(static route => route.Value));
        Assert.NotEqual(c, Find("/c/2"));
        c = Find("/c/1");
        _router.Seal();
        Assert.Equal(c, Find("/c/1"));
        _router.Load(_router.Take(2).ToArray());
        Assert.Equal([0, 1], new[] { Find("/b/1"), Find("/a") }.Select(static route => route.Value));
    }

    [Theory]
    [InlineData("a\ud800")]
    [InlineData("\udc00\ud800x")]
    [InlineData("\ufffd")]
    [InlineData("\ud83d\ude00")]
    [InlineData("two\tparts\nof lines")]
    public void A_name_stays_what_it_is_in_trees_and_tables(string name)
    {
        DynamicRoute<int>[] routes = [new("GET", "/a/{x}", 1, Name: name), new("GET", "/b", 2, Name: "other")];
        _router.AddRange(routes);
        for (int round = 0; round < 4; round++)
        {
            Assert.Equal((name, "other"), (Find("/a/1").Name, Find("/b").Name));
            Assert.Equal(routes, _router);
            switch (round)
            {
                case 0:
                    _router.Seal();
                    break;
                case 1:
                    _router.Load(routes);
                    break;
                default:
                    Assert.True(_router.Replace("GET", "/a/{x}", 1));
                    break;
            }
        }

        Assert.True(_router.Remove("GET", "/a/{x}"));
        Assert.Empty(_router.CheckIntegrity());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_route_with_another_value_keeps_its_name(bool isSealed)
    {
        _router.AddRange([new("GET", "/a/{x:int}", 1, Name: "Named"), new("GET", "/b", 2)]);
        if (isSealed)
        {
            _router.Seal();
        }

        Assert.True(_router.Replace("GET", "/a/{x:int}", 3));
        Assert.True(_router.TryGet("GET", "/a/{x:int}", out int value));
        Assert.Equal((3, "Named"), (value, Find("/a/1").Name));
        Assert.False(_router.Replace("GET", "/a/{x}", 4));
    }

    [Fact]
    public async Task Another_value_does_not_bring_back_a_name_that_somebody_else_has_replaced()
    {
        _router.Add("GET", "/a", 0);
        Random random = new(1);
        bool isDone = false;
        Task values = Task.Factory.StartNew(
            () =>
            {
                while (!Volatile.Read(ref isDone))
                {
                    Assert.True(_router.Replace("GET", "/a", 1));
                }
            },
            TaskCreationOptions.LongRunning);
        try
        {
            for (int i = 0; i < 20_000; i++)
            {
                string name = $"{i}";
                _router.ReplaceRange([new RouteIdentity("GET", "/a")], [new("GET", "/a", 0, Name: name)]);
                Thread.SpinWait(random.Next(100));
                Assert.Equal(name, Find("/a").Name);
            }
        }
        finally
        {
            Volatile.Write(ref isDone, true);
            await values;
        }
    }

    private RouteId Find(string path, string method = "GET")
    {
        Assert.True(_router.TryMatch(method, path, out RouteMatch match, out _), path);
        return match.Route;
    }
}
