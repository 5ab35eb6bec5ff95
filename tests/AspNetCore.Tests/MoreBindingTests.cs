using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using AspNetCore.Tests.Handlers;
using Bunner.AspNetCore;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AspNetCore.Tests;

/// <summary>The rarer kinds of parameters, beside minimal APIs with the same handlers.</summary>
public sealed class MoreBindingTests
{
    private static readonly string[] s_requests =
    [
        "/paging?p=1", "/paging?p=1&size=3&order=age", "/paging", "/paging?p=x&size=y", "/paging?page=1",
        "/filter/4", "/filter/4?search=s&tags=1&tags=2", "/filter/x", "/filter/4?tags=x", "/corner/1?y=2", "/corner/1", "/corner/1?y=2&z=9", "/box?width=1", "/box?width=1&height=2", "/box",
        "/caller?caller=ada", "/caller", "/caller/optional", "/caller/optional?caller=ada", "/ticket?ticket=5", "/ticket", "/ticket/optional", "/ticket/optional?ticket=6", "/client", "/client?number=x",
        "/values", "/values?values=1", "/values?values=1&values=2", "/values?values=", "/values/optional", "/values/optional?values=3", "/values/header",
        "/numbers", "/numbers?numbers=1&numbers=2", "/numbers?numbers=1&numbers=", "/numbers?numbers=x", "/numbers/optional", "/numbers/optional?numbers=4",
        "/days", "/days?d=2026-01-02&d=2027-01-02", "/days?d=x", "/char", "/char?c=y", "/char?c=yy",
        "/version?version=1.2", "/version?version=x", "/version?version=1.2&span=00:10:00&half=1.5&b=255", "/version?version=1.2&b=256", "/version?version=1.2&span=x",
        "/enum?access=Read", "/enum?access=ReadWrite", "/enum?access=3", "/enum?access=Read,Write", "/enum?access=", "/enum?access=Read&day=Monday", "/enum?access=Read&day=9", "/enum",
    ];

