using System;
using System.Linq;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Runtime.Tests.Patterns;
using Xunit;

namespace Runtime.Tests.Guards;

public class GuardCatalogTests
{
    [Theory]
    [InlineData("int", GuardKind.Int)]
    [InlineData("INT", GuardKind.Int)]
    [InlineData("long", GuardKind.Long)]
    [InlineData("bool", GuardKind.Bool)]
    [InlineData("decimal", GuardKind.Decimal)]
    [InlineData("double", GuardKind.Double)]
    [InlineData("float", GuardKind.Float)]
    [InlineData("guid", GuardKind.Guid)]
    [InlineData("DateTime", GuardKind.DateTime)]
    [InlineData("alpha", GuardKind.Alpha)]
    [InlineData("required", GuardKind.Required)]
    [InlineData("file", GuardKind.File)]
    [InlineData("nonfile", GuardKind.NonFile)]
    [InlineData("length(3)", GuardKind.Length, 3, 3)]
    [InlineData("length(3,3)", GuardKind.Length, 3, 3)]
    [InlineData("length( 0 , +7 )", GuardKind.Length, 0, 7)]
    [InlineData("length(\u00A01,\u20032)", GuardKind.Length, 1, 2)]
    [InlineData("minlength(3)", GuardKind.MinLength, 3, int.MaxValue)]
    [InlineData("maxlength( 3 )", GuardKind.MaxLength, 0, 3)]
    [InlineData("min(-5)", GuardKind.Min, -5, long.MaxValue)]
    [InlineData("max(9223372036854775807)", GuardKind.Max, long.MinValue, long.MaxValue)]
    [InlineData("range(-9223372036854775808,-1)", GuardKind.Range, long.MinValue, -1)]
    [InlineData("Range(1,1)", GuardKind.Range, 1, 1)]
    [InlineData("regex(^a{{2}}$)", GuardKind.Regex, 0, 0, "^a{2}$")]
    [InlineData("regex(a,b:c=d)", GuardKind.Regex, 0, 0, "a,b:c=d")]
    [InlineData("regex( )", GuardKind.Regex, 0, 0, " ")]
    [InlineData("regex((?x)a #b)", GuardKind.Regex, 0, 0, "(?x)a #b")]
    [InlineData("regex((?!a)b)", GuardKind.Regex, 0, 0, "(?!a)b")]
    [InlineData("regex((a)\\1)", GuardKind.Regex, 0, 0, "(a)\\1")]
    [InlineData("regex(((a{{1000}}){{1000}}){{1000}})", GuardKind.Regex, 0, 0, "((a{1000}){1000}){1000}")]
    [InlineData("slug", GuardKind.Custom, 0, 0, "slug")]
    [InlineData("Slug", GuardKind.Custom, 0, 0, "slug")]
    public void Gives_every_constraint_its_meaning(string constraint, object kind, long first = 0, long second = 0, string? text = null)
    {
        bool isResolved = TryResolve(constraint, out Guard? guard, out RoutePatternError error);

        Assert.True(isResolved, error.Message);
        Assert.Equal(new Guard((GuardKind)kind, first, second, text), guard);
        Assert.Equal(default, error);
    }

