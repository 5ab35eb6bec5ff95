using System;
using Bunner;
using Xunit;

namespace Runtime.Tests;

/// <summary>What a pattern makes of values that are given, left out or cannot be.</summary>
public sealed class LinkWriterTests
{
    [Theory]
    [InlineData(null, null, null, "/")]
    [InlineData("x", null, null, "/x")]
    [InlineData("x", "y", null, "/x/y")]
    [InlineData("x", "y", "z/w", "/x/y/z/w")]
    [InlineData("x", null, "z", "/x/b/z")]
    [InlineData("x", "", "", "/x")]
    public void What_is_left_out_stands_with_its_default_if_something_behind_it_is_given(string? first, string? second, string? rest, string expected)
    {
        // An empty value is one that was given, and cannot be.
        if (second is "")
        {
            Assert.Throws<ArgumentException>("b", () => new LinkWriter("/{a?}/{b?b}/{**rest}", "").Optional(first).Optional(second).Rest(rest).Finish());
            return;
        }

        Assert.Equal(expected, new LinkWriter("/{a?}/{b?b}/{**rest}", "").Optional(first).Optional(second).Rest(rest).Finish());
        Span<char> exact = stackalloc char[expected.Length];
        Assert.True(new LinkWriter("/{a?}/{b?b}/{**rest}", "", exact).Optional(first).Optional(second).Rest(rest).TryFinish(out int written));
        Assert.Equal(expected, exact[..written].ToString());
        Span<char> tooShort = stackalloc char[expected.Length - 1];
        Assert.False(new LinkWriter("/{a?}/{b?b}/{**rest}", "", tooShort).Optional(first).Optional(second).Rest(rest).TryFinish(out written));
        Assert.Equal(0, written);
    }

    [Fact]
    public void What_has_no_default_has_to_be_given_before_what_is()
    {
        Assert.Throws<ArgumentException>("a", () => new LinkWriter("/{a?}/{b?b}", "").Optional((string?)null).Optional("y").Finish());
        Assert.Throws<ArgumentException>("a", () => new LinkWriter("/{a?}/{*rest}", "").Optional((int?)null).Rest("y").Finish());
    }

    [Fact]
    public void Defaults_in_the_middle_stand_for_what_is_null()
    {
        Assert.Equal("/en/posts/7", new LinkWriter("/{lang=en}/posts/{id}", "").Optional((string?)null).Value(7).Finish());
        Assert.Equal("/de/posts/7", new LinkWriter("/{lang=en}/posts/{id}", "").Optional("de").Value(7).Finish());
    }

    [Fact]
    public void Only_the_dot_goes_with_an_optional_part_of_a_segment()
    {
        Assert.Equal("/files/a-report", new LinkWriter("/files/a-{name}.{extension?}", "").Value("report").Optional((string?)null).Finish());
        Assert.Equal("/files/a-report.pdf", new LinkWriter("/files/a-{name}.{extension?}", "").Value("report").Optional("pdf").Finish());
        Assert.Equal("/files/a-..", new LinkWriter("/files/a-{name}.{extension?}", "").Value("..").Optional((string?)null).Finish());
    }

    [Fact]
    public void A_slash_at_the_end_stays()
    {
        Assert.Equal("/a/7/", new LinkWriter("/a/{id}/", "").Value(7).Finish());
        Assert.Equal("/a/", new LinkWriter("/a/{id?}/", "").Optional((int?)null).Finish());
        Assert.Equal("/", new LinkWriter("/{id?}/", "").Optional((int?)null).Finish());
    }

    [Theory]
    [InlineData("", "/")]
    [InlineData("/", "/")]
    [InlineData("/base", "/base/")]
    [InlineData("https://example.org/base/", "https://example.org/base/")]
    public void The_path_of_a_root_is_a_slash(string root, string expected)
    {
        Assert.Equal(expected, new LinkWriter("/", root).Finish());
        Assert.Equal(expected, new LinkWriter("/{id?}", root).Optional((int?)null).Finish());
        Assert.Equal(expected + "?q=1", new LinkWriter("/{id?}", root).Optional((int?)null).Query("q", 1).Finish());
    }

