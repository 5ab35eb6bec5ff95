using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using System.Threading.Tasks;

namespace AspNetCore.Tests.Samples;

/// <summary>A sample, started as its users start it, on a free port.</summary>
internal sealed class SampleProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output;

    private SampleProcess(Process process, StringBuilder output, Uri address)
    {
        _process = process;
        _output = output;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    /// <summary>What it has written so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <param name="sample">The sample's name, or the path of an executable that was made of one.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Task<SampleProcess> StartAsync(string sample, params string[] arguments) => StartInAsync("", sample, arguments);

    /// <param name="folder">The folder to start it in; empty for the current one.</param>
    /// <param name="sample">The sample's name, or the path of an executable that was made of one.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<SampleProcess> StartInAsync(string folder, string sample, params string[] arguments)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var output = new StringBuilder();
        Process process = Start(folder, sample, [.. arguments, $"--urls={address}"], output);
        var started = new SampleProcess(process, output, address);
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                using HttpResponseMessage response = await started.Client.GetAsync("/");
                return started;
            }
            catch (HttpRequestException) when (!process.HasExited && waited.Elapsed < TimeSpan.FromMinutes(2))
            {
                // It is not listening yet.
            }
            catch (HttpRequestException e)
            {
                await started.DisposeAsync();
                throw new InvalidOperationException($"{sample} did not start: {output}", e);
            }
        }
    }

    /// <summary>Runs a sample that is expected to end by itself.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string sample, params string[] arguments)
    {
        var output = new StringBuilder();
        using Process process = Start("", sample, arguments, output);
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, output.ToString());
    }

    public async Task<Answer> SendAsync(string method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        return await Answer.ReadAsync(await Client.SendAsync(request));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Where a sample's project is.</summary>
    public static string ProjectOf(string sample)
    {
        string path = PathOf(sample);
        return path[..(path.LastIndexOf($"{sample}/bin/", StringComparison.Ordinal) + sample.Length)];
    }

    /// <summary>Where a sample was built.</summary>
    public static string PathOf(string sample) => typeof(SampleProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "SampleOutput").Value!.Replace("{0}", sample, StringComparison.Ordinal);

    private static Process Start(string folder, string sample, IEnumerable<string> arguments, StringBuilder output)
    {
        bool isExecutable = System.IO.Path.IsPathRooted(sample);
        var start = new ProcessStartInfo(isExecutable ? sample : Environment.ProcessPath is { } host && host.EndsWith("dotnet", StringComparison.Ordinal) ? host : "dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (!isExecutable)
        {
            start.ArgumentList.Add(PathOf(sample));
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void Append(StringBuilder output, string? line)
    {
        // Each of the two streams ends with a null, and it is chance whether that comes before the other one's lines.
        if (line is null)
        {
            return;
        }

        lock (output)
        {
            output.AppendLine(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
