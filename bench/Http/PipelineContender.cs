using System;
using System.Threading.Tasks;
using Bunner.Bench.Contenders;
using Bunner.Bench.Corpora;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Bunner.Bench.Http;

/// <summary>The middleware that finds the endpoint, with nothing behind it, on the features of one connection.</summary>
/// <remarks>
/// A server makes its features ready for each request. The same loop without middleware measures that, and is taken off. What is
/// left is the middleware, the delegate behind it and the first look at the endpoint, which Bunner's feature answers after a comparison.
/// A process has one kind of pipeline, for which its code is compiled. So that each has its own here, too, the kinds are value types.
/// </remarks>
/// <typeparam name="TKind">A value type for each kind of pipeline.</typeparam>
internal sealed class PipelineContender<TKind> : Contender
    where TKind : struct
{
    private readonly ServerFeatures features = new();
    private readonly DefaultHttpContext context;
    private readonly RequestDelegate pipeline;
    private readonly Endpoint?[] expected;

    public PipelineContender(string router, Corpus corpus, RequestSet requests, RequestDelegate pipeline)
        : this(router, corpus, requests, pipeline, isOverhead: false)
        => Overhead = new PipelineContender<NoMiddleware>(router + ", reset", corpus, requests, static _ => Task.CompletedTask, isOverhead: true);

    internal PipelineContender(string router, Corpus corpus, RequestSet requests, RequestDelegate pipeline, bool isOverhead)
        : base(router, corpus, requests)
    {
        this.pipeline = pipeline;
        expected = new Endpoint?[requests.Count];
        features.Reset("GET", "/");
        context = new DefaultHttpContext(features);
        if (isOverhead)
        {
            Array.Fill(Tokens, 1);
        }
    }

    public override Contender? Overhead { get; }

    public override int Find(int request)
    {
        Ready(request);
        pipeline(context).GetAwaiter().GetResult();
        expected[request] = context.GetEndpoint();
        return expected[request] is RouteEndpoint endpoint && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods: [string method, ..] }
            ? Array.IndexOf(Corpus.Routes, new CorpusRoute(method, endpoint.RoutePattern.RawText!))
            : -1;
    }

    public override long Run(ReadOnlySpan<ushort> sequence)
    {
        string[] methods = Requests.Methods;
        string[] paths = Requests.Paths;
        long sum = 0;
        foreach (ushort request in sequence)
        {
            features.Reset(methods[request], paths[request]);
            pipeline(context);
            sum += ReferenceEquals(features.Get<IEndpointFeature>()!.Endpoint, expected[request]) ? 1 : 0;
        }

        return sum;
    }

    public override void Ready(int request) => features.Reset(Requests.Methods[request], Requests.Paths[request]);

    public override long Once(int request)
    {
        pipeline(context);
        return ReferenceEquals(context.GetEndpoint(), expected[request]) ? 1 : 0;
    }

    protected override long Token(int request) => 1;
}

/// <summary>The kind of a pipeline that is a delegate only.</summary>
internal readonly struct NoMiddleware;
