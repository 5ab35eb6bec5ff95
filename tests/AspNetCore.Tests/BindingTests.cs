using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AspNetCore.Tests.Handlers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AspNetCore.Tests;

public sealed class BindingTests
{
    private static readonly string[] s_requests =
    [
        "/int/42", "/int/-1", "/int/+7", "/int/x", "/int/99999999999", "/int/%2042", "/int/1,000", "/int/4%2F2",
        "/long/9223372036854775807", "/long/x",
        "/guid/0f8fad5b-d9cb-469f-a165-70867728950e", "/guid/%7B0f8fad5b-d9cb-469f-a165-70867728950e%7D", "/guid/1",
        "/text/abc", "/text/%C3%A4%20b", "/text/a+b", "/text/%25",
        "/date/2026-11-21", "/date/2026-11-21T10:00:00Z", "/date/2026-11-21T10:00:00%2B02:00", "/date/%202026-11-21%20", "/date/soon",
        "/offset/2026-11-21T10:00:00", "/offset/2026-11-21T10:00:00%2B02:00", "/offset/x",
        "/day/2026-11-21", "/day/2026-13-21", "/time/10:30", "/time/25:00",
        "/color/Red", "/color/green", "/color/1", "/color/7", "/color/blue",
        "/point/1x2", "/point/1", "/sku/SKU1", "/sku/1",
        "/decimal/1.50", "/decimal/1,000.5", "/decimal/x", "/double/1.5e3", "/double/NaN", "/double/1,5",
        "/bool/true", "/bool/FALSE", "/bool/1",
        "/uri?uri=https://example.org/a", "/uri?uri=a/b", "/uri",
        "/query?page=1", "/query", "/query?page=", "/query?page=x", "/query?PAGE=2&Search=a%20b&color=Red&size=5&order=age&fallback=Red&factor=2.5&all=false",
        "/query?page=1&page=2", "/query?page=1&search=a&search=b", "/query?page=1&color=blue", "/query?page=1&size=x", "/query?page=1&search=",
        "/nullable", "/nullable?number=1&at=2026-11-21&sku=SKU2&point=3x4&other=8", "/nullable?number=x", "/nullable?sku=1", "/nullable?point=1",
        "/optional", "/optional/", "/optional/3", "/optional/x", "/required", "/required/3", "/defaulted", "/defaulted/6", "/defaulted/x",
        "/ids", "/ids?ids=1", "/ids?ids=1&ids=2", "/ids?ids=1&ids=x", "/ids?ids=", "/tags", "/tags?tags=a&tags=b", "/tags?tags=", "/colors?colors=Red&colors=1", "/colors?colors=red", "/colors?colors=pink",
        "/rest", "/rest/", "/rest/a", "/rest/a/b/", "/rest-or-null", "/rest-or-null/a", "/values/a", "/values/a/b/c", "/values",
        "/named/5/o?q=text", "/named/x/o", "/header", "/case/9",
    ];

    [Fact]
    public async Task Text_is_bound_as_minimal_APIs_bind_it()
    {
        await using TestApp app = await TestApp.StartAsync(use: app =>
        {
            app.MapBunner();
            foreach ((string template, Delegate handler) in Minimal())
            {
                app.MapGet("/minimal" + template, handler);
            }
        });

        var differences = new List<string>();
        foreach (string request in s_requests)
        {
            Answer bunner = await app.GetAsync("/bunner" + request, ("X-Trace", "t1"));
            Answer minimal = await app.GetAsync("/minimal" + request, ("X-Trace", "t1"));

            bool same = bunner.Status == minimal.Status && (bunner.Status != 200 || bunner.Body == minimal.Body);
            if (!same)
            {
                differences.Add($"{request}: {bunner}, minimal {minimal}");
            }
        }

        Assert.Empty(differences);
    }

