using System.Collections.Generic;
using System.Linq;
using Bunner.Core.Conflicts;
using Bunner.Core.Tables;
using Xunit;

namespace Runtime.Tests.Conflicts;

/// <summary>What is found, with its example; and what is not, because it is none.</summary>
public sealed class ConflictFinderTests
{
    [Theory]
    [InlineData("GET /orders/{id:int}", "GET /orders/{key:regex([0-9]+)}", "/orders/0")]
    [InlineData("GET /a/{x:int}", "GET /a/{x:min(5)}", "/a/5")]
    [InlineData("GET /a/{x:int}/b", "GET /A/{y:long}/B", "/a/0/b")]
    [InlineData("GET /{x:guid}", "GET /{x:length(36)}", null)]
    [InlineData("GET /{x:decimal}", "GET /{x:double}", "/0")]
    [InlineData("GET /{x:datetime}", "GET /{x:regex(\\d{{4}}-\\d\\d-\\d\\d)}", null)]
    [InlineData("GET /{a}-{b}", "GET /{a}.{b}", null)]
    [InlineData("GET /v{a}", "GET /{a}x", null)]
    [InlineData("GET /{a:int}-{b:int}", "GET /{a}-{b:alpha}x-{c}", null, false)]
    [InlineData("GET /{name}.{ext?}", "GET /x{rest}", null)]
    [InlineData("GET /.{ext?}", "GET /{name}x", null)]
    [InlineData("GET /{*r:file}", "GET /{*r:minlength(3)}", null)]
    [InlineData("GET /{a:int}/{*r}", "GET /{b:min(3)}/{*q}", "/3")]
    [InlineData("GET /a/{b:int}/{c?}", "GET /a/{b:range(3,4)}/{c=1}", "/a/3")]
    [InlineData("GET /a/{b:int} 3", "GET /a/{b:long} 3", "/a/0")]
    [InlineData("GET /{x:regex(a+)}", "GET /{x:regex(A)}", null)]
    [InlineData("GET /{x:bool}", "GET /{x:alpha}", null)]
    public void Routes_that_both_match_a_path(string first, string second, string? example, bool isAmbiguous = true)
    {
        string[] found = ConflictLines.Describe([first, second]);

        if (!isAmbiguous)
        {
            Assert.Empty(found);
            return;
        }

        string one = Assert.Single(found);
        Assert.StartsWith("Ambiguous 1 with 0: /", one, System.StringComparison.Ordinal);
        if (example is not null)
        {
            Assert.Equal("Ambiguous 1 with 0: " + example, one);
        }
    }

    [Theory]
    [InlineData("GET /{x:alpha}", "GET /{x:regex([a-z]+)}")]
    [InlineData("GET /a/{x:regex([0-9]+)}/b", "GET /A/{y:regex(\\d\\d*)}/B")]
    [InlineData("GET /{x:min(1):max(3)}", "GET /{x:range(1,3)}")]
    [InlineData("GET /a/{x:alpha?}", "GET /a/{x:regex([a-z]+)?}")]
    [InlineData("GET /{*x:minlength(1)}", "GET /{*x:required}")]
    [InlineData("GET /v{x:length(1):alpha}", "GET /v{x:regex([a-z])}")]
    public void Routes_that_match_the_same_paths(string first, string second)
    {
        bool isInTable = RouteTableBuilder.Build([ConflictLines.Route(first), ConflictLines.Route(second)], RouterSettings.Default).Problems.IsEmpty;
        string[] found = ConflictLines.Describe([first, second]);

        if (isInTable)
        {
            Assert.StartsWith("Duplicate 1 with 0: /", Assert.Single(found), System.StringComparison.Ordinal);
        }
        else
        {
            Assert.Empty(found);
        }
    }

    [Fact]
    public void Remembering_changes_nothing_but_the_time()
    {
        string[] lines = ["GET /a/{x:int}", "GET /a/{x:regex([0-9]+)}", "GET /b/{x:length(1,5)}", "GET /b/{x:minlength(6)}", "GET /b/{y}", "GET /c/{x:int:alpha}"];
        List<RouteDefinition> routes = [.. lines.Select(ConflictLines.Route)];
        var memory = new ConflictMemory(RouterSettings.Default);
        foreach (long budget in new long[] { 100, 8, 2, 100, 12 })
        {
            ConflictReport fresh = ConflictFinder.Find(routes, RouterSettings.Default, [], budget);
            ConflictReport remembered = ConflictFinder.Find(routes, RouterSettings.Default, [], budget, memory);

            Assert.Equal(fresh.WasCut, remembered.WasCut);
            Assert.Equal(
                fresh.Conflicts.Select(static one => $"{one.Kind} {one.Route} {string.Join(",", one.Others)} {one.Example}"),
                remembered.Conflicts.Select(static one => $"{one.Kind} {one.Route} {string.Join(",", one.Others)} {one.Example}"));
        }
    }

