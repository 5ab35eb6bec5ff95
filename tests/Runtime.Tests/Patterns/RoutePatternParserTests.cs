using System;
using System.Linq;
using Bunner.Core.Patterns;
using Xunit;

namespace Runtime.Tests.Patterns;

public class RoutePatternParserTests
{
    [Theory]
    // Prefixes and slashes
    [InlineData("", "")]
    [InlineData("/", "")]
    [InlineData("~/", "")]
    [InlineData("a", "[a]")]
    [InlineData("/a", "[a]")]
    [InlineData("~/a", "[a]")]
    [InlineData("/a~", "[a~]")]
    [InlineData("/~/a", "[~] / [a]")]
    [InlineData("/a/b/", "[a] / [b]")]
    // Literals
    [InlineData("/a b/%2F/ü/*", "[a b] / [%2F] / [ü] / [*]")]
    [InlineData("/{{a}}", "[{a}]")]
    [InlineData("/{{{{", "[{{]")]
    [InlineData("/{{{a}-}}", "[{] {a} [-}]")]
    [InlineData("/a:b=c(d)", "[a:b=c(d)]")]
    // Parameters
    [InlineData("/{a}", "{a}")]
    [InlineData("/{a?}", "{a optional}")]
    [InlineData("/{a?}/b", "{a optional} / [b]")]
    [InlineData("/{*a}", "{a catch-all}")]
    [InlineData("/{**a}", "{a catch-all raw}")]
    [InlineData("/{**a:int}/", "{a catch-all raw <int>}")]
    [InlineData("/{*a=x/y}", "{a catch-all default<x/y>}")]
    [InlineData("/{a b}", "{a b}")]
    [InlineData("/{ä}/{Ä1}", "{ä} / {Ä1}")]
    [InlineData("/{a-b_c.d}", "{a-b_c.d}")]
    // Defaults
    [InlineData("/{a=b}", "{a default<b>}")]
    [InlineData("/{a=}", "{a default<>}")]
    [InlineData("/{a==}", "{a default<=>}")]
    [InlineData("/{a=b:c}", "{a default<b:c>}")]
    [InlineData("/{a:int=5}", "{a default<5> <int>}")]
    [InlineData("/{a={{}}}", "{a default<{}>}")]
    // Constraints
    [InlineData("/{a:int}", "{a <int>}")]
    [InlineData("/{a:int?}", "{a optional <int>}")]
    [InlineData("/{a:int:min(5)}", "{a <int> <min(5)>}")]
    [InlineData("/{a:}", "{a}")]
    [InlineData("/{a::::int}", "{a <int>}")]
    [InlineData("/{a: int }", "{a < int >}")]
    [InlineData("/{a:int()}", "{a <int()>}")]
    [InlineData("/{a:range(1,5)=3}", "{a default<3> <range(1,5)>}")]
    [InlineData("/{a:regex(^(x|y)$)}", "{a <regex(^(x|y)$)>}")]
    [InlineData("/{a:regex(^\\d{{3}}$)}", "{a <regex(^\\d{3}$)>}")]
    [InlineData("/{a:regex(x/y)}/b", "{a <regex(x/y)>} / [b]")]
    [InlineData("/{a:regex(b?)}", "{a <regex(b?)>}")]
    [InlineData("/{a:regex(b:c=d)=e}", "{a default<e> <regex(b:c=d)>}")]
    [InlineData("/{a:regex(b))}", "{a <regex(b))>}")]
    [InlineData("/{a:regex(b)c)}", "{a <regex(b)c)>}")]
    [InlineData("/{a:regex(b:c):int}", "{a <regex(b:c)> <int>}")]
    // A parenthesis that a colon jumped to does not end its constraint (as in ASP.NET Core).
    [InlineData("/{a:regex(b:c):min(1)}", "{a <regex(b:c):min(1)>}")]
    [InlineData("/{a:int(:long}", "{a <int(> <long>}")]
    [InlineData("/{a:int(=5}", "{a default<5> <int(>}")]
    [InlineData("/{a:int)}", "{a <int)>}")]
    // Names may begin with a delimiter, and have parentheses
    [InlineData("/{:}", "{:}")]
    [InlineData("/{=}", "{=}")]
    [InlineData("/{::int}", "{: <int>}")]
    [InlineData("/{=:int}", "{= default<:int>}")]
    [InlineData("/{a(}", "{a(}")]
    [InlineData("/{a(:int}", "{a( <(> <int>}")]
    // Mixed segments
    [InlineData("/{a}.{b}", "{a} [.] {b}")]
    [InlineData("/{a}.{b?}", "{a} [.] {b optional}")]
    [InlineData("/.{b?}", "[.] {b optional}")]
    [InlineData("/v{major:int}.{minor:int}x", "[v] {major <int>} [.] {minor <int>} [x]")]
    [InlineData("/a{b=c}d", "[a] {b default<c>} [d]")]
    public void Reads_every_part(string template, string expected)
    {
        RoutePatternParseResult result = RoutePatternParser.Parse(template);

        Assert.Empty(result.Errors);
        Assert.Equal(expected, PatternPrinter.Print(result.Pattern!));
        Assert.Equal(template, result.Pattern!.Text);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("/", false)]
    [InlineData("~/", false)]
    [InlineData("/a", false)]
    [InlineData("/a/", true)]
    [InlineData("a/", true)]
    [InlineData("/{a}/", true)]
    public void Knows_a_trailing_slash(string template, bool expected)
        => Assert.Equal(expected, Parse(template).HasTrailingSlash);

