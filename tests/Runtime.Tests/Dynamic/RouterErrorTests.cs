using System;
using System.Linq;
using Bunner;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>How much a refused change tells.</summary>
public sealed class RouterErrorTests
{
    [Fact]
    public void A_route_is_told_all_that_is_wrong_with_it_from_left_to_right()
    {
        const string Template = "/{a:itn}/b?/{c:min(x)}/{*d:regex([)?}";
        DynamicRouter<int> router = new();

        Assert.False(router.TryAddRange([new("GET", "/good", 1), new("GET", Template, 2), new("G T", "/}", 3)], out RouterErrorList errors));

        Assert.Equal(
            [
                (1, RouterErrorCode.UnknownConstraint, "itn"),
                (1, RouterErrorCode.QuestionMarkInLiteral, "?"),
                (1, RouterErrorCode.InvalidConstraintNumber, "x"),
                (1, RouterErrorCode.InvalidConstraintRegex, "["),
                (1, RouterErrorCode.OptionalCatchAll, "?"),
                (2, RouterErrorCode.InvalidMethod, ""),
            ],
            errors.Select(static error => (error.Index, error.Code, error.Template[error.Range])));
        Assert.Equal(0, errors.Omitted);
        Assert.Equal(0, router.Count);
        RouterException thrown = Assert.Throws<RouterException>(() => router.Add("GET", Template, 1));
        Assert.Equal(errors.Take(5).Select(static error => error with { Index = 0 }), thrown.Errors);
        Assert.EndsWith("(and 4 more)", thrown.Message, StringComparison.Ordinal);
        Assert.False(router.TryAdd("GET", Template, 1, out RouterError? first));
        Assert.Equal(thrown.Error, first);
    }

