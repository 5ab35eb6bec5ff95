using System;
using System.Threading;
using System.Threading.Tasks;
using Bunner;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;

namespace AspNetCore.Tests.Handlers;

/// <summary>One handler for each piece of middleware that looks at endpoints. The closed ones count who gets in.</summary>
[RouteGroup("/matrix")]
public static class MatrixHandlers
{
    private static int s_closed;
    private static int s_limited;
    private static int s_cached;

    public static int Closed => s_closed;

    public static int Limited => s_limited;

    [Get("/open/{id?}")]
    public static string Open(int id = 0) => $"open {id}";

    [Authorize]
    [Get("/closed/{id?}")]
    [Post("/closed/{id?}")]
    public static string OfClosed(int id = 0) => Count(ref s_closed, $"closed {id}");

    [Authorize(Roles = "root")]
    [Get("/closed/root")]
    public static string OfRoot() => Count(ref s_closed, "root");

    [Authorize]
    [EnableRateLimiting("nobody")]
    [EnableCors("partners")]
    [Get("/closed/several")]
    public static string OfSeveral() => Count(ref s_closed, "several");

    [EnableRateLimiting("nobody")]
    [Get("/limited")]
    public static string OfLimited() => Count(ref s_limited, "limited");

    [OutputCache(Duration = 60)]
    [Get("/cached")]
    public static string OfCached() => $"cached {Interlocked.Increment(ref s_cached)}";

    [RequestTimeout(50)]
    [Get("/slow")]
    public static async Task<string> OfSlow(CancellationToken cancellation)
    {
        await Task.Delay(TimeSpan.FromMinutes(1), cancellation);
        return "slow";
    }

    [Get("/throws")]
    public static string OfThrows() => throw new InvalidOperationException("As it should.");

    [Get("/error")]
    public static string OfError(HttpContext context) => $"error page {context.Response.StatusCode}";

    private static string Count(ref int counter, string answer)
    {
        Interlocked.Increment(ref counter);
        return answer;
    }
}
