using System;
using System.Threading.Tasks;
using AspNetCore.Tests.Handlers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace AspNetCore.Tests;

public sealed class BodyTests
{
    [Theory]
    [InlineData("POST", "/body/item/7", """{"name":"n","count":2}""", "7 n 2")]
    [InlineData("POST", "/body/optional", """{"name":"n"}""", "n")]
    [InlineData("POST", "/body/optional", "null", "nothing")]
    [InlineData("POST", "/body/list", """[{"name":"a"},{"name":"b"}]""", "a+b")]
    [InlineData("POST", "/body/array", "[1,2]", "1+2")]
    [InlineData("DELETE", "/body/explicit", """{"name":"e"}""", "e")]
    [InlineData("PUT", "/body/number", "5", "5")]
    public async Task Json_is_read(string method, string path, string body, string expected)
    {
        await using TestApp app = await TestApp.StartAsync();

        Answer answer = await app.SendAsync(method, path, body);

        Assert.Equal((200, expected), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("{\"name\":", "$.name", "line 1, byte 9")]
    [InlineData("{\"name\":\"n\",\n\"count\":\"two\"}", "$.count", "line 2")]
    [InlineData("[]", "not of the expected kind", "line 1")]
    [InlineData("", "required", "")]
    [InlineData(" ", "not valid JSON", "")]
    [InlineData("null", "required", "")]
    [InlineData("{\"name\":\"\\ud800\"}", "$.name", "")]
    public async Task Wrong_json_is_400_and_says_where(string body, string reason, string place)
    {
        await using TestApp app = await TestApp.StartAsync();
        int calls = BodyHandlers.Calls;

        Answer answer = await app.SendAsync("POST", "/body/item/7", body);

        Assert.Equal(400, answer.Status);
        Assert.Equal("application/problem+json", answer.ContentType);
        string message = answer.Json.GetProperty("errors").GetProperty("item")[0].GetString()!;
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.Contains(place, message, StringComparison.Ordinal);
        Assert.Equal(calls, BodyHandlers.Calls);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("nonsense")]
    public async Task Another_content_type_is_415(string contentType)
    {
        await using TestApp app = await TestApp.StartAsync();

        Answer answer = await app.SendAsync("POST", "/body/item/7", "{}", contentType);

        Assert.Equal((415, "application/problem+json"), (answer.Status, answer.ContentType));
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/vnd.items+json")]
    public async Task Every_json_content_type_is_read(string contentType)
    {
        await using TestApp app = await TestApp.StartAsync();

        Assert.Equal(200, (await app.SendAsync("POST", "/body/item/7", """{"name":"n"}""", contentType)).Status);
    }

    [Fact]
    public async Task No_body_is_400_where_one_is_needed_and_nothing_where_not()
    {
        await using TestApp app = await TestApp.StartAsync();

        Answer needed = await app.SendAsync("POST", "/body/item/7");
        Answer optional = await app.SendAsync("POST", "/body/optional");

        Assert.Equal(400, needed.Status);
        Assert.Contains("A JSON body is required.", needed.Body, StringComparison.Ordinal);
        Assert.Equal((200, "nothing"), (optional.Status, optional.Body));
    }

    [Fact]
    public async Task A_wrong_parameter_beside_the_body_is_found_before_the_body_is_read()
    {
        await using TestApp app = await TestApp.StartAsync();

        Answer answer = await app.SendAsync("POST", "/body/item/99999999999", "{\"name\":");

        Assert.Equal(404, answer.Status);
    }

    [Fact]
    public async Task A_body_over_the_servers_limit_is_413()
    {
        await using TestApp app = await TestApp.StartAsync(builder => builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 100));

        Answer answer = await app.SendAsync("POST", "/body/item/7", $$"""{"name":"{{new string('n', 200)}}"}""");

        Assert.Equal(413, answer.Status);
    }
}
