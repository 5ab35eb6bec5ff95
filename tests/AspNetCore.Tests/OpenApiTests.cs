using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AspNetCore.Tests.Handlers;
using AspNetCore.Tests.Samples;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AspNetCore.Tests;

/// <summary>The OpenAPI document, beside that of minimal APIs with the same handlers.</summary>
public sealed class OpenApiTests
{
    [Fact]
    public async Task Every_operation_is_described_as_that_of_minimal_APIs()
    {
        await using TestApp app = await TestApp.StartAsync(
            builder => builder.Services.AddOpenApi(),
            app =>
            {
                app.MapOpenApi();
                app.MapBunner();
                foreach ((string prefix, string method, string template, Delegate handler) in Minimal())
                {
                    app.MapMethods("/minimal" + prefix + template, [method], handler);
                }
            });

        JsonObject paths = JsonNode.Parse((await app.GetAsync("/openapi/v1.json")).Body)!["paths"]!.AsObject();

        var differences = new List<string>();
        int compared = 0;
        foreach ((string path, JsonNode? item) in paths.Where(path => path.Key.StartsWith("/minimal/", StringComparison.Ordinal)))
        {
            foreach ((string method, JsonNode? minimal) in item!.AsObject())
            {
                JsonNode? bunner = paths[path["/minimal".Length..]]?[method]?.DeepClone();
                bunner?.AsObject().Remove("operationId");
                compared++;
                if (!JsonNode.DeepEquals(bunner, minimal))
                {
                    differences.Add($"{method} {path}: {bunner?.ToJsonString()}\n   minimal {minimal!.ToJsonString()}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
        Assert.True(compared > 80, $"{compared}");
    }

    [Theory]
    [InlineData("GitHubApi", 203)]
    [InlineData("QuickStart", 14)]
    public async Task The_document_of_a_sample_is_that_of_its_handlers_as_minimal_APIs(string sample, int operations)
    {
        Assembly assembly = new AssemblyLoadContext(sample).LoadFromAssemblyPath(SampleProcess.PathOf(sample));
        List<(string Method, RouteEndpoint Endpoint)> endpoints = [];

        string bunner = await DocumentAsync(
            assembly,
            services => Extension(assembly, "Microsoft.Extensions.DependencyInjection.BunnerServiceCollectionExtensions", "AddBunner").Invoke(null, [services, null]),
            app =>
            {
                Extension(assembly, "Microsoft.AspNetCore.Builder.BunnerEndpointRouteBuilderExtensions", "MapBunner").Invoke(null, [app]);
                endpoints.AddRange(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                    .Where(endpoint => endpoint.Metadata.GetMetadata<ISuppressMatchingMetadata>() is not null)
                    .Select(endpoint => (endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0], endpoint)));
            });
        string minimal = await DocumentAsync(
            assembly,
            _ => { },
            app =>
            {
                foreach ((string method, RouteEndpoint endpoint) in endpoints)
                {
                    MethodInfo handler = endpoint.Metadata.GetRequiredMetadata<MethodInfo>();
                    Type type = Expression.GetDelegateType([.. handler.GetParameters().Select(parameter => parameter.ParameterType), handler.ReturnType]);
                    app.MapMethods(endpoint.RoutePattern.RawText!, [method], handler.CreateDelegate(type))
                        .WithName(endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName);
                }
            });

        Assert.Equal(JsonNode.Parse(minimal)!.ToJsonString(), JsonNode.Parse(bunner)!.ToJsonString());
        Assert.Equal(operations, JsonNode.Parse(bunner)!["paths"]!.AsObject().Sum(path => path.Value!.AsObject().Count));
    }

    private static MethodInfo Extension(Assembly assembly, string type, string method)
        => assembly.GetType(type, throwOnError: true)!.GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static async Task<string> DocumentAsync(Assembly sample, Action<IServiceCollection> add, Action<WebApplication> map)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "Sample" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddRouting(options => options.SetParameterPolicy<Microsoft.AspNetCore.Routing.Constraints.RegexInlineRouteConstraint>("regex"));
        builder.Services.AddOpenApi();
        if (sample.GetType("QuickStart.Data.Notebook") is { } notebook)
        {
            builder.Services.AddSingleton(notebook);
        }

        add(builder.Services);
        await using WebApplication app = builder.Build();
        app.MapOpenApi();
        map(app);
        await app.StartAsync();
        return (await Answer.ReadAsync(await app.GetTestClient().GetAsync("/openapi/v1.json"))).Body;
    }

    private static IEnumerable<(string Prefix, string Method, string Template, Delegate Handler)> Minimal() =>
    [
        .. BindingTests.Minimal().Select(route => ("/bunner", "GET", route.Template, route.Handler)),
        .. ResultTests.Minimal().Select(route => ("/results", "GET", route.Template, route.Handler)),
        .. MoreBindingTests.Minimal().Select(route => ("/more", route.Method, route.Template, route.Handler)),
        .. FilterTests.Minimal().Select(route => ("/filtered", route.Method, route.Template, route.Handler)),
    ];
}
