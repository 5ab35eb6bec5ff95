using System;
using Bunner;
using Xunit;

namespace Runtime.Tests.Dynamic;

/// <summary>Constraints of one's own: which names a router takes, and what it says to a template that names none of them.</summary>
public sealed class ConstraintOptionTests
{
    [Theory]
    [InlineData("int", "'int' is a constraint of Bunner's own")]
    [InlineData("ALPHA", "'ALPHA' is a constraint of Bunner's own")]
    [InlineData("regex", "'regex' is a constraint of Bunner's own")]
    [InlineData("", "name is empty")]
    [InlineData("a:b", "No template can name the constraint 'a:b'")]
    [InlineData("a=b", "No template can name the constraint 'a=b'")]
    [InlineData("a(b)", "No template can name the constraint 'a(b)'")]
    [InlineData("?", "No template can name the constraint '?'")]
    [InlineData("even?", "No template can name the constraint 'even?'")]
    public void A_name_that_no_template_can_mean_is_refused(string name, string message)
    {
        RouterOptions options = new() { Constraints = { ["fine"] = static _ => true, [name] = static _ => true } };

        ArgumentException error = Assert.Throws<ArgumentException>(nameof(RouterOptions.Constraints), () => new DynamicRouter<int>(options));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_too_long_for_any_template_is_refused_and_quoted_in_part()
    {
        RouterOptions options = new() { Constraints = { [new string('x', 9000)] = static _ => true } };

        ArgumentException error = Assert.Throws<ArgumentException>(nameof(RouterOptions.Constraints), () => new DynamicRouter<int>(options));

        Assert.InRange(error.Message.Length, 50, 500);
    }

    [Fact]
    public void A_constraint_without_a_function_is_refused()
    {
        RouterOptions options = new() { Constraints = { ["even"] = null! } };

        ArgumentException error = Assert.Throws<ArgumentException>(nameof(RouterOptions.Constraints), () => new DynamicRouter<int>(options));

        Assert.Contains("'even' has no function", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("even")]
    [InlineData("slug-2.x")]
    [InlineData("größe")]
    [InlineData("a/b")]
    [InlineData("{x}")]
    [InlineData("*")]
    [InlineData(" even ")]
    [InlineData("\u212A")]
    [InlineData("\u0130x")]
    public void A_name_that_a_template_can_have_works(string name)
    {
        DynamicRouter<int> router = new(new RouterOptions { Constraints = { [name] = static value => value.Length == 2 } });
        string escaped = name.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

        router.Add("GET", "/{x:" + escaped + "}", 1);

        for (int i = 0; i < 2; i++)
        {
            Assert.True(router.TryMatch("GET", "/ab", out _, out _));
            Assert.False(router.TryMatch("GET", "/abc", out _, out _));
            router.Seal();
        }
    }

    [Theory]
    [InlineData("itn", "Did you mean 'int'?")]
    [InlineData("integer", "Did you mean 'int'?")]
    [InlineData("uuid", "Did you mean 'guid'?")]
    [InlineData("Boolean", "Did you mean 'bool'?")]
    [InlineData("minlenght(3)", "Did you mean 'minlength'?")]
    [InlineData("evn", "Did you mean 'even'?")]
    [InlineData(" even", "Write 'even' without spaces.")]
    [InlineData("string", "takes any text")]
    [InlineData("nothing-like-it", "Use one of alpha, bool, datetime, ")]
    [InlineData("nothing-like-it", "or even, odd of your own")]
    public void An_unknown_constraint_is_told_with_what_there_is(string constraint, string advice)
    {
        DynamicRouter<int> router = new(new RouterOptions { Constraints = { ["odd"] = static _ => true, ["even"] = static _ => true } });

        Assert.False(router.TryAdd("GET", "/{x:" + constraint + "}", 1, out RouterError? error));

        Assert.Equal(RouterErrorCode.UnknownConstraint, error.Code);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.True(constraint is " even" or "string" || error.Message.Contains("RouterOptions.Constraints", StringComparison.Ordinal), error.Message);
    }

    [Fact]
    public void However_many_constraints_there_are_the_message_stays_short()
    {
        RouterOptions options = new();
        for (int i = 0; i < 1000; i++)
        {
            options.Constraints.Add($"mine{i:D4}", static _ => true);
        }

        DynamicRouter<int> router = new(options);
        Assert.False(router.TryAdd("GET", "/{x:" + new string('q', 5000) + "}", 1, out RouterError? error));
        Assert.InRange(error.Message.Length, 100, 1000);
        Assert.Contains("and 990 more", error.Message, StringComparison.Ordinal);
    }
}
