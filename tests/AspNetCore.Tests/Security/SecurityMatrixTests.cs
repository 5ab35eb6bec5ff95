using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using AspNetCore.Tests.Handlers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Xunit;

namespace AspNetCore.Tests.Security;

/// <summary>Whatever the order of the middleware, no handler runs that its guards have not seen.</summary>
public sealed class SecurityMatrixTests
{
    private static readonly string[] s_closed =
    [
        "/matrix/closed", "/matrix/closed/", "/MATRIX/Closed/5", "/matrix/closed/root", "/matrix/closed/several", "/base/matrix/closed", "/base/matrix/closed/root",
        "/hidden/1", "/base/hidden/root", "/own-hidden", "/base/own-hidden", "/matrix/open/77", "/base/matrix/open/77", "/matrix/closed/78", "/matrix-closed/beside",
    ];

    private static readonly string[] s_other =
    [
        "/matrix/open", "/matrix/open/3", "/matrix/beside", "/shown/4", "/own-shown", "/base/matrix/open/5", "/matrix/throws", "/base/matrix/throws", "/nowhere",
        "/base/nowhere", "/page.txt", "/branch", "/matrix/error", "/matrix/cached", "/matrix/open/x", "/",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_stranger_gets_nowhere_whatever_the_order(int part)
    {
        for (int seed = part * 5; seed < (part * 5) + 5; seed++)
        {
            string[] steps = UnluckyOrders.Shuffle(seed);
            await using WebApplication app = await UnluckyOrders.StartAsync(steps);
            int closed = MatrixHandlers.Closed;
            int limited = MatrixHandlers.Limited;

            foreach (string path in s_closed.Concat(s_other))
            {
                foreach (string method in (string[])["GET", "HEAD", "POST", "OPTIONS"])
                {
                    Answer answer = await SendAsync(app, method, path);

                    Assert.True(closed == MatrixHandlers.Closed, $"{seed}: {method} {path} got through, {answer}; order: {string.Join(", ", steps)}");
                    Assert.False(answer.Body.Contains("closed", StringComparison.Ordinal), $"{seed}: {method} {path}: {answer}");
                }
            }

            if (steps.Contains(UnluckyOrders.RateLimiter))
            {
                await SendAsync(app, "GET", "/matrix/limited");
                Assert.True(limited == MatrixHandlers.Limited, $"{seed}: not limited; order: {string.Join(", ", steps)}");
            }
        }
    }

    // What ASP.NET Core's own endpoints do in the same application is the measure: a request that gets 401, 404 or 500 there
    // because of the order must not get through here.
    [Theory]
    [InlineData("own rewriting", "rate limiter", "routing", "authentication", "authorization")]
    [InlineData("routing", "rate limiter", "own rewriting", "authentication", "authorization")]
    [InlineData("rate limiter", "own rewriting", "authentication", "authorization")]
    [InlineData("authentication", "authorization", "rate limiter", "looking", "own rewriting", "routing")]
    [InlineData("own rewriting", "authentication", "authorization", "routing")]
    [InlineData("own rewriting")]
    public async Task Who_may_see_everything_sees_no_other_handler_than_routing_chooses(params string[] order)
    {
        await using WebApplication app = await UnluckyOrders.StartAsync([.. order, "map"]);

        Answer hidden = await SendAsync(app, "GET", "/own-hidden", user: true);
        Answer shown = await SendAsync(app, "GET", "/own-shown", user: true);
        Answer direct = await SendAsync(app, "GET", "/matrix/closed/9", user: true);

        bool rewritingComesFirst = order.Contains("routing") && Array.IndexOf(order, "own rewriting") < Array.IndexOf(order, "routing");
        bool isSeenBefore = Array.IndexOf(order, "looking") >= 0 || Array.IndexOf(order, "authorization") < Array.IndexOf(order, "own rewriting");
        Assert.Equal((200, "closed 9"), (direct.Status, direct.Body));
        Assert.Equal(rewritingComesFirst && !isSeenBefore ? "open 3" : "", shown.Body);
        Assert.True(hidden.Body is "" or "closed 3" && (hidden.Body.Length == 0 || (rewritingComesFirst && Array.IndexOf(order, "authorization") > 0)), $"{hidden}");
    }

    [Fact]
    public async Task In_the_usual_order_everything_works()
    {
        await using WebApplication app = await UnluckyOrders.StartAsync(
            "exception handler", "status code pages", "path base", "rewriter", "static files", "routing", "cors", "rate limiter", "authentication", "authorization", "timeouts", "output cache", "antiforgery", "map", "map beside");

        Assert.Equal("open 3", (await SendAsync(app, "GET", "/matrix/open/3")).Body);
        Assert.Equal("open 3", (await SendAsync(app, "GET", "/base/matrix/open/3")).Body);
        Assert.Equal("open 4", (await SendAsync(app, "GET", "/shown/4")).Body);
        Assert.Equal("open 4", (await SendAsync(app, "GET", "/base/shown/4")).Body);
        Assert.Equal("closed 1", (await SendAsync(app, "GET", "/hidden/1", user: true)).Body);
        Assert.Equal((401, "error page 401"), Of(await SendAsync(app, "GET", "/hidden/1")));
        Assert.Equal((403, "error page 403"), Of(await SendAsync(app, "GET", "/matrix/closed/root", user: true)));
        Assert.Equal((500, "error page 500"), Of(await SendAsync(app, "GET", "/matrix/throws")));
        Assert.Equal((404, "error page 404"), Of(await SendAsync(app, "GET", "/nowhere")));
        Assert.Equal((503, "error page 503"), Of(await SendAsync(app, "GET", "/matrix/limited")));
        Assert.Equal((504, "error page 504"), Of(await SendAsync(app, "GET", "/matrix/slow")));
        Assert.Equal("beside", (await SendAsync(app, "GET", "/matrix/beside")).Body);
        Assert.Equal("closed beside", (await SendAsync(app, "GET", "/matrix-closed/beside", user: true)).Body);
        Assert.Equal("page", (await SendAsync(app, "GET", "/page.txt")).Body);
        Assert.Equal((await SendAsync(app, "GET", "/matrix/cached")).Body, (await SendAsync(app, "GET", "/matrix/cached")).Body);
    }

    [Theory]
    [InlineData("static files", "map")]
    [InlineData("map", "static files")]
    [InlineData("static files", "routing", "map")]
    public async Task A_route_goes_before_a_static_file_of_its_path(params string[] order)
    {
        await using WebApplication app = await UnluckyOrders.StartAsync(order);

        Assert.Equal("open 0", (await SendAsync(app, "GET", "/matrix/open")).Body);
        Assert.Equal("page", (await SendAsync(app, "GET", "/page.txt")).Body);
    }

    private static (int Status, string Body) Of(Answer answer) => (answer.Status, answer.Body);

    private static async Task<Answer> SendAsync(WebApplication app, string method, string path, bool user = false)
    {
        using HttpClient client = app.GetTestClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (user)
        {
            request.Headers.Add("X-User", "ada");
        }

        try
        {
            return await Answer.ReadAsync(await client.SendAsync(request));
        }
        catch (InvalidOperationException e)
        {
            // The test server hands what nobody has handled to the client: the middleware that the endpoint needs is missing.
            using var message = new HttpResponseMessage(System.Net.HttpStatusCode.InternalServerError) { ReasonPhrase = e.GetType().Name };
            return new Answer(500, "", null, null, message);
        }
    }
}
