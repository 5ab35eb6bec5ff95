using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bunner.Conformance.Randomized;
using Xunit;

namespace Bunner.Conformance.Fixtures;

/// <summary>Dynamic routers whose routes stand in trees.</summary>
public sealed class DynamicFixture : ConformanceSuite
{
    protected override IRouterUnderTest Build(RouteTableSpec table) => DynamicAdapter.Build(table);
}

/// <summary>The same, asked in UTF-8.</summary>
public sealed class Utf8DynamicFixture : ConformanceSuite
{
    protected override IRouterUnderTest Build(RouteTableSpec table) => new Utf8DynamicAdapter(DynamicAdapter.Build(table));
}

/// <summary>Dynamic routers that are sealed.</summary>
public sealed class SealedDynamicFixture : ConformanceSuite
{
    protected override IRouterUnderTest Build(RouteTableSpec table)
    {
        DynamicAdapter adapter = DynamicAdapter.Build(table);
        adapter.Router.Seal();
        return adapter;
    }
}

/// <summary>Dynamic routers that came to their routes by a history of additions, removals and sealings.</summary>
public sealed class DynamicHistoryFixture : ConformanceSuite
{
    protected override IRouterUnderTest Build(RouteTableSpec table) => DynamicAdapter.BuildByHistory(table);
}

/// <summary>A dynamic router as the suite drives it. A route's value is its index in the suite's table.</summary>
internal sealed class DynamicAdapter : IRouterUnderTest
{
    private readonly List<int> _leftOut = [];

    private DynamicAdapter(RouteTableSpec table)
    {
        Bunner.RouterOptions options = new()
        {
            CaseSensitive = table.Options.CaseSensitive,
            IgnoreTrailingSlash = table.Options.IgnoreTrailingSlash,
            IgnoreDuplicateSlashes = table.Options.IgnoreDuplicateSlashes,
        };
        foreach (string name in CustomConstraints.Names)
        {
            options.Constraints.Add(name, value => CustomConstraints.Accepts(name, value));
        }

        // The suite asks for the answers of ambiguous tables, too.
        options.AllowAmbiguousRoutes = true;
        Router = new DynamicRouter<int>(options);
    }

    public DynamicRouter<int> Router { get; }

    public IReadOnlyCollection<int> LeftOut => _leftOut;

    public bool IsUtf8 => false;

    public static DynamicAdapter Build(RouteTableSpec table)
    {
        DynamicAdapter adapter = new(table);
        for (int i = 0; i < table.Routes.Count; i++)
        {
            adapter.Add(table.Routes[i], i);
        }

        Assert.Empty(adapter.Router.CheckIntegrity());
        return adapter;
    }

    /// <summary>Adds the routes among others of the same kind that go again, and seals now and then.</summary>
    public static DynamicAdapter BuildByHistory(RouteTableSpec table)
    {
        Random random = new(table.Routes.Count);
        DynamicAdapter adapter = new(table);
        HashSet<(string, string, int)> own = [.. table.Routes.Select(route => (route.Method, route.Template, route.Order))];
        List<RouteSpec> others = [.. new TableGenerator(random).Table(Math.Min(table.Routes.Count + 3, 60), table.Options).Routes
            .Where(route => !own.Contains((route.Method, route.Template, route.Order)))];
        List<RouteSpec> present = [];
        int next = 0;
        while (next < table.Routes.Count || present.Count > 0)
        {
            int dice = random.Next(100);
            if (dice < 40 && next < table.Routes.Count)
            {
                // What stands in its way goes first: only the table's own routes may keep each other out.
                RouteSpec route = table.Routes[next];
                RouterError? error;
                while (!adapter.Router.TryAdd(route.Method, route.Template, next, out error, route.Order)
                    && present.Find(other => other.Method == route.Method && other.Template == error.ConflictingTemplate) is { } other)
                {
                    adapter.Remove(other, present);
                }

                if (error is not null)
                {
                    adapter._leftOut.Add(next);
                }

                next++;
            }
            else if (dice < 60 && others.Count > 0 && next < table.Routes.Count)
            {
                RouteSpec other = others[random.Next(others.Count)];
                if (adapter.Router.TryAdd(other.Method, other.Template, -100, out _, other.Order))
                {
                    present.Add(other);
                }
            }
            else if (dice < 90 && present.Count > 0)
            {
                adapter.Remove(present[random.Next(present.Count)], present);
            }
            else if (dice < 94)
            {
                adapter.Router.Seal();
            }
            else if (next > 0 && !adapter._leftOut.Contains(next - 1))
            {
                RouteSpec route = table.Routes[next - 1];
                Assert.True(adapter.Router.Remove(route.Method, route.Template, route.Order));
                adapter.Add(route, next - 1);
            }
        }

        Assert.Empty(adapter.Router.CheckIntegrity());
        Assert.Equal(table.Routes.Count - adapter._leftOut.Count, adapter.Router.Count);
        return adapter;
    }

