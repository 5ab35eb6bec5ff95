using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AspNetCore.Tests.Handlers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AspNetCore.Tests;

/// <summary>Whatever comes: the right status, nothing logged as an error, and nothing done before all of it has been read.</summary>
public sealed class BadInputTests
{
    private const int Many = 5000;

    private static Task<TestApp> StartAsync(ErrorLog log) => TestApp.StartAsync(builder =>
    {
        builder.Services.AddSingleton<ILoggerProvider>(log);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = 10_000;
            kestrel.Limits.MaxRequestLineSize = 256 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 1024 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = Many + 10;
        });
    });

    [Theory]
    [InlineData("GET", "/bad/1/page", null, 400, "page")]
    [InlineData("GET", "/bad/1/page?page=", null, 400, "page")]
    [InlineData("GET", "/bad/1/page?page=two", null, 400, "page")]
    [InlineData("GET", "/bad/1/page?page=1&page=2", null, 400, "page")]
    [InlineData("GET", "/bad/1/page?page=99999999999", null, 400, "page")]
    [InlineData("GET", "/bad/one/page?page=1", null, 400, "id")]
    [InlineData("GET", "/bad/1/page?page=%FF%FE", null, 400, "page")]
    [InlineData("POST", "/bad/1/note", "{\"name\":", 400, "note")]
    [InlineData("POST", "/bad/1/note", "{\"name\":7}", 400, "note")]
    [InlineData("POST", "/bad/1/note", "\"text\"", 400, "note")]
    [InlineData("POST", "/bad/1/note", "", 400, "note")]
    [InlineData("POST", "/bad/one/note", "{\"name\":\"n\"}", 400, "id")]
    [InlineData("POST", "/bad/1/note", "{\"name\":\"\u00ff\u00fe\"}", 400, "note")]
    public async Task What_does_not_fit_is_named_and_the_handler_is_not_even_made(string method, string target, string? body, int status, string name)
    {
        var log = new ErrorLog();
        await using TestApp app = await StartAsync(log);
        int made = BadInputHandlers.Made;
        int calls = BadInputHandlers.Calls;

        // Latin 1 makes bytes of the characters that are no UTF-8.
        string answer = await SendAsync(app, Encoding.Latin1.GetBytes(
            $"{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + (body is null ? "\r\n" : $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}")));

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains($"\"errors\":{{\"{name}\":[", answer, StringComparison.Ordinal);
        Assert.Equal((made, calls), (BadInputHandlers.Made, BadInputHandlers.Calls));
        Assert.Empty(log.Entries);
    }

    [Fact]
    public async Task Over_long_values_are_refused_without_being_repeated()
    {
        var log = new ErrorLog();
        await using TestApp app = await StartAsync(log);
        string digits = new('9', 60_000);

        Answer query = await app.GetAsync($"/bad/1/page?page={digits}");
        Answer path = await app.GetAsync($"/bad/{digits}/page?page=1");
        Answer text = await app.GetAsync($"/bad/path/{digits}");
        Answer body = await app.SendAsync("POST", "/bad/1/note", $$"""{"name":"{{digits}}"}""");

        Assert.Equal((400, 400, 200, 413), (query.Status, path.Status, text.Status, body.Status));
        Assert.True(query.Body.Length < 1000 && path.Body.Length < 1000 && body.Body.Length < 1000);
        Assert.Equal(digits, text.Body);
        Assert.Empty(log.Entries);
    }

    [Fact]
    public async Task Thousands_of_query_keys_and_headers_are_read_or_refused_by_the_server()
    {
        var log = new ErrorLog();
        await using TestApp app = await StartAsync(log);
        await using TestApp strict = await TestApp.StartAsync(builder => builder.Services.AddSingleton<ILoggerProvider>(log));
        string query = string.Join('&', Enumerable.Range(0, Many).Select(i => $"key{i}={i}"));
        string headers = string.Concat(Enumerable.Range(0, Many).Select(i => $"X-Header-{i}: {i}\r\n"));
        byte[] request = Encoding.ASCII.GetBytes($"GET /bad/count?{query} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n");

        string answer = await SendAsync(app, request);
        string toLong = await SendAsync(strict, request);
        string tooMany = await SendAsync(strict, Encoding.ASCII.GetBytes($"GET /bad/count HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n"));

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.EndsWith($"{Many} {(Many + 2).ToString(CultureInfo.InvariantCulture)}", answer.TrimEnd('\r', '\n', '0'), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 414 ", toLong, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431 ", tooMany, StringComparison.Ordinal);
        Assert.Empty(log.Entries);
    }

    [Theory]
    [InlineData("%FF", "%FF")]
    [InlineData("%C3%A4", "ä")]
    [InlineData("%ED%A0%80", "%ED%A0%80")]
    [InlineData("%F0%9F%A6%8A", "🦊")]
    [InlineData("a%", "a%")]
    [InlineData("a%2", "a%2")]
    public async Task A_path_that_is_no_utf8_is_as_the_server_leaves_it(string sent, string expected)
    {
        var log = new ErrorLog();
        await using TestApp app = await StartAsync(log);

        string answer = await SendAsync(app, Encoding.ASCII.GetBytes($"GET /bad/path/{sent} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.Contains(expected, answer, StringComparison.Ordinal);
        Assert.Empty(log.Entries);
    }

    [Theory]
    [InlineData("POST /bad/1/note HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"name\":")]
    [InlineData("POST /bad/1/note HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"name\":\r\n")]
    [InlineData("GET /bad/wait HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /bad/1/page?page=1")]
    public async Task A_client_that_leaves_does_no_harm(string request)
    {
        var log = new ErrorLog();
        await using TestApp app = await StartAsync(log);
        int calls = BadInputHandlers.Calls;

        for (int i = 0; i < 5; i++)
        {
            using TcpClient client = await ConnectAsync(app);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
            await Task.Delay(20);
            client.Client.LingerState = new LingerOption(true, 0);
        }

        // The server goes on, and its own end is an orderly one.
        Assert.Equal(200, (await app.GetAsync("/bad/path/x")).Status);
        Assert.Equal(calls, BadInputHandlers.Calls);
        Assert.Empty(log.Entries);
    }

    private static async Task<TcpClient> ConnectAsync(TestApp app)
    {
        var client = new TcpClient();
        await client.ConnectAsync(app.Client.BaseAddress!.Host, app.Client.BaseAddress.Port);
        return client;
    }

    private static async Task<string> SendAsync(TestApp app, byte[] request)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using TcpClient client = await ConnectAsync(app);
        NetworkStream stream = client.GetStream();
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request, timeout.Token);
            await stream.CopyToAsync(answer, timeout.Token);
        }
        catch (IOException) when (answer.Length > 0)
        {
            // A server that refuses a request closes the connection without reading the rest.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
