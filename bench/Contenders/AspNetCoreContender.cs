using System;
using System.Threading.Tasks;
using Bunner.Bench.Corpora;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bunner.Bench.Contenders;

/// <summary>ASP.NET Core's matcher on one shared context.</summary>
/// <remarks>
/// A context has to be reset before each lookup, which a server does anyhow. The same loop with a delegate that does nothing
/// measures the reset, and is taken off. As the two overlap in an out-of-order core, too much is taken off rather than too
/// little.
/// </remarks>
internal sealed class AspNetCoreContender : Contender
{
    public const string Name = "ASP.NET Core";

    private readonly DefaultHttpContext context = new();
    private readonly Func<HttpContext, Task> match;
    private readonly Endpoint?[] expected;
    private readonly AspNetCoreMatcher matcher;

    private AspNetCoreContender(
        string router, Corpus corpus, RequestSet requests, AspNetCoreMatcher matcher, Func<HttpContext, Task> match)
        : base(router, corpus, requests)
    {
        this.matcher = matcher;
        this.match = match;
        expected = new Endpoint?[requests.Count];
        for (int request = 0; request < expected.Length; request++)
        {
            int route = requests.Requests[request].Route;
            expected[request] = route < 0 ? null : matcher.Endpoints[route];
        }
    }

    public override Contender? Overhead { get; }

    public AspNetCoreContender(Corpus corpus, RequestSet requests, AspNetCoreMatcher matcher)
        : this(Name, corpus, requests, matcher, matcher.Match)
    {
        AspNetCoreContender reset = new("reset of the context", corpus, requests, matcher, static _ => Task.CompletedTask);
        for (int request = 0; request < requests.Count; request++)
        {
            // Without a matcher no endpoint is set, which is right for a miss only.
            reset.Tokens[request] = expected[request] is null ? 1 : 0;
        }

        Overhead = reset;
    }

    /// <summary>Matches one request on a context of its own.</summary>
    public static bool MatchOnce(AspNetCoreMatcher matcher, string method, string path)
    {
        DefaultHttpContext context = new();
        context.Request.Method = method;
        context.Request.Path = path;
        matcher.Match(context).GetAwaiter().GetResult();
        return context.GetEndpoint() is not null;
    }

    public override int Find(int request)
    {
        Ready(request);
        match(context).GetAwaiter().GetResult();
        Endpoint? endpoint = context.GetEndpoint();
        int route = endpoint is null ? -1 : Array.IndexOf(matcher.Endpoints, endpoint);
        if (route < 0)
        {
            // A path that exists for other methods gets an endpoint that answers 405.
            expected[request] = endpoint;
        }

        return route;
    }

    public override long Run(ReadOnlySpan<ushort> sequence)
    {
        DefaultHttpContext shared = context;
        Func<HttpContext, Task> lookup = match;
        IHttpRequestFeature feature = shared.Features.GetRequiredFeature<IHttpRequestFeature>();
        HttpRequest target = shared.Request;
        string[] methods = Requests.Methods;
        string[] paths = Requests.Paths;
        Endpoint?[] right = expected;
        long sum = 0;
        foreach (ushort request in sequence)
        {
            feature.Method = methods[request];
            feature.Path = paths[request];
            shared.SetEndpoint(null);
            target.RouteValues = null!;
            lookup(shared);
            sum += ReferenceEquals(shared.GetEndpoint(), right[request]) ? 1 : 0;
        }

        return sum;
    }

    public override void Ready(int request)
    {
        IHttpRequestFeature feature = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        feature.Method = Requests.Methods[request];
        feature.Path = Requests.Paths[request];
        _ = Requests.Paths[request].AsSpan().IndexOf('\0');
        context.SetEndpoint(null);
        context.Request.RouteValues = null!;
    }

    public override long Once(int request)
    {
        match(context);
        return ReferenceEquals(context.GetEndpoint(), expected[request]) ? 1 : 0;
    }

    // The loop compares with the right endpoint itself, so a right answer counts one.
    protected override long Token(int request) => 1;
}
