using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bunner.AspNetCore;

/// <summary>The hosts that <c>[Host]</c> or <c>RequireHost</c> limit an endpoint to, with the meaning of endpoint routing.</summary>
internal sealed class HostFilter
{
    private readonly (string Name, bool IsSuffix, int? Port)[] _hosts;

    private HostFilter((string Name, bool IsSuffix, int? Port)[] hosts) => _hosts = hosts;

    /// <summary>The filter of an endpoint, or null if it serves all hosts. As everywhere, the last metadata wins.</summary>
    /// <exception cref="InvalidOperationException">A host is not written as <c>name</c>, <c>*.name</c>, <c>*</c>, any of them with <c>:port</c>.</exception>
    public static HostFilter? Create(EndpointBuilder builder)
    {
        for (int i = builder.Metadata.Count - 1; i >= 0; i--)
        {
            if (builder.Metadata[i] is IHostMetadata { Hosts: var hosts })
            {
                return hosts.Count == 0 ? null : new HostFilter(Parse(hosts));
            }
        }

        return null;
    }

    public bool Accepts(HttpRequest request)
    {
        string host = request.Host.Host;
        int? port = request.Host.Port ?? (request.IsHttps ? 443 : 80);
        foreach ((string name, bool isSuffix, int? wantedPort) in _hosts)
        {
            bool isName = isSuffix ? host.EndsWith(name, StringComparison.OrdinalIgnoreCase) : name.Length == 0 || host.Equals(name, StringComparison.OrdinalIgnoreCase);
            if (isName && (wantedPort is null || wantedPort == port))
            {
                return true;
            }
        }

        return false;
    }

    private static (string Name, bool IsSuffix, int? Port)[] Parse(IReadOnlyList<string> hosts)
    {
        var parsed = new (string, bool, int?)[hosts.Count];
        for (int i = 0; i < parsed.Length; i++)
        {
            string host = hosts[i];
            int? port = null;
            int colon = host.LastIndexOf(':');
            if (colon >= 0 && !host.EndsWith(']'))
            {
                string text = host[(colon + 1)..];
                port = text == "*" ? null
                    : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
                    : throw new InvalidOperationException($"'{host}' is not a host: '{text}' is not a port.");
                host = host[..colon];
            }

            parsed[i] = host switch
            {
                "" or "*" => ("", false, port),
                ['*', '.', ..] => (host[1..], true, port),
                _ => (host, false, port),
            };
        }

        return parsed;
    }
}
