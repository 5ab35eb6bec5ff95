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
