using System;
using System.Collections.Generic;
using System.Linq;
using Bunner;
using Bunner.Core.Conflicts;
using Bunner.Core.Guards;
using Bunner.Core.Tables;
using Bunner.Dynamic;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>The search for ambiguous routes: that it finds what an exhaustive one finds, and that thousands of routes at one place cost a new one no proofs.</summary>
public sealed class RivalTests
{
    private const int Routes = 3 * RivalSearch.MostRivals;

    public static TheoryData<string> Kinds => [.. RivalTemplates.Apart.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Routes_that_are_told_apart_at_a_glance_need_no_proof(string kind)
    {
        Func<int, string> template = RivalTemplates.Apart[kind];
        DynamicRouter<int> router = NewRouter();
        for (int i = 0; i < Routes; i++)
        {
            // One outline of the new route, and that of the one before when it is first compared.
            Assert.InRange(StepsOf(router, () => router.Add("GET", template(i), i)), 0, RivalSearch.MostRivals + 1);
        }

        // What was taken out of the middle makes room for the one before the others.
        for (int i = Routes - 100; i < Routes; i += 10)
        {
            Assert.Equal(0, StepsOf(router, () => router.Remove("GET", template(i))));
            Assert.InRange(StepsOf(router, () => router.Add("GET", template(i), i)), 0, RivalSearch.MostRivals + 2);
        }

        Assert.False(router.TryAdd("GET", template(Routes - 1), 0, out RouterError? error));
        Assert.Equal(RouterErrorCode.Duplicate, error.Code);
        Assert.Equal(0, router.Store.Rivals.Proofs);
        Assert.Equal(Routes, router.Count);
        Assert.Empty(router.CheckIntegrity());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Sealed_routes_are_read_once_to_be_told_apart(string kind)
    {
        Func<int, string> template = RivalTemplates.Apart[kind];
        DynamicRouter<int> router = NewRouter();
        router.Load(Enumerable.Range(0, Routes).Select(i => new DynamicRoute<int>("GET", template(i), i)));
        Assert.InRange(StepsOf(router, () => router.Add("GET", template(Routes), Routes)), 1, (2 * RivalSearch.MostRivals) + 1);
        for (int i = 1; i < 20; i++)
        {
            Assert.InRange(StepsOf(router, () => router.Add("GET", template(Routes + i), Routes)), 1, RivalSearch.MostRivals + i + 2);
            Assert.Equal(0, StepsOf(router, () => router.Remove("GET", template(i))));
        }

        // In one change: what it has removed is passed over once, and what is told of the others is kept.
        long before = Steps(router);
        RouteIdentity[] removed = [.. Enumerable.Range(20, Routes / 2).Select(i => new RouteIdentity("GET", template(i)))];
        router.ReplaceRange(removed, removed.Select(one => new DynamicRoute<int>("GET", one.Template, 1)));
        Assert.InRange(Steps(router) - before, 1, (2L * RivalSearch.MostRivals * removed.Length) + (2 * RivalSearch.MostRivals));
        Assert.Equal(0, router.Store.Rivals.Proofs);
        Assert.Equal(Routes + 1, router.Count);
        Assert.Empty(router.CheckIntegrity());
    }

    [Fact]
    public void An_outline_excludes_no_route_that_has_a_path_in_common()
    {
        int excluded = 0, common = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            RouterSettings settings = new(seed % 2 == 0, seed % 3 != 0, seed % 5 == 0);
            GuardFunctions functions = new(settings, new Dictionary<string, ConstraintPredicate> { ["own"] = static value => value.Length == 2 });
            RouteReader reader = new(functions);
            List<RouteDefinition> routes = [];
            while (routes.Count < 40)
            {
                if (reader.TryRead(new RouteIdentity("GET", RivalTemplates.Random(random), 0), "", out RouteDefinition? route) is null && RivalSearch.IsGuarded(route!))
                {
                    routes.Add(route!);
                }
            }

            RivalSearch exhaustive = new(settings);
            foreach (RouteDefinition one in routes)
            {
                foreach (RouteDefinition other in routes.Where(other => RivalSearch.HashOf(other, settings) == RivalSearch.HashOf(one, settings)))
                {
                    bool excludes = new RouteOutline(one, settings).Excludes(new RouteOutline(other, settings));
                    string? path = exhaustive.FindCommon(one, other, new ConflictBudget(long.MaxValue));
                    Assert.False(excludes && path is not null, $"Seed {seed}, {settings}: {one.Pattern.Text} and {other.Pattern.Text} both match {path}");
                    excluded += excludes ? 1 : 0;
                    common += path is not null ? 1 : 0;
                }
            }
        }

        Assert.True(excluded > 2000 && common > 2000, $"{excluded} excluded, {common} with a path in common: this no longer tests much.");
    }

    [Theory]
    [InlineData("/{a:guid}-x", "/{b:length(36)}-y-{c}", false)]
    [InlineData("/{a:guid}x", "/{b:maxlength(31)}x", true)]
    [InlineData("/{a:int}-v1-{b}", "/{a:int}-v2-{b}", true)]
    [InlineData("/{a}-v1-{b}", "/{a}-v2-{b}", false)]
    [InlineData("/{a:int}-1-{b}", "/{a:int}-2-{b}", false)]
    [InlineData("/{a:int}-v1-{b}", "/{a:long}-v1x{b}", true)]
    [InlineData("/{a:int}v{b}", "/{a:int}-v{b}", false)]
    [InlineData("/{a:regex(^[a-z]+$)}V1-{b}", "/{a:regex(^[a-z]+$)}V2-{b}", true)]
    [InlineData("/{a:regex(^[a-z]+$)}V-{b}", "/{a:regex(^[a-z]+$)}-{b}", false)]
    [InlineData("/ж{a}", "/Ж{b:int}", false)]
    [InlineData("/ж{a}", "/з{b:int}", true)]
    [InlineData("/\ud801\udc00{a}", "/\ud801\udc28{b:int}", false)]
    [InlineData("/{a}.{b?}", "/{a:int}-x", false)]
    [InlineData("/x{a:int}.{b?}", "/x{a:alpha}.{b?}", true)]
    [InlineData("/x{a:int}.{b:range(1,2)?}", "/x{a:int}.{b:range(3,4)?}", false)]
    [InlineData("/a/{b:range(1,2)?}", "/a/{b:range(3,4)?}", false)]
    [InlineData("/a/{b:range(1,2)}/{c:int?}", "/a/{b:range(3,4)}/{c:int?}", true)]
    [InlineData("/{a:own}", "/{a:int}", true)]
    [InlineData("/a/{b:own?}", "/a/{b:int?}", false)]
    public void What_outlines_tell(string first, string second, bool excludes)
    {
        RouterSettings settings = RouterSettings.Default;
        RouteReader reader = new(new GuardFunctions(settings, new Dictionary<string, ConstraintPredicate> { ["own"] = static value => value.Length == 2 }));
        Assert.Null(reader.TryRead(new RouteIdentity("GET", first, 0), "", out RouteDefinition? one));
        Assert.Null(reader.TryRead(new RouteIdentity("GET", second, 0), "", out RouteDefinition? other));

        Assert.Equal(excludes, new RouteOutline(one!, settings).Excludes(new RouteOutline(other!, settings)));
        Assert.Equal(excludes, new RouteOutline(other!, settings).Excludes(new RouteOutline(one!, settings)));
    }

    [Fact]
    public void Every_GUID_has_the_units_and_the_length_that_outlines_expect()
    {
        ValueOutline outline = ValueOutline.Of([new Guard(GuardKind.Guid)], 1, RouterSettings.Default);
        Random random = new(1);
        int parsed = 0;
        for (int i = 0; i < 200_000; i++)
        {
            char[] text = Guid.NewGuid().ToString("NDBPX"[random.Next(5)].ToString()).ToCharArray();
            for (int change = random.Next(3); change > 0; change--)
            {
                text[random.Next(text.Length)] = random.Next(4) == 0 ? (char)random.Next(0x3001) : (char)random.Next(128);
            }

            string spaced = (random.Next(8) == 0 ? "\u3000 " : "") + new string(text) + (random.Next(8) == 0 ? "\n\0"[..random.Next(3)] : "");
            if (Guid.TryParse(spaced, out _))
            {
                parsed++;
                Assert.True(spaced.Length >= outline.Least && spaced.All(outline.Units.Has), spaced);
            }
        }

        Assert.True(parsed > 50_000, $"{parsed} GUIDs: this no longer tests much.");
    }

    [Fact]
    public void A_router_finds_the_same_rival_as_an_exhaustive_search()
    {
        int refused = 0, taken = 0;
        for (int seed = 0; seed < 30; seed++)
        {
            RivalModel model = new(NewRouter(), $"Seed {seed}");
            Random random = new(seed);
            for (int step = 0; step < 120; step++)
            {
                switch (random.Next(16))
                {
                    case 0:
                        model.Seal();
                        break;
                    case 1 or 2:
                        model.Remove(random);
                        break;
                    case 3:
                        model.RefuseBatch(random);
                        break;
                    default:
                        bool isTaken = model.Add(RivalTemplates.Random(random));
                        taken += isTaken ? 1 : 0;
                        refused += isTaken ? 0 : 1;
                        break;
                }
            }
        }

        Assert.True(refused > 200 && taken > 500, $"{refused} refused, {taken} taken: this no longer tests much.");
    }

    [Fact]
    public void A_new_route_is_compared_with_the_latest_of_the_trees_and_the_first_that_are_sealed()
    {
        RivalModel model = new(NewRouter(), "");
        Add(0, Routes);
        model.Try("/files/{name}x", 0, Routes - 1, Routes - RivalSearch.MostRivals, Routes - RivalSearch.MostRivals - 1);

        // Taking out a late one brings in one that came before.
        Random random = new(1);
        for (int i = 0; i < 40; i++)
        {
            model.Remove(random);
            model.RefuseBatch(random);
        }

        model.Seal();
        Add(Routes, Routes + 300);
        for (int i = 0; i < 40; i++)
        {
            model.Remove(random);
            model.RefuseBatch(random);
            model.Add($"/files/{{name:length({random.Next(1, 9)})}}.e{random.Next(Routes + 300)}x");
        }

        void Add(int from, int to)
        {
            for (int i = from; i < to; i++)
            {
                Assert.True(model.Add($"/files/{{name}}.e{i}x"));
            }
        }
    }

    [Fact]
    public void A_route_that_is_there_gets_another_value_whatever_rival_is_within_reach_now()
    {
        DynamicRouter<int> router = NewRouter();
        for (int i = 0; i <= RivalSearch.MostRivals; i++)
        {
            router.Add("GET", $"/files/{{name}}.e{i}x", i);
        }

        // The first of them is beyond the latest that a new one is compared with.
        router.Add("GET", "/files/{name:length(3)}.e0x", -1);
        Assert.False(router.TryReplaceRange([new("GET", "/files/{name}.e0x")], [new DynamicRoute<int>("GET", "/files/{name}.e0x", 0)], out RouterErrorList errors));
        Assert.Equal(RouterErrorCode.Ambiguous, Assert.Single(errors).Code);
        for (int value = 1000; value < 1002; value++)
        {
            Assert.True(router.Replace("GET", "/files/{name}.e0x", value));
            Assert.True(router.TryGet("GET", "/files/{name}.e0x", out int found));
            Assert.Equal(value, found);
            Assert.Empty(router.CheckIntegrity());
            router.Seal();
        }
    }

    [Fact]
    public void Sealed_routes_are_found_by_their_hashes()
    {
        List<(uint Hash, int Route)> rivals = [(7, 2), (uint.MaxValue, 4), (7, 1), (3, 9), (uint.MaxValue, 0), (7, 65_534), (0, 5)];
        RivalIndex index = RivalIndex.Build([.. rivals]);
        foreach (uint hash in new uint[] { 0, 1, 3, 7, 8, uint.MaxValue - 1, uint.MaxValue })
        {
            Assert.Equal(rivals.Where(one => one.Hash == hash).Select(one => one.Route).Order(), index.Find(hash).ToArray().Select(route => (int)route));
        }

        Assert.Empty(RivalIndex.Build([]).Find(7).ToArray());
        Assert.Equal(6 * rivals.Count, index.Bytes);
    }

    private static DynamicRouter<int> NewRouter() => new(new RouterOptions { Constraints = { ["own"] = static value => value.Length == 2 } });

    private static long Steps(DynamicRouter<int> router) => router.Store.Rivals.Steps + (router.Store.SealedRivals?.Steps ?? 0);

    private static long StepsOf(DynamicRouter<int> router, Action change)
    {
        long before = Steps(router);
        change();
        return Steps(router) - before;
    }
}
