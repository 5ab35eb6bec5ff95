using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Xunit;

namespace Bunner.Runtime.Tests.Dynamic;

/// <summary>What a router keeps of routes that were removed: little, and nothing when asked to.</summary>
public sealed class RemovedRouteTests
{
    private static readonly string[] s_templates = ["/text", "/p/{a}", "/g/{a:int}", "/ü/{a}", "/m{a}-{b}", "/rest/{*a}", "/d/{a=1}"];

    [Fact]
    public void Compacting_lets_go_of_values_that_were_removed_or_replaced_in_trees()
    {
        foreach (bool isPinned in new[] { false, true })
        {
            DynamicRouter<object> router = new();
            router.Add("GET", "/stays", new object());
            WeakReference[] values = [.. s_templates.SelectMany(template => new[] { AddAndRemove(router, template), AddAndReplace(router, template) })];
            Compact(router, isPinned);

            AssertGone(values);
            Assert.Empty(router.CheckIntegrity());
            Assert.Equal(1 + s_templates.Length, router.Count);
        }
    }

    [Fact]
    public void A_large_batch_of_removals_lets_go_of_its_values_at_once()
    {
        DynamicRouter<object> router = new();
        WeakReference[] values = AddMany(router, 600);
        router.RemoveRange(router.Select(static route => route.Identity));

        AssertGone(values);
        Assert.Empty(router.CheckIntegrity());
    }

    [Fact]
    public void Sealing_and_loading_let_go_of_values_of_sealed_routes_that_were_removed()
    {
        DynamicRouter<object> router = new();
        router.Add("GET", "/stays", new object());
        WeakReference value = AddSealAndRemove(router, "/text");
        router.Seal();
        AssertGone(value);

        value = AddSealAndRemove(router, "/p/{a}");
        router.Load([new("GET", "/other", new object())]);
        AssertGone(value);
    }

    [Fact]
    public void Methods_without_routes_are_forgotten()
    {
        DynamicRouter<int> router = new();
        router.Add("GET", "/stays", -1);
        for (int i = 0; i < 500; i++)
        {
            router.Add("M" + i, "/a", i);
            router.Add("LONG-METHOD-" + i, "/a/{x}", i);
            Assert.True(router.TryMatch("M" + i, "/a", out _, out int value) && value == i);
            Assert.True(router.TryMatch("LONG-METHOD-" + i, "/a/b", out _, out value) && value == i);
            router.RemoveRange([new("M" + i, "/a"), new("LONG-METHOD-" + i, "/a/{x}")]);
            Assert.False(router.TryMatch("M" + i, "/a", out _, out _));
        }

        Assert.InRange(router.Store.State.Methods.Count, 1, 100);
        Assert.True(router.TryMatch("GET", "/stays", out _, out int stays) && stays == -1);
        Assert.Equal(["GET"], router.FindAllowedMethods("/stays"));
        Assert.Empty(router.CheckIntegrity());
    }

    [Fact]
    public void Patterns_of_refused_routes_are_freed()
    {
        DynamicRouter<int> router = new();
        router.Add("GET", "/a/{x}/{y:int}", 1);
        for (int i = 0; i < 3_000; i++)
        {
            Assert.False(router.TryAddRange([new("GET", $"/b/{{x:length({i})}}", 2), new("GET", "/a/{z}/{y:int}", 3)], out _));
        }

        Assert.InRange(router.Store.Patterns.Matchers.Retired, 0, 600);
    }

