using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Bunner.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AspNetCore.Tests;

/// <summary>What is kept from one request of a connection to the next, and that requests do not see each other in it.</summary>
public sealed class KeptMatchTests
{
    private const string Connection = "X-Connection";

    // Method, path, and what the answer is; the paths of /beside are those of endpoint routing.
    private static readonly (string Method, string Path, int Status, string Body)[] s_requests =
    [
        ("GET", "/routing/users/42", 200, "user 42"),
        ("PUT", "/routing/users/7", 200, "changed 7"),
        ("GET", "/routing/values/a/b", 200, "first=a second=b"),
        ("GET", "/routing/values/only", 200, "first=only"),
        ("GET", "/routing/files/x/y/z", 200, "files x/y/z"),
        ("GET", "/beside/13", 200, "beside id=13"),
        ("GET", "/beside/none", 404, "status 404"),
        ("GET", "/routing/users/none", 404, "status 404"),
        ("DELETE", "/routing/users/42", 405, ""),
        ("GET", "/routing/both?fail", 500, "error failed /routing/both"),
        ("GET", "/beside/1?fail", 500, "error failed /beside/1"),
        ("GET", "/moved/42", 200, "user 42"),
        ("GET", "/guarded", 403, "status 403"),
    ];

    [Fact]
    public async Task Requests_of_one_connection_do_not_see_each_other()
    {
        await using TestApp app = await StartAsync(HttpProtocols.Http1);
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = app.Client.BaseAddress };
        var random = new Random(1);
        var connections = new HashSet<string>();
        for (int i = 0; i < 600; i++)
        {
            connections.Add(await AskAsync(client, s_requests[random.Next(s_requests.Length)], HttpVersion.Version11));
        }