    public RouterAnswer Match(string method, string path)
    {
        if (!Router.TryMatch(method, path, out RouteMatch match, out int route))
        {
            Assert.False(match.IsMatch);
            return RouterAnswer.None(Router.FindAllowedMethods(path));
        }

        Dictionary<string, CapturedValue> values = [];
        for (int i = 0; i < match.Count; i++)
        {
            RouteCapture capture = match[i];
            string value = match.GetValue(i).ToString();
            Assert.Equal(capture, match[match.GetName(i)]);
            Assert.Equal(capture.IsPresent, match.TryGetCapture(match.GetName(i).ToUpperInvariant(), out RouteCapture named));
            Assert.Equal(capture, named);
            Assert.True(!capture.IsPresent || path.AsSpan(capture.Offset, capture.Length).SequenceEqual(value));
            if (value.Length > 0)
            {
                values.Add(match.GetName(i), new CapturedValue(value, capture.IsPresent ? capture.Offset : -1));
            }
        }

        Assert.Equal(method, match.Route.Method);
        return new RouterAnswer(route, values, []);
    }

    private void Add(RouteSpec route, int index)
    {
        if (!Router.TryAdd(route.Method, route.Template, index, out RouterError? error, route.Order))
        {
            Assert.Equal(RouterErrorCode.Duplicate, error.Code);
            _leftOut.Add(index);
        }
    }

    private void Remove(RouteSpec route, List<RouteSpec> present)
    {
        Assert.True(Router.Contains(route.Method, route.Template, route.Order), route.ToString());
        Assert.True(Router.Remove(route.Method, route.Template, route.Order), route.ToString());
        Assert.False(Router.Contains(route.Method, route.Template, route.Order));
        present.Remove(route);
    }
}

/// <summary>A dynamic router, asked in UTF-8.</summary>
internal sealed class Utf8DynamicAdapter(DynamicAdapter adapter) : IRouterUnderTest
{
    public IReadOnlyCollection<int> LeftOut => adapter.LeftOut;

    public bool IsUtf8 => true;

    public RouterAnswer Match(string method, string path)
    {
        byte[] utf8Path = Encoding.UTF8.GetBytes(path);
        if (!adapter.Router.TryMatch(Encoding.UTF8.GetBytes(method), utf8Path, out RouteMatch match, out int route))
        {
            return RouterAnswer.None(adapter.Router.FindAllowedMethods(Comparison.ReplaceLoneSurrogates(path)));
        }

        Dictionary<string, CapturedValue> values = [];
        for (int i = 0; i < match.Count; i++)
        {
            RouteCapture capture = match[i];
            string value = Encoding.UTF8.GetString(match.GetUtf8Value(i));
            Assert.True(!capture.IsPresent || utf8Path.AsSpan(capture.Offset, capture.Length).SequenceEqual(match.GetUtf8Value(i)));
            if (value.Length > 0)
            {
                int offset = capture.IsPresent ? Encoding.UTF8.GetCharCount(utf8Path, 0, capture.Offset) : -1;
                values.Add(match.GetName(i), new CapturedValue(value, offset));
            }
        }

        return new RouterAnswer(route, values, []);
    }
}
