using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using AspNetCore.Tests.Handlers;
using AspNetCore.Tests.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AspNetCore.Tests;

public sealed class AuthorizationTests
{
    private static readonly string[] s_guarded =
    [
        "/guarded/method", "/guarded/role/1", "/guarded/class", "/guarded/class/inner", "/guarded/derived", "/guarded/inside",
        "/GUARDED/Method", "/guarded/method/", "/guarded/class/inner/",
    ];

    // Where the application puts its middleware, lucky or not.
    private static readonly Dictionary<string, Action<WebApplication>> s_pipelines = new()
    {
        ["nothing said"] = app => app.MapBunner(),
        ["mapped last"] = app =>
        {
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapBunner();
        },
        ["mapped first"] = app =>
        {
            app.MapBunner();
            app.UseAuthentication();
            app.UseAuthorization();
        },
        ["routing first"] = app =>
        {
            app.UseRouting();
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapBunner();
        },
        ["routing last"] = app =>
        {
            app.UseAuthentication();
            app.UseAuthorization();
            app.UseRouting();
            app.MapBunner();
        },
        ["endpoints at the end"] = app =>
        {
            app.UseRouting();
            app.UseAuthentication();
            app.UseAuthorization();
            app.UseEndpoints(_ => { });
            app.MapBunner();
        },
    };

    public static TheoryData<string> Pipelines => [.. s_pipelines.Keys];

    [Theory]
    [MemberData(nameof(Pipelines))]
    public async Task A_guarded_handler_is_never_reached_by_a_stranger(string pipeline)
    {
        await using TestApp app = await StartAsync(s_pipelines[pipeline]);
        int calls = GuardedHandlers.Calls;

        foreach (string path in s_guarded)
        {
            foreach (string method in (string[])["GET", "HEAD"])
            {
                Answer answer = await app.SendAsync(method, path);
                Assert.True(answer.Status == 401, $"{method} {path}: {answer}");
            }
        }

        Assert.Equal(401, (await app.SendAsync("POST", "/guarded/policy", """{"name":"n"}""")).Status);
        Assert.Equal(403, (await app.GetAsync("/guarded/role/1", ("X-User", "ada"))).Status);
        Assert.Equal(calls, GuardedHandlers.Calls);
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public async Task Who_is_allowed_gets_through_and_open_handlers_stay_open(string pipeline)
    {
        await using TestApp app = await StartAsync(s_pipelines[pipeline]);

        Assert.Equal("method", (await app.GetAsync("/guarded/method", ("X-User", "ada"))).Body);
        Assert.Equal("role 7", (await app.GetAsync("/guarded/role/7", ("X-User", "ada"), ("X-Role", "root"))).Body);
        Assert.Equal("inner", (await app.GetAsync("/guarded/class/inner", ("X-User", "ada"))).Body);
        Assert.Equal("open", (await app.GetAsync("/guarded/open")).Body);
        Assert.Equal("anonymous", (await app.GetAsync("/guarded/class/anonymous")).Body);
        Assert.Equal("outside", (await app.GetAsync("/guarded/outside")).Body);
    }

    [Fact]
    public async Task Without_the_authorization_middleware_a_guarded_handler_does_not_run()
    {
        int calls = GuardedHandlers.Calls;
        await using TestApp app = await TestApp.StartAsync();

        foreach (string path in s_guarded)
        {
            Assert.Equal(500, (await app.GetAsync(path, ("X-User", "ada"))).Status);
        }

        Assert.Equal(calls, GuardedHandlers.Calls);
    }

    [Fact]
    public async Task A_convention_guards_every_handler()
    {
        await using TestApp app = await StartAsync(app => app.MapBunner().RequireAuthorization());

        Assert.Equal(401, (await app.GetAsync("/guarded/open")).Status);
        Assert.Equal(401, (await app.GetAsync("/routing/users/1")).Status);
        Assert.Equal("user 1", (await app.GetAsync("/routing/users/1", ("X-User", "ada"))).Body);
        Assert.Equal("anonymous", (await app.GetAsync("/guarded/class/anonymous")).Body);
    }

    [Fact]
    public async Task A_fallback_policy_guards_what_says_nothing()
    {
        await using TestApp app = await StartAsync(
            app => app.MapBunner(),
            options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

        Assert.Equal(401, (await app.GetAsync("/guarded/open")).Status);
        Assert.Equal(401, (await app.GetAsync("/nowhere")).Status);
        Assert.Equal(401, (await app.SendAsync("DELETE", "/guarded/open")).Status);
        Assert.Equal(405, (await app.SendAsync("DELETE", "/guarded/open", ("X-User", "ada"))).Status);
        Assert.Equal("anonymous", (await app.GetAsync("/guarded/class/anonymous")).Body);
    }

    [Fact]
    public async Task A_handler_that_a_rewritten_path_leads_to_is_guarded()
    {
        int calls = GuardedHandlers.Calls;
        foreach (Action<WebApplication> rest in (Action<WebApplication>[])[app => { }, app => app.UseRouting(), app =>
        {
            app.UseRouting();
            app.UseAuthorization();
        }])
        {
            await using TestApp app = await StartAsync(app =>
            {
                app.Use((context, next) =>
                {
                    context.Request.Path = "/guarded/method";
                    return next(context);
                });
                rest(app);
                app.MapBunner();
            });

            Answer answer = await app.GetAsync("/nowhere");
            Assert.True(answer.Status is 401 or 404 or 500, $"{answer}");
            answer = await app.GetAsync("/guarded/open");
            Assert.True(answer.Status == 200 ? answer.Body == "open" : answer.Status is 401 or 404 or 500, $"{answer}");
        }

        Assert.Equal(calls, GuardedHandlers.Calls);
    }

    [Fact]
    public async Task A_handler_that_a_cleared_endpoint_leads_to_is_guarded()
    {
        int calls = GuardedHandlers.Calls;
        await using TestApp app = await StartAsync(app =>
        {
            app.UseRouting();
            app.UseAuthorization();
            app.Use((context, next) =>
            {
                // Authorization has seen another endpoint than the one that the request now leads to.
                context.Features.Get<Microsoft.AspNetCore.Http.Features.IEndpointFeature>()!.Endpoint = null;
                context.Request.Path = "/guarded/method";
                return next(context);
            });
            app.MapBunner();
        });

        Answer answer = await app.GetAsync("/guarded/open");

        Assert.Equal(500, answer.Status);
        Assert.Equal(calls, GuardedHandlers.Calls);
    }

    private static Task<TestApp> StartAsync(Action<WebApplication> use, Action<AuthorizationOptions>? options = null) => TestApp.StartAsync(
        builder =>
        {
            HeaderAuthentication.Add(builder.Services);
            builder.Services.AddAuthorization(authorization =>
            {
                authorization.AddPolicy("adults", policy => policy.RequireClaim("age"));
                options?.Invoke(authorization);
            });
        },
        use);
}
