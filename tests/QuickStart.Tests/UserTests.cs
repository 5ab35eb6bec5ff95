using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace QuickStart.Tests;

/// <summary>The sample as its users would test theirs: in the test's process, as <c>docs/testing.md</c> shows it.</summary>
public sealed class UserTests : IClassFixture<WebApplicationFactory<Program>>, IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("bunner-quickstart-").FullName;
    private readonly WebApplicationFactory<Program> _factory;

    public UserTests(WebApplicationFactory<Program> factory)
        => _factory = factory.WithWebHostBuilder(web => web.UseSetting("Notes:File", Path.Combine(_directory, "notes.json")));

    public void Dispose()
    {
        _factory.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_missing_user_is_404()
    {
        using HttpClient client = _factory.CreateClient();

        HttpResponseMessage response = await client.GetAsync("/users/7");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_user_who_was_added_is_found()
    {
        using HttpClient client = _factory.CreateClient();

        HttpResponseMessage added = await client.PostAsJsonAsync("/users", new { name = "ada" });
        string found = await client.GetStringAsync(added.Headers.Location);

        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Equal("""{"id":1,"name":"ada"}""", found);
    }

    [Fact]
    public async Task Services_can_be_replaced_and_endpoints_be_looked_at()
    {
        using WebApplicationFactory<Program> factory = _factory.WithWebHostBuilder(web => web.ConfigureTestServices(services => services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false)));
        using HttpClient client = factory.CreateClient();

        HttpResponseMessage refused = await client.PatchAsync("/users/1", content: null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
        Assert.Contains("GET", refused.Content.Headers.Allow);
        Assert.Contains(factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>(), endpoint => endpoint.RoutePattern.RawText == "/users/{id:int}");
    }
}