    [Fact]
    public void Lists_of_routes_that_end_at_one_place_are_used_again_within_a_batch()
    {
        DynamicRouter<int> router = new();
        router.Add("GET", "/a/{x}", -1, -2);
        router.Add("GET", "/a/{x}", -1, -1);
        DynamicRoute<int>[] routes = [.. Enumerable.Range(0, 2_000).Select(static i => new DynamicRoute<int>("GET", "/a/{x}", i, i))];

        Assert.False(router.TryAddRange([.. routes, new("GET", "/a/{y}", 0, 5)], out _));
        Assert.Empty(router.CheckIntegrity());
        router.AddRange(routes);

        Assert.InRange(router.Store.Arenas.Lists.Length, 2, 6);
        Assert.Empty(router.CheckIntegrity());
        router.RemoveRange(routes.Where(static route => route.Order % 3 != 0).Select(static route => route.Identity));
        Assert.InRange(router.Store.Arenas.Lists.Length, 2, 6);
        Assert.Empty(router.CheckIntegrity());
        Assert.Equal([-2, -1, 0, 3, 6], router.Take(5).Select(static route => route.Order));
        Assert.True(router.TryMatch("GET", "/a/b", out _, out int value) && value == -1);
    }

    [Fact]
    public void What_a_large_change_needed_is_not_kept()
    {
        DynamicRoute<int>[] routes = [.. Enumerable.Range(0, 50_000).Select(static i => new DynamicRoute<int>("GET", $"/text/{i}", i))];

        // The collector's figure has what the runtime's pools keep or let go of meanwhile, too; what a router keeps, it keeps every time.
        long least = Enumerable.Range(0, 4).Min(_ => KeptAfter(routes));

        Assert.InRange(least, long.MinValue, 900_000);
    }

    [Fact]
    public void Patterns_count_as_memory()
    {
        DynamicRouter<int> router = new(new RouterOptions { AllowAmbiguousRoutes = true });
        router.AddRange(Enumerable.Range(0, 1_000).Select(static i => new DynamicRoute<int>("GET", $"/a/{{x}}-{i}", i)));
        RouterMemory many = router.MemoryUsage;

        router.Load(router.Select(static route => route with { Template = "/a/b" + route.Value + "/{x}" }));
        router.RemoveRange(router.Select(static route => route.Identity));
        router.AddRange(Enumerable.Range(0, 1_000).Select(static i => new DynamicRoute<int>("GET", $"/a{i}/{{x}}-1", i)));

        Assert.Equal((1_000, 1), (many.Patterns, router.MemoryUsage.Patterns));
        Assert.InRange(many.TemplateBytes - router.MemoryUsage.TemplateBytes, 300_000, 600_000);
    }

    private static void AssertGone(params WeakReference[] values)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.DoesNotContain(values, static value => value.IsAlive);
    }

    // Not inlined, so that nothing of them is in a register or on the stack of those who look whether it is gone.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference AddAndRemove(DynamicRouter<object> router, string template)
    {
        object value = new();
        router.Add("GET", template, value);
        Assert.True(router.Remove("GET", template));
        return new WeakReference(value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long KeptAfter(DynamicRoute<int>[] routes)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        DynamicRouter<int> router = new();
        router.AddRange(routes);
        router.RemoveRange(routes.Select(static route => route.Identity));
        router.Compact();
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(router);
        return kept;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Compact(DynamicRouter<object> router, bool isPinned)
    {
        using RouterSnapshot<object>? snapshot = isPinned ? router.CreateSnapshot() : null;
        router.Compact();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference AddAndReplace(DynamicRouter<object> router, string template)
    {
        object value = new();
        router.Add("GET", template, value);
        Assert.True(router.Replace("GET", template, "another"));
        return new WeakReference(value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference AddSealAndRemove(DynamicRouter<object> router, string template)
    {
        object value = new();
        router.Add("GET", template, value);
        router.Seal();
        Assert.True(router.Remove("GET", template));
        return new WeakReference(value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] AddMany(DynamicRouter<object> router, int count)
    {
        DynamicRoute<object>[] routes = [.. Enumerable.Range(0, count).Select(static i => new DynamicRoute<object>("GET", $"/a/{{x}}/b{i}", new object()))];
        router.AddRange(routes);
        return [.. routes.Select(static route => new WeakReference(route.Value))];
    }
}