    [Theory]
    [InlineData("GET /a/{x:int}", "GET /a/{x:alpha}")]
    [InlineData("GET /a/{x:int}", "POST /a/{x:long}")]
    [InlineData("GET /a/{x:int}", "GET /a/{x}")]
    [InlineData("GET /a/{x:int}", "GET /b/{x:long}")]
    [InlineData("GET /a/{x:int}", "GET /a/{x:long} 1")]
    [InlineData("GET /a/{x:max(4)}", "GET /a/{x:min(5)}")]
    [InlineData("GET /{x:regex(a+)}", "GET /{x:regex(b+)}")]
    [InlineData("GET /{x:mine}", "GET /{x:int}")]
    [InlineData("GET /{a:int}-{b:int}", "GET /{a:alpha}-{b:int}")]
    [InlineData("GET /{*r:file}", "GET /{*r:nonfile}")]
    [InlineData("GET /{x:length(3)}", "GET /{x:length(4)}")]
    [InlineData("GET /{x:guid}", "GET /{x:length(5)}")]
    [InlineData("GET /{a:int}/x", "GET /{a:int}/y")]
    [InlineData("GET /{name}.{ext:alpha?}", "GET /{x:regex(a\\.1)}")]
    public void Routes_that_cannot_match_the_same_path_or_have_a_rank(string first, string second) =>
        Assert.Empty(ConflictLines.Describe([first, second]));

    [Fact]
    public void Slashes_and_case_keep_routes_apart_if_the_router_says_so()
    {
        string[] slashes = ["GET /a/{x:int}", "GET /a/{x:long}/"];
        Assert.Equal(["Ambiguous 1 with 0: /a/0"], ConflictLines.Describe(slashes));
        Assert.Empty(ConflictLines.Describe(slashes, RouterSettings.Default with { IgnoreTrailingSlash = false }));

        string[] cases = ["GET /a/{x:regex([a-z]+)}", "GET /a/{x:regex([A-Z0-9]+)}"];
        Assert.Single(ConflictLines.Describe(cases));
        Assert.Empty(ConflictLines.Describe(cases, RouterSettings.Default with { CaseSensitive = true }));
    }

    [Theory]
    [InlineData("Unreachable 1 with 0: /a", "GET /{x:minlength(1)}", "GET /{y}")]
    [InlineData("Unreachable 1 with 0: /a", "GET /{x:required}", "GET /{y}")]
    [InlineData("Unreachable 0 with 1: /a/b", "GET /a/b", "GET /a/{x} -1")]
    [InlineData("Unreachable 0 with 1: /a/b", "GET /a/b", "GET /{*all} -1")]
    [InlineData("Unreachable 0 with 1: /a", "GET /a/{*r}", "GET /{*all} -1")]
    [InlineData("Unreachable 2 with 0,1: /a", "GET /{x:length(1,5)}", "GET /{x:minlength(6)}", "GET /{y}")]
    [InlineData("Unreachable 2 with 1,0: /a/a", "GET /{x:file}/b", "GET /{x:nonfile}/b", "GET /{y}/{z:regex(b)}")]
    [InlineData("Unreachable 2 with 0,1: /on", "GET /on", "GET /off", "GET /{x:regex(on|off)}")]
    [InlineData("Unreachable 1 with 0: /a-a", "GET /{x:regex([^/]+)}", "GET /{a}-{b} 1")]
    [InlineData("Unreachable 0 with 1: /5", "GET /{x:range(5,9)} 1", "GET /{x:int}")]
    public void Routes_that_better_ones_hide(string expected, params string[] lines)
    {
        string[] found = ConflictLines.Describe(lines);

        string one = Assert.Single(found);
        Assert.Equal(expected[..expected.IndexOf(' ', expected.IndexOf(' ', System.StringComparison.Ordinal) + 1)], one[..expected.IndexOf(' ', expected.IndexOf(' ', System.StringComparison.Ordinal) + 1)]);
    }

    [Theory]
    [InlineData("GET /{x:length(1,5)}", "GET /{x:minlength(7)}", "GET /{y}")]
    [InlineData("GET /a/{x}", "GET /{*all}")]
    [InlineData("GET /{a}/{*b}", "GET /", "GET /{*all}")]
    [InlineData("GET /on", "GET /off", "GET /{x:regex(on|off|maybe)}")]
    [InlineData("GET /{x:int}", "GET /{x:regex([0-9]+)} 1")]
    [InlineData("GET /a/{x:mine}", "GET /a/{x}")]
    [InlineData("GET /{x:minlength(1)}/a", "GET /{y}/b")]
    [InlineData("GET /{x:minlength(1)}", "POST /{y}")]
    [InlineData("GET /a/{x} -1", "GET /a/{y}/{z?}")]
    public void Routes_that_some_path_reaches(params string[] lines) => Assert.Empty(ConflictLines.Describe(lines));

    [Theory]
    [InlineData("GET /a/{x:int:alpha}")]
    [InlineData("GET /a/{x:min(5):max(4)}")]
    [InlineData("GET /a/{x:length(0)}")]
    [InlineData("GET /a/{x:regex(a/b)}")]
    [InlineData("GET /a/{x:int:maxlength(0)}")]
    [InlineData("GET /a/{x:int:alpha?}")]
    [InlineData("GET /a-{x:bool:int}-b")]
    [InlineData("GET /{*x:file:nonfile}")]
    public void Constraints_that_no_value_passes(string line) => Assert.Equal(["Contradictory 0"], ConflictLines.Describe([line]));

    [Theory]
    [InlineData("GET /a/{x:int:min(3):max(3)}")]
    [InlineData("GET /a/{x:alpha:length(3):regex(a.c)}")]
    [InlineData("GET /a/{x:mine:int}")]
    [InlineData("GET /a/{x:int:regex(\\d+)}")]
    [InlineData("GET /{*x:regex(a/b)}")]
    [InlineData("GET /a/{x:guid:datetime}")]
    public void Constraints_that_some_value_passes(string line) => Assert.Empty(ConflictLines.Describe([line]));
}
