using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Bunner.AspNetCore;
using Bunner.Bench.Contenders;
using Bunner.Bench.Corpora;
using Bunner.Bench.Measuring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bunner.Bench.Http;

/// <summary>The matching middleware beside that of endpoint routing, and beside the matcher without any middleware.</summary>
internal static class Middleware
{
    private const int Rounds = 101;

    // A lambda is an instance method, as what stands behind in an application is. A delegate of a static method takes a step more.
    private static readonly RequestDelegate End = static _ => Task.CompletedTask;

    public static void Run(TextWriter output)
    {
        Corpus corpus = Corpus.Load("github203");
        RequestSet requests = corpus.Select(RequestKind.Hits);
        List<Contender> contenders =
        [
            BunnerRouters.Create(corpus, [requests]).Single(contender => contender.Router == BunnerRouters.OnStrings),
            CompiledRouters.With(corpus.Name, new BunnerPipeline(corpus, requests)),
            new PipelineContender<EndpointRoutingKind>("endpoint routing's middleware", corpus, requests, EndpointRouting(corpus)),
        ];
        contenders.ForEach(contender => contender.Verify());
        ResultTable.Print(output, HotRounds.Run(contenders, Rounds, output));
    }

    private readonly struct BunnerKind;

    private readonly struct EndpointRoutingKind;

    private static WebApplicationBuilder Builder()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        return builder;
    }

    private static RequestDelegate EndpointRouting(Corpus corpus)
    {
        WebApplication app = Builder().Build();
        ApplicationBuilder pipeline = new(app.Services);
        pipeline.UseRouting();
        pipeline.Use(_ => End);
        pipeline.UseEndpoints(endpoints =>
        {
            foreach (CorpusRoute route in corpus.Routes)
            {
                endpoints.MapMethods(route.Template, [route.Method], End);
            }
        });
        return pipeline.Build();
    }

    private sealed class BunnerPipeline(Corpus corpus, RequestSet requests) : ICompiledRouterVisitor<Contender>
    {
        public Contender Visit<TRouter>()
            where TRouter : struct, ICompiledRouter
        {
            WebApplicationBuilder builder = Builder();
            RouterServices.Add(builder.Services);
            WebApplication app = builder.Build();
            RouterEndpoints.Map(app, TRouter.Table, static _ => new HandlerEndpoint("End", End, static _ => End, static _ => default, static _ => { }));
            ApplicationBuilder pipeline = new(app.Services);
            Action<IApplicationBuilder> build = app.Services.GetServices<IStartupFilter>()
                .Single(filter => filter.GetType().Assembly == typeof(RouterServices).Assembly)
                .Configure(next => next.Run(End));
            build(pipeline);
            return new PipelineContender<BunnerKind>("Bunner's middleware", corpus, requests, pipeline.Build());
        }
    }
}
