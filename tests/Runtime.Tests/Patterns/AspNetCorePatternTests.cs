using System;
using System.Linq;
using Bunner.Core.Patterns;
using Microsoft.AspNetCore.Routing.Patterns;
using Xunit;
using AspNetCorePattern = Microsoft.AspNetCore.Routing.Patterns.RoutePattern;
using RoutePattern = Bunner.Core.Patterns.RoutePattern;

namespace Runtime.Tests.Patterns;

/// <summary>ASP.NET Core's own parser takes and refuses the same templates and finds the same parts.</summary>
public class AspNetCorePatternTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Agrees_on_likely_templates(int seed)
    {
        RandomTemplates templates = new(seed);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++)
        {
            accepted += Compare(templates.Likely()) ? 1 : 0;
        }

        // Neither side of the comparison may be empty.
        Assert.InRange(accepted, 4_000, 16_000);
    }

    [Theory]
    [InlineData(4, 12)]
    [InlineData(5, 24)]
    public void Agrees_on_noise(int seed, int maximumLength)
    {
        RandomTemplates templates = new(seed);
        int accepted = 0;
        for (int i = 0; i < 30_000; i++)
        {
            accepted += Compare(templates.Noise(maximumLength)) ? 1 : 0;
        }

        Assert.InRange(accepted, 100, 29_900);
    }

    [Fact]
    public void Agrees_on_every_short_inside_of_a_parameter()
    {
        const string Alphabet = "a:=()*?";
        int accepted = 0;
        for (int length = 0; length <= 6; length++)
        {
            int count = (int)Math.Pow(Alphabet.Length, length);
            for (int number = 0; number < count; number++)
            {
                string inside = string.Create(length, number, static (span, rest) =>
                {
                    foreach (ref char c in span)
                    {
                        c = Alphabet[rest % Alphabet.Length];
                        rest /= Alphabet.Length;
                    }
                });
                accepted += Compare("/{" + inside + "}") ? 1 : 0;
            }
        }

        Assert.InRange(accepted, 10_000, 130_000);
    }

    [Fact]
    public void Bunner_has_limits_of_its_own()
    {
        string manyParameters = "/" + string.Join('-', Enumerable.Range(0, 65).Select(static i => $"{{p{i}}}"));
        string longTemplate = "/" + new string('a', RoutePatternParser.MaximumLength);

        Assert.NotNull(RoutePatternFactory.Parse(manyParameters));
        Assert.Null(RoutePatternParser.Parse(manyParameters).Pattern);
        Assert.NotNull(RoutePatternFactory.Parse(longTemplate));
        Assert.Null(RoutePatternParser.Parse(longTemplate).Pattern);
    }

    [Fact]
    public void Bunner_takes_more_than_28_segments()
    {
        string template = string.Concat(Enumerable.Repeat("/a", 29));

        Assert.Throws<InvalidOperationException>(() => RoutePatternFactory.Parse(template));
        Assert.Equal(29, RoutePatternParser.Parse(template).Pattern!.Segments.Length);
    }

    /// <returns>Whether both accept the template.</returns>
    private static bool Compare(string template)
    {
        string? expected;
        try
        {
            expected = Print(RoutePatternFactory.Parse(template));
        }
        catch (RoutePatternException)
        {
            expected = null;
        }

        RoutePattern? pattern = RoutePatternParser.Parse(template).Pattern;
        string? actual = pattern is null ? null : PatternPrinter.Print(pattern);
        if (actual != expected)
        {
            Assert.Fail($"Template: {template}\nASP.NET Core: {expected ?? "refuses"}\nBunner:       {actual ?? "refuses"}");
        }

        return actual is not null;
    }

    private static string Print(AspNetCorePattern pattern)
        => string.Join(" / ", pattern.PathSegments.Select(static segment => string.Join(" ", segment.Parts.Select(Print))));

    private static string Print(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => $"[{literal.Content}]",
        RoutePatternSeparatorPart separator => $"[{separator.Content}]",
        RoutePatternParameterPart parameter => PatternPrinter.Parameter(
            parameter.Name,
            parameter.IsOptional,
            parameter.IsCatchAll,
            parameter.EncodeSlashes,
            (string?)parameter.Default,
            parameter.ParameterPolicies.Select(static policy => policy.Content!)),
        _ => throw new InvalidOperationException(part.GetType().Name),
    };
}
