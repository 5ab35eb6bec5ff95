using System;
using System.Linq;
using System.Runtime.CompilerServices;
using Bunner.Core.Tree;
using Xunit;

namespace Runtime.Tests.Tree;

public class RouteTreeTests
{
    [Fact]
    public void Flags_take_a_byte_and_pattern_metadata_four()
    {
        Assert.Equal(1, Unsafe.SizeOf<NodeFlags>());
        Assert.Equal(4, Unsafe.SizeOf<PatternMetadata>());
    }

    [Fact]
    public void Inserting_makes_a_node_for_each_segment_and_shares_them()
    {
        TestTree test = new();
        test.Insert("GET /a/b/c", "POST /a/b/{x}", "GET /a/b/{y}");
        Assert.Equal(5, test.Nodes().Count());
        Assert.Equal(["GET", "POST"], test.Node("a", "b", "{x}").Terminals.ToArray().Select(terminal => terminal.Definition.Method).Order());
        Assert.Equal((1, 1), (test.Tree.ShapeHits, test.Tree.ShapeMisses));
        Assert.Equal(3, test.Tree.Count);
    }

    [Fact]
    public void Compressing_fuses_chains_without_patterns_or_routes()
    {
        TestTree test = new();
        test.Insert("GET /a/b/c/d", "GET /a/b/c/e", "GET /p/{x}/q/r", "GET /s/t", "GET /s/t/u/v");
        Assert.Equal(5, test.Tree.Compress());
        Assert.Equal(["a/b/c", "p", "s/t"], TestTree.Children(test.Tree.Root).Select(child => child.Label).Order());
        Assert.Equal(3, test.Node("a/b/c").Edge.Length);
        Assert.True(test.Node("p", "{x}", "q/r").Edge.IsFused);
        Assert.True(test.Node("s/t", "u/v").Edge.IsFused);
        Assert.Equal(0, test.Tree.Compress());
    }

    [Fact]
    public void A_route_that_ends_early_keeps_its_node()
    {
        TestTree test = TestTree.Sealed("GET /a/b/{c?}", "GET /a/b/{c}/d/{e=1}");
        Assert.Equal([true], test.Node("a/b").Terminals.ToArray().Select(terminal => terminal.IsShort));
        Assert.Equal([false], test.Node("a/b", "{c?}").Terminals.ToArray().Select(terminal => terminal.IsShort));
        Assert.Equal([true], test.Node("a/b", "{c?}", "d").Terminals.ToArray().Select(terminal => terminal.IsShort));
    }