    [Fact]
    public void A_query_has_what_is_given()
    {
        Assert.Equal("/a", new LinkWriter("/a", "").Query("b", (string?)null).Query("c", (int?)null).QueryAll<int>("d", null).Finish());
        Assert.Equal("/a?c=2&d=1&d=2&b=", new LinkWriter("/a", "").Query("c", (int?)2).QueryAll("d", [1, 2]).Query("b", "").Finish());
        Assert.Equal("/a/x?b=true", new LinkWriter("/a/{**rest}", "").Rest("x").Query("b", true).Finish());
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    public void A_segment_cannot_be_empty_nor_dots(string value)
        => Assert.Throws<ArgumentException>("id", () => new LinkWriter("/a/{id}/b", "").Value(value).Finish());

    [Fact]
    public void Long_values_and_any_characters_are_escaped_as_UTF8()
    {
        string value = string.Concat(System.Linq.Enumerable.Repeat("ü/%\ud800 ", 500));
        string expected = string.Concat(System.Linq.Enumerable.Repeat("%C3%BC%2F%25%EF%BF%BD%20", 500));
        Assert.Equal("/a/" + expected, new LinkWriter("/a/{id}", "").Value(value).Finish());
        Assert.Equal("/a/" + expected.Replace("%2F", "/", StringComparison.Ordinal), new LinkWriter("/a/{**id}", "").Rest(value).Finish());
        Assert.Equal("/a/" + expected, new LinkWriter("/a/{*id}", "").Rest(value).Finish());
    }

    [Theory]
    [InlineData("/{name}.{extension?}", ".", "name")]
    [InlineData("/{name}.{extension?}", "..", "name")]
    [InlineData("/files/.{name}", ".", "name")]
    [InlineData("/files/{name}./b", ".", "name")]
    [InlineData("/{**rest}", "..", "rest")]
    [InlineData("/a/{**rest}", "b/../c", "rest")]
    [InlineData("/a/{**rest}", "./b", "rest")]
    [InlineData("/a/{**rest}", "b/.", "rest")]
    [InlineData("/a/{*rest}", "..", "rest")]
    public void Dots_are_refused_wherever_they_would_be_a_segment(string pattern, string value, string name)
    {
        Assert.Throws<ArgumentException>(name, () => Write(new LinkWriter(pattern, "/base"), pattern, value).Finish());
        Assert.Throws<ArgumentException>(name, () => Write(new LinkWriter(pattern, "/base", new char[100]), pattern, value).Query("q", 1).TryFinish(out _));

        static LinkWriter Write(LinkWriter link, string pattern, string value) =>
            pattern.Contains('*') ? link.Rest(value)
            : pattern.Contains('?') ? link.Value(value).Optional((string?)null)
            : link.Value(value);
    }

    [Fact]
    public void Dots_that_are_no_segment_stay()
    {
        Assert.Equal("/...", new LinkWriter("/{name}.{extension}", "").Value(".").Value(".").Finish());
        Assert.Equal("/a/..b/c.?q=/../", new LinkWriter("/a/{**rest}", "").Rest("..b/c.").Query("q", "/../").Finish());
        Assert.Equal("../a-..?q=/../", new LinkWriter("/a-{name}", "..").Value("..").Query("q", "/../").Finish());
        Assert.Equal("/a/..%2Fb", new LinkWriter("/a/{*rest}", "").Rest("../b").Finish());
    }

    [Fact]
    public void A_rest_does_not_become_a_host()
    {
        Assert.Throws<ArgumentException>("rest", () => new LinkWriter("/{**rest}", "").Rest("/example.org").Finish());
        Assert.Throws<ArgumentException>("rest", () => new LinkWriter("/{**rest}", "/").Rest("/example.org").Finish());
        Assert.Equal("/%2Fexample.org", new LinkWriter("/{*rest}", "").Rest("/example.org").Finish());
        Assert.Equal("/base//example.org", new LinkWriter("/{**rest}", "/base").Rest("/example.org").Finish());
        Assert.Equal("/a//example.org", new LinkWriter("/a/{**rest}", "").Rest("/example.org").Finish());
        Assert.Equal("/a//example.org", new LinkWriter("/{a}/{**rest}", "").Value("a").Rest("/example.org").Finish());
    }

    [Fact]
    public void An_empty_default_does_not_stand_for_a_segment() =>
        Assert.Throws<ArgumentException>("lang", () => new LinkWriter("/{lang=}/posts/{id}", "").Optional((string?)null).Value(7).Finish());

    [Fact]
    public void Strings_that_have_to_be_there_are_written_in_one_call()
    {
        Assert.Equal("/r/x", LinkWriter.Text("/x", "/r"));
        Assert.Equal("/r/%200", LinkWriter.Text("/{v0}", "/r", " 0"));
        Assert.Equal("/r/%200/%201", LinkWriter.Text("/{v0}/{v1}", "/r", " 0", " 1"));
        Assert.Equal("/r/%200/%201/%202", LinkWriter.Text("/{v0}/{v1}/{v2}", "/r", " 0", " 1", " 2"));
        Assert.Equal("/r/%200/%201/%202/%203", LinkWriter.Text("/{v0}/{v1}/{v2}/{v3}", "/r", " 0", " 1", " 2", " 3"));
        Assert.Equal("/r/%200/%201/%202/%203/%204", LinkWriter.Text("/{v0}/{v1}/{v2}/{v3}/{v4}", "/r", " 0", " 1", " 2", " 3", " 4"));
        Assert.Equal("/r/%200/%201/%202/%203/%204/%205", LinkWriter.Text("/{v0}/{v1}/{v2}/{v3}/{v4}/{v5}", "/r", " 0", " 1", " 2", " 3", " 4", " 5"));
        Assert.Throws<ArgumentException>("v1", () => LinkWriter.Text("/{v0}/{v1}", "", "x", ""));
        Assert.Throws<ArgumentException>("v0", () => LinkWriter.Text("/{v0}", "", ".."));
    }

    [Fact]
    public void Strings_that_have_to_be_there_are_written_into_a_span_in_one_call()
    {
        Span<char> room = stackalloc char[100];
        Assert.True(LinkWriter.TryWrite(room, out int written, "/x", "/r"));
        Assert.Equal("/r/x", room[..written].ToString());
        Assert.True(LinkWriter.TryWrite(room, out written, "/{v0}", "/r", " 0"));
        Assert.Equal("/r/%200", room[..written].ToString());
        Assert.True(LinkWriter.TryWrite(room, out written, "/{v0}/{v1}", "/r", " 0", " 1"));
        Assert.Equal("/r/%200/%201", room[..written].ToString());
        Assert.True(LinkWriter.TryWrite(room, out written, "/{v0}/{v1}/{v2}", "/r", " 0", " 1", " 2"));
        Assert.Equal("/r/%200/%201/%202", room[..written].ToString());
        Assert.True(LinkWriter.TryWrite(room, out written, "/{v0}/{v1}/{v2}/{v3}", "/r", " 0", " 1", " 2", " 3"));
        Assert.Equal("/r/%200/%201/%202/%203", room[..written].ToString());
        Assert.True(LinkWriter.TryWrite(room, out written, "/{v0}/{v1}/{v2}/{v3}/{v4}", "/r", " 0", " 1", " 2", " 3", " 4"));
        Assert.Equal("/r/%200/%201/%202/%203/%204", room[..written].ToString());
        Assert.True(LinkWriter.TryWrite(room, out written, "/{v0}/{v1}/{v2}/{v3}/{v4}/{v5}", "/r", " 0", " 1", " 2", " 3", " 4", " 5"));
        Assert.Equal("/r/%200/%201/%202/%203/%204/%205", room[..written].ToString());
        Assert.False(LinkWriter.TryWrite(room[..3], out written, "/x", "/r"));
        Assert.False(LinkWriter.TryWrite(room[..6], out written, "/{v0}", "/r", " 0"));
        Assert.False(LinkWriter.TryWrite(room[..11], out written, "/{v0}/{v1}", "/r", " 0", " 1"));
        Assert.False(LinkWriter.TryWrite(room[..16], out written, "/{v0}/{v1}/{v2}", "/r", " 0", " 1", " 2"));
        Assert.False(LinkWriter.TryWrite(room[..21], out written, "/{v0}/{v1}/{v2}/{v3}", "/r", " 0", " 1", " 2", " 3"));
        Assert.False(LinkWriter.TryWrite(room[..26], out written, "/{v0}/{v1}/{v2}/{v3}/{v4}", "/r", " 0", " 1", " 2", " 3", " 4"));
        Assert.False(LinkWriter.TryWrite(room[..31], out written, "/{v0}/{v1}/{v2}/{v3}/{v4}/{v5}", "/r", " 0", " 1", " 2", " 3", " 4", " 5"));
        Assert.Equal(0, written);
    }
}
