using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Xunit;

namespace Runtime.Tests.Patterns;

/// <summary>Whatever the string: a result, never an exception, with every range inside the template.</summary>
public class RoutePatternFuzzTests
{
    public static TheoryData<string> Shapes => new("{", "}", "{{", "}}", "/", "{a", "a}", "{a}", "{a:(:", "(", ":x(=", "{:regex(", "?", "~", "*", "\0", "\uDC00", "{{}", "/{a?}", "{a=:", "..");

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Any_string_gives_a_result(int seed)
    {
        Random random = new(seed);
        RandomTemplates templates = new(seed);
        for (int i = 0; i < 10_000; i++)
        {
            string template = (i % 3) switch
            {
                0 => templates.Likely(),
                1 => templates.Noise(60),
                _ => string.Create(random.Next(40), random, static (span, source) =>
                {
                    foreach (ref char c in span)
                    {
                        c = (char)source.Next(0x10000);
                    }
                }),
            };
            CheckResult(template, RoutePatternParser.Parse(template));
        }
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void A_parser_of_many_templates_reads_each_as_if_it_were_the_first(int seed)
    {
        Random random = new(seed);
        RandomTemplates templates = new(seed);
        RoutePatternParser parser = new(new SegmentCache());
        string before = "";
        for (int i = 0; i < 20_000; i++)
        {
            // Most begin as the one before does, for that is what the parser makes use of.
            string template = templates.Likely();
            template = random.Next(4) == 0 ? template : string.Concat(before.AsSpan(0, random.Next(Math.Min(before.Length, 60) + 1)), template);
            Assert.Equal(Describe(RoutePatternParser.Parse(template)), Describe(parser.Read(template)));
            before = template;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Long_strings_give_a_result_at_once(string shape)
    {
        string megabyte = string.Concat(Enumerable.Repeat(shape, (1 << 20) / shape.Length));
        RoutePatternError error = Assert.Single(RoutePatternParser.Parse(megabyte).Errors);
        Assert.Equal(RoutePatternErrorCode.TemplateTooLong, error.Code);

        string longest = megabyte[..RoutePatternParser.MaximumLength];
        long start = Stopwatch.GetTimestamp();
        CheckResult(longest, RoutePatternParser.Parse(longest));
        CheckResult("{a:" + longest[..8000] + "}", RoutePatternParser.Parse("{a:" + longest[..8000] + "}"));
        CheckResult("{a:" + longest[..8000] + ")}", RoutePatternParser.Parse("{a:" + longest[..8000] + ")}"));
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    private static string Describe(RoutePatternParseResult result)
    {
        StringBuilder text = new();
        text.AppendJoin('\n', result.Errors);
        foreach (RouteSegment segment in result.Pattern?.Segments ?? [])
        {
            text.Append('\n').Append(segment.Range);
            foreach (RoutePart part in segment.Parts)
            {
                text.Append('|').Append(part.Range).Append(part is LiteralPart literal ? literal.Text : Describe((ParameterPart)part));
            }
        }

        return text.Append('\n').AppendJoin('\n', (result.Pattern?.Parameters ?? []).Select(Describe)).ToString();
    }

    private static string Describe(ParameterPart part) =>
        $"{part.Index} {part.Name} {part.NameRange} {part.IsOptional} {part.IsCatchAll} {part.EncodesSlashes} {part.Default} {part.DefaultRange} {string.Join(' ', part.Constraints)}";

    private static void CheckResult(string template, RoutePatternParseResult result)
    {
        Assert.Equal(result.Pattern is null, result.Errors.Length > 0);
        foreach (RoutePatternError error in result.Errors)
        {
            CheckRange(template, error.Range);
            Assert.NotEmpty(error.Message);
        }

        foreach (ParameterPart part in result.Pattern?.Parameters ?? [])
        {
            CheckRange(template, part.Range);
            CheckRange(template, part.NameRange);
            CheckRange(template, part.DefaultRange);
            foreach (ConstraintReference reference in part.Constraints)
            {
                CheckRange(template, reference.Range);
                CheckRange(template, reference.ArgumentRange);
                CheckGuard(template, reference);
            }
        }
    }

    private static void CheckGuard(string template, ConstraintReference reference)
    {
        bool isResolved = GuardCatalog.TryResolve(reference, static _ => false, out Guard? guard, out RoutePatternError error);
        Assert.Equal(isResolved, guard is not null);
        Assert.Equal(isResolved, error == default);
        CheckRange(template, error.Range);
    }

    private static void CheckRange(string template, TextRange range)
        => Assert.True(range.Start >= 0 && range.Length >= 0 && range.End <= template.Length, $"{range} in a template of {template.Length} characters");
}
