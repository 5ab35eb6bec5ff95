using System;
using System.Collections.Generic;
using System.Linq;
using Bunner;
using Bunner.Core.Tables;
using Bunner.Dynamic;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>Packed ranks, against those that tables are sorted by.</summary>
public sealed class RankKeyTests
{
    [Fact]
    public void Packed_ranks_compare_as_ranks_do()
    {
        Random random = new(7);
        string[] segments = ["a", "b", "{0}", "{0:int}", "x{0}", "{0}-y"];
        string[] last = ["a", "{0}", "{0?}", "{0:int?}", "{*0}", "{*0:int}", "{0}.{e?}"];
        List<(RouteRank Rank, RankKey Key)> ranks = [];
        for (int i = 0; i < 300; i++)
        {
            int length = random.Next(3) == 0 ? random.Next(14, 36) : random.Next(0, 4);
            string template = "/" + string.Join('/', Enumerable.Range(0, length)
                .Select(at => (at == length - 1 ? last[random.Next(last.Length)] : segments[random.Next(length > 10 ? 2 : 6)]).Replace("0", "p" + at, StringComparison.Ordinal)));
            RouteReader reader = new(new GuardFunctions(RouterSettings.Default, new Dictionary<string, ConstraintPredicate>()));
            Assert.Null(reader.TryRead(new RouteIdentity("GET", template, random.Next(8) == 0 ? random.Next(-1, 2) : 0), "", out RouteDefinition? route));
            ranks.Add((new RouteRank(route!), new RankKey(route!)));
        }

        foreach ((RouteRank rank, RankKey key) in ranks)
        {
            foreach ((RouteRank otherRank, RankKey otherKey) in ranks)
            {
                Assert.Equal(Math.Sign(rank.CompareTo(otherRank)), Math.Sign(key.CompareTo(otherKey)));
            }
        }
    }
}
