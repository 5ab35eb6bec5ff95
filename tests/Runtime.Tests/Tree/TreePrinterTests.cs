using System;
using System.Linq;
using Bunner.Core.Tables;
using Xunit;

namespace Runtime.Tests.Tree;

public class TreePrinterTests
{
    private static readonly string[] s_routes =
    [
        "GET /users Users_List",
        "POST /users Users_Add",
        "GET /users/{id:int} Users_ById",
        "DELETE /users/{id:int} Users_Remove",
        "GET /users/{userId:int}/notes/recent Notes_Recent",
        "GET /files/{name}.{ext?} Files_Get",
        "GET /files/{folder} Files_List",
        "GET /about/us/team About",
        "GET / Home",
        "GET /{**rest} Fallback",
    ];

    [Fact]
    public void A_tree_is_printed_with_its_fused_edges_patterns_and_routes() =>
        Assert.Equal(
            """
            /                      GET Home
            ├─ about/us/team       GET About
            ├─ files
            │  ├─ {name}.{ext?}    GET Files_Get
            │  └─ {folder}         GET Files_List
            ├─ users               GET Users_List, POST Users_Add
            │  └─ {id:int}         DELETE Users_Remove, GET Users_ById
            │     └─ notes/recent  GET Notes_Recent
            └─ {**rest}            GET Fallback

            """,
            TestTree.Sealed(s_routes).Tree.Print(),
            ignoreLineEndingDifferences: true);

    [Fact]
    public void An_empty_tree_is_its_root() => Assert.Equal("/\n", TestTree.Sealed([]).Tree.Print().Replace(" ", "", StringComparison.Ordinal));

    [Fact]
    public void The_order_of_insertion_changes_nothing()
    {
        string[] routes = [.. s_routes, "GET /USERS/{ID:int}/Notes/old Old", "GET /a/{x:alpha} X", "GET /a/{y:bool} Y", "GET /a/v{z} Z", "GET /a/w{z} W"];
        string expected = TestTree.Sealed(routes).Tree.Print();
        Random random = new(7);
        for (int i = 0; i < 50; i++)
        {
            random.Shuffle(routes);
            Assert.Equal(expected, TestTree.Sealed(routes).Tree.Print());
        }
    }

    [Fact]
    public void Orders_other_than_zero_are_shown()
    {
        TestTree test = new();
        test.Insert(TestTree.Define("GET /a A", order: -2));
        test.Tree.Seal();
        Assert.Contains("GET A (order -2)\n", test.Tree.Print(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_break_a_line_is_escaped()
    {
        TestTree test = new();
        test.Insert(TestTree.Define("GET", "/a\nb\u2028\uD800\u202E😀", "name\r\u0085"));
        test.Tree.Seal();
        string text = test.Tree.Print();
        Assert.Contains("└─ a\\u000Ab\\u2028\\uD800\\u202E😀", text, StringComparison.Ordinal);
        Assert.EndsWith("GET name\\u000D\\u0085\n", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Count(c => c == '\n'));
    }

    [Fact]
    public void Routes_can_be_left_out()
    {
        TestTree test = TestTree.Sealed("GET /a A", "GET /a B");
        Assert.EndsWith("GET A\n", test.Tree.Print(route => route == 0), StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_levels_are_numbered_instead_of_indented()
    {
        TestTree test = TestTree.Sealed(Enumerable.Range(1, 400).Select(depth => $"GET {string.Concat(Enumerable.Repeat("/a", depth))} D{depth}"));
        string text = test.Tree.Print();
        Assert.Equal(401, text.Count(c => c == '\n'));
        Assert.Contains("└─ (400) a", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 400 * 20, 400 * 200);
    }

    [Fact]
    public void A_table_carries_the_tree_of_the_routes_that_are_in_it()
    {
        RouteDefinition[] routes = [TestTree.Define("GET /users/{id} A"), TestTree.Define("GET /users/{x} B"), TestTree.Define("b@d / C")];
        RouteTableImage image = RouteTableBuilder.Build(routes, RouterSettings.Default);
        Assert.Equal(2, image.Problems.Length);
        Assert.Equal(
            """
            /
            └─ users
               └─ {id}  GET A

            """,
            string.Concat(image.Tree.Split('\n').Select(line => line.TrimEnd() + "\n")).Replace("\n\n", "\n", StringComparison.Ordinal),
            ignoreLineEndingDifferences: true);
    }
}