        Assert.Single(connections);
    }

    [Fact]
    public async Task Streams_of_one_connection_do_not_see_each_other()
    {
        await using TestApp app = await StartAsync(HttpProtocols.Http2);
        var random = new Random(2);
        var connections = new HashSet<string>();
        for (int round = 0; round < 20; round++)
        {
            Task<string>[] streams = [.. Enumerable.Range(0, 24).Select(_ => AskAsync(app.Client, s_requests[random.Next(s_requests.Length)], HttpVersion.Version20))];
            connections.UnionWith(await Task.WhenAll(streams));
        }

        Assert.Single(connections);
    }

    [Fact]
    public void A_request_on_features_that_keep_route_values_allocates_nothing()
    {
        (MatchingMiddleware middleware, _) = Create();
        var server = new Server();
        var context = new DefaultHttpContext(server.Features);
        string[] paths = ["/routing/users/42", "/routing/files/a/b/c", "/routing/both", "/routing/status/3"];
        Serve(2);

        // The runtime itself may allocate once while it compiles the loop anew.
        long least = long.MaxValue;
        for (int round = 0; round < 3; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Serve(5_000);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);

        void Serve(int times)
        {
            for (int i = 0; i < times; i++)
            {
                foreach (string path in paths)
                {
                    server.Begin(path);
                    middleware.InvokeAsync(context);
                    Assert.NotNull(server.Features.Get<IEndpointFeature>()!.Endpoint);
                }
            }
        }
    }

    [Fact]
    public void Contexts_and_routers_do_not_share_what_is_kept()
    {
        (MatchingMiddleware middleware, _) = Create();
        (MatchingMiddleware other, _) = Create();
        var server = new Server();
        var first = new DefaultHttpContext(server.Features);
        var second = new DefaultHttpContext(server.Features);

        MatchFeature a = Match(middleware, first, "/routing/users/1");
        Assert.Same(a, Match(middleware, first, "/routing/users/2"));
        MatchFeature b = Match(middleware, second, "/routing/users/3");
        Assert.NotSame(a, b);
        MatchFeature c = Match(other, second, "/routing/users/4");
        Assert.NotSame(b, c);
        Assert.Equal("/routing/users/3", b.FullPath);
        Assert.Equal("4", c.RouteValues["id"]);

        // In the same request: what is in use is not taken.
        server.Features.Set<IEndpointFeature>(null);
        other.InvokeAsync(second);
        Assert.NotSame(c, server.Features.Get<IEndpointFeature>());

        MatchFeature Match(MatchingMiddleware step, HttpContext context, string path)
        {
            server.Begin(path);
            step.InvokeAsync(context);
            return Assert.IsType<MatchFeature>(server.Features.Get<IEndpointFeature>());
        }
    }

    [Fact]
    public void Nothing_of_a_request_is_left_in_the_next()
    {
        (MatchingMiddleware middleware, _) = Create();
        var server = new Server();
        var context = new DefaultHttpContext(server.Features);

        server.Begin("/routing/values/a/b");
        middleware.InvokeAsync(context);
        RouteValueDictionary values = context.Request.RouteValues;
        values["added"] = "by hand";
        context.SetEndpoint(null);
        context.Request.Path = "/routing/users/5";
        Assert.Equal("HTTP: GET /routing/users/{id:int} => RoutingHandlers.User", context.GetEndpoint()?.DisplayName);

        server.Begin("/nowhere");
        middleware.InvokeAsync(context);
        Assert.Null(context.GetEndpoint());
        Assert.Empty(context.Request.RouteValues);
        Assert.Equal(3, values.Count);

        // The first look has been made, so a changed path is not matched any more.
        context.Request.Path = "/routing/users/6";
        Assert.Null(context.GetEndpoint());

        server.Begin("/routing/users/7");
        middleware.InvokeAsync(context);
        Assert.Equal("7", context.Request.RouteValues["id"]);
        context.Request.Path = "/routing/both";
        Assert.Equal("HTTP: GET /routing/both => RoutingHandlers.Both", context.GetEndpoint()?.DisplayName);
    }

    private static async Task<string> AskAsync(HttpClient client, (string Method, string Path, int Status, string Body) request, Version version)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Path) { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using HttpResponseMessage response = await client.SendAsync(message);
        Assert.Equal((request.Path, request.Status, request.Body), (request.Path, (int)response.StatusCode, await response.Content.ReadAsStringAsync()));
        return response.Headers.GetValues(Connection).Single();
    }

    private static Task<TestApp> StartAsync(HttpProtocols protocols) => TestApp.StartAsync(
        builder => builder.WebHost.ConfigureKestrel(options => options.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = protocols)),
        app =>
        {
            app.Use(async (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers[Connection] = context.Connection.Id;
                    return Task.CompletedTask;
                });
                if (context.Request.Path.StartsWithSegments("/moved", out PathString rest))
                {
                    context.Request.Path = "/routing/users" + rest;
                }

                await Task.Yield();
                await next(context);
            });
            app.UseExceptionHandler("/routing/error");
            app.UseStatusCodePagesWithReExecute("/routing/status/{0}");
            app.UseRouting();
            app.Use(async (context, next) =>
            {
                await Task.Yield();
                if (context.Request.Path == "/guarded")
                {
                    context.Response.StatusCode = 403;
                    return;
                }

                if (context.Request.Query.ContainsKey("fail") && context.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerPathFeature>() is null)
                {
                    throw new InvalidOperationException("failed");
                }

                await next(context);
            });
            app.MapBunner();
            app.MapGet("/beside/{id:int}", (HttpContext context) => "beside " + string.Join(' ', context.Request.RouteValues.Select(value => $"{value.Key}={value.Value}")));
        });

    private static (MatchingMiddleware Middleware, RouterRegistration Registration) Create()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddBunner().AddHandlerServices();
        WebApplication app = builder.Build();
        app.MapBunner();
        RouterRegistration registration = app.Services.GetRequiredService<RouterRegistration>();
        return (new MatchingMiddleware(static _ => Task.CompletedTask, registration), registration);
    }

    /// <summary>Features of one connection that are made ready for each request as Kestrel does it.</summary>
    private sealed class Server : IEndpointFeature, IRouteValuesFeature
    {
        private readonly HttpRequestFeature _request = new() { Method = "GET" };

        public Server()
        {
            Features.Set<IHttpRequestFeature>(_request);
            Features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        }

        public FeatureCollection Features { get; } = new();

        public Endpoint? Endpoint { get; set; }

        public RouteValueDictionary RouteValues { get => field ??= []; set; }

        public void Begin(string path)
        {
            _request.Path = path;
            RouteValues.Clear();
            Endpoint = null;
            Features.Set<IEndpointFeature>(this);
            Features.Set<IRouteValuesFeature>(this);
        }
    }
}
