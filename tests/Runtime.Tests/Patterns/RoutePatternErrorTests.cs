using System.Linq;
using Bunner.Core.Patterns;
using Xunit;

namespace Runtime.Tests.Patterns;

public class RoutePatternErrorTests
{
    [Theory]
    [InlineData("«~»", nameof(RoutePatternErrorCode.TildeWithoutSlash))]
    [InlineData("«~»a/b", nameof(RoutePatternErrorCode.TildeWithoutSlash))]
    [InlineData("/«/»", nameof(RoutePatternErrorCode.EmptySegment))]
    [InlineData("~/«/»a", nameof(RoutePatternErrorCode.EmptySegment))]
    [InlineData("/a/«/»b", nameof(RoutePatternErrorCode.EmptySegment))]
    [InlineData("/a/«/»", nameof(RoutePatternErrorCode.EmptySegment))]
    [InlineData("/a/«{»", nameof(RoutePatternErrorCode.UnclosedParameter))]
    [InlineData("/a«{»b", nameof(RoutePatternErrorCode.UnclosedParameter))]
    [InlineData("/{{«{»a}}", nameof(RoutePatternErrorCode.UnclosedParameter))]
    [InlineData("/«{»}}", nameof(RoutePatternErrorCode.UnclosedParameter))]
    [InlineData("/«{»a{{", nameof(RoutePatternErrorCode.UnclosedParameter))]
    [InlineData("/{a«{»b}", nameof(RoutePatternErrorCode.UnescapedOpenBrace))]
    [InlineData("/{a«{»", nameof(RoutePatternErrorCode.UnescapedOpenBrace))]
    [InlineData("/{a:regex(^\\d«{»3}$)}", nameof(RoutePatternErrorCode.UnescapedOpenBrace))]
    [InlineData("/a«}»", nameof(RoutePatternErrorCode.UnescapedCloseBrace))]
    [InlineData("/{a}-«}»/b", nameof(RoutePatternErrorCode.UnescapedCloseBrace))]
    [InlineData("/{a:regex(^\\d{{3})«}»", nameof(RoutePatternErrorCode.UnescapedCloseBrace))]
    [InlineData("/a«?»", nameof(RoutePatternErrorCode.QuestionMarkInLiteral))]
    [InlineData("/a«?»b={c}", nameof(RoutePatternErrorCode.QuestionMarkInLiteral))]
    [InlineData("/{a}«?»", nameof(RoutePatternErrorCode.QuestionMarkInLiteral))]
    [InlineData("/«{}»/b", nameof(RoutePatternErrorCode.MissingParameterName))]
    [InlineData("/«{*}»", nameof(RoutePatternErrorCode.MissingParameterName))]
    [InlineData("/«{**}»", nameof(RoutePatternErrorCode.MissingParameterName))]
    [InlineData("/«{?}»", nameof(RoutePatternErrorCode.MissingParameterName))]
    [InlineData("/{«a/b»}", nameof(RoutePatternErrorCode.InvalidParameterName))]
    [InlineData("/{«a?b»:int}", nameof(RoutePatternErrorCode.InvalidParameterName))]
    [InlineData("/{«a*»}", nameof(RoutePatternErrorCode.InvalidParameterName))]
    [InlineData("/{**«*a»}", nameof(RoutePatternErrorCode.InvalidParameterName))]
    [InlineData("/{«a}}b»}", nameof(RoutePatternErrorCode.InvalidParameterName))]
    [InlineData("/{a}/{«a»}", nameof(RoutePatternErrorCode.RepeatedParameterName))]
    [InlineData("/{id}/{b}-{«ID»:int}", nameof(RoutePatternErrorCode.RepeatedParameterName))]
    [InlineData("/{*a«?»}", nameof(RoutePatternErrorCode.OptionalCatchAll))]
    [InlineData("/{**a=b«?»}", nameof(RoutePatternErrorCode.OptionalCatchAll))]
    [InlineData("/{*«?»}", nameof(RoutePatternErrorCode.OptionalCatchAll))]
    [InlineData("/{a=b«?»}", nameof(RoutePatternErrorCode.OptionalWithDefault))]
    [InlineData("/{a:int=«?»}", nameof(RoutePatternErrorCode.OptionalWithDefault))]
    [InlineData("/a«{*b}»", nameof(RoutePatternErrorCode.CatchAllNotAlone))]
    [InlineData("/«{*b}»a/c", nameof(RoutePatternErrorCode.CatchAllNotAlone))]
    [InlineData("/{a}«{*b}»", nameof(RoutePatternErrorCode.CatchAllNotAlone))]
    [InlineData("/«{*a}»/b", nameof(RoutePatternErrorCode.CatchAllNotLast))]
    [InlineData("/«{**a:int}»/b/c", nameof(RoutePatternErrorCode.CatchAllNotLast))]
    [InlineData("/«{a?}»b", nameof(RoutePatternErrorCode.OptionalNotLastInSegment))]
    [InlineData("/x.«{a?}».{b}", nameof(RoutePatternErrorCode.OptionalNotLastInSegment))]
    [InlineData("/«{a?}»{b}", nameof(RoutePatternErrorCode.OptionalNotLastInSegment))]
    [InlineData("/{a}-«{b?}»", nameof(RoutePatternErrorCode.OptionalNotAfterPeriod))]
    [InlineData("/a.«{b?}»", nameof(RoutePatternErrorCode.OptionalNotAfterPeriod))]
    [InlineData("/{a}..«{b?}»", nameof(RoutePatternErrorCode.OptionalNotAfterPeriod))]
    [InlineData("/{a}«{b}»", nameof(RoutePatternErrorCode.AdjacentParameters))]
    [InlineData("/{a}«{b?}»", nameof(RoutePatternErrorCode.AdjacentParameters))]
    [InlineData("/x{a}«{b}»y/c", nameof(RoutePatternErrorCode.AdjacentParameters))]
    public void Points_at_the_mistake(string marked, string code)
    {
        string template = MarkedTemplate.Read(marked, out _);
        RoutePatternParseResult result = RoutePatternParser.Parse(template);

        Assert.Null(result.Pattern);
        RoutePatternError error = Assert.Single(result.Errors);
        Assert.Equal(code, error.Code.ToString());
        Assert.Equal(marked, MarkedTemplate.Mark(template, error.Range));
        Assert.EndsWith(".", error.Message);
    }

