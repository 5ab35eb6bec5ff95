using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Rewrite;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace AspNetCore.Tests.Security;

/// <summary>Applications with all middleware that looks at endpoints or changes paths, in any order.</summary>
internal static class UnluckyOrders
{
    public const string Routing = "routing";
    public const string Authorization = "authorization";
    public const string RateLimiter = "rate limiter";

    private static readonly Dictionary<string, Action<WebApplication>> s_steps = new()
    {
        ["map"] = app => app.MapBunner(),
        ["map beside"] = app =>
        {
            app.MapGet("/matrix/beside", () => "beside");
            app.MapGet("/matrix-closed/beside", () => "closed beside").RequireAuthorization();
        },
        [Routing] = app => app.UseRouting(),
        ["authentication"] = app => app.UseAuthentication(),
        [Authorization] = app => app.UseAuthorization(),
        ["cors"] = app => app.UseCors(),
        [RateLimiter] = app => app.UseRateLimiter(),
        ["output cache"] = app => app.UseOutputCache(),
        ["antiforgery"] = app => app.UseAntiforgery(),
        ["timeouts"] = app => app.UseRequestTimeouts(),
        ["path base"] = app => app.UsePathBase("/base"),
        ["exception handler"] = app => app.UseExceptionHandler("/matrix/error"),
        ["status code pages"] = app => app.UseStatusCodePagesWithReExecute("/matrix/error"),
        ["rewriter"] = app => app.UseRewriter(new RewriteOptions()
            .AddRewrite("^hidden/(.*)$", "matrix/closed/$1", skipRemainingRules: true)
            .AddRewrite("^shown/(.*)$", "matrix/open/$1", skipRemainingRules: true)),
        ["own rewriting"] = app => app.Use((context, next) =>
        {
            context.Request.Path = context.Request.Path.Value switch
            {
                "/own-hidden" => "/matrix/closed/3",
                "/matrix/open/77" => "/matrix/closed/77",
                "/matrix/closed/78" => "/matrix/open/78",
                "/own-shown" => "/matrix/open/3",
                _ => context.Request.Path,
            };
            return next(context);
        }),
        ["static files"] = app =>
        {
            app.UseDefaultFiles();
            app.UseStaticFiles();
        },
        ["looking"] = app => app.Use((context, next) =>
        {
            context.Response.Headers["X-Endpoint"] = context.GetEndpoint()?.DisplayName;
            return next(context);
        }),
        ["branch"] = app => app.Map("/branch", branch => branch.Run(context => context.Response.WriteAsync("branch"))),
        ["status codes"] = app => app.UseStatusCodePages(),
    };

    public static IReadOnlyList<string> Steps { get; } = [.. s_steps.Keys];

    /// <summary>An order that nobody would choose; half of them without steps that <c>WebApplication</c> takes by itself.</summary>
    public static string[] Shuffle(int seed)
    {
        var random = new Random(seed);
        string[] steps = [.. Steps.Where(step => step is "map" || random.Next(100) < (step is Routing or Authorization or "authentication" ? 50 : 80))];
        random.Shuffle(steps);
        return steps;
    }

    public static async Task<WebApplication> StartAsync(params string[] steps)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Environment.WebRootFileProvider = new EmbeddedPage();
        builder.Services.AddBunner().AddHandlerServices();
        HeaderAuthentication.Add(builder.Services);
        builder.Services.AddAuthorization();
        builder.Services.AddCors(options => options.AddPolicy("partners", policy => policy.WithOrigins("https://partner.example").WithMethods("GET")));
        builder.Services.AddRateLimiter(options => options.AddPolicy("nobody", _ => RateLimitPartition.Get("all", _ => new ClosedLimiter())));
        builder.Services.AddOutputCache();
        builder.Services.AddAntiforgery();
        builder.Services.AddRequestTimeouts();
        builder.Services.AddProblemDetails();
        WebApplication app = builder.Build();
        foreach (string step in steps)
        {
            s_steps[step](app);
        }

        await app.StartAsync();
        return app;
    }

    /// <summary>Lets nobody through.</summary>
    private sealed class ClosedLimiter : RateLimiter
    {
        public override TimeSpan? IdleDuration => null;

        public override RateLimiterStatistics? GetStatistics() => null;

        protected override RateLimitLease AttemptAcquireCore(int permitCount) => new ClosedLease();

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, System.Threading.CancellationToken cancellationToken) => new(new ClosedLease());
    }

    private sealed class ClosedLease : RateLimitLease
    {
        public override bool IsAcquired => false;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }

    /// <summary>A web root with one page, whose name is also a route's path.</summary>
    private sealed class EmbeddedPage : IFileProvider
    {
        public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

        public IFileInfo GetFileInfo(string subpath) => subpath is "/page.txt" or "/matrix/open" ? new Page() : new NotFoundFileInfo(subpath);

        public Microsoft.Extensions.Primitives.IChangeToken Watch(string filter) => NullChangeToken.Singleton;

        private sealed class Page : IFileInfo
        {
            public bool Exists => true;

            public long Length => 4;

            public string? PhysicalPath => null;

            public string Name => "page.txt";

            public DateTimeOffset LastModified => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

            public bool IsDirectory => false;

            public Stream CreateReadStream() => new MemoryStream("page"u8.ToArray());
        }
    }
}
