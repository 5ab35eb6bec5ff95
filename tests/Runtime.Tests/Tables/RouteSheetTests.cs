using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Runtime.Tests.Patterns;
using Xunit;

namespace Runtime.Tests.Tables;

/// <summary>A route that is taken by its shape is what it would be if its template had been parsed.</summary>
public sealed class RouteSheetTests
{
    private static readonly string[] s_texts = ["a", "B1", "é", "items", "{{", "x}", "*", "", "?", "a.b", "\0", "~"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_is_parsed_is_cut_at_the_same_places(int seed)
    {
        RandomTemplates templates = new(seed);
        TemplateOutline outline = new();
        int parsed = 0;
        for (int i = 0; i < 20_000; i++)
        {
            string template = i % 3 == 0 ? templates.Noise(40) : templates.Likely();
            bool isCut = outline.TryRead(template);
            if (RoutePatternParser.Parse(template).Pattern is not { } pattern)
            {
                continue;
            }

            parsed++;
            Assert.True(isCut, template);
            Assert.Equal(pattern.Segments.Select(static segment => segment.Range), outline.Segments.ToArray().Select(static cut => new TextRange(cut.Start, cut.Length)));
            foreach ((RouteSegment segment, OutlineSegment cut) in pattern.Segments.Zip(outline.Segments.ToArray()))
            {
                Assert.True(!cut.IsPlain || (segment.IsLiteral && ((LiteralPart)segment.Parts[0]).Text == template.Substring(cut.Start, cut.Length)), template);
            }
        }

        Assert.InRange(parsed, 4_000, 20_000);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void A_route_of_a_known_shape_is_what_its_template_says(int seed)
    {
        Random random = new(seed);
        RandomTemplates templates = new(seed);
        RouteSheet sheet = new(40_000, RouterSettings.Default);
        List<string> added = [];
        int known = 0;
        while (added.Count < 6_000)
        {
            string template = templates.Likely();
            for (int variant = 0; variant < 6; variant++, template = Vary(template, random))
            {
                RoutePattern? pattern = RoutePatternParser.Parse(template).Pattern;
                string method = random.Next(4) == 0 ? "POST" : "GET";
                if (sheet.TryAdd(method, template, variant / 3, "n"))
                {
                    known++;
                }
                else if (pattern is not null)
                {
                    sheet.Add(new RouteDefinition(method, pattern, [.. pattern.Parameters.Select(static _ => ImmutableArray<Guard>.Empty)], variant / 3, "n"));
                }
                else
                {
                    continue;
                }

                Assert.NotNull(pattern);
                added.Add(template);
                Assert.Equal(Describe(pattern), Describe(sheet, added.Count - 1));
                Assert.Equal((method, variant / 3, template), (sheet.ShapeOf(added.Count - 1).First.Method, sheet.ShapeOf(added.Count - 1).First.Order, sheet.TemplateOf(added.Count - 1)));
            }
        }

        Assert.InRange(known, 1_500, 6_000);
        Assert.Equal(added.Count - known, sheet.Shapes.Count);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void A_template_like_the_last_is_cut_as_it_is_by_itself(int seed)
    {
        Random random = new(seed);
        RandomTemplates templates = new(seed);
        TemplateOutline outline = new(), alone = new();
        int alike = 0;
        for (int i = 0; i < 10_000; i++)
        {
            string kept = templates.Likely(), template = kept;
            if (!outline.TryRead(kept))
            {
                continue;
            }

            for (int variant = 0; variant < 4; variant++)
            {
                template = Vary(template, random);
                outline.Keep();
                int same = kept.AsSpan().CommonPrefixLength(template);
                if (outline.TryReadLikeKept(template, kept, same, out int different))
                {
                    alike++;
                    Assert.True(alone.TryRead(template), template);
                    Assert.Equal(alone.Segments.ToArray(), outline.Segments.ToArray());
                    Assert.Equal((template, alone.Hash, alone.PrefixLength), (outline.Template, outline.Hash, outline.PrefixLength));
                    Assert.True(outline.Segments[different].IsPlain);
                }
                else if (!outline.TryRead(template))
                {
                    break;
                }

                kept = template;
            }
        }

        Assert.InRange(alike, 2_000, 40_000);
    }

    [Theory]
    [InlineData("a/", "~/")]
    [InlineData("a", "~")]
    [InlineData("/a/b", "/a/b/")]
    [InlineData("/a/", "/a")]
    [InlineData("/a/b", "/a/{b}")]
    [InlineData("/a/{b}", "/a/{b}")]
    [InlineData("/a/b", "/a//b")]
    [InlineData("/a/b/c", "/a/x/y/c")]
    [InlineData("/a/b/c", "/a/c")]
    [InlineData("/a/b/{c}", "/a/b?/{c}")]
    [InlineData("/a/b/{c}", "/a/b/{d}")]
    [InlineData("", "a")]
    public void A_template_with_another_cut_is_not_like_the_last(string kept, string template)
    {
        TemplateOutline outline = new();
        Assert.True(outline.TryRead(kept));
        outline.Keep();
        Assert.False(outline.TryReadLikeKept(template, kept, kept.AsSpan().CommonPrefixLength(template), out _));
    }

    [Fact]
    public void Guards_and_longer_templates_are_no_matter_of_the_text()
    {
        RoutePattern pattern = RoutePatternParser.Parse("/a/{x:even}").Pattern!, other = RoutePatternParser.Parse("/b/{x:even}").Pattern!;
        Guard even = new(GuardKind.Custom, 0, 0, "One.Even"), another = new(GuardKind.Custom, 0, 0, "Two.Even");
        RouteSheet sheet = RouteSheet.Of(
            [new("GET", pattern, [[even]], 0, ""), new("GET", other, [[another]], 0, ""), new("GET", pattern, [[another]], 0, ""), new("GET", pattern, [[new Guard(GuardKind.Custom, 0, 0, "Two.Even")]], 0, "")],
            RouterSettings.Default,
            hasLines: true);
        Assert.Equal([0, 1, 1, 1], Enumerable.Range(0, 4).Select(route => sheet.ShapeOf(route).Number));

        RouteSheet limit = new(2, RouterSettings.Default);
        limit.Add(new RouteDefinition("GET", RoutePatternParser.Parse("/a").Pattern!, [], 0, ""));
        Assert.True(limit.TryAdd("GET", "/" + new string('a', RoutePatternParser.MaximumLength - 1), 0, ""));
        Assert.False(limit.TryAdd("GET", "/" + new string('a', RoutePatternParser.MaximumLength), 0, ""));
    }

    /// <summary>The same template with another text in a place where most have a literal.</summary>
    private static string Vary(string template, Random random)
    {
        string[] segments = template.Split('/');
        int at = random.Next(segments.Length);
        segments[at] = segments[at].Contains('{', StringComparison.Ordinal) && random.Next(8) > 0 ? segments[at] : s_texts[random.Next(s_texts.Length)];
        return string.Join('/', segments);
    }

    private static string Describe(RoutePattern pattern) =>
        $"{pattern.HasTrailingSlash} {string.Join('/', pattern.Segments.Select(static segment => segment.IsLiteral ? Fold(((LiteralPart)segment.Parts[0]).Text) : string.Join("", segment.Parts.Select(Describe))))}";

    private static string Describe(RouteSheet sheet, int route)
    {
        RoutePattern first = sheet.ShapeOf(route).First.Pattern;
        int[] literals = sheet.LiteralsOf(route).ToArray();
        return $"{first.HasTrailingSlash} {string.Join('/', first.Segments.Select((segment, i) => literals[i] != 0 ? Fold(sheet.Literals.Numbered(literals[i]).ToString()) : string.Join("", segment.Parts.Select(Describe))))}";
    }

    private static string Describe(RoutePart part) => part is not ParameterPart parameter ? ((LiteralPart)part).Text
        : $"{{{parameter.Index} {parameter.Name} {parameter.IsOptional} {parameter.IsCatchAll} {parameter.EncodesSlashes} {parameter.Default} {string.Join(' ', parameter.Constraints.Select(static one => (one.Name, one.Argument)))}}}";

    private static string Fold(string literal) => literal.ToUpperInvariant();
}
