using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace AspNetCore.Tests.Samples;

/// <summary>The gateway in front of a server that answers with what it was asked for, byte by byte as it came.</summary>
public sealed class GatewayTests
{
    [Fact]
    public async Task Values_reach_the_service_as_they_were_escaped()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task serving = ServeAsync(listener);
        string service = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
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