    [Fact]
    public void Finds_all_mistakes_at_once()
    {
        RoutePatternParseResult result = RoutePatternParser.Parse("/a?//{}/{b}{c}/x}/{b}");

        Assert.Equal(
            [
                RoutePatternErrorCode.QuestionMarkInLiteral,
                RoutePatternErrorCode.EmptySegment,
                RoutePatternErrorCode.MissingParameterName,
                RoutePatternErrorCode.AdjacentParameters,
                RoutePatternErrorCode.UnescapedCloseBrace,
                RoutePatternErrorCode.RepeatedParameterName,
            ],
            result.Errors.Select(static error => error.Code));
    }

    [Fact]
    public void Takes_the_longest_template_and_refuses_a_longer_one()
    {
        string longest = "/" + new string('a', RoutePatternParser.MaximumLength - 1);
        Assert.Empty(RoutePatternParser.Parse(longest).Errors);

        RoutePatternError error = Assert.Single(RoutePatternParser.Parse(longest + "bc").Errors);

        Assert.Equal(RoutePatternErrorCode.TemplateTooLong, error.Code);
        Assert.Equal(new TextRange(RoutePatternParser.MaximumLength, 2), error.Range);
    }

    [Fact]
    public void Takes_64_parameters_and_points_at_the_next()
    {
        string most = string.Concat(Enumerable.Range(0, 64).Select(static i => $"/{{p{i}}}"));
        Assert.Equal(64, RoutePatternParser.Parse(most).Pattern!.Parameters.Length);

        string template = most + "/{more}/{still}";
        RoutePatternError error = Assert.Single(RoutePatternParser.Parse(template).Errors);

        Assert.Equal(RoutePatternErrorCode.TooManyParameters, error.Code);
        Assert.Equal(most + "/«{more}»/{still}", MarkedTemplate.Mark(template, error.Range));
    }

    [Fact]
    public void Quotes_no_more_than_a_message_can_bear()
    {
        string name = new('n', 8000);
        RoutePatternParseResult result = RoutePatternParser.Parse($"/{{{name}*}}");

        Assert.InRange(Assert.Single(result.Errors).Message.Length, 40, 400);
    }
}
