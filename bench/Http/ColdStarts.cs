using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using Bunner.Bench.Measuring;

namespace Bunner.Bench.Http;

/// <summary>From the start of a process to its first response, with 203 handlers; the applications take turns.</summary>
internal static class ColdStarts
{
    private const int Samples = 9;
    private static readonly byte[] Request = "GET /users/octocat HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray();

    public static void Run(TextWriter output)
    {
        WebApp[] apps = [WebApp.Empty, .. WebApp.WithHandlers];
        Dictionary<WebApp, List<(double Wall, double Processor)>> figures = apps.ToDictionary(app => app, _ => new List<(double, double)>());
        for (int round = 0; round <= Samples; round++)
        {
            foreach (WebApp app in apps)
            {
                (double, double) sample = Sample(app);
                if (round > 0)
                {
                    // The first round has brought the files into memory.
                    figures[app].Add(sample);
                }
            }
        }

        output.WriteLine("application\tms_to_first_response\tover_empty\tprocessor_ms\tover_empty");
        double emptyWall = Statistics.Median([.. figures[WebApp.Empty].Select(sample => sample.Wall)]);
        double emptyProcessor = Statistics.Median([.. figures[WebApp.Empty].Select(sample => sample.Processor)]);
        foreach (WebApp app in apps)
        {
            double wall = Statistics.Median([.. figures[app].Select(sample => sample.Wall)]);
            double processor = Statistics.Median([.. figures[app].Select(sample => sample.Processor)]);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{app.Name}\t{wall:F0}\t{wall - emptyWall:F0}\t{processor:F0}\t{processor - emptyProcessor:F0}"));
        }
    }

    private static (double Wall, double Processor) Sample(WebApp app)
    {
        using WebProcess process = WebProcess.Start(app, servesSamples: false);
        using Socket socket = process.Connect();
        socket.Send(Request);
        byte[] buffer = new byte[4096];
        int length = socket.Receive(buffer);
        double elapsed = process.Age.TotalMilliseconds;
        return Encoding.ASCII.GetString(buffer, 0, length).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal)
            ? (elapsed, process.ProcessorTime.TotalMilliseconds)
            : throw new BenchException($"{app.Name} did not answer the first request");
    }
}