    [Fact]
    public void Tells_the_shapes_of_segments_apart()
    {
        RoutePattern pattern = Parse("/a/{b}/c{d}");

        Assert.Equal([true, false, false], pattern.Segments.Select(static segment => segment.IsLiteral));
        Assert.Equal([false, true, false], pattern.Segments.Select(static segment => segment.IsParameter));
        Assert.Equal([false, false, true], pattern.Segments.Select(static segment => segment.IsMixed));
    }

    [Fact]
    public void Numbers_parameters_from_left_to_right()
    {
        RoutePattern pattern = Parse("/{a}/x{b}-{c}/{*d}");

        Assert.Equal(["a", "b", "c", "d"], pattern.Parameters.Select(static part => part.Name));
        Assert.Equal([0, 1, 2, 3], pattern.Parameters.Select(static part => part.Index));
        Assert.Same(pattern.Segments[1].Parts[3], pattern.Parameters[2]);
    }

    [Fact]
    public void Keeps_the_range_of_everything()
    {
        const string Template = "~/ab/x{one:int:range(1,5)=3}{{y/{*two}";
        RoutePattern pattern = Parse(Template);
        ParameterPart one = pattern.Parameters[0];
        ParameterPart two = pattern.Parameters[1];

        Assert.Equal(["ab", "x{one:int:range(1,5)=3}{{y", "{*two}"], pattern.Segments.Select(segment => Cut(segment.Range)));
        Assert.Equal(["x", "{one:int:range(1,5)=3}", "{{y"], pattern.Segments[1].Parts.Select(part => Cut(part.Range)));
        Assert.Equal("one", Cut(one.NameRange));
        Assert.Equal("two", Cut(two.NameRange));
        Assert.Equal("3", Cut(one.DefaultRange));
        Assert.Equal(["int", "range(1,5)"], one.Constraints.Select(constraint => Cut(constraint.Range)));
        Assert.Equal(["", "1,5"], one.Constraints.Select(constraint => Cut(constraint.ArgumentRange)));
        Assert.Equal(Template.IndexOf(":range", StringComparison.Ordinal), one.Constraints[0].ArgumentRange.Start);

        static string Cut(TextRange range) => Template.Substring(range.Start, range.Length);
    }

    [Fact]
    public void Keeps_ranges_where_braces_are_escaped()
    {
        const string Template = "/{a:regex(^[{{]\\d{{2}}$):alpha=}}{{x}";
        ParameterPart part = Parse(Template).Parameters[0];

        Assert.Equal("}{x", part.Default);
        Assert.Equal("}}{{x", Cut(part.DefaultRange));
        Assert.Equal("^[{]\\d{2}$", part.Constraints[0].Argument);
        Assert.Equal("^[{{]\\d{{2}}$", Cut(part.Constraints[0].ArgumentRange));
        Assert.Equal("regex(^[{{]\\d{{2}}$)", Cut(part.Constraints[0].Range));
        Assert.Equal("alpha", Cut(part.Constraints[1].Range));

        static string Cut(TextRange range) => Template.Substring(range.Start, range.Length);
    }

    [Fact]
    public void Refuses_null() => Assert.Throws<ArgumentNullException>(static () => RoutePatternParser.Parse(null!));

    private static RoutePattern Parse(string template)
    {
        RoutePatternParseResult result = RoutePatternParser.Parse(template);
        Assert.Empty(result.Errors);
        return result.Pattern!;
    }
}
