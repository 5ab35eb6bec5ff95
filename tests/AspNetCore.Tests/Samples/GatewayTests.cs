using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace AspNetCore.Tests.Samples;

/// <summary>The gateway in front of a server that answers with what it was asked for, byte by byte as it came.</summary>
public sealed class GatewayTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gateway");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Values_reach_the_service_as_they_were_escaped()
    {
        using TcpListener listener = Listen();
        Task serving = ServeAsync(listener);
        string service = AddressOf(listener);
        await using SampleProcess gateway = await SampleProcess.StartAsync(
            "Gateway",
            $"--Gateway:Routes:orders:Destination={service}",
            $"--Gateway:Routes:reports:Destination={service}",
            "--Gateway:Routes:gone:Template=/gone",
            "--Gateway:Routes:gone:Destination=http://127.0.0.1:1");

        foreach ((string asked, string received) in ((string, string)[])
        [
            ("/orders/7?x=a%2Fb", "/orders/7?x=a%2Fb"),
            ("/tenants/a/reports", "/v1/a/"),
            ("/tenants/a/reports/b/c?d=1", "/v1/a/b/c?d=1"),
            ("/tenants/a%2Fb/reports/c%2Fd/e", "/v1/a%2Fb/c%2Fd/e"),
            ("/tenants/a%25b/reports/%20", "/v1/a%25b/%20"),
            ("/tenants/%7Brest%7D/reports/%3F%23", "/v1/%7Brest%7D/%3F%23"),
            ("/tenants/%C3%A9/reports/b//c/", "/v1/%C3%A9/b//c/"),
        ])
        {
            Answer answer = await gateway.SendAsync("GET", asked);
            Assert.True(answer.Status == 200 && answer.Body == received, $"{asked}: {answer}");
        }

        Assert.Equal(404, (await gateway.SendAsync("GET", "/orders/seven")).Status);
        Assert.Equal(502, (await gateway.SendAsync("GET", "/gone")).Status);
        Answer refused = await gateway.SendAsync("DELETE", "/orders/7");
        Assert.Equal((405, "GET, POST"), (refused.Status, refused.Allow));
        listener.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => serving);
    }

    [Fact]
    public async Task The_file_of_the_current_folder_is_followed_and_one_with_a_mistake_is_logged_and_changes_nothing()
    {
        using TcpListener listener = Listen();
        Task serving = ServeAsync(listener);
        string service = AddressOf(listener);
        Write(Routes("/first", service));
        await using SampleProcess gateway = await SampleProcess.StartInAsync(_folder.FullName, "Gateway");
        await EventuallyAsync(() => Task.FromResult(gateway.Output.Contains($"The routes come from {FilePath}.", StringComparison.Ordinal)), () => gateway.Output);
        Assert.Equal("/first", (await gateway.SendAsync("GET", "/first")).Body);

        foreach ((string? mistake, string told) in ((string?, string)[])
        [
            ("{ bad json", $"The routes stay as they are. Failed to load configuration from file '{FilePath}'. 'b' is an invalid start"),
            ("", "does not contain any JSON tokens"),
            (null, $"The expected physical path was '{FilePath}'"),
            (Routes("/second/{", service), "The routes stay as they are. GET /second/{: "),
            (Routes("/second", "localhost:5091", "schemeless"), "Gateway:Routes:schemeless needs "),
            (Routes("/second", service, "ordered", "\"Order\": \"first\""), "Gateway:Routes:ordered needs "),
        ])
        {
            Write(mistake);
            await EventuallyAsync(() => Task.FromResult(gateway.Output.Contains(told, StringComparison.Ordinal)), () => $"{told} is missing in: {gateway.Output}");
            Answer answer = await gateway.SendAsync("GET", "/first");
            Assert.True(answer.Status == 200, $"{mistake}: {answer}");
            Assert.Equal(404, (await gateway.SendAsync("GET", "/second")).Status);
        }

        Write(Routes("/second", service));
        await EventuallyAsync(async () => (await gateway.SendAsync("GET", "/second")).Status == 200, () => gateway.Output);
        Assert.Equal(404, (await gateway.SendAsync("GET", "/first")).Status);
        listener.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => serving);
    }

    [Fact]
    public async Task A_gateway_that_cannot_start_says_why_in_a_line()
    {
        string option = $"--Gateway:File={FilePath}";
        Assert.Equal((1, $"The gateway cannot start. There is no file {FilePath}."), await RunAsync(option));

        Write("{ bad json");
        (int exitCode, string output) = await RunAsync(option);
        Assert.Equal(1, exitCode);
        Assert.Matches("^The gateway cannot start. .*appsettings.json'. 'b' is an invalid start.*$", output);

        using TcpListener listener = Listen();
        string address = AddressOf(listener);
        Write("{}");
        (exitCode, output) = await RunAsync(option, $"--urls={address}");
        Assert.Equal(1, exitCode);
        Assert.Contains($"The gateway cannot start. Failed to bind to address {address}: address already in use.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private string FilePath => Path.Combine(_folder.FullName, "appsettings.json");

    private static string Routes(string template, string destination, string name = "route", string more = "\"Methods\": \"GET\"")
        => $$$"""{ "Gateway": { "Routes": { "{{{name}}}": { "Template": "{{{template}}}", "Destination": "{{{destination}}}", {{{more}}} } } } }""";

    /// <summary>Puts another file in the place of the one that is there; null for none.</summary>
    private void Write(string? content)
    {
        if (content is null)
        {
            File.Delete(FilePath);
            return;
        }

        File.WriteAllText(FilePath + ".new", content);
        File.Move(FilePath + ".new", FilePath, overwrite: true);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        (int exitCode, string output) = await SampleProcess.RunAsync("Gateway", arguments);
        return (exitCode, output.Trim());
    }

    private static async Task EventuallyAsync(Func<Task<bool>> condition, Func<string> otherwise)
    {
        for (int attempt = 0; !await condition(); attempt++)
        {
            Assert.True(attempt < 1200, otherwise());
            await Task.Delay(50);
        }
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static string AddressOf(TcpListener listener) => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    private static async Task ServeAsync(TcpListener listener)
    {
        while (true)
        {
            using TcpClient client = await listener.AcceptTcpClientAsync();
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            string target = (await reader.ReadLineAsync() ?? "").Split(' ') is [_, var path, ..] ? path : "";
            while (!string.IsNullOrEmpty(await reader.ReadLineAsync()))
            {
            }

            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {target.Length}\r\nConnection: close\r\n\r\n{target}"));
        }
    }
}
