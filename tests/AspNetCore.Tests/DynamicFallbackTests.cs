using System.Threading.Tasks;
using Bunner;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace AspNetCore.Tests;

/// <summary>A dynamic router behind the handlers of an application, as docs/dynamic.md shows it.</summary>
public sealed class DynamicFallbackTests
{
    [Fact]
    public async Task Routes_that_are_added_while_the_application_serves_are_answered_behind_its_own()
    {
        DynamicRouter<string> plugins = new();
        await using TestApp app = await TestApp.StartAsync(use: app => UsePlugins(app, plugins));

        Assert.Equal(404, (await app.GetAsync("/plugins/reports/7")).Status);
        plugins.Add("GET", "/plugins/reports/{id}", "reports");
        plugins.Add("POST", "/plugins/reports", "new report");
        plugins.Add("GET", "/plugins/logo.svg", "logo");
        plugins.Add("GET", "/routing/users/{id}", "hidden where the application has a route");

        Assert.Equal("reports 7", (await app.GetAsync("/plugins/reports/7")).Body);
        Assert.Equal("new report", (await app.SendAsync("POST", "/plugins/reports")).Body);
        Assert.Equal("logo", (await app.GetAsync("/plugins/logo.svg")).Body);
        Assert.Equal("user 1", (await app.GetAsync("/routing/users/1")).Body);
        Assert.Equal("hidden where the application has a route x", (await app.GetAsync("/routing/users/x")).Body);
        Assert.Equal((200, ""), await StatusAndBodyAsync(app, "HEAD", "/plugins/reports/7"));
        Assert.Equal((404, ""), await StatusAndBodyAsync(app, "GET", "/plugins/nowhere"));

        Answer refused = await app.SendAsync("DELETE", "/plugins/reports/7");
        Assert.Equal(405, refused.Status);
        Assert.Equal(["GET"], refused.Message.Content.Headers.Allow);

        Assert.True(plugins.Remove("GET", "/plugins/reports/{id}"));
        Assert.Equal(404, (await app.GetAsync("/plugins/reports/7")).Status);
    }

    private static void UsePlugins(WebApplication app, DynamicRouter<string> plugins)
    {
        app.MapBunner();

        // With a pattern of its own: without one, MapFallback leaves out paths that look like files.
        app.MapFallback("{**path}", context => AnswerAsync(context, plugins));
    }

    private static Task AnswerAsync(HttpContext context, DynamicRouter<string> plugins)
    {
        string method = HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Get : context.Request.Method;
        string path = context.Request.Path.Value!;
        if (plugins.TryMatch(method, path, out RouteMatch match, out string? plugin))
        {
            return context.Response.WriteAsync(match.TryGetCapture("id", out _) ? $"{plugin} {match.GetValue("id")}" : plugin);
        }

        string[] allowed = plugins.FindAllowedMethods(path);
        context.Response.StatusCode = allowed.Length == 0 ? StatusCodes.Status404NotFound : StatusCodes.Status405MethodNotAllowed;
        if (allowed.Length > 0)
        {
            context.Response.Headers.Allow = string.Join(", ", allowed);
        }

        return Task.CompletedTask;
    }

    private static async Task<(int Status, string Body)> StatusAndBodyAsync(TestApp app, string method, string path)
    {
        Answer answer = await app.SendAsync(method, path);
        return (answer.Status, answer.Body);
    }
}