    private static readonly (string Path, string Type, string Body)[] s_bodies =
    [
        ("/pipe", "text/plain", "raw"),
        ("/form", "application/x-www-form-urlencoded", "name=a&n=1"), ("/form", "application/x-www-form-urlencoded", "name=a&n=1&color=Red&tags=1&tags=2&note=b&flag=false"),
        ("/form", "application/x-www-form-urlencoded", "n=1"), ("/form", "application/x-www-form-urlencoded", "name=a&n=x"), ("/form", "application/x-www-form-urlencoded", "name=a"),
        ("/form", "application/x-www-form-urlencoded", "name=a&n=1&tags=x"), ("/form", "application/x-www-form-urlencoded", "name=&n=1&note="), ("/form", "application/x-www-form-urlencoded", ""),
        ("/form", "application/json", "{}"), ("/form", "text/plain", "name=a"), ("/form", "multipart/form-data", "x"), ("/form", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\na\r\n--b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n5\r\n--b--\r\n"),
        ("/form", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\na"),
        ("/form/collection", "application/x-www-form-urlencoded", "b=2&a=1"), ("/form/collection", "application/x-www-form-urlencoded", ""), ("/form/collection", "text/plain", "x"),
        ("/form/file/4", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.txt\"\r\n\r\ncontent\r\n--b--\r\n"),
        ("/form/file/4", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"other\"; filename=\"f.txt\"\r\n\r\ncontent\r\n--b--\r\n"),
        ("/form/file/x", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.txt\"\r\n\r\ncontent\r\n--b--\r\n"),
        ("/form/file/4", "application/x-www-form-urlencoded", "file=1"),
        ("/form/named", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"f.txt\"\r\n\r\ncontent\r\n--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nt\r\n--b--\r\n"),
        ("/keyed", "application/json", "{\"name\":\"n\"}"), ("/keyed", "application/json", "{\"name\":"), ("/keyed", "text/plain", "n"),
    ];

    [Fact]
    public async Task Requests_without_a_body_are_bound_as_minimal_APIs_bind_them()
    {
        await using TestApp app = await StartAsync();
        var differences = new List<string>();
        foreach (string request in s_requests)
        {
            (string, string)[] headers = [("X-Trace", "t1"), ("X-Many", "a, b"), ("X-Many", "c")];
            Compare(request, await app.GetAsync("/more" + request, headers), await app.GetAsync("/minimal" + request, headers), differences);
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Fact]
    public async Task Bodies_are_bound_as_minimal_APIs_bind_them()
    {
        await using TestApp app = await StartAsync();
        var differences = new List<string>();
        foreach ((string path, string type, string body) in s_bodies)
        {
            Compare($"{path} {type} {body}", await app.SendAsync("POST", "/more" + path, body, type), await app.SendAsync("POST", "/minimal" + path, body, type), differences);
        }

        foreach (string path in (string[])["/form", "/form/collection", "/form/file/1", "/keyed"])
        {
            Compare($"{path} without a body", await app.SendAsync("POST", "/more" + path), await app.SendAsync("POST", "/minimal" + path), differences);
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Fact]
    public async Task What_is_wrong_in_a_form_is_named()
    {
        await using TestApp app = await StartAsync();

        Answer fields = await app.SendAsync("POST", "/more/form", "n=x", "application/x-www-form-urlencoded");
        Answer file = await app.SendAsync("POST", "/more/form/file/1", "--b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\nx\r\n--b--\r\n", "multipart/form-data; boundary=b");
        Answer group = await app.GetAsync("/more/paging?size=y");

        Assert.Equal("A value is required in the form.", fields.Json.GetProperty("errors").GetProperty("name")[0].GetString());
        Assert.Equal("The value 'x' in the form is not a valid integer (Int32).", fields.Json.GetProperty("errors").GetProperty("n")[0].GetString());
        Assert.Equal("A file is required in the form.", file.Json.GetProperty("errors").GetProperty("file")[0].GetString());
        Assert.Equal("A value is required in the query string.", group.Json.GetProperty("errors").GetProperty("p")[0].GetString());
        Assert.Equal("The value 'y' in the query string is not a valid integer (Int32).", group.Json.GetProperty("errors").GetProperty("Size")[0].GetString());
    }

    [Fact]
    public async Task A_form_over_the_limit_is_413()
    {
        await using TestApp app = await StartAsync(builder => builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 100));

        Answer answer = await app.SendAsync("POST", "/more/form", "name=" + new string('n', 200), "application/x-www-form-urlencoded");

        Assert.Equal(413, answer.Status);
    }

    [Fact]
    public async Task A_form_is_checked_against_forgery()
    {
        await using TestApp unchecked_ = await StartAsync();
        await using TestApp app = await TestApp.StartAsync(
            builder => builder.Services.AddAntiforgery(),
            app =>
            {
                app.UseAntiforgery();
                app.MapBunner();
                app.MapGet("/token", (HttpContext context, IAntiforgery antiforgery) => antiforgery.GetAndStoreTokens(context).RequestToken);
            });

        Assert.Equal(500, (await unchecked_.SendAsync("POST", "/checked-form", "name=n", "application/x-www-form-urlencoded")).Status);
        Assert.Equal(400, (await app.SendAsync("POST", "/checked-form", "name=n", "application/x-www-form-urlencoded")).Status);

        Answer token = await app.GetAsync("/token");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/checked-form") { Content = new FormUrlEncodedContent([new("name", "n"), new("__RequestVerificationToken", token.Body)]) };
        request.Headers.Add("Cookie", token.Message.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        Assert.Equal("n", (await Answer.ReadAsync(await app.Client.SendAsync(request))).Body);
    }

    private static void Compare(string request, Answer bunner, Answer minimal, List<string> differences)
    {
        if (bunner.Status != minimal.Status || (bunner.Status == 200 && bunner.Body != minimal.Body))
        {
            differences.Add($"{request}: {bunner}, minimal {minimal}");
        }
    }

    private static Task<TestApp> StartAsync(Action<WebApplicationBuilder>? build = null) => TestApp.StartAsync(
        build,
        app =>
        {
            app.MapBunner();
            foreach ((string method, string template, Delegate handler) in Minimal())
            {
                app.MapMethods("/minimal" + template, [method], handler).DisableAntiforgery();
            }
        });

    internal static IEnumerable<(string Method, string Template, Delegate Handler)> Minimal() =>
    [
        ("GET", "/paging", MoreBindingHandlers.OfPaging),
        ("GET", "/filter/{id}", MoreBindingHandlers.OfFilter),
        ("GET", "/corner/{x}", MoreBindingHandlers.OfCorner),
        ("GET", "/box", MoreBindingHandlers.OfBox),
        ("GET", "/caller", MoreBindingHandlers.OfCaller),
        ("GET", "/caller/optional", MoreBindingHandlers.OfOptionalCaller),
        ("GET", "/ticket", MoreBindingHandlers.OfTicket),
        ("GET", "/ticket/optional", MoreBindingHandlers.OfOptionalTicket),
        ("GET", "/client", MoreBindingHandlers.OfClient),
        ("GET", "/values", MoreBindingHandlers.Values),
        ("GET", "/values/optional", MoreBindingHandlers.OptionalValues),
        ("GET", "/values/header", MoreBindingHandlers.HeaderValues),
        ("GET", "/numbers", MoreBindingHandlers.Numbers),
        ("GET", "/numbers/optional", MoreBindingHandlers.OptionalNumbers),
        ("GET", "/days", MoreBindingHandlers.Days),
        ("GET", "/char", MoreBindingHandlers.Letter),
        ("GET", "/version", MoreBindingHandlers.Version),
        ("GET", "/enum", MoreBindingHandlers.Flags),
        ("POST", "/pipe", MoreBindingHandlers.Pipe),
        ("POST", "/form", MoreBindingHandlers.Form),
        ("POST", "/form/collection", MoreBindingHandlers.Collection),
        ("POST", "/form/file/{id}", MoreBindingHandlers.File),
        ("POST", "/form/named", MoreBindingHandlers.NamedFile),
        ("POST", "/keyed", MoreBindingHandlers.Keyed),
    ];

    [Fact]
    public void A_service_that_is_not_registered_is_told_with_its_handler_and_the_cure()
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().BuildServiceProvider() };
        context.SetEndpoint(new Endpoint(null, null, "GET /of/{id} => Handlers.Of"));

        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => new RequestBinder(context).Service<Version>());

        Assert.Contains("'GET /of/{id} => Handlers.Of'", e.Message, StringComparison.Ordinal);
        Assert.Contains("'System.Version'", e.Message, StringComparison.Ordinal);
        Assert.Contains("[FromBody]", e.Message, StringComparison.Ordinal);
    }
}
