using System;
using System.Linq;
using System.Threading.Tasks;
using AspNetCore.Tests.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AspNetCore.Tests;

/// <summary>OPTIONS, redirects to canonical paths, hosts, groups and short circuits.</summary>
public sealed class HttpTests
{
    [Fact]
    public async Task Options_are_answered_with_what_is_allowed()
    {
        await using TestApp app = await TestApp.StartAsync(use: app =>
        {
            app.MapBunner();
            app.MapPatch("/http/users/{id}", () => "beside");
            app.MapPatch("/only-beside", () => "beside");
        });

        Answer both = await app.SendAsync("OPTIONS", "/http/users/1");
        Answer routed = await app.SendAsync("OPTIONS", "/http/files/a/b");
        Answer own = await app.SendAsync("OPTIONS", "/http/own-options");

        Assert.Equal((204, "GET, HEAD, OPTIONS, PATCH"), (both.Status, both.Allow));
        Assert.Equal((204, "GET, HEAD, OPTIONS"), (routed.Status, routed.Allow));
        Assert.Equal((200, "own"), (own.Status, own.Body));
        Assert.Equal(405, (await app.SendAsync("OPTIONS", "/only-beside")).Status);
        Assert.Equal(404, (await app.SendAsync("OPTIONS", "/nowhere")).Status);
    }

    [Fact]
    public async Task Options_are_not_answered_if_they_are_not_to_be()
    {
        await using TestApp app = await TestApp.StartAsync(builder => builder.Services.AddBunner(options => options.AnswerOptions = false));

        Answer options = await app.SendAsync("OPTIONS", "/http/users/1");
        Answer delete = await app.SendAsync("DELETE", "/http/users/1");

        Assert.Equal((405, "GET, HEAD"), (options.Status, options.Allow));
        Assert.Equal((405, "GET, HEAD"), (delete.Status, delete.Allow));
    }

    [Theory]
    [InlineData("/http/users/1", "/Http/Users/1")]
    [InlineData("/Http/Users/1/", "/Http/Users/1")]
    [InlineData("/Http//Users///1", "/Http/Users/1")]
    [InlineData("/HTTP/USERS/1?a=b&c=%20d", "/Http/Users/1?a=b&c=%20d")]
    [InlineData("/Http/slash", "/Http/slash/")]
    [InlineData("/Http/files/A/b/", "/Http/Files/A/b/")]
    [InlineData("/Http/files/%C3%A4%20b/x%2Fy", "/Http/Files/%C3%A4%20b/x%2Fy")]
    [InlineData("/http/files/a%252Fb%2Fc%252f", "/Http/Files/a%252Fb%2Fc%252f")]
    [InlineData("/http/files/100%2525%253F%2500", "/Http/Files/100%2525%253F%2500")]
    [InlineData("/http/files/%252e%252e/%25zz%ff", "/Http/Files/%252e%252e/%25zz%25ff")]
    [InlineData("/http/optional/", "/Http/Optional")]
    [InlineData("/http/optional/A/", "/Http/Optional/A")]
    [InlineData("/http/mixed/V1.2", "/Http/Mixed/v1.2")]
    [InlineData("/http/mixed/V1", "/Http/Mixed/v1")]
    [InlineData("/base/http/users/1/", "/base/Http/Users/1")]
    public async Task Other_ways_to_write_a_path_are_redirected(string path, string location)
    {
        await using TestApp app = await StartRedirectingAsync();

        foreach (string method in (string[])["GET", "HEAD"])
        {
            Answer answer = await app.SendAsync(method, path);

            Assert.Equal((308, location, ""), (answer.Status, answer.Message.Headers.Location?.OriginalString, answer.Body));
        }
    }

    [Theory]
    [InlineData("/Http/Users/1", 200)]
    [InlineData("/Http/slash/", 200)]
    [InlineData("/Http/Files/a/b/", 200)]
    [InlineData("/Http/Files", 200)]
    [InlineData("/Http/Optional", 200)]
    [InlineData("/Http/Mixed/v1.2", 200)]
    [InlineData("/base/Http/Users/1", 200)]
    [InlineData("//evil.example/x", 404)]
    [InlineData("/nowhere//", 404)]
    public async Task The_canonical_path_is_served_and_an_unknown_one_is_not_redirected(string path, int status)
    {
        await using TestApp app = await StartRedirectingAsync();

        Assert.Equal(status, (await app.GetAsync(path.StartsWith("//", StringComparison.Ordinal) ? app.Client.BaseAddress!.OriginalString.TrimEnd('/') + path : path)).Status);
    }

    [Fact]
    public async Task A_redirect_stands_behind_the_guards_of_its_route()
    {
        await using TestApp app = await StartRedirectingAsync();

        Assert.Equal(401, (await app.GetAsync("/http/closed/")).Status);
        Assert.Equal(308, (await app.GetAsync("/http/closed/", ("X-User", "ada"))).Status);
    }

    [Theory]
    [InlineData("example.org", 200)]
    [InlineData("EXAMPLE.org", 200)]
    [InlineData("example.org:99", 200)]
    [InlineData("www.example.org", 404)]
    [InlineData("a.example.net", 200)]
    [InlineData("example.net", 404)]
    [InlineData("local:8080", 200)]
    [InlineData("local:8081", 404)]
    public async Task A_route_can_be_limited_to_hosts(string host, int status)
    {
        await using TestApp app = await TestApp.StartAsync();

        Answer get = await app.GetAsync("/http/host", ("Host", host));
        Answer post = await app.SendAsync("POST", "/http/host", ("Host", host));

        Assert.Equal(status, get.Status);
        Assert.Equal(status == 200 ? 405 : 404, post.Status);
    }

