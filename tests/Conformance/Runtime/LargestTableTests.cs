using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Xunit;

namespace Bunner.Conformance.Runtime;

/// <summary>A table of as many routes as there can be: all are found, and one more is refused without touching the others.</summary>
public sealed class LargestTableTests
{
    private const int Most = 65_535;

    [Fact]
    public void Every_route_of_the_largest_table_is_found()
    {
        var table = new ImageTable(RouteTableBuilder.Build(Routes(Most), RouterSettings.Default));

        Assert.Empty(table.Image.Problems);
        for (int i = 0; i < Most; i++)
        {
            Assert.True(table.TryMatch("GET", PathOf(i), out RouteMatch match), PathOf(i));
            Assert.Equal(i, match.Route.Value);
        }

        Assert.False(table.TryMatch("GET", PathOf(Most), out _));
        Assert.False(table.TryMatch("POST", PathOf(0), out _));
    }

    [Fact]
    public void One_route_more_is_a_typed_problem_and_the_rest_is_as_before()
    {
        RouteTableImage largest = RouteTableBuilder.Build(Routes(Most), RouterSettings.Default);
        var table = new ImageTable(RouteTableBuilder.Build(Routes(Most + 1), RouterSettings.Default));

        TableProblem problem = Assert.Single(table.Image.Problems);
        Assert.Equal(TableProblemCode.TooManyRoutes, problem.Code);
        Assert.Equal(Most, problem.Route);
        Assert.Contains("65,535", problem.Message, StringComparison.Ordinal);
        Assert.Equal(largest.Tree, table.Image.Tree);
        Assert.True(table.TryMatch("GET", PathOf(0), out _));
        Assert.True(table.TryMatch("GET", PathOf(Most - 1), out RouteMatch last));
        Assert.Equal(Most - 1, last.Route.Value);
        Assert.False(table.TryMatch("GET", PathOf(Most), out _));
    }

    // A quarter is static, a quarter has a parameter at the end, a quarter one in the middle and a quarter a constraint.
    private static string TemplateOf(int i) => (i % 4) switch
    {
        0 => $"/area{i / 4 % 64}/item{i / 4}",
        1 => $"/area{i / 4 % 64}/item{i / 4}/{{id}}",
        2 => $"/{{tenant}}/item{i / 4}/edit",
        _ => $"/{{tenant}}/item{i / 4}/{{id:int}}",
    };

    private static string PathOf(int i) => (i % 4) switch
    {
        0 => $"/area{i / 4 % 64}/item{i / 4}",
        1 => $"/area{i / 4 % 64}/item{i / 4}/x",
        2 => $"/t/item{i / 4}/edit",
        _ => $"/t/item{i / 4}/42",
    };

    private static List<RouteDefinition> Routes(int count) =>
    [
        .. Enumerable.Range(0, count).Select(static i =>
        {
            RoutePattern pattern = RoutePatternParser.Parse(TemplateOf(i)).Pattern!;
            return new RouteDefinition(
                "GET",
                pattern,
                [.. pattern.Parameters.Select(static parameter => parameter.Constraints.IsEmpty
                    ? ImmutableArray<Guard>.Empty
                    : [new Guard(GuardKind.Int, 0, 0, null)])],
                Order: 0,
                $"Route{i}");
        }),
    ];

    private sealed class ImageTable(RouteTableImage image) : RouteTable
    {
        public RouteTableImage Image => image;

        protected internal override ReadOnlySpan<ulong> Data => image.Data;

        protected internal override ReadOnlySpan<byte> Text => image.Text;
    }
}
