using System;
using System.Threading.Tasks;
using AspNetCore.Tests.Handlers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AspNetCore.Tests;

/// <summary>Validation through <c>Microsoft.Extensions.Validation</c>, beside minimal APIs with the same handlers.</summary>
public sealed class ValidationTests
{
    [Theory]
    [InlineData("/range/5", 200)]
    [InlineData("/range/5?text=abc", 200)]
    [InlineData("/range/11", 400)]
    [InlineData("/range/5?text=abcd", 400)]
    [InlineData("/range/x", 400)]
    [InlineData("/free/11", 200)]
    public async Task Arguments_are_validated_as_those_of_minimal_APIs(string path, int status)
    {
        await using TestApp app = await StartAsync(Validate);
        int calls = ValidatedHandlers.Calls;

        Answer bunner = await app.GetAsync("/validated" + path);
        Assert.True(bunner.Status == 200 || calls == ValidatedHandlers.Calls);
        Answer minimal = await app.GetAsync("/minimal" + path);

        Assert.Equal((status, status), (bunner.Status, minimal.Status));
    }

    [Fact]
    public async Task What_is_not_valid_is_named()
    {
        await using TestApp app = await StartAsync(Validate);

        Answer answer = await app.GetAsync("/validated/range/11?text=abcd");

        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.ContentType));
        Assert.Contains("between 1 and 10", answer.Json.GetProperty("errors").GetProperty("id")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("length of 3", answer.Json.GetProperty("errors").GetProperty("text")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_that_does_not_validate_takes_everything()
    {
        await using TestApp app = await StartAsync(_ => { });
        await using TestApp disabled = await TestApp.StartAsync(Validate, app => app.MapBunner().DisableValidation());

        Assert.Equal(200, (await app.GetAsync("/validated/range/11")).Status);
        Assert.Equal(200, (await disabled.GetAsync("/validated/range/11")).Status);
    }

    // Once only: the generator of the package fails at a second call in a project.
    private static void Validate(WebApplicationBuilder builder) => builder.Services.AddValidation();

    private static Task<TestApp> StartAsync(Action<WebApplicationBuilder> build) => TestApp.StartAsync(
        build,
        app =>
        {
            app.MapBunner();
            app.MapGet("/minimal/range/{id}", ValidatedHandlers.OfRange);
            app.MapGet("/minimal/free/{id}", ValidatedHandlers.Free);
        });
}