    [Fact]
    public void An_exception_says_which_route_it_is_and_what_of_it_is_wrong()
    {
        DynamicRouter<int> router = new();

        RouterException batch = Assert.Throws<RouterException>(() => router.AddRange([new("GET", "/a", 1), new("GET", "/b/{x:itn}/{y", 2)]));
        RouterException single = Assert.Throws<RouterException>(() => router.Add("GET", "/b/{x:itn}", 2));
        RouterException elsewhere = Assert.Throws<RouterException>(() => router.Add("G T", "/b", 2));

        Assert.StartsWith("Route 1 of the batch, GET '/b/{x:itn}/{y', at 6..9 'itn': There is no constraint 'itn'.", batch.Message, StringComparison.Ordinal);
        Assert.EndsWith("(and 1 more)", batch.Message, StringComparison.Ordinal);
        Assert.StartsWith("GET '/b/{x:itn}', at 6..9 'itn': There is no constraint 'itn'.", single.Message, StringComparison.Ordinal);
        Assert.StartsWith("G T '/b': ", elsewhere.Message, StringComparison.Ordinal);
        string[] lines = batch.Errors.ToString().Split(Environment.NewLine);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("Route 1 of the batch, GET '/b/{x:itn}/{y', at ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_route_that_is_in_the_way_came_with_the_same_batch_its_place_is_told()
    {
        DynamicRouter<int> router = new();
        router.Add("GET", "/a/{x}", 1);

        DynamicRoute<int>[] batch =
            [new("GET", "/a/{y}", 2), new("GET", "/b", 3), new("PUT", "/c", 4), new("GET", "/a/{y}", 5), new("GET", "/B", 6), new("GET", "/c", 7, Order: 1), new("GET", "/c", 8), new("GET", "/C", 9)];
        RouterException thrown = Assert.Throws<RouterException>(() => router.AddRange(batch));

        Assert.Equal([(0, null), (3, null), (4, 1), (7, 6)], thrown.Errors.Select(static error => (error.Index, error.ConflictingIndex)));
        Assert.All(thrown.Errors, static error => Assert.Equal(RouterErrorCode.Duplicate, error.Code));
        Assert.EndsWith("The other one is route 6 of the batch.", thrown.Errors.ToString(), StringComparison.Ordinal);
        Assert.False(router.TryReplaceRange([new("GET", "/a/{x}")], [new("GET", "/q", 1), new("GET", "/q/", 2)], out RouterErrorList replaced));
        Assert.Equal((2, 1), (Assert.Single(replaced).Index, replaced[0].ConflictingIndex));
    }

    [Fact]
    public void What_an_exception_quotes_is_short_however_long_the_template_is()
    {
        DynamicRouter<int> router = new();

        RouterException thrown = Assert.Throws<RouterException>(() => router.Add("GET", "/" + new string('x', 100_000), 1));

        Assert.Equal(RouterErrorCode.TemplateTooLong, thrown.Error.Code);
        Assert.InRange(thrown.Message.Length, 200, 1_000);
    }

    [Fact]
    public void A_route_that_is_not_there_is_told_with_its_order_and_one_that_is_removed_twice_as_such()
    {
        DynamicRouter<int> router = new();
        router.Add("GET", "/o", 1, order: 1);

        RouterException thrown = Assert.Throws<RouterException>(() => router.RemoveRange([new("GET", "/o"), new("GET", "/o", 1), new("GET", "/o", 1), new("GET", "/o")]));

        Assert.Equal([0, 2, 3], thrown.Errors.Select(static error => error.Index));
        Assert.Contains("There is no route GET '/o' with the order 0. ", thrown.Errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("There is no route GET '/o' with the order 1 any more: the batch removes it at 1 already. ", thrown.Errors[1].Message, StringComparison.Ordinal);
        Assert.Contains("There is no route GET '/o' with the order 0. ", thrown.Errors[2].Message, StringComparison.Ordinal);
        Assert.Equal(1, router.Count);
    }

    [Theory]
    [InlineData("/{a:regex(x}2)}", RouterErrorCode.UnescapedCloseBrace)]
    [InlineData("/{a:itn}-}", RouterErrorCode.UnescapedCloseBrace)]
    [InlineData("/x}{a:itn}", RouterErrorCode.UnescapedCloseBrace)]
    [InlineData("/{a:itn{b}", RouterErrorCode.UnescapedOpenBrace)]
    public void Where_a_brace_is_too_many_nothing_is_said_of_the_constraints_beside_it(string template, RouterErrorCode code)
    {
        DynamicRouter<int> router = new();

        Assert.False(router.TryAddRange([new("GET", template, 1)], out RouterErrorList errors));

        Assert.Equal(code, Assert.Single(errors).Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_many_errors_the_first_hundred_are_told_and_the_others_counted(bool isLoad)
    {
        // 250 templates that cannot be read, and 300 that are there twice.
        DynamicRoute<int>[] routes =
        [
            .. Enumerable.Range(0, 300).Select(static i => new DynamicRoute<int>("GET", $"/a/{i}", i)),
            .. Enumerable.Range(0, 250).Select(static i => new DynamicRoute<int>("GET", $"/{{x:itn}}/{i}", i)),
            .. Enumerable.Range(0, 300).Select(static i => new DynamicRoute<int>("GET", $"/A/{i}", i)),
        ];
        DynamicRouter<int> router = new();
        router.Add("GET", "/kept", 1);

        Assert.False(isLoad ? router.TryLoad(routes, out RouterErrorList errors) : router.TryAddRange(routes, out errors));

        Assert.Equal((RouterErrorList.Limit, 450), (errors.Count, errors.Omitted));
        Assert.Equal(Enumerable.Range(300, 100), errors.Select(static error => error.Index));
        RouterException thrown = Assert.Throws<RouterException>(() => router.AddRange(routes));
        Assert.Equal(450, thrown.Errors.Omitted);
        Assert.EndsWith("(and 549 more)", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(["/kept"], router.Select(static route => route.Template));
        Assert.Empty(router.CheckIntegrity());
    }

    [Fact]
    public void Routes_that_are_not_there_are_counted_too()
    {
        DynamicRouter<int> router = new();

        Assert.False(router.TryReplaceRange(Enumerable.Range(0, 130).Select(static i => new RouteIdentity("GET", $"/{i}")), [new("GET", "/}", 1)], out RouterErrorList errors));

        Assert.Equal((100, 31), (errors.Count, errors.Omitted));
        Assert.Equal((130, RouterErrorCode.UnescapedCloseBrace), (errors[99].Index, errors[99].Code));
        Assert.Throws<ArgumentOutOfRangeException>(() => errors[100]);
    }

    [Fact]
    public void Where_nothing_is_wrong_the_list_is_empty()
    {
        DynamicRouter<int> router = new();

        Assert.True(router.TryAddRange([new("GET", "/a", 1)], out RouterErrorList errors));

        Assert.Empty(errors);
        Assert.Equal((0, 0), (errors.Count, errors.Omitted));
    }
}
