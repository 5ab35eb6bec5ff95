using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using AspNetCore.Tests.Handlers;
using Bunner.Generated;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace AspNetCore.Tests;

/// <summary>Typed links, and that they lead where they should.</summary>
public sealed class LinkTests
{
    private static readonly Guid s_id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    [Fact]
    public void Links_are_written_and_escaped()
    {
        Assert.Equal("/links/int/-42", ApplicationRouter.Links.Linked_Number(-42));
        Assert.Equal("/links/text/a%2Fb%3Fc%23d%25%20%C3%A4%F0%9F%90%87+&=", ApplicationRouter.Links.Linked_Text("a/b?c#d% ä🐇+&="));
        Assert.Equal("/links/text/%EF%BF%BD", ApplicationRouter.Links.Linked_Text("\ud800"));
        Assert.Equal("/links/rest", ApplicationRouter.Links.Linked_Rest());
        Assert.Equal("/links/rest/a/b%20c/", ApplicationRouter.Links.Linked_Rest("a/b c/"));
        Assert.Equal("/links/one-rest/a%2Fb", ApplicationRouter.Links.Linked_OneRest("a/b"));
        Assert.Equal("/links/optional", ApplicationRouter.Links.Linked_Optional());
        Assert.Equal("/links/optional/x", ApplicationRouter.Links.Linked_Optional("x"));
        Assert.Equal("/links/optional/x/5", ApplicationRouter.Links.Linked_Optional("x", 5));
        Assert.Equal("/links/defaulted", ApplicationRouter.Links.Linked_Defaulted());
        Assert.Equal("/links/defaulted/x%20y/z", ApplicationRouter.Links.Linked_Defaulted(b: "z"));
        Assert.Equal("/links/mixed/v1", ApplicationRouter.Links.Linked_Mixed(1));
        Assert.Equal("/links/mixed/v1.2", ApplicationRouter.Links.Linked_Mixed(1, 2));
        Assert.Equal("/links/w%C3%B6rter%20und/a-b/ende/", ApplicationRouter.Links.Linked_Words("a", "b"));
        Assert.Equal($"/links/query/{s_id}?search=a%26b%2Bc%3D", ApplicationRouter.Links.Linked_Query(s_id, "a&b+c="));
        Assert.Equal(
            $"/links/query/{s_id}?search=s&at=2026-11-21T10:30:00.0000000&all=true&the%20tags=x&the%20tags=y%20z&access=ReadWrite",
            ApplicationRouter.Links.Linked_Query(s_id, "s", new DateTime(2026, 11, 21, 10, 30, 0), all: true, the_tags: ["x", "y z"], access: FileAccess.ReadWrite));
        Assert.Equal("/links/group?p=3&Order=age", ApplicationRouter.Links.Linked_Group(3, Order: "age"));
    }

    [Fact]
    public void A_path_base_or_a_host_stands_before_the_path()
    {
        Assert.Equal("/base/links/int/1", ApplicationRouter.Links.Linked_Number(1, root: "/base"));
        Assert.Equal("https://example.org/base/links/int/1", ApplicationRouter.Links.Linked_Number(1, root: "https://example.org/base/"));
    }

