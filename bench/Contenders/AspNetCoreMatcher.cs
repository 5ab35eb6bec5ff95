using System;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Bunner.Bench.Corpora;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bunner.Bench.Contenders;

/// <summary>ASP.NET Core's own matcher over a corpus' routes.</summary>
/// <remarks>
/// The types are internal, so they are reached by reflection; what is called in the end is the innermost matcher, through
/// a delegate, without the wrapper that watches for changes, and logging costs nothing.
/// </remarks>
internal sealed class AspNetCoreMatcher
{
    private AspNetCoreMatcher(Func<HttpContext, Task> match, RouteEndpoint[] endpoints)
    {
        Match = match;
        Endpoints = endpoints;
    }

    /// <summary>Matches the context's method and path; the endpoint and the route values are left in the context.</summary>
    public Func<HttpContext, Task> Match { get; }

    /// <summary>One endpoint for each route, in the order of the corpus.</summary>
    public RouteEndpoint[] Endpoints { get; }

    public static AspNetCoreMatcher Build(Corpus corpus)
    {
        RouteEndpoint[] endpoints = [.. corpus.Routes.Select(CreateEndpoint)];

        ServiceCollection services = new();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddRouting();
        ServiceProvider provider = services.BuildServiceProvider();

        Type factoryType = typeof(RouteEndpoint).Assembly.GetType("Microsoft.AspNetCore.Routing.Matching.MatcherFactory")
            ?? throw new BenchException("this ASP.NET Core has no MatcherFactory");
        object factory = provider.GetRequiredService(factoryType);
        object matcher = factoryType.GetMethod("CreateMatcher")!.Invoke(factory, [new DefaultEndpointDataSource(endpoints)])!;
        PropertyInfo? inner = matcher.GetType().GetProperty("CurrentMatcher", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public);
        matcher = inner?.GetValue(matcher) ?? matcher;
        Func<HttpContext, Task> match = matcher.GetType()
            .GetMethod("MatchAsync", [typeof(HttpContext)])!
            .CreateDelegate<Func<HttpContext, Task>>(matcher);
        return new AspNetCoreMatcher(match, endpoints);
    }

    private static RouteEndpoint CreateEndpoint(CorpusRoute route)
    {
        RouteEndpointBuilder builder = new(static _ => Task.CompletedTask, RoutePatternFactory.Parse(route.Template), order: 0)
        {
            DisplayName = $"{route.Method} {route.Template}",
        };
        builder.Metadata.Add(new HttpMethodMetadata([route.Method]));
        return (RouteEndpoint)builder.Build();
    }
}
