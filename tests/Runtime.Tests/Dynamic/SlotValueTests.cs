using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Bunner;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>Routes that stand in slots give their own values, whatever the size of these and wherever they are kept.</summary>
public sealed class SlotValueTests
{
    private const int Count = 6000;

    [Fact]
    public void Numbers_have_their_routes() => AssertValues(static i => i);

    [Fact]
    public void Objects_have_their_routes() => AssertValues(static i => i.ToString(CultureInfo.InvariantCulture));

    [Fact]
    public void Values_that_are_not_kept_by_slots_have_their_routes() => AssertValues(static i => (First: (long)i, Second: -i, Third: "x"));

    [Fact]
    public void Bytes_have_their_routes() => AssertValues(static i => (byte)i);

    [Fact]
    public void Values_of_changed_routes_are_those_of_the_new_ones()
    {
        DynamicRouter<int> router = Router(static i => i);
        router.Replace("GET", Template(17), -17);
        router.Remove("GET", Template(18));
        for (int pass = 0; pass < 2; pass++)
        {
            Assert.Equal((true, -17), Ask(router, Path(17)));
            Assert.Equal((true, Count + 1), Ask(router, Path(18)));
            Assert.Equal((true, 19), Ask(router, Path(19)));
            router.Seal();
        }
    }

    private static string Template(int i) => string.Create(CultureInfo.InvariantCulture, $"/tenants/{{t}}/svc{i}/items/{{id}}");

    private static string Path(int i, string id = "1") => string.Create(CultureInfo.InvariantCulture, $"/tenants/acme/svc{i}/items/{id}");

    private static DynamicRouter<T> Router<T>(Func<int, T> value)
    {
        DynamicRouter<T> router = new();
        router.AddRange(Enumerable.Range(0, Count).Select(i => new DynamicRoute<T>("GET", Template(i), value(i))));
        router.Add("GET", "/tenants/{t}/svc1/items/special", value(Count));
        router.Add("GET", "/{*rest}", value(Count + 1));
        router.Seal();
        return router;
    }

    private static (bool Found, T? Value) Ask<T>(DynamicRouter<T> router, string path) => (router.TryMatch("GET", path, out _, out T? value), value);

    private static void AssertValues<T>(Func<int, T> value)
    {
        DynamicRouter<T> router = Router(value);
        for (int i = 0; i < Count; i++)
        {
            foreach (string path in new[] { Path(i), Path(i, new string('x', 60)) })
            {
                Assert.True(router.TryMatch("GET", path, out RouteMatch match, out T? found));
                Assert.Equal(value(i), found);
                Assert.Equal(Template(i), match.Route.Template);
                Assert.Equal("acme", match.GetValue("t").ToString());
                Assert.True(router.TryMatch("GET"u8, Encoding.UTF8.GetBytes(path), out _, out found));
                Assert.Equal(value(i), found);
            }
        }

        Assert.Equal((true, value(Count)), Ask(router, "/tenants/acme/svc1/items/special"));
        Assert.Equal((true, value(Count + 1)), Ask(router, Path(Count)));
        using RouterSnapshot<T> snapshot = router.CreateSnapshot();
        Assert.True(snapshot.TryMatch("GET", Path(3), out _, out T? kept));
        Assert.Equal(value(3), kept);
    }
}