    [Theory]
    [InlineData("«number»", nameof(RoutePatternErrorCode.UnknownConstraint))]
    [InlineData("«number»(5)", nameof(RoutePatternErrorCode.UnknownConstraint))]
    [InlineData("« int »", nameof(RoutePatternErrorCode.UnknownConstraint))]
    [InlineData("«int)»", nameof(RoutePatternErrorCode.UnknownConstraint))]
    [InlineData("«range(1,5»", nameof(RoutePatternErrorCode.UnclosedConstraint))]
    [InlineData("«range(1,5)x»", nameof(RoutePatternErrorCode.UnclosedConstraint))]
    [InlineData("int«()»", nameof(RoutePatternErrorCode.UnexpectedConstraintArgument))]
    [InlineData("alpha«(5)»", nameof(RoutePatternErrorCode.UnexpectedConstraintArgument))]
    [InlineData("slug«(x)»", nameof(RoutePatternErrorCode.UnexpectedConstraintArgument))]
    [InlineData("«min»", nameof(RoutePatternErrorCode.MissingConstraintArgument))]
    [InlineData("«min()»", nameof(RoutePatternErrorCode.MissingConstraintArgument))]
    [InlineData("«length( )»", nameof(RoutePatternErrorCode.MissingConstraintArgument))]
    [InlineData("«range(5)»", nameof(RoutePatternErrorCode.MissingConstraintArgument))]
    [InlineData("«regex»", nameof(RoutePatternErrorCode.MissingConstraintArgument))]
    [InlineData("«regex()»", nameof(RoutePatternErrorCode.MissingConstraintArgument))]
    [InlineData("min(1«,2»)", nameof(RoutePatternErrorCode.TooManyConstraintArguments))]
    [InlineData("length(1,2«,3,4»)", nameof(RoutePatternErrorCode.TooManyConstraintArguments))]
    [InlineData("range(1,2«,»)", nameof(RoutePatternErrorCode.TooManyConstraintArguments))]
    [InlineData("min(«x»)", nameof(RoutePatternErrorCode.InvalidConstraintNumber))]
    [InlineData("min( «1.5» )", nameof(RoutePatternErrorCode.InvalidConstraintNumber))]
    [InlineData("min(«9223372036854775808»)", nameof(RoutePatternErrorCode.InvalidConstraintNumber))]
    [InlineData("min(\u00A0«1»)", nameof(RoutePatternErrorCode.InvalidConstraintNumber))]
    [InlineData("maxlength(«2147483648»)", nameof(RoutePatternErrorCode.InvalidConstraintNumber))]
    [InlineData("range(1, «b»)", nameof(RoutePatternErrorCode.InvalidConstraintNumber))]
    [InlineData("range(«1,»)", nameof(RoutePatternErrorCode.InvalidConstraintNumber))]
    [InlineData("length(«{{5}}»)", nameof(RoutePatternErrorCode.InvalidConstraintNumber))]
    [InlineData("minlength(«-1»)", nameof(RoutePatternErrorCode.NegativeConstraintLength))]
    [InlineData("length(0, «-1»)", nameof(RoutePatternErrorCode.NegativeConstraintLength))]
    [InlineData("range(«5,1»)", nameof(RoutePatternErrorCode.EmptyConstraintRange))]
    [InlineData("length(«5, 2»)", nameof(RoutePatternErrorCode.EmptyConstraintRange))]
    [InlineData("regex(«(»)", nameof(RoutePatternErrorCode.InvalidConstraintRegex))]
    [InlineData("regex(a«)»(b)", nameof(RoutePatternErrorCode.InvalidConstraintRegex))]
    [InlineData("regex(«[{{»)", nameof(RoutePatternErrorCode.InvalidConstraintRegex))]
    [InlineData("regex(a{{2}}«[b»)", nameof(RoutePatternErrorCode.InvalidConstraintRegex))]
    [InlineData("regex(a{{2}}«\\q»b)", nameof(RoutePatternErrorCode.InvalidConstraintRegex))]
    [InlineData("regex(a«{{3,2}}»b)", nameof(RoutePatternErrorCode.InvalidConstraintRegex))]
    [InlineData("regex(«(?!a)(b»)", nameof(RoutePatternErrorCode.InvalidConstraintRegex))]
    public void Points_at_the_mistake(string marked, string code)
    {
        marked = "/{a:" + marked + "}";
        string template = MarkedTemplate.Read(marked, out _);
        ConstraintReference reference = Assert.Single(RoutePatternParser.Parse(template).Pattern!.Parameters[0].Constraints);

        Assert.False(GuardCatalog.TryResolve(reference, IsSlug, out Guard? guard, out RoutePatternError error));
        Assert.Null(guard);
        Assert.Equal(code, error.Code.ToString());
        Assert.Equal(marked, MarkedTemplate.Mark(template, error.Range));
        Assert.NotEmpty(error.Message);
    }

    [Fact]
    public void Messages_say_how_to_mend_it()
    {
        Assert.False(TryResolve("range(5,1)", out _, out RoutePatternError swapped));
        Assert.Equal("No value is between 5 and 1. Write the smaller bound first: 'range(1,5)'.", swapped.Message);

        Assert.False(TryResolve(" int", out _, out RoutePatternError spaced));
        Assert.Equal("There is no constraint ' int'. Write 'int' without spaces.", spaced.Message);

        Assert.False(TryResolve("regex((a)", out _, out RoutePatternError open));
        Assert.Equal("The regular expression does not parse. The '(' has no ')'. (In a template, braces are doubled: '\\d{{3}}'.)", open.Message);
    }

    [Fact]
    public void A_built_in_name_stays_what_it_is()
    {
        ConstraintReference reference = new("INT", null, default, default);

        Assert.True(GuardCatalog.TryResolve(reference, static _ => true, out Guard? guard, out _));
        Assert.Equal(new Guard(GuardKind.Int), guard);
        Assert.True(GuardCatalog.IsBuiltIn("NonFile"));
        Assert.False(GuardCatalog.IsBuiltIn("slug"));
    }

    [Fact]
    public void Names_all_kinds_but_the_custom_one()
    {
        Assert.Equal(Enum.GetValues<GuardKind>().Length - 1, GuardCatalog.Names.Count);
        Assert.Equal(GuardCatalog.Names.Order(StringComparer.Ordinal), GuardCatalog.Names);
    }

    private static bool IsSlug(string name) => name.Equals("slug", StringComparison.OrdinalIgnoreCase);

    private static bool TryResolve(string constraint, out Guard? guard, out RoutePatternError error)
    {
        RoutePatternParseResult result = RoutePatternParser.Parse("/{a:" + constraint + "}");
        return GuardCatalog.TryResolve(Assert.Single(result.Pattern!.Parameters[0].Constraints), IsSlug, out guard, out error);
    }
}
