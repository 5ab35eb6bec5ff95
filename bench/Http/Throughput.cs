using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Bunner.Bench.Measuring;

namespace Bunner.Bench.Http;

/// <summary>Requests per second on loopback, and what each request costs the server; the applications take turns.</summary>
/// <remarks>
/// Client and server share the machine. Requests are sent sixteen at a time, so that the client takes little of it; the
/// processor time of the server is measured as well, which other work on the machine does not change much.
/// </remarks>
internal static class Throughput
{
    private const int Rounds = 7;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(0.25);

    public static void Run(TextWriter output)
    {
        output.WriteLine("application\trequest\trequests_per_second\tto_bunner\tserver_us\tto_bunner\tserver_bytes\tto_bunner");
        List<WebProcess> processes = [];
        try
        {
            processes.AddRange(WebApp.WithHandlers.Select(app => WebProcess.Start(app, servesSamples: true)));
            foreach (SampleRequest request in SampleRequest.All)
            {
                Measure(request, processes, output);
            }
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }
    }

    private static void Measure(SampleRequest request, List<WebProcess> processes, TextWriter output)
    {
        List<LoadClient> clients = [];
        try
        {
            clients.AddRange(processes.Select(process => new LoadClient(process, request)));
            if (clients.Select(client => client.Body).Distinct().Count() != 1)
            {
                throw new BenchException($"{request.Name}: the applications do not give the same response");
            }

            clients.ForEach(client => client.Run(WarmUpTime));
            List<Figures>[] figures = [.. clients.Select(_ => new List<Figures>())];
            for (int round = 0; round < Rounds; round++)
            {
                for (int i = 0; i < clients.Count; i++)
                {
                    figures[i].Add(Sample(processes[i], clients[i]));
                }
            }

            for (int i = 0; i < clients.Count; i++)
            {
                string values = string.Join('\t', new Func<Figures, double>[] { f => f.PerSecond, f => f.Microseconds, f => f.Bytes }.Select((choose, column) =>
                    string.Create(CultureInfo.InvariantCulture, $"{Statistics.Median([.. figures[i].Select(choose)]).ToString(column == 1 ? "F2" : "F0", CultureInfo.InvariantCulture)}\t{Statistics.Median([.. figures[i].Zip(figures[0], (own, unit) => choose(own) / choose(unit))]):F2}")));
                output.WriteLine($"{WebApp.WithHandlers[i].Name}\t{request.Name}\t{values}");
            }
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    private static Figures Sample(WebProcess process, LoadClient client)
    {
        (long bytes, TimeSpan time) = process.Ask();
        long start = Stopwatch.GetTimestamp();
        long requests = client.Run(RoundTime);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        (long bytesAfter, TimeSpan timeAfter) = process.Ask();
        return new Figures(requests / seconds, (timeAfter - time).TotalMicroseconds / requests, (double)(bytesAfter - bytes) / requests);
    }

    private sealed record Figures(double PerSecond, double Microseconds, double Bytes);
}
