using System;
using System.Linq;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AspNetCore.Tests;

/// <summary>What the rest of ASP.NET Core sees of the routes.</summary>
public sealed class EndpointTests
{
    [Fact]
    public async Task Every_route_is_an_ordinary_endpoint_that_endpoint_routing_does_not_match()
    {
        await using TestApp app = await TestApp.StartAsync();

        RouteEndpoint[] endpoints = [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>()];

        Assert.True(endpoints.Length > 80);
        Assert.All(endpoints, endpoint => Assert.True(endpoint.Metadata.GetMetadata<ISuppressMatchingMetadata>()?.SuppressMatching));
        Assert.All(endpoints, endpoint => Assert.Single(endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods));
        Assert.Equal(endpoints.Length, endpoints.Select(endpoint => endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName).Distinct().Count());
        Assert.Equal(endpoints, app.Services.GetRequiredService<EndpointDataSource>().Endpoints);
    }

    [Fact]
    public async Task An_endpoint_has_the_attributes_of_its_handler_and_of_the_classes_around_it()
    {
        await using TestApp app = await TestApp.StartAsync();

        RouteEndpoint role = Find(app, "GET", "/guarded/role/{id:int}");
        RouteEndpoint inner = Find(app, "GET", "/guarded/class/inner");
        RouteEndpoint inside = Find(app, "GET", "/guarded/inside");
        RouteEndpoint derived = Find(app, "GET", "/guarded/derived");

        Assert.Equal("HTTP: GET /guarded/role/{id:int} => GuardedHandlers.Role", role.DisplayName);
        Assert.Equal("admin,root", Assert.Single(role.Metadata.GetOrderedMetadata<IAuthorizeData>()).Roles);
        Assert.Single(inner.Metadata.GetOrderedMetadata<IAuthorizeData>());
        Assert.Single(derived.Metadata.GetOrderedMetadata<IAuthorizeData>());
        Assert.Single(inside.Metadata.GetOrderedMetadata<IAuthorizeData>());
        Assert.Null(inside.Metadata.GetMetadata<IAllowAnonymous>());
        Assert.Equal("user", Find(app, "GET", "/routing/users/{id:int}").Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName);
    }

    [Fact]
    public async Task Links_are_made_by_name()
    {
        await using TestApp app = await TestApp.StartAsync();

        Assert.Equal("/routing/users/7", (await app.GetAsync("/routing/link")).Body);
        LinkGenerator links = app.Services.GetRequiredService<LinkGenerator>();
        Assert.Equal("/routing/guards/de/42.json", links.GetPathByName("guards", new { code = "de", even = 42, format = "json" }));
        Assert.Null(links.GetPathByName("user", new { id = "x" }));
        Assert.Equal("de 42 json", (await app.GetAsync("/routing/guards/de/42.json")).Body);
        Assert.Equal(404, (await app.GetAsync("/routing/guards/de/43.json")).Status);
        Assert.Equal("/routing/guards/{code:regex(^[a-z]{{2}}$)}/{even:even}.{format?}", Find(app, "GET", "/routing/guards/{code:regex(^[a-z]{{2}}$)}/{even:even}.{format?}").RoutePattern.RawText);
    }

    [Fact]
    public async Task Conventions_reach_every_endpoint()
    {
        await using TestApp app = await TestApp.StartAsync(use: app =>
        {
            IEndpointConventionBuilder endpoints = app.MapBunner();
            endpoints.Add(endpoint => endpoint.Metadata.Add("added"));
            endpoints.Finally(endpoint => endpoint.Metadata.Add("finally after " + endpoint.Metadata.OfType<string>().Last()));
        });

        Assert.All(
            app.Services.GetRequiredService<EndpointDataSource>().Endpoints,
            endpoint => Assert.Equal("finally after added", endpoint.Metadata.GetMetadata<string>()));
    }

    [Fact]
    public async Task Cors_preflight_requests_find_the_endpoint_they_ask_about()
    {
        await using TestApp app = await TestApp.StartAsync(
            builder => builder.Services.AddCors(options => options.AddPolicy("partners", policy => policy.WithOrigins("https://partner.example").WithMethods("PUT"))),
            app =>
            {
                app.UseCors();
                app.MapBunner();
            });

        Answer preflight = await app.SendAsync("OPTIONS", "/guarded/cors", ("Origin", "https://partner.example"), ("Access-Control-Request-Method", "PUT"));
        Answer closed = await app.SendAsync("OPTIONS", "/routing/shared", ("Origin", "https://partner.example"), ("Access-Control-Request-Method", "POST"));
        Answer actual = await app.SendAsync("PUT", "/guarded/cors", ("Origin", "https://partner.example"));

        Assert.Equal(204, preflight.Status);
        Assert.Equal("https://partner.example", Assert.Single(preflight.Message.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("cors", actual.Body);
        Assert.Equal("https://partner.example", Assert.Single(actual.Message.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal(204, closed.Status);
        Assert.False(closed.Message.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Rate_limits_apply()
    {
        await using TestApp app = await TestApp.StartAsync(
            builder => builder.Services.AddRateLimiter(options => options.AddPolicy(
                "one", _ => RateLimitPartition.GetFixedWindowLimiter("all", _ => new FixedWindowRateLimiterOptions { PermitLimit = 1, Window = TimeSpan.FromHours(1) }))),
            app =>
            {
                app.UseRateLimiter();
                app.MapBunner();
            });

        Assert.Equal(200, (await app.GetAsync("/guarded/limited")).Status);
        Assert.Equal(503, (await app.GetAsync("/guarded/limited")).Status);
        Assert.Equal(200, (await app.GetAsync("/guarded/open")).Status);
    }

    [Fact]
    public void An_application_without_the_services_that_its_handlers_take_does_not_start()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddBunner();
        WebApplication app = builder.Build();

        string message = Assert.Throws<InvalidOperationException>(() => app.MapBunner()).Message;

        Assert.Contains("The handler SpecialHandlers.Service of 'GET /special/service' cannot be called: 'greeter' would be the body", message, StringComparison.Ordinal);
        Assert.Contains("The handler SpecialHandlers.ServiceBesideBody of 'POST /special/service/beside-body' cannot be called: 'item', 'greeter', 'other' would all be", message, StringComparison.Ordinal);
        Assert.DoesNotContain("ExplicitService", message, StringComparison.Ordinal);
        Assert.Empty(((IEndpointRouteBuilder)app).DataSources);
    }

    [Fact]
    public void Mapping_without_services_or_twice_says_what_to_do()
    {
        WebApplication without = WebApplication.CreateSlimBuilder().Build();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddBunner().AddBunner().AddHandlerServices();
        WebApplication with = builder.Build();

        Assert.Contains("AddBunner", Assert.Throws<InvalidOperationException>(() => without.MapBunner()).Message, StringComparison.Ordinal);
        with.MapBunner();
        Assert.Contains("before", Assert.Throws<InvalidOperationException>(() => with.MapBunner()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_convention_that_comes_too_late_is_refused()
    {
        IEndpointConventionBuilder? endpoints = null;
        await using TestApp app = await TestApp.StartAsync(use: app => endpoints = app.MapBunner());
        Assert.Equal("open", (await app.GetAsync("/guarded/open")).Body);

        Assert.Throws<InvalidOperationException>(() => endpoints!.RequireAuthorization());
    }

    private static RouteEndpoint Find(TestApp app, string method, string template) => app.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .Cast<RouteEndpoint>()
        .Single(endpoint => endpoint.RoutePattern.RawText == template && endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0] == method);
}
