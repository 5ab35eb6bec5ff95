using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Bunner.AspNetCore;

/// <summary>Counts requests by the route that they had in the end. It is in the pipeline only of applications that have an explorer.</summary>
internal sealed class HitCountingMiddleware(RequestDelegate next, HitCounts hits, string explorer)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            if (MatchFeature.Of(context) is { } match)
            {
                hits.Add(match.Route);
            }
            else if (!context.Request.Path.StartsWithSegments(explorer))
            {
                hits.Add(-1);
            }
        }
    }
}