    [Fact]
    public void Inserting_divides_a_fused_edge_where_routes_part()
    {
        TestTree test = TestTree.Sealed("GET /a/b/c/d First");
        test.Insert("GET /a/b/x Second", "GET /a Third", "GET /a/b/c/d/e Fourth", "GET /a/b/c/{y} Fifth");
        test.Tree.Seal();
        Assert.Equal(
            """
            /
            └─ a             GET Third
               └─ b
                  ├─ c
                  │  ├─ d     GET First
                  │  │  └─ e  GET Fourth
                  │  └─ {y}   GET Fifth
                  └─ x        GET Second
            """.Replace(" ", "", StringComparison.Ordinal),
            test.Tree.Print().Replace(" ", "", StringComparison.Ordinal).TrimEnd(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Flags_say_what_a_node_has()
    {
        TestTree test = new();
        test.Insert("GET /a/{x}", "GET /a/{*rest}", "GET /a/b");
        Assert.Equal(NodeFlags.Root | NodeFlags.HasStaticChildren | NodeFlags.Dirty, test.Tree.Root.Flags);
        test.Tree.Seal();
        Assert.Equal(NodeFlags.Root | NodeFlags.HasStaticChildren | NodeFlags.Sealed, test.Tree.Root.Flags);
        Assert.Equal(
            NodeFlags.HasStaticChildren | NodeFlags.HasPatternChildren | NodeFlags.HasParameters | NodeFlags.HasWildcard | NodeFlags.Sealed,
            test.Node("a").Flags);
        Assert.Equal(NodeFlags.Leaf | NodeFlags.Sealed, test.Node("a", "b").Flags);
        Assert.Equal(NodeFlags.Leaf | NodeFlags.Sealed, test.Node("a", "{x}").Flags);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(300)]
    [InlineData(3000)]
    public void Sealing_sorts_static_children_by_id(int count)
    {
        TestTree test = new();
        test.Insert(Enumerable.Range(0, count).Select(i => $"GET /first/{i}"));
        test.Insert(Enumerable.Range(0, count).Select(i => $"GET /second/{count - 1 - i}"));
        test.Tree.Seal();
        StaticChildren children = test.Node("second").Statics!;
        Assert.Equal(count, children.Count);
        Assert.Equal(children.Keys.ToArray().Order(), children.Keys.ToArray());
        for (int i = 0; i < children.Count; i++)
        {
            Assert.Equal(children.Keys[i], children.Nodes[i].Edge.Ids[0]);
            Assert.Equal(i, children.Find(children.Keys[i], children.Nodes[i].Edge.Texts[0]));
        }

        Assert.Equal(-1, children.Find(ushort.MaxValue, "x"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    public void Literals_that_agree_at_both_ends_stay_apart(int count)
    {
        string[] literals = [.. Enumerable.Range(0, count).Select(i => $"12345678-{i:00}-12345678")];
        TestTree test = new();
        test.Insert(literals.Select(literal => $"GET /{literal} {literal}"));
        test.Insert(literals.Select(literal => $"POST /{literal} {literal}"));
        test.Tree.Seal();
        test.Insert(literals.Select(literal => $"PUT /{literal} {literal}"));
        Assert.Equal(count, test.Ids.Select(ids => ids[0]).Distinct().Count());
        Assert.Equal(count, test.Tree.Root.Statics!.Count);
        Assert.All(literals, literal => Assert.Equal(3, test.Node(literal).Terminals.Length));
    }

    [Fact]
    public void Case_counts_only_where_it_should()
    {
        string[] lines = ["GET /Users", "POST /users", "GET /v{x}", "POST /V{x}"];
        TestTree insensitive = TestTree.Sealed(lines);
        Assert.Equal(["Users", "V{x}"], TestTree.Children(insensitive.Tree.Root).Select(child => child.Label));
        TestTree sensitive = new(caseSensitive: true);
        sensitive.Insert(lines);
        Assert.Equal(["Users", "users", "v{x}", "V{x}"], TestTree.Children(sensitive.Tree.Root).Select(child => child.Label));
    }

    [Fact]
    public void Patterns_are_tried_from_the_most_specific_on()
    {
        TestTree test = TestTree.Sealed(
            "GET /{*all}", "GET /{*some:minlength(3)}", "GET /{any}", "GET /{n:int}", "GET /{n:int:min(1)}", "GET /v{x}", "GET /{a}-{b}", "GET /version{x}", "GET /v{x:int}");
        PatternChildren patterns = test.Tree.Root.Patterns!;
        Assert.Equal(
            ["v{x:int}", "version{x}", "v{x}", "{a}-{b}", "{n:int:min(1)}", "{n:int}", "{any}", "{*some:minlength(3)}", "{*all}"],
            patterns.Labels.ToArray());
        Assert.Equal(patterns.Metadata.ToArray().Select(data => data.Score).OrderDescending(), patterns.Metadata.ToArray().Select(data => data.Score));
        for (int i = 0; i < patterns.Count; i++)
        {
            Assert.Equal(i, patterns.Find(patterns.Patterns[i]));
        }
    }

    [Fact]
    public void Equal_scores_stay_in_the_order_of_insertion()
    {
        string[] guards = ["int", "bool", "guid", "alpha", "long", "double", "float", "decimal", "datetime", "file", "nonfile", "required"];
        TestTree test = TestTree.Sealed(guards.Select(guard => $"GET /{{x:{guard}}}"));
        Assert.Equal(guards.Select(guard => $"{{x:{guard}}}"), test.Tree.Root.Patterns!.Labels.ToArray());
    }

    [Theory]
    [InlineData("{x}", 2, 1, 0)]
    [InlineData("{*x}", 0, 0, 0)]
    [InlineData("{*x:int}", 1, 0, 0)]
    [InlineData("{x:length(7)}", 3, 7, 0)]
    [InlineData("{x:minlength(999)}", 3, 255, 0)]
    [InlineData("v{x}-end", 3, 6, 4)]
    [InlineData("{x}.{y?}", 3, 1, 0)]
    public void Metadata_tells_kind_and_lengths(string segment, int kind, int minimum, int last)
    {
        PatternMetadata metadata = TestTree.Sealed($"GET /{segment}").Tree.Root.Patterns!.Metadata[0];
        Assert.Equal((kind, minimum, last), (metadata.Score >> 14, (int)metadata.MinimumLength, (int)metadata.LastLiteralLength));
    }

    [Fact]
    public void Metadata_saturates()
    {
        PatternMetadata metadata = TestTree.Sealed($"GET /{{x}}{new string('a', 300)}").Tree.Root.Patterns!.Metadata[0];
        Assert.Equal(new PatternMetadata((3 << 14) | (1 << 13) | 255, 255, 255), metadata);
    }

    [Fact]
    public void Names_and_the_order_of_constraints_make_no_new_pattern_but_guards_and_texts_do()
    {
        TestTree test = TestTree.Sealed(
            "A /{x:int:min(2)}", "B /{y:min(2):int}", "C /{y:min(2):int:min(2)}", "D /{y:min(3):int}", "E /{x}-{y:int}", "F /{a}-{b:int}", "G /{a}_{b:int}", "H /{a}.{b}", "I /{a}.{b?}");
        Assert.Equal(6, test.Tree.Root.Patterns!.Count);
        Assert.Equal((3, 6), (test.Tree.ShapeHits, test.Tree.ShapeMisses));
        Assert.Equal(3, test.Node("{x:int:min(2)}").Terminals.Length);
    }

    [Fact]
    public void The_first_literal_narrows_the_patterns()
    {
        TestTree test = TestTree.Sealed("GET /v{x}", "GET /Very{x}", "GET /w{x}", "GET /{x}", "GET /{x}-{y}");
        FirstLiteralIndex index = test.Tree.Root.Patterns!.FirstLiterals!;
        string[] labels = test.Tree.Root.Patterns.Labels.ToArray();
        Assert.Equal(["Very{x}", "v{x}"], index.StartingLike("V1").Select(i => labels[i]));
        Assert.Equal(["w{x}"], index.StartingLike("w").Select(i => labels[i]));
        Assert.Empty(index.StartingLike("x"));
        Assert.Equal(["{x}-{y}", "{x}"], index.Others.Select(i => labels[i]));
        Assert.Null(TestTree.Sealed("GET /{x}").Tree.Root.Patterns!.FirstLiterals);
    }

    [Fact]
    public void Sealing_again_indexes_only_what_has_changed()
    {
        TestTree test = new();
        test.Insert("GET /a/{x}/b", "GET /a/{x}/c", "GET /d/{x}/e/f", "GET /g/h/i");
        // The root, a, {x}, b, c, d, {x}, e/f, g/h/i.
        Assert.Equal(9, test.Tree.Seal());
        Assert.Equal(0, test.Tree.Seal());

        test.Insert("POST /a/{y}/b");
        Assert.True(test.Tree.Root.Has(NodeFlags.Dirty));
        Assert.True(test.Tree.Root.Has(NodeFlags.Sealed));
        Assert.False(test.Node("d").Has(NodeFlags.Dirty));
        Assert.Equal(1, test.Tree.Seal());

        // {x} has a new child, which has one more.
        test.Insert("GET /d/{x}/new/{y}");
        Assert.Equal(3, test.Tree.Seal());

        // The edge is divided: g/h and z are new, i has only a shorter way in, and the root keeps its key.
        test.Insert("GET /g/h/z");
        Assert.Equal(2, test.Tree.Seal());
        Assert.All(test.Nodes(), node => Assert.Equal(NodeFlags.Sealed, node.Flags & (NodeFlags.Sealed | NodeFlags.Dirty)));
    }

    [Fact]
    public void Walking_a_deep_chain_needs_no_deep_stack()
    {
        string chain = string.Concat(Enumerable.Repeat("/a", 4000));
        TestTree test = new();
        test.Insert($"GET {chain}", $"GET {chain}/b");
        Assert.Equal(4002, test.Nodes().Count());
        Assert.Equal(3999, test.Tree.Compress());
        Assert.Equal(3, test.Tree.Seal());
        Assert.Equal(test.Ids, test.Tree.Routes().OrderBy(route => route.Route).Select(route => route.Ids));

        test.Insert(Enumerable.Range(1, 40).Select(i => $"POST {chain[..(200 * i)]}"));
        test.Tree.Seal();
        Assert.Equal(test.Ids, test.Tree.Routes().OrderBy(route => route.Route).Select(route => route.Ids));
    }

    [Fact]
    public void Patterns_by_the_thousand_are_found_by_shape()
    {
        TestTree test = new();
        test.Insert(Enumerable.Range(0, 5000).Select(i => $"GET /{{x:min({i})}}"));
        test.Insert(Enumerable.Range(0, 5000).Select(i => $"POST /{{y:min({i})}}"));
        test.Insert(Enumerable.Range(0, 5000).Select(i => $"GET /p{i}{{y}}"));
        Assert.Equal(10_000, test.Tree.Root.Patterns!.Count);
        Assert.Equal(10_001, test.Tree.Seal());
        Assert.Equal((5000, 10_000), (test.Tree.ShapeHits, test.Tree.ShapeMisses));
    }
}
