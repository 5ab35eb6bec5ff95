using System;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Threading;

namespace Bunner.Bench.Http;

/// <summary>Connections that send one request over and over, several at a time, and check what comes back.</summary>
internal sealed class LoadClient : IDisposable
{
    private const int Connections = 4;
    private const int Depth = 16;

    private readonly Socket[] sockets = new Socket[Connections];
    private readonly byte[] batch;
    private readonly int length;

    public LoadClient(WebProcess process, SampleRequest request)
    {
        for (int i = 0; i < Connections; i++)
        {
            sockets[i] = process.Connect();
        }

        Response = ReadOne(sockets[0], request);
        length = Response.Length;
        batch = new byte[request.Bytes.Length * Depth];
        for (int i = 0; i < Depth; i++)
        {
            request.Bytes.CopyTo(batch, i * request.Bytes.Length);
        }
    }

    /// <summary>The response as it came.</summary>
    public string Response { get; }

    /// <summary>The body of the response, be it in one chunk or with its length before it.</summary>
    public string Body
    {
        get
        {
            string body = Response[(Response.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
            if (!Response.Contains("Transfer-Encoding: chunked", StringComparison.Ordinal))
            {
                return body;
            }

            int start = body.IndexOf('\n', StringComparison.Ordinal) + 1;
            return body.Substring(start, int.Parse(body.AsSpan(0, start - 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Sends until the time is over.</summary>
    /// <returns>The number of requests.</returns>
    public long Run(TimeSpan time)
    {
        long total = 0;
        long end = Environment.TickCount64 + (long)time.TotalMilliseconds;
        Exception? failure = null;
        Thread[] threads = Array.ConvertAll(sockets, socket => new Thread(() =>
        {
            try
            {
                long count = 0;
                byte[] buffer = new byte[length * Depth];
                do
                {
                    socket.Send(batch);
                    Receive(socket, buffer);
                    count += Depth;
                }
                while (Environment.TickCount64 < end);
                Interlocked.Add(ref total, count);
            }
            catch (Exception e) when (e is SocketException or BenchException)
            {
                failure = e;
            }
        }));
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        return failure is null ? total : throw new BenchException(failure.Message);
    }

    public void Dispose()
    {
        foreach (Socket socket in sockets)
        {
            socket.Dispose();
        }
    }

    // The response to one request always has the same length, so nothing has to be parsed.
    private void Receive(Socket socket, byte[] buffer)
    {
        for (int filled = 0; filled < buffer.Length;)
        {
            int count = socket.Receive(buffer.AsSpan(filled));
            filled += count > 0 ? count : throw new BenchException("the server has closed a connection");
        }

        for (int i = 0; i < Depth; i++)
        {
            if (!buffer.AsSpan(i * length).StartsWith("HTTP/1.1 200 "u8))
            {
                throw new BenchException("a response was another than the first");
            }
        }
    }

    private static string ReadOne(Socket socket, SampleRequest request)
    {
        socket.Send(request.Bytes);
        byte[] buffer = new byte[8192];
        int filled = socket.Receive(buffer);
        while (socket.Poll(TimeSpan.FromMilliseconds(300), SelectMode.SelectRead))
        {
            filled += socket.Receive(buffer.AsSpan(filled));
        }

        string response = Encoding.ASCII.GetString(buffer, 0, filled);
        return response.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal) ? response : throw new BenchException($"{request.Name}: {response}");
    }
}