    [Fact]
    public async Task Another_host_can_have_an_endpoint_beside()
    {
        await using TestApp app = await TestApp.StartAsync(use: app =>
        {
            app.MapBunner();
            app.MapGet("/http/host", () => "another host").RequireHost("b.example");
        });

        Assert.Equal("host", (await app.GetAsync("/http/host", ("Host", "example.org"))).Body);
        Assert.Equal("another host", (await app.GetAsync("/http/host", ("Host", "b.example"))).Body);
        Assert.Equal(404, (await app.GetAsync("/http/host", ("Host", "c.example"))).Status);
    }

    [Fact]
    public async Task A_convention_limits_all_routes_to_hosts()
    {
        await using TestApp app = await TestApp.StartAsync(use: app => app.MapBunner().RequireHost("only.example"));

        Assert.Equal(200, (await app.GetAsync("/http/users/1", ("Host", "only.example"))).Status);
        Assert.Equal(404, (await app.GetAsync("/http/users/1")).Status);
        Assert.Equal(404, (await app.GetAsync("/http/host", ("Host", "example.org"))).Status);
    }

    [Fact]
    public async Task Routes_are_served_below_the_prefix_of_a_group_with_its_conventions()
    {
        await using TestApp app = await TestApp.StartAsync(
            builder =>
            {
                HeaderAuthentication.Add(builder.Services);
                builder.Services.AddAuthorization();
            },
            app =>
            {
                app.MapGroup("/api").MapGroup("/v1/").RequireAuthorization().WithTags("grouped").MapBunner();
                app.MapGet("/api/v1/beside", () => "beside");
            });

        Assert.Equal(401, (await app.GetAsync("/api/v1/http/users/1")).Status);
        Assert.Equal("user 1", (await app.GetAsync("/API/v1/http/users/1", ("X-User", "ada"))).Body);
        Assert.Equal("files a/b", (await app.GetAsync("/api/v1/http/files/a%2Fb", ("X-User", "ada"))).Body);
        Assert.Equal(404, (await app.GetAsync("/http/users/1", ("X-User", "ada"))).Status);
        Assert.Equal(404, (await app.GetAsync("/api/v1http/users/1", ("X-User", "ada"))).Status);
        Assert.Equal("beside", (await app.GetAsync("/api/v1/beside")).Body);
        Answer refused = await app.SendAsync("DELETE", "/api/v1/http/users/1");
        Assert.Equal((405, "GET, HEAD, OPTIONS"), (refused.Status, refused.Allow));
        Assert.Equal("/api/v1/routing/users/7", app.Services.GetRequiredService<LinkGenerator>().GetPathByName("user", new { id = 7 }));
        Assert.Contains("grouped", app.Services.GetRequiredService<EndpointDataSource>().Endpoints[0].Metadata.GetRequiredMetadata<Microsoft.AspNetCore.Http.Metadata.ITagsMetadata>().Tags);
    }

    [Theory]
    [InlineData("/api", 200)]
    [InlineData("/API", 200)]
    [InlineData("/api/", 200)]
    [InlineData("/foo", 404)]
    [InlineData("/foo/", 404)]
    [InlineData("/apis", 404)]
    [InlineData("/ap", 404)]
    [InlineData("/", 404)]
    public async Task The_root_of_a_group_is_served_at_its_prefix_only(string path, int status)
    {
        await using TestApp app = await TestApp.StartAsync(use: app => app.MapGroup("/api").MapBunner());

        Answer answer = await app.SendAsync("ROOT", path);

        Assert.Equal((status, status == 200 ? "root" : ""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task A_group_whose_prefix_has_parameters_says_what_to_do()
    {
        NotSupportedException e = await Assert.ThrowsAsync<NotSupportedException>(async () =>
        {
            await using TestApp app = await TestApp.StartAsync(use: app => app.MapGroup("/{tenant}").MapBunner());
            _ = app.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        });

        Assert.Contains("[RouteGroup]", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_circuited_handler_runs_before_all_middleware()
    {
        int seen = 0;
        await using TestApp app = await TestApp.StartAsync(use: app =>
        {
            app.Use((context, next) =>
            {
                seen++;
                return next(context);
            });
            app.MapBunner();
        });

        Answer answer = await app.GetAsync("/http/short");

        Assert.Equal((203, "short", 0), (answer.Status, answer.Body, seen));
    }

    [Fact]
    public async Task What_middleware_has_to_guard_cannot_be_short_circuited()
    {
        await using TestApp app = await TestApp.StartAsync(use: app => app.MapBunner().RequireAuthorization());
        await using TestApp other = await TestApp.StartAsync(use: app => app.MapBunner().ShortCircuit());

        Assert.Equal(500, (await app.GetAsync("/http/short")).Status);
        Assert.Equal(500, (await other.GetAsync("/http/closed")).Status);
    }

    [Theory]
    [InlineData(null, 200)]
    [InlineData(203, 203)]
    public async Task The_short_circuit_convention_means_every_handler(int? status, int expected)
    {
        int seen = 0;
        await using TestApp app = await TestApp.StartAsync(use: app =>
        {
            app.Use((context, next) =>
            {
                seen++;
                return next(context);
            });
            app.MapBunner().ShortCircuit(status);
        });

        Answer answer = await app.GetAsync("/http/users/1");

        Assert.Equal((expected, "user 1", 0), (answer.Status, answer.Body, seen));
    }

    private static Task<TestApp> StartRedirectingAsync() => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddBunner(options => options.RedirectToCanonicalPath = true);
            HeaderAuthentication.Add(builder.Services);
            builder.Services.AddAuthorization();
        },
        app =>
        {
            app.UsePathBase("/base");
            app.UseRouting();
            app.UseAuthorization();
            app.MapBunner();
        });
}
