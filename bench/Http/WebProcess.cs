using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace Bunner.Bench.Http;

/// <summary>A running application.</summary>
internal sealed class WebProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly long started;

    private WebProcess(Process process, IPEndPoint address, long started)
    {
        this.process = process;
        this.started = started;
        Address = address;
    }

    public IPEndPoint Address { get; }

    /// <summary>Time since the process was asked for.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(started);

    /// <summary>Processor time that the process has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static WebProcess Start(WebApp app, bool servesSamples)
    {
        if (!File.Exists(app.Path))
        {
            throw new BenchException($"'{app.Path}' has not been built");
        }

        IPEndPoint address = new(IPAddress.Loopback, FreePort());
        string host = Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet";
        ProcessStartInfo start = new(host, [app.Path, $"--urls=http://{address}", $"--Samples={(servesSamples ? "true" : "false")}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetDirectoryName(app.Path),
        };
        long now = Stopwatch.GetTimestamp();
        Process process = Process.Start(start) ?? throw new BenchException($"{app.Name} was not started");
        return new WebProcess(process, address, now);
    }

    /// <summary>Connects as soon as the process listens.</summary>
    public Socket Connect()
    {
        while (true)
        {
            Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = (int)Patience.TotalMilliseconds };
            try
            {
                socket.Connect(Address);
                return socket;
            }
            catch (SocketException) when (!process.HasExited && Age < Patience)
            {
                socket.Dispose();
                Thread.Sleep(1);
            }
        }
    }

    /// <summary>What the process has allocated, in bytes, and its processor time.</summary>
    public (long Bytes, TimeSpan Time) Ask()
    {
        process.StandardInput.WriteLine();
        process.StandardInput.Flush();
        string[] figures = (process.StandardOutput.ReadLine() ?? throw new BenchException("an application has ended")).Split(' ');
        return (long.Parse(figures[0], CultureInfo.InvariantCulture), new TimeSpan(long.Parse(figures[1], CultureInfo.InvariantCulture)));
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static int FreePort()
    {
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
