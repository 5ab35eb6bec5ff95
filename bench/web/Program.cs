using System;
using System.Threading;
using Bunner.Bench.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

// What `bench -- web` starts and asks. With --Samples=true it serves the routes whose throughput is measured, and answers
// questions about its memory and time on the standard input.
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://127.0.0.1:5080");
bool servesSamples = builder.Configuration["Samples"] == "true";
if (servesSamples)
{
    builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, SampleJson.Default));
    new Thread(Meter.Run) { IsBackground = true }.Start();
}

#if BUNNER
builder.Services.AddBunner();
WebApplication app = builder.Build();
app.MapBunner();
#elif MINIMAL_APIS
WebApplication app = builder.Build();
if (servesSamples)
{
    Samples.Map(app);
}
else
{
    GitHub.Map(app);
}
#else
WebApplication app = builder.Build();
app.Run(static context => context.Response.WriteAsync("Hello, World!"));
#endif
app.Run();
