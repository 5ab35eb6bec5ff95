using System.Collections.Generic;
using System.Text;

namespace Bunner.Bench.Http;

/// <summary>A request of the throughput measurement.</summary>
/// <param name="Name">What the results call it.</param>
/// <param name="Bytes">The request as it is sent.</param>
internal sealed record SampleRequest(string Name, byte[] Bytes)
{
    public static readonly IReadOnlyList<SampleRequest> All =
    [
        Get("text", "/sample/hello"),
        Get("two strings, a number, JSON", "/sample/repos/dotnet/runtime/issues/90210"),
        Get("three numbers, JSON", "/sample/points/10/200/3000"),
        Get("query, JSON", "/sample/search?text=router&page=3"),
        Get("typed result, JSON", "/sample/items/box"),
        new("JSON, JSON", Encoding.ASCII.GetBytes("POST /sample/items HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 24\r\n\r\n{\"name\":\"box\",\"count\":7}")),
    ];

    private static SampleRequest Get(string name, string target) => new(name, Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
}
