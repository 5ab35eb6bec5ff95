using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Bunner.AspNetCore;

/// <summary>
/// Frames the application's pipeline: matching goes first, and the answer to a wrong method goes last, where it is
/// reached only by requests that nothing else has handled.
/// </summary>
internal sealed class RouterStartupFilter(RouterRegistration registration) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        Rerouting.Prepare(app, registration);
        app.Use(Match);
        next(app);
        app.Use(following => new MethodNotAllowedMiddleware(following).InvokeAsync);
    };

    // Called when the pipeline is built, which is after everything has been mapped: without an explorer nothing counts.
    private RequestDelegate Match(RequestDelegate following)
    {
        RequestDelegate match = new MatchingMiddleware(following, registration).InvokeAsync;
        if (registration is not { Hits: { } hits, ExplorerPrefix: { } explorer, Endpoints: { } endpoints })
        {
            return match;
        }

        hits.Prepare(endpoints.Table.Count);
        endpoints.ExplorerPrefix = explorer;
        return new HitCountingMiddleware(match, hits, explorer).InvokeAsync;
    }
}