    [Fact]
    public void A_link_is_written_into_a_span_without_allocation_or_not_at_all()
    {
        Span<char> buffer = stackalloc char[128];
        Assert.True(ApplicationRouter.Links.Linked_Query(buffer, out int length, s_id, "ä b"));
        Assert.Equal($"/links/query/{s_id}?search=%C3%A4%20b", buffer[..length].ToString());
        for (int size = 0; size < length; size++)
        {
            Assert.False(ApplicationRouter.Links.Linked_Query(buffer[..size], out int none, s_id, "ä b"));
            Assert.Equal(0, none);
        }

        // The runtime itself may allocate once while it compiles the loop anew.
        long least = long.MaxValue;
        for (int round = 0; round < 3; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 2_000; i++)
            {
                ApplicationRouter.Links.Linked_Query(buffer, out _, s_id, "ä b");
                ApplicationRouter.Links.Linked_Number(buffer, out _, i);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
        Assert.Equal("/links/text/" + new string('x', 5000), ApplicationRouter.Links.Linked_Text(new string('x', 5000)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public void A_value_that_no_path_can_have_is_refused(string text)
        => Assert.Equal("text", Assert.Throws<ArgumentException>(() => ApplicationRouter.Links.Linked_Text(text)).ParamName);

    [Fact]
    public void A_parameter_before_a_given_one_has_to_be_given()
        => Assert.Equal("a", Assert.Throws<ArgumentException>(() => ApplicationRouter.Links.Linked_Optional(b: 3)).ParamName);

    [Fact]
    public async Task Links_lead_to_their_handlers()
    {
        await using TestApp app = await TestApp.StartAsync(use: app =>
        {
            app.UsePathBase("/base");
            app.MapBunner();
        });

        foreach (string text in (string[])["a", "a/b", "a%2Fb", "%", "+ &=?#", "ä🐇", "a.b", "...", "\\", "a//b/", "'\"<>|^`{}", ":@!$()*,;", "%41"])
        {
            Assert.Equal(text, (await app.GetAsync(ApplicationRouter.Links.Linked_Text(text))).Body);
            Assert.Equal(text, (await app.GetAsync(ApplicationRouter.Links.Linked_Rest(text))).Body);
            Assert.Equal(text, (await app.GetAsync(ApplicationRouter.Links.Linked_OneRest(text, root: "/base"))).Body);
            Assert.Equal($"{s_id} {text}  False  Read", (await app.GetAsync(ApplicationRouter.Links.Linked_Query(s_id, text))).Body);
        }

        Assert.Equal("x 5", (await app.GetAsync(ApplicationRouter.Links.Linked_Optional("x", 5))).Body);
        Assert.Equal("x y z", (await app.GetAsync(ApplicationRouter.Links.Linked_Defaulted(b: "z"))).Body);
        Assert.Equal("a b", (await app.GetAsync(ApplicationRouter.Links.Linked_Words("a", "b"))).Body);
        Assert.Equal("x b/c.txt", (await app.GetAsync(ApplicationRouter.Links.Linked_File(path: "b/c.txt"))).Body);
        Assert.Equal("x null", (await app.GetAsync(ApplicationRouter.Links.Linked_Folder())).Body);
        Assert.Equal("x b", (await app.GetAsync(ApplicationRouter.Links.Linked_Folder(path: "b"))).Body);
        Assert.Equal("1", (await app.GetAsync(ApplicationRouter.Links.Linked_Version())).Body);
        Assert.Equal("2", (await app.GetAsync(ApplicationRouter.Links.Linked_Version("2"))).Body);
        Assert.Equal("1 2", (await app.GetAsync(ApplicationRouter.Links.Linked_Mixed(1, 2))).Body);
        Assert.Equal(
            "2026-11-21 10:30:00.0000000 -0.5 True ReadWrite 1.02:03:04",
            (await app.GetAsync(ApplicationRouter.Links.Linked_Values(new DateOnly(2026, 11, 21), new TimeOnly(10, 30), -0.5, true, FileAccess.ReadWrite, new TimeSpan(1, 2, 3, 4)))).Body);
        Assert.Equal($"{new Paging(3, null, "age")}", (await app.GetAsync(ApplicationRouter.Links.Linked_Group(3, Order: "age"))).Body);
    }

    [Theory]
    [InlineData("Linked_File", false)]
    [InlineData("Linked_Folder", true)]
    public void A_rest_may_be_left_out_only_if_its_constraints_take_a_missing_value(string method, bool isOptional)
    {
        ParameterInfo[] rests = [.. typeof(ApplicationRouter.Links).GetMethods()
            .Where(one => one.Name == method)
            .SelectMany(static one => one.GetParameters())
            .Where(static one => one.Name == "path")];

        Assert.Equal([isOptional, isOptional], rests.Select(static one => one.IsOptional));
    }
}
