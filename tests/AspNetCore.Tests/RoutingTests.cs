using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Rewrite;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AspNetCore.Tests;

/// <summary>Beside other endpoints, with wrong methods, and when the path changes on the way.</summary>
public sealed class RoutingTests
{
    [Fact]
    public async Task Endpoints_that_are_mapped_beside_keep_working()
    {
        await using TestApp app = await TestApp.StartAsync(use: app =>
        {
            app.MapGet("/beside/{id:int}", (int id) => $"beside {id}");
            app.MapBunner();
            app.MapGet("/routing/shared", () => "minimal shared");
            app.MapGet("/routing/both", () => "minimal both");
        });

        Assert.Equal("beside 4", (await app.GetAsync("/beside/4")).Body);
        Assert.Equal("user 4", (await app.GetAsync("/routing/users/4")).Body);
        Assert.Equal("minimal shared", (await app.GetAsync("/routing/shared")).Body);
        Assert.Equal("bunner's shared", (await app.SendAsync("POST", "/routing/shared")).Body);
        Assert.Equal("bunner's both", (await app.GetAsync("/routing/both")).Body);
        Assert.Equal(404, (await app.GetAsync("/beside/x")).Status);
    }

    [Fact]
    public async Task Allow_names_the_methods_of_all_endpoints_of_a_path()
    {
        await using TestApp app = await TestApp.StartAsync(use: app =>
        {
            app.MapBunner();
            app.MapGet("/routing/shared", () => "minimal shared");
            app.MapPatch("/beside", () => "beside");
            app.MapPatch("/routing/users/{id}", () => "minimal user");
        });

        Answer shared = await app.SendAsync("DELETE", "/routing/shared");
        Answer beside = await app.SendAsync("DELETE", "/beside");
        Answer users = await app.SendAsync("DELETE", "/routing/users/3");
        Answer guard = await app.SendAsync("DELETE", "/routing/users/x");

        Assert.Equal((405, "GET, HEAD, OPTIONS, POST"), (shared.Status, shared.Allow));
        Assert.Equal((405, "PATCH"), (beside.Status, beside.Allow));
        Assert.Equal((405, "GET, HEAD, OPTIONS, PATCH, PURGE, PUT"), (users.Status, users.Allow));
        Assert.Equal((405, "PATCH"), (guard.Status, guard.Allow));
    }

    [Theory]
    [InlineData("DELETE", "/routing/users/3", "GET, HEAD, OPTIONS, PURGE, PUT")]
    [InlineData("GET", "/routing/shared", "OPTIONS, POST")]
    [InlineData("HEAD", "/routing/shared", "OPTIONS, POST")]
    [InlineData("POST", "/routing/head", "GET, HEAD, OPTIONS")]
    [InlineData("POST", "/ROUTING/Head/", "GET, HEAD, OPTIONS")]
    public async Task A_wrong_method_is_405_with_what_is_allowed(string method, string path, string allow)
    {
        await using TestApp app = await TestApp.StartAsync();

        Answer answer = await app.SendAsync(method, path);

        Assert.Equal((405, allow, ""), (answer.Status, answer.Allow, answer.Body));
    }

    [Fact]
    public async Task A_method_in_lower_case_is_another_method()
    {
        // HttpClient would write it in upper case.
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddBunner().AddHandlerServices();
        await using WebApplication app = builder.Build();
        app.MapBunner();
        await app.StartAsync();

        HttpContext context = await app.GetTestServer().SendAsync(context =>
        {
            context.Request.Method = "get";
            context.Request.Path = "/routing/users/3";
        });

        Assert.Equal(405, context.Response.StatusCode);
        Assert.Equal("GET, HEAD, OPTIONS, PURGE, PUT", context.Response.Headers.Allow);
    }

    [Fact]
    public async Task Any_method_can_have_a_route()
    {
        await using TestApp app = await TestApp.StartAsync();

        Assert.Equal("changed 3", (await app.SendAsync("PURGE", "/routing/users/3")).Body);
        Assert.Equal("changed 3", (await app.SendAsync("PUT", "/routing/users/3")).Body);
    }

    [Fact]
    public async Task Head_has_its_own_route_or_that_of_get_without_the_body()
    {
        await using TestApp app = await TestApp.StartAsync();

        Answer own = await app.SendAsync("HEAD", "/routing/head");
        Answer fromGet = await app.SendAsync("HEAD", "/routing/users/3");
        Answer missing = await app.SendAsync("HEAD", "/routing/nowhere");

        Assert.True(own.Message.Headers.Contains("X-Own"));
        Assert.Equal((200, "", "text/plain; charset=utf-8"), (fromGet.Status, fromGet.Body, fromGet.ContentType));
        Assert.Equal(404, missing.Status);
        Assert.Equal("get", (await app.GetAsync("/routing/head")).Body);
    }

    [Fact]
    public async Task A_fallback_takes_what_no_route_has()
    {
        await using TestApp app = await TestApp.StartAsync(use: app =>
        {
            app.MapBunner();
            app.MapFallback(() => "fallback");
        });

        Assert.Equal("fallback", (await app.GetAsync("/nowhere")).Body);
        Assert.Equal("user 1", (await app.GetAsync("/routing/users/1")).Body);
        Assert.Equal("fallback", (await app.GetAsync("/routing/users/x")).Body);
    }

