using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Gateway;

/// <summary>Passes a request on to another server and its answer back, body for body as they come.</summary>
/// <remarks>
/// Headers that concern one connection only (RFC 9110, section 7.6.1) stay here, those that <c>Connection</c> names
/// included. A client that goes away ends the request to the server; a server that fails before it answers gives 502, one that
/// is too slow 504, and one that fails later ends the connection, so that nobody takes half an answer for a whole one.
/// </remarks>
internal sealed class Forwarder : IDisposable
{
    private static readonly HashSet<string> s_hopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ActivityHeadersPropagator = null,
    });

    /// <summary>How long a server may take until its answer begins.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    public void Dispose() => _client.Dispose();

    /// <param name="context">The request, and its answer.</param>
    /// <param name="address">What to ask for.</param>
    public async Task ForwardAsync(HttpContext context, Uri address)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Timeout);
        using HttpRequestMessage request = CreateRequest(context, address);
        HttpResponseMessage? response = null;
        try
        {
            response = await _client.SendAsync(request, patience.Token);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (OperationCanceledException)
        {
            context.Response.StatusCode = StatusCodes.Status504GatewayTimeout;
            return;
        }
        catch (HttpRequestException)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            return;
        }

        patience.CancelAfter(System.Threading.Timeout.InfiniteTimeSpan);
        using (response)
        {
            await CopyResponseAsync(context, response);
        }
    }

    private static HttpRequestMessage CreateRequest(HttpContext context, Uri address)
    {
        HttpRequest from = context.Request;
        HttpRequestMessage request = new(new HttpMethod(from.Method), address)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
        {
            request.Content = new StreamContent(from.Body);
        }

        HashSet<string> named = Named(from.Headers.Connection);
        foreach ((string name, StringValues values) in from.Headers)
        {
            // The host is the server's own; HTTP/2's pseudo headers are no headers.
            if (name.StartsWith(':') || name.Equals("Host", StringComparison.OrdinalIgnoreCase) || s_hopByHop.Contains(name) || named.Contains(name))
            {
                continue;
            }

            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        request.Headers.TryAddWithoutValidation("X-Forwarded-For", context.Connection.RemoteIpAddress?.ToString());
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", from.Scheme);
        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", from.Host.Value);
        return request;
    }

    private static async Task CopyResponseAsync(HttpContext context, HttpResponseMessage response)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        HashSet<string> named = Named(new StringValues([.. response.Headers.Connection]));
        foreach ((string name, IEnumerable<string> values) in response.Headers.NonValidated.Select(Pair).Concat(response.Content.Headers.NonValidated.Select(Pair)))
        {
            if (!s_hopByHop.Contains(name) && !named.Contains(name))
            {
                context.Response.Headers[name] = new StringValues([.. values]);
            }
        }

        if (HttpMethods.IsHead(context.Request.Method) || response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotModified)
        {
            return;
        }

        try
        {
            await using Stream body = await response.Content.ReadAsStreamAsync(context.RequestAborted);
            byte[] buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(16 * 1024);
            try
            {
                for (int read; (read = await body.ReadAsync(buffer, context.RequestAborted)) > 0;)
                {
                    await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                }
            }
            finally
            {
                System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; disposing the answer ends the request to the server.
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            context.Abort();
        }
    }

    private static (string Name, IEnumerable<string> Values) Pair(KeyValuePair<string, System.Net.Http.Headers.HeaderStringValues> header) => (header.Key, header.Value);

    private static HashSet<string> Named(StringValues connection) => new(
        connection.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        StringComparer.OrdinalIgnoreCase);
}
