using System;
using System.Collections.Generic;
using System.Linq;
using Bunner.Core.Tables;
using Bunner.Core.Tree;
using Xunit;

namespace Runtime.Tests.Tree;

public class RandomTreeTests
{
    private static readonly string[] s_segments =
    [
        "a", "b", "A", "c", "users", "Äpfel", "12345678-x-12345678", "12345678-y-12345678",
        "{p}", "{q}", "{p:int}", "{q:int}", "{p:int:min(3)}", "v{p}", "V{p}", "w{p:int}", "{p}.{e?}", "{p}.{e}",
    ];

    private static readonly string[] s_tails = ["", "", "", "/{o?}", "/{d=1}", "/{*r}", "/{**r:int}", "/{o:int?}"];

    [Fact]
    public void Every_route_stands_at_the_end_of_its_own_way()
    {
        Random random = new(20);
        for (int round = 0; round < 100; round++)
        {
            TestTree test = new(caseSensitive: round % 4 == 0);
            // Sealing in between must make no difference to what is found.
            int[] seals = [random.Next(1, 40), random.Next(1, 40)];
            for (int i = 0; i < 40; i++)
            {
                test.Insert(RandomRoute(random, i));
                if (seals.Contains(i))
                {
                    test.Tree.Seal();
                }
            }

            test.Tree.Seal();
            Assert.Equal(test.Ids, test.Tree.Routes().OrderBy(route => route.Route).Select(route => route.Ids));
            AssertInOrder(test);
            AssertSamePrint(test, random, caseSensitive: round % 4 == 0);
        }
    }

    private static RouteDefinition RandomRoute(Random random, int number)
    {
        string[] segments = [.. Enumerable.Range(0, random.Next(0, 6)).Select(i => Rename(s_segments[random.Next(s_segments.Length)], i))];
        string template = "/" + string.Join('/', segments) + (segments.Length > 0 ? s_tails[random.Next(s_tails.Length)] : "");
        return TestTree.Define(random.Next(2) == 0 ? "GET" : "POST", template, $"R{number}", random.Next(8) == 0 ? 1 : 0);
    }

    private static string Rename(string segment, int index) =>
        segment.Replace("{p", $"{{p{index}", StringComparison.Ordinal).Replace("{q", $"{{q{index}", StringComparison.Ordinal).Replace("{e", $"{{e{index}", StringComparison.Ordinal);

    private static void AssertInOrder(TestTree test)
    {
        foreach (RouteNode node in test.Nodes())
        {
            Assert.Equal(NodeFlags.Sealed, node.Flags & (NodeFlags.Sealed | NodeFlags.Dirty));
            Assert.True(node == test.Tree.Root || node.Edge.Length == 0 || !node.IsPassage);
            List<ushort> keys = [.. node.Statics is { } statics ? statics.Keys : []];
            Assert.Equal(keys.Order(), keys);
            List<ushort> scores = node.Patterns is { } patterns ? [.. patterns.Metadata.ToArray().Select(data => data.Score)] : [];
            Assert.Equal(scores.OrderDescending(), scores);
        }
    }

    private static void AssertSamePrint(TestTree test, Random random, bool caseSensitive)
    {
        RouteDefinition[] routes = [.. test.Routes];
        random.Shuffle(routes);
        TestTree other = new(caseSensitive);
        foreach (RouteDefinition route in routes)
        {
            other.Insert(route);
        }

        other.Tree.Seal();
        Assert.Equal(test.Tree.Print(), other.Tree.Print());
    }
}
