using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace AspNetCore.Tests;

/// <summary>Where handlers come from and what the application is built with.</summary>
public sealed class HostingTests
{
    [Fact]
    public async Task Handlers_of_a_referenced_project_are_served_even_if_they_are_internal()
    {
        await using TestApp app = await TestApp.StartAsync();

        Assert.Equal("book 9780131103627", (await app.GetAsync("/library/books/9780131103627")).Body);
        Assert.Equal(404, (await app.GetAsync("/library/books/123")).Status);
        Assert.Equal("shelf 3 True", (await app.GetAsync("/library/shelves/3")).Body);
        Assert.Equal(500, (await app.SendAsync("DELETE", "/library/books/9780131103627")).Status);
        Answer refused = await app.SendAsync("POST", "/library/books/9780131103627");
        Assert.Equal((405, "DELETE, GET, HEAD, OPTIONS"), (refused.Status, refused.Allow));
    }

    [Fact]
    public async Task Public_handlers_of_a_project_that_knows_nothing_of_AspNetCore_are_served()
    {
        await using TestApp app = await TestApp.StartAsync();

        Assert.Equal("""{"text":"ada en","year":1843}""", (await app.GetAsync("/plain/quotes/1843/ada")).Body);
        Assert.Equal("""{"text":"nobody de","year":1843}""", (await app.GetAsync("/plain/quotes/1843?language=de")).Body);
        Assert.Equal("t", (await app.SendAsync("POST", "/plain/quotes", """{"text":"t","year":1}""")).Body);
        Assert.EndsWith(" True", (await app.GetAsync("/plain/instance/0f8fad5b-d9cb-469f-a165-70867728950e")).Body, StringComparison.Ordinal);
        Assert.Equal(404, (await app.GetAsync("/plain/hidden")).Status);
    }

    [Fact]
    public async Task An_application_with_a_startup_class_is_served()
    {
        using IHost host = new HostBuilder()
            .ConfigureWebHost(web => web.UseTestServer().UseStartup<Startup>())
            .Build();
        await host.StartAsync();

        Answer user = await Answer.ReadAsync(await host.GetTestClient().GetAsync("/routing/users/5"));
        Answer refused = await Answer.ReadAsync(await host.GetTestClient().DeleteAsync("/routing/users/5"));
        Answer guarded = await Answer.ReadAsync(await host.GetTestClient().GetAsync("/guarded/method"));
        Answer missing = await Answer.ReadAsync(await host.GetTestClient().GetAsync("/nowhere"));

        Assert.Equal("user 5", user.Body);
        Assert.Equal((405, "GET, HEAD, OPTIONS, PURGE, PUT"), (refused.Status, refused.Allow));
        Assert.Equal(403, guarded.Status);
        Assert.Equal(404, missing.Status);
    }

    [Fact]
    public async Task Services_without_mapped_handlers_change_nothing()
    {
        await using TestApp app = await TestApp.StartAsync(use: app => app.MapGet("/routing/users/{id}", (string id) => $"minimal {id}"));

        Assert.Equal("minimal 5", (await app.GetAsync("/routing/users/5")).Body);
        Assert.Equal(404, (await app.GetAsync("/routing/shared")).Status);
    }

    private sealed class Startup
    {
        public static void ConfigureServices(IServiceCollection services)
        {
            services.AddRouting();
            services.AddAuthentication().AddCookie(options => options.Events.OnRedirectToLogin = context =>
            {
                context.Response.StatusCode = 403;
                return Task.CompletedTask;
            });
            services.AddAuthorization();
            services.AddBunner().AddHandlerServices();
        }

        public static void Configure(IApplicationBuilder app)
        {
            app.UseRouting();
            app.UseAuthentication();
            app.UseAuthorization();
            app.UseEndpoints(endpoints => endpoints.MapBunner());
        }
    }
}
