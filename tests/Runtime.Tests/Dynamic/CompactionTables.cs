using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Bunner;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>Tables of all kinds of routes, and clocks that do not run by themselves, for the tests of compaction.</summary>
internal static class CompactionTables
{
    /// <summary>A router whose slices take so many steps: its clock moves one tick each time it is read.</summary>
    internal static DynamicRouter<int> WithSteps(int budget, out ReadClock clock)
    {
        clock = new ReadClock();
        DynamicRouter<int> router = new(new RouterOptions { CompactionBudget = TimeSpan.FromTicks(budget) });
        router.Store.Time = clock;
        return router;
    }

    internal static string Template(int i) => (i % 8) switch
    {
        0 => $"/tenants/{{t}}/svc{i * 7919L % 1_000_003}/items/{{id}}",
        1 => $"/a{i % 97}/b{i}/{{x:range({i % 50},100)}}",
        2 => $"/files/{i}/{{*rest}}",
        3 => $"/{i}/{{name}}.{{ext?}}",
        4 => $"/ü{i}/{{y:int}}/{{z?}}",
        5 => $"/{(char)('a' + i % 26)}{(char)('0' + i % 10)}{(char)('A' + i / 7 % 26)}/{i}",
        6 => $"/deep/{string.Join('/', i.ToString("D6", CultureInfo.InvariantCulture).ToCharArray())}/{{v=1}}",
        _ => $"/long-literal-of-some-length/{i}/with-a-tail-that-is-long-too",
    };

    /// <summary>A path that a route matches.</summary>
    internal static string Path(int i) => (i % 8) switch
    {
        0 => $"/tenants/x/svc{i * 7919L % 1_000_003}/items/7",
        1 => $"/a{i % 97}/b{i}/77",
        2 => $"/files/{i}/p/q",
        3 => $"/{i}/n.e",
        4 => $"/ü{i}/12",
        5 or 7 => Template(i),
        _ => $"/deep/{string.Join('/', i.ToString("D6", CultureInfo.InvariantCulture).ToCharArray())}",
    };

    internal static DynamicRoute<int> Route(int i) => new(Method(i), Template(i), i);

    internal static RouteIdentity Identity(int i) => new(Method(i), Template(i), 0);

    internal static string Method(int i) => i % 5 == 0 ? "POST" : "GET";

    internal static int Find(DynamicRouter<int> router, int i) => router.TryMatch(Method(i), Path(i), out _, out int value) ? value : -1;

    /// <summary>Asserts for some routes that those that are there are found, and others not.</summary>
    internal static void AssertAnswers(DynamicRouter<int> router, HashSet<int> present, Random random, int most, int tries)
    {
        for (int i = 0; i < tries; i++)
        {
            int route = random.Next(most);
            Assert.Equal(present.Contains(route) ? route : -1, Find(router, route));
        }
    }

    /// <summary>What a router takes that has nothing but these routes.</summary>
    internal static long FreshBytes(IEnumerable<int> present)
    {
        DynamicRouter<int> fresh = new();
        fresh.AddRange(present.Select(Route));
        return fresh.MemoryUsage.TreeBytes;
    }

    /// <summary>Takes out a random part of the routes below a number; returns those that stay.</summary>
    internal static HashSet<int> RemoveMost(DynamicRouter<int> router, int count, double share, Random random)
    {
        HashSet<int> present = [.. Enumerable.Range(0, count)];
        int[] going = [.. present.Where(_ => random.NextDouble() < share)];
        present.ExceptWith(going);
        router.RemoveRange(going.Select(Identity));
        return present;
    }

    /// <summary>A clock that moves on when it is read.</summary>
    internal sealed class ReadClock : TimeProvider
    {
        internal long Reads { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Reads++;
    }
}