    [Fact]
    public async Task A_failure_names_every_parameter_and_its_reason()
    {
        await using TestApp app = await TestApp.StartAsync();

        Answer answer = await app.GetAsync("/bunner/query?size=x&color=blue");

        Assert.Equal(400, answer.Status);
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.Equal(400, answer.Json.GetProperty("status").GetInt32());
        Dictionary<string, string> errors = answer.Json.GetProperty("errors").EnumerateObject().ToDictionary(error => error.Name, error => error.Value[0].GetString()!);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["page"] = "A value is required in the query string.",
                ["size"] = "The value 'x' in the query string is not a valid integer (Int32).",
                ["color"] = "The value 'blue' in the query string is not a valid Color.",
            },
            errors);

        Assert.Equal("The value 'x' in the path is not a valid integer (Int32).", await ErrorAsync(app, "/bunner/int/x", "id"));
        Assert.Equal("The value '1' in the path is not a valid Point.", await ErrorAsync(app, "/bunner/point/1", "point"));
        Assert.Equal("A value is required in the headers.", await ErrorAsync(app, "/bunner/header", "X-Number"));
        Assert.Equal("The value 'x' in the query string is not a valid integer (Int32).", await ErrorAsync(app, "/bunner/ids?ids=1&ids=x", "ids"));
    }

    [Fact]
    public async Task A_long_value_is_quoted_only_in_part()
    {
        await using TestApp app = await TestApp.StartAsync();

        Answer answer = await app.GetAsync("/bunner/int/" + new string('7', 5000));

        Assert.Equal(400, answer.Status);
        Assert.InRange(answer.Body.Length, 100, 500);
    }

    [Fact]
    public async Task The_problem_details_service_of_the_application_writes_failures()
    {
        await using TestApp app = await TestApp.StartAsync(builder =>
            builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = context => context.ProblemDetails.Extensions["house"] = "rules"));

        Answer answer = await app.GetAsync("/bunner/int/x");

        Assert.Equal(400, answer.Status);
        Assert.Equal("rules", answer.Json.GetProperty("house").GetString());
        Assert.Equal(1, answer.Json.GetProperty("errors").GetProperty("id").GetArrayLength());
    }

    [Theory]
    [InlineData("/context/5", "True True True True 5")]
    [InlineData("/keywords/r/1/c/b?binder_=b2&record=x", "r 1 c b b2 x")]
    [InlineData("/service", "hello")]
    [InlineData("/service/optional", "none")]
    [InlineData("/service/explicit", "hello")]
    [InlineData("/service/keyed", "second hello")]
    [InlineData("/two/3", "two 3")]
    [InlineData("/two?id=4", "two 4")]
    public async Task What_a_request_and_its_services_have_is_bound(string path, string body)
    {
        await using TestApp app = await TestApp.StartAsync(use: app =>
        {
            app.MapBunner();
            RouteGroupBuilder minimal = app.MapGroup("/minimal");
            minimal.MapGet("/context/{id}", SpecialHandlers.Context);
            minimal.MapGet("/keywords/{ref}/{class}/{context}/{binder}", SpecialHandlers.Keywords);
            minimal.MapGet("/service", SpecialHandlers.Service);
            minimal.MapGet("/service/optional", SpecialHandlers.OptionalService);
            minimal.MapGet("/service/explicit", SpecialHandlers.ExplicitService);
            minimal.MapGet("/service/keyed", SpecialHandlers.KeyedService);
            minimal.MapGet("/two/{id}", SpecialHandlers.Several);
            minimal.MapGet("/two", SpecialHandlers.Several);
        });

        Answer answer = await app.GetAsync("/special" + path);
        Answer minimal = await app.GetAsync("/minimal" + path);

        Assert.Equal((200, body), (answer.Status, answer.Body));
        Assert.Equal((200, body), (minimal.Status, minimal.Body));
    }

    [Fact]
    public async Task A_stream_is_the_body_and_a_registered_type_beside_the_body_is_a_service()
    {
        await using TestApp app = await TestApp.StartAsync();

        Assert.Equal("raw", (await app.SendAsync("POST", "/special/stream", "raw", "text/plain")).Body);
        Assert.Equal("n hello other", (await app.SendAsync("POST", "/special/service/beside-body", """{"name":"n"}""")).Body);
        Assert.Equal("two 8", (await app.SendAsync("POST", "/special/two/8", "")).Body);
    }

    [Theory]
    [InlineData("/bunner/text/a%2Fb", "a/b")]
    [InlineData("/bunner/text/a%2fb%2F", "a/b/")]
    [InlineData("/bunner/text/a%252Fb", "a%2Fb")]
    [InlineData("/bunner/text/%252F%2F%252f", "%2F/%2f")]
    [InlineData("/bunner/text/%25%32%46", "%2F")]
    [InlineData("/bunner/text/100%25", "100%")]
    [InlineData("/bunner/text/%25252F", "%252F")]
    [InlineData("/bunner/text/%E2%82%AC%2F", "€/")]
    [InlineData("/routing/files/a/b%2Fc/d", "files a/b/c/d")]
    public async Task An_encoded_slash_is_decoded_exactly_once(string path, string body)
    {
        await using TestApp app = await TestApp.StartAsync();

        Answer answer = await app.GetAsync(path);

        Assert.Equal((200, body), (answer.Status, answer.Body));
    }

    private static async Task<string?> ErrorAsync(TestApp app, string path, string name)
        => (await app.GetAsync(path)).Json.GetProperty("errors").GetProperty(name)[0].GetString();

    internal static IEnumerable<(string Template, Delegate Handler)> Minimal() =>
    [
        ("/int/{id}", BindingHandlers.OfInt),
        ("/long/{id:long}", BindingHandlers.OfLong),
        ("/guid/{id}", BindingHandlers.OfGuid),
        ("/text/{text}", BindingHandlers.Text),
        ("/date/{at}", BindingHandlers.Date),
        ("/offset/{at}", BindingHandlers.Offset),
        ("/day/{day}", BindingHandlers.Day),
        ("/time/{time}", BindingHandlers.Time),
        ("/color/{color}", BindingHandlers.Colors),
        ("/point/{point}", BindingHandlers.Points),
        ("/sku/{sku}", BindingHandlers.Skus),
        ("/decimal/{number}", BindingHandlers.OfDecimal),
        ("/double/{number}", BindingHandlers.OfDouble),
        ("/bool/{flag}", BindingHandlers.Bool),
        ("/uri", BindingHandlers.Address),
        ("/query", BindingHandlers.Query),
        ("/nullable", BindingHandlers.Nullable),
        ("/optional/{id?}", BindingHandlers.Optional),
        ("/required/{id?}", BindingHandlers.Required),
        ("/defaulted/{id=5}", BindingHandlers.Defaulted),
        ("/ids", BindingHandlers.Ids),
        ("/tags", BindingHandlers.Tags),
        ("/colors", BindingHandlers.AllColors),
        ("/named/{id}/{other}", BindingHandlers.Named),
        ("/rest/{**path}", BindingHandlers.Rest),
        ("/rest-or-null/{*path}", BindingHandlers.RestOrNull),
        ("/values/{first=f}/{second?}", BindingHandlers.Values),
        ("/values/{first}/{second}/{**rest}", BindingHandlers.Values),
        ("/header", BindingHandlers.Header),
        ("/case/{UserId}", BindingHandlers.Case),
    ];
}
