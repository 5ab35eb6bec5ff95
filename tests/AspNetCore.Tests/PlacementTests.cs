using System;
using System.Text;
using System.Threading.Tasks;
using AspNetCore.Tests.Handlers;
using Bunner.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace AspNetCore.Tests;

/// <summary>Below groups and path bases, and beside the explorer, routes are served where minimal APIs with the same handlers serve theirs, and nowhere else.</summary>
public sealed class PlacementTests
{
    private const int Requests = 600;

    private static readonly string[] s_segments =
        ["api", "API", "apis", "ap", "http", "HTTP", "users", "1", "12", "x", "slash", "files", "optional", "mixed", "v1", "v1.2", "", ".", "_bunne", "_bunnerx", "a%20b", "é"];

    private static readonly string[] s_served = ["", "/", "/http/users/7", "/http/slash", "/http/files/a/b", "/http/optional", "/http/optional/o", "/http/mixed/v1.2"];

    [Theory]
    [InlineData("", "", "")]
    [InlineData("/api", "", "")]
    [InlineData("/api/v1", "", "")]
    [InlineData("", "/_bunner", "")]
    [InlineData("/api", "/_bunner", "")]
    [InlineData("", "", "/api")]
    [InlineData("/v1", "/explorer", "/api")]
    public async Task Routes_are_where_those_of_minimal_APIs_are(string prefix, string explorer, string pathBase)
    {
        await using TestApp bunner = await TestApp.StartAsync(
            builder => builder.Environment.EnvironmentName = "Development",
            app =>
            {
                Begin(app, pathBase);
                Below(app, prefix).MapBunner();
                if (explorer.Length > 0)
                {
                    app.MapBunnerExplorer(explorer);
                }
            });
        await using TestApp minimal = await TestApp.StartAsync(use: app =>
        {
            Begin(app, pathBase);
            IEndpointRouteBuilder routes = Below(app, prefix);
            routes.MapMethods("/", ["ROOT"], RootHandlers.Root);
            routes.MapGet("/Http/Users/{id:int}", HttpHandlers.User);
            routes.MapGet("/Http/slash/", HttpHandlers.Slash);
            routes.MapGet("/Http/Files/{**path}", HttpHandlers.Files);
            routes.MapGet("/Http/Optional/{a?}", HttpHandlers.Optional);
            routes.MapGet("/Http/Mixed/v{major}.{minor?}", HttpHandlers.Mixed);
        });

        Random random = new(prefix.Length + 31 * explorer.Length + 7 * pathBase.Length);
        int served = 0;
        for (int i = 0; i < Requests; i++)
        {
            string path = Path(random, prefix, pathBase);
            if (explorer.Length > 0 && path.StartsWith(explorer, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            string method = random.Next(8) == 0 ? "ROOT" : "GET";
            Answer expected = await minimal.SendAsync(method, path), answer = await bunner.SendAsync(method, path);
            Assert.Equal($"{method} {path}: {Served(expected)}", $"{method} {path}: {Served(answer)}");
            served += expected.Status == 200 ? 1 : 0;
        }

        Assert.True(served > Requests / 20, $"Only {served} of {Requests} requests were served: the rest tells little.");
    }

    // Endpoint routing says 405 also where the constraint of another method's route does not fit the path. Bunner then says 404.
    private static string Served(Answer answer) => answer.Status is 404 or 405 ? "not served" : answer.ToString();

    private static void Begin(WebApplication app, string pathBase)
    {
        if (pathBase.Length > 0)
        {
            app.UsePathBase(pathBase);
            app.UseRouting();
        }
    }

    private static IEndpointRouteBuilder Below(WebApplication app, string prefix) => prefix.Length == 0 ? app : app.MapGroup(prefix);

    private static string Path(Random random, string prefix, string pathBase)
    {
        StringBuilder path = new();
        path.Append(random.Next(2) == 0 ? pathBase : "");
        path.Append(random.Next(5) switch
        {
            0 => "",
            1 => AsLong(prefix),
            _ => prefix,
        });
        if (random.Next(3) == 0)
        {
            path.Append(s_served[random.Next(s_served.Length)]);
        }
        else
        {
            path.Append(random.Next(2) == 0 ? "/http" : "");
            for (int left = random.Next(4); left > 0; left--)
            {
                path.Append('/').Append(s_segments[random.Next(s_segments.Length)]);
            }
        }

        string text = path.ToString();
        return text.Length == 0 || text.StartsWith("//", StringComparison.Ordinal) ? "/" : text;
    }

    /// <summary>Another prefix of the same length.</summary>
    private static string AsLong(string prefix) => prefix.Length == 0 ? "" : "/" + new string('x', prefix.Length - 1);
}
