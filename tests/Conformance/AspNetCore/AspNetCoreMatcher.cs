using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Bunner.Conformance.AspNetCore;

/// <summary>What ASP.NET Core's matcher answers: a route, values without offsets, or the methods of its 405 endpoint.</summary>
internal sealed record AspNetCoreAnswer(bool IsAmbiguous, int Route, IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Allowed)
{
    public override string ToString() => IsAmbiguous ? "ambiguous"
        : Route < 0 ? $"no match; allowed: {string.Join(", ", Allowed)}"
        : $"route {Route}" + string.Concat(Values.Select(value => $"; {value.Key} = {Readable.Quote(value.Value)}"));
}

/// <summary>ASP.NET Core's own matcher, which is internal, over a table of the suite. It has no options.</summary>
internal sealed class AspNetCoreMatcher
{
    private static readonly ServiceProvider s_services = BuildServices();

    private readonly Func<HttpContext, Task> _match;
    private readonly DefaultHttpContext _context = new();

    public AspNetCoreMatcher(IReadOnlyList<RouteSpec> routes)
    {
        Type builderType = typeof(RouteEndpoint).Assembly
            .GetType("Microsoft.AspNetCore.Routing.Matching.DfaMatcherBuilder", throwOnError: true)!;
        object builder = s_services.GetRequiredService(builderType);
        MethodInfo addEndpoint = builderType.GetMethod("AddEndpoint")!;
        for (int i = 0; i < routes.Count; i++)
        {
            addEndpoint.Invoke(builder, [CreateEndpoint(routes[i], i)]);
        }

        object matcher = builderType.GetMethod("Build")!.Invoke(builder, [])!;
        MethodInfo match = matcher.GetType().GetMethod("MatchAsync", [typeof(HttpContext)])!;
        _match = match.CreateDelegate<Func<HttpContext, Task>>(matcher);
    }

    public AspNetCoreAnswer Match(string method, string path)
    {
        _context.SetEndpoint(null);
        _context.Request.RouteValues = new RouteValueDictionary();
        _context.Request.Method = method;
        _context.Request.Path = new PathString(path);
        _context.Response.Headers.Allow = StringValues.Empty;
        try
        {
            _match(_context).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception.GetType().Name == "AmbiguousMatchException")
        {
            return new AspNetCoreAnswer(true, -1, new Dictionary<string, string>(), []);
        }

        switch (_context.GetEndpoint())
        {
            case RouteEndpoint endpoint:
                return new AspNetCoreAnswer(false, int.Parse(endpoint.DisplayName!, CultureInfo.InvariantCulture), ReadValues(), []);
            case { } rejection:
                rejection.RequestDelegate!(_context).GetAwaiter().GetResult();
                string allow = _context.Response.Headers.Allow.ToString();
                return new AspNetCoreAnswer(false, -1, new Dictionary<string, string>(),
                    [.. allow.Split(", ").Order(StringComparer.Ordinal)]);
            default:
                return new AspNetCoreAnswer(false, -1, new Dictionary<string, string>(), []);
        }
    }

    private Dictionary<string, string> ReadValues() => _context.Request.RouteValues
        .Select(value => (value.Key, Text: Convert.ToString(value.Value, CultureInfo.InvariantCulture)))
        .Where(value => !string.IsNullOrEmpty(value.Text))
        .ToDictionary(value => value.Key, value => value.Text!);

    private static RouteEndpoint CreateEndpoint(RouteSpec route, int index) => new(
        static _ => Task.CompletedTask,
        RoutePatternFactory.Parse(route.Template),
        route.Order,
        new EndpointMetadataCollection(new HttpMethodMetadata([route.Method])),
        index.ToString(CultureInfo.InvariantCulture));

    private static ServiceProvider BuildServices()
    {
        ServiceCollection services = new();
        services.AddLogging();
        services.AddRouting(options =>
        {
            options.SetParameterPolicy<EvenConstraint>("even");
            options.SetParameterPolicy<SlugConstraint>("slug");
        });
        return services.BuildServiceProvider();
    }

    private abstract class SpanConstraint : IRouteConstraint
    {
        public bool Match(
            HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            values.TryGetValue(routeKey, out object? value) && value is string text && Accepts(text);

        protected abstract bool Accepts(string value);
    }

    private sealed class EvenConstraint : SpanConstraint
    {
        protected override bool Accepts(string value) => CustomConstraints.IsEven(value);
    }

    private sealed class SlugConstraint : SpanConstraint
    {
        protected override bool Accepts(string value) => CustomConstraints.IsSlug(value);
    }
}