    [Fact]
    public async Task A_terminal_middleware_has_the_last_word_on_what_no_route_has()
    {
        await using TestApp app = await TestApp.StartAsync(use: app =>
        {
            app.MapBunner();
            app.UseRouting();
            app.UseEndpoints(_ => { });
            app.Run(context => context.Response.WriteAsync("terminal"));
        });

        Assert.Equal("terminal", (await app.SendAsync("DELETE", "/routing/users/1")).Body);
        Assert.Equal("user 1", (await app.GetAsync("/routing/users/1")).Body);
    }

    [Theory]
    [InlineData("/routing/values/a/b", "first=a second=b")]
    [InlineData("/routing/values/a", "first=a")]
    public async Task Route_values_are_there_for_who_asks(string path, string values)
    {
        await using TestApp app = await TestApp.StartAsync();

        Assert.Equal(values, (await app.GetAsync(path)).Body);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task An_exception_handler_path_is_matched_again(string method)
    {
        await using TestApp app = await TestApp.StartAsync(use: app =>
        {
            app.UseExceptionHandler("/routing/error");
            app.Map("/throw", throwing => throwing.Run(_ => throw new InvalidOperationException("on purpose")));
            app.MapBunner();
        });

        Answer routed = await app.GetAsync("/results/throws");
        Answer unrouted = await app.SendAsync(method, "/throw/1");

        Assert.Equal((500, "error As it should. /results/throws"), (routed.Status, routed.Body));
        Assert.Equal((500, "error on purpose /throw/1"), (unrouted.Status, unrouted.Body));
    }

    [Fact]
    public async Task A_status_code_page_is_matched_again()
    {
        await using TestApp app = await TestApp.StartAsync(use: app =>
        {
            app.UseStatusCodePagesWithReExecute("/routing/status/{0}");
            app.MapBunner();
        });

        Answer missing = await app.GetAsync("/nowhere");
        Answer refused = await app.GetAsync("/routing/shared");

        Assert.Equal((404, "status 404"), (missing.Status, missing.Body));
        Assert.Equal((405, "status 405", "OPTIONS, POST"), (refused.Status, refused.Body, refused.Allow));
        Assert.Equal("user 1", (await app.GetAsync("/routing/users/1")).Body);
    }

    [Fact]
    public async Task Status_code_pages_see_405()
    {
        await using TestApp app = await TestApp.StartAsync(
            builder => builder.Services.AddProblemDetails(),
            app =>
            {
                app.UseStatusCodePages();
                app.MapBunner();
            });

        Answer answer = await app.GetAsync("/routing/shared");

        Assert.Equal((405, "OPTIONS, POST"), (answer.Status, answer.Allow));
        Assert.Equal("Method Not Allowed", answer.Json.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_path_base_is_taken_off_before_matching()
    {
        await using TestApp app = await TestApp.StartAsync(use: app =>
        {
            app.UsePathBase("/base");
            app.MapBunner();
        });

        Assert.Equal("user 1", (await app.GetAsync("/base/routing/users/1")).Body);
        Assert.Equal("user 1", (await app.GetAsync("/routing/users/1")).Body);
        Assert.Equal("first=a second=b", (await app.GetAsync("/base/routing/values/a/b")).Body);
        Assert.Equal("files x/y%2Fz", (await app.GetAsync("/base/routing/files/x%2Fy%252Fz")).Body);
        Assert.Equal("/base/routing/users/7", (await app.GetAsync("/base/routing/link")).Body);
        Answer refused = await app.SendAsync("DELETE", "/base/routing/users/1");
        Assert.Equal((405, "GET, HEAD, OPTIONS, PURGE, PUT"), (refused.Status, refused.Allow));
        Assert.Equal(404, (await app.GetAsync("/base/nowhere")).Status);
    }

    [Fact]
    public async Task A_rewritten_path_is_matched()
    {
        await using TestApp app = await TestApp.StartAsync(use: app =>
        {
            app.UseRewriter(new RewriteOptions().AddRewrite("^old/(.*)$", "routing/users/$1", skipRemainingRules: true));
            app.MapBunner();
        });

        Assert.Equal("user 12", (await app.GetAsync("/old/12")).Body);
        Assert.Equal(404, (await app.GetAsync("/old/x")).Status);
        Assert.Equal("user 1", (await app.GetAsync("/routing/users/1")).Body);
    }

    [Theory]
    [InlineData("/ROUTING/Users/3/", 200)]
    [InlineData("/routing/users//3", 404)]
    [InlineData("/routing/users/3/x", 404)]
    [InlineData("/routing/users/%33", 200)]
    [InlineData("/routing/x/../users/3", 200)]
    [InlineData("/", 405)]
    public async Task Paths_match_by_the_default_options(string path, int status)
    {
        await using TestApp app = await TestApp.StartAsync();

        Assert.Equal(status, (await app.GetAsync(path)).Status);
    }

    [Theory]
    [InlineData("/routing/name/archive.tar.gz", "archive.tar . gz")]
    [InlineData("/routing/files/a//b/", "files a//b/")]
    public async Task Mixed_segments_and_catch_alls_are_bound(string path, string body)
    {
        await using TestApp app = await TestApp.StartAsync();

        Assert.Equal((200, body), ((await app.GetAsync(path)).Status, (await app.GetAsync(path)).Body));
    }
}
