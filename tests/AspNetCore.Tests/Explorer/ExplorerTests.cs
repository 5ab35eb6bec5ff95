using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using AspNetCore.Tests.Security;
using Bunner.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AspNetCore.Tests.Explorer;

public sealed class ExplorerTests
{
    private static Task<TestApp> StartAsync(string environment = "Development", string prefix = "/_bunner") => TestApp.StartAsync(
        builder => builder.Environment.EnvironmentName = environment,
        app =>
        {
            app.MapBunner();
            app.MapBunnerExplorer(prefix);
        });

    [Fact]
    public async Task The_page_needs_nothing_from_elsewhere_and_allows_nothing_else()
    {
        await using TestApp app = await StartAsync();

        HttpResponseMessage page = await app.Client.GetAsync("/_bunner");
        string html = await page.Content.ReadAsStringAsync();

        Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType!.ToString());
        string policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
        Assert.DoesNotContain("http:", html.Replace("http://www.w3.org/2000/svg", ""), StringComparison.Ordinal);
        Assert.DoesNotContain("https:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_lists_every_route_and_the_tree_that_they_make()
    {
        await using TestApp app = await StartAsync();
        RouterEndpointDataSource source = app.Services.GetRequiredService<RouterRegistration>().Endpoints!;

        JsonElement answer = (await app.GetAsync("/_bunner/routes.json")).Json;

        JsonElement[] routes = [.. answer.GetProperty("routes").EnumerateArray()];
        Assert.Equal(source.Table.Count, routes.Length);
        for (int id = 0; id < routes.Length; id++)
        {
            Assert.Equal(id, routes[id].GetProperty("id").GetInt32());
            Assert.Equal(source.Table.GetRoute(id).Template, routes[id].GetProperty("template").GetString());
        }

        // Every route ends at one node, and the labels on the way there make its template.
        JsonElement[] nodes = [.. answer.GetProperty("tree").EnumerateArray()];
        List<int> seen = [];
        foreach (JsonElement node in nodes)
        {
            foreach (int id in node.GetProperty("routes").EnumerateArray().Select(route => route.GetInt32()))
            {
                seen.Add(id);
                string path = "";
                for (JsonElement step = node; step.GetProperty("parent").GetInt32() is >= 0 and int parent; step = nodes[parent])
                {
                    path = "/" + step.GetProperty("label").GetString() + path;
                }

                Assert.Equal(Shape(source.Table.GetRoute(id).Template), Shape(path));
            }
        }

        Assert.Equal(Enumerable.Range(0, routes.Length), seen.Order());
    }

    [Theory]
    [InlineData("GET", "/explorer/users/me", "ExplorerHandlers_Me", "Taken", "It matches, and goes before 1 more that do.")]
    [InlineData("GET", "/explorer/users/me", "ExplorerHandlers_ByName", "Outranked", "at segment 3 that has literal text, this a parameter.")]
    [InlineData("GET", "/explorer/users/me", "ExplorerHandlers_ById", "Mismatch", "The constraint ':int' refuses 'me'.")]
    [InlineData("GET", "/explorer/ordered/42", "ExplorerHandlers_Sooner", "Taken", "goes before 1 more")]
    [InlineData("GET", "/explorer/ordered/42", "ExplorerHandlers_Later", "Outranked", "it has a lower Order.")]
    [InlineData("GET", "/explorer/users/me", "ExplorerHandlers_Add", "OtherMethod", "It matches the path, but is for POST.")]
    [InlineData("GET", "/explorer/users/42", "ExplorerHandlers_ById", "Taken", "goes before 1 more")]
    [InlineData("GET", "/explorer/users/42", "ExplorerHandlers_Me", "Mismatch", "'42' is not 'me'.")]
    [InlineData("GET", "/explorer/users/a/posts/B-1", "ExplorerHandlers_Post", "Mismatch", "The constraint ':regex(^[[a-z]]+$)' refuses 'B-1'.")]
    [InlineData("GET", "/explorer/users/a/posts", "ExplorerHandlers_Post", "Mismatch", "The path ends before '{slug:regex(^[[a-z]]+$)}'.")]
    [InlineData("GET", "/explorer/users/a/b", "ExplorerHandlers_ByName", "Mismatch", "The path goes on behind the template's end: 'b'.")]
    [InlineData("GET", "/explorer/files/a.html", "ExplorerHandlers_File", "Mismatch", "'a.html' does not have the form '{name}.{extension:length(3)}'.")]
    [InlineData("HEAD", "/explorer/users/me", "ExplorerHandlers_Me", "Taken", "It matches")]
    public async Task It_says_why_a_route_won_or_lost(string method, string path, string name, string outcome, string reason)
    {
        await using TestApp app = await StartAsync();

        JsonElement answer = (await app.GetAsync($"/_bunner/why.json?method={method}&path={Uri.EscapeDataString(path)}")).Json;

        JsonElement candidate = Assert.Single(answer.GetProperty("candidates").EnumerateArray(), candidate => candidate.GetProperty("name").GetString() == name);
        Assert.Equal(outcome, candidate.GetProperty("outcome").GetString());
        Assert.Contains(reason, candidate.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(method == "HEAD", answer.GetProperty("asGet").GetBoolean());
    }

    [Fact]
    public async Task It_shows_what_parameters_are_bound_to_and_counts_requests()
    {
        await using TestApp app = await StartAsync();
        int id = (await app.GetAsync("/_bunner/why.json?path=/explorer/users/7")).Json.GetProperty("route").GetInt32();
        for (int i = 0; i < 3; i++)
        {
            await app.GetAsync($"/explorer/users/{i}");
        }

        await app.GetAsync("/nowhere-at-all");
        await app.GetAsync("/http/short");

        JsonElement why = (await app.GetAsync("/_bunner/why.json?path=/explorer/users/7")).Json;
        JsonElement hits = (await app.GetAsync("/_bunner/hits.json")).Json;

        Assert.Equal("""[{"name":"id","value":"7"}]""", why.GetProperty("values").GetRawText());
        Dictionary<int, int> counts = hits.GetProperty("hits").EnumerateArray().ToDictionary(hit => hit[0].GetInt32(), hit => hit[1].GetInt32());
        Assert.Equal(3, counts[id]);
        Assert.Equal(2, counts.Count);
        Assert.Equal(1, hits.GetProperty("unmatched").GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData("path=")]
    [InlineData("path=users")]
    [InlineData("method=GET")]
    public async Task A_question_without_a_path_is_400(string query)
    {
        await using TestApp app = await StartAsync();

        Assert.Equal(400, (await app.GetAsync("/_bunner/why.json?" + query)).Status);
    }

    [Theory]
    [InlineData("/%00%ff\ud800")]
    [InlineData("//")]
    [InlineData("/")]
    [InlineData("/a//b/%2F/")]
    public async Task Any_path_has_an_answer(string path)
    {
        await using TestApp app = await StartAsync();

        Answer answer = await app.GetAsync("/_bunner/why.json?path=" + WebUtility.UrlEncode(path));
        Answer deep = await app.GetAsync("/_bunner/why.json?path=" + string.Concat(Enumerable.Repeat("/a", 2000)));

        Assert.Equal(200, answer.Status);
        Assert.Equal(200, deep.Status);
    }

    [Fact]
    public async Task A_route_for_all_paths_does_not_get_those_of_the_explorer()
    {
        await using TestApp app = await StartAsync(prefix: "/explorer-all/_bunner/");

        Assert.Contains("Bunner explorer", (await app.GetAsync("/explorer-all/_bunner")).Body, StringComparison.Ordinal);
        Assert.Equal("all _bunners", (await app.GetAsync("/explorer-all/_bunners")).Body);
    }

    [Fact]
    public async Task Outside_of_development_there_is_nothing()
    {
        await using TestApp app = await StartAsync("Production", "/explorer-all/_bunner");
        await using TestApp other = await StartAsync("Staging");

        Assert.Equal("all _bunner", (await app.GetAsync("/explorer-all/_bunner")).Body);
        Assert.Equal(404, (await other.GetAsync("/_bunner")).Status);
        Assert.Equal(404, (await other.GetAsync("/_bunner/routes.json")).Status);
        Assert.Null(app.Services.GetRequiredService<RouterRegistration>().Hits);
    }

    [Fact]
    public async Task Elsewhere_it_has_to_be_asked_for_and_can_be_protected()
    {
        await using TestApp app = await TestApp.StartAsync(
            builder =>
            {
                builder.Environment.EnvironmentName = "Production";
                HeaderAuthentication.Add(builder.Services);
                builder.Services.AddAuthorization();
            },
            app =>
            {
                app.MapBunner();
                app.MapBunnerExplorer(inAllEnvironments: true).RequireAuthorization();
            });

        Assert.Equal(401, (await app.GetAsync("/_bunner")).Status);
        Assert.Equal(401, (await app.GetAsync("/_bunner/routes.json")).Status);
    }

    [Fact]
    public async Task It_works_below_a_path_base()
    {
        await using TestApp app = await TestApp.StartAsync(
            builder => builder.Environment.EnvironmentName = "Development",
            app =>
            {
                app.UsePathBase("/base");
                app.MapBunner();
                app.MapBunnerExplorer();
            });

        Assert.Contains("Bunner explorer", (await app.GetAsync("/base/_bunner")).Body, StringComparison.Ordinal);
        Assert.True((await app.GetAsync("/base/_bunner/routes.json")).Json.GetProperty("routes").GetArrayLength() > 100);
    }

    [Fact]
    public async Task It_takes_no_path_that_is_merely_as_long_as_its_own()
    {
        await using TestApp app = await StartAsync(prefix: "/explore-here");

        Assert.Equal("user 1", (await app.GetAsync("/http/users/1")).Body);
        Assert.Contains("Bunner explorer", (await app.GetAsync("/explore-here")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("bunner")]
    [InlineData("/{tenant}/bunner")]
    public async Task A_prefix_that_is_no_path_is_refused(string prefix)
    {
        await using WebApplication app = WebApplication.CreateSlimBuilder().Build();

        Assert.Throws<ArgumentException>(() => app.MapBunnerExplorer(prefix));
    }

    [Fact]
    public async Task Without_the_router_it_says_so()
    {
        await using WebApplication bare = WebApplication.CreateSlimBuilder().Build();
        Assert.Throws<InvalidOperationException>(() => bare.MapBunnerExplorer());
        await using TestApp app = await TestApp.StartAsync(builder => builder.Environment.EnvironmentName = "Development", app => app.MapBunnerExplorer());

        Assert.Equal(404, (await app.GetAsync("/_bunner/routes.json")).Status);
        Assert.Equal(200, (await app.GetAsync("/_bunner")).Status);
    }

    // Nodes are shared by parameters of different names, and literals by different case.
    private static string Shape(string template)
        => Regex.Replace(Regex.Replace(template.TrimEnd('/'), @"\{(\*{0,2})[^:}=?]*", "{$1"), @"(=[^}]*|\?)\}", "}").ToUpperInvariant();
}
