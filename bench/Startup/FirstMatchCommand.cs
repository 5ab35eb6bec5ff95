using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Bunner.Bench.Contenders;
using Bunner.Bench.Corpora;
using Bunner.Bench.Measuring;

namespace Bunner.Bench.Startup;

/// <summary>The first match of a process: each sample is a process of its own, which is started for it.</summary>
internal static class FirstMatchCommand
{
    public const string ChildCommand = "first-match-child";
    private const int Samples = 9;
    private static readonly string[] Routers = [BunnerRouters.OnStrings, BunnerRouters.OnUtf8, AspNetCoreContender.Name];

    /// <summary>Prints, for a corpus and each router, the medians over the processes.</summary>
    public static int Run(ReadOnlySpan<string> args)
    {
        string[] corpora = args.IsEmpty ? ["azure"] : args.ToArray();
        MachineInfo.Print(Console.Out);
        Console.Out.WriteLine("router\tcorpus\tms_to_first_match\tof_it_jit_ms\tmanaged_bytes");
        foreach (string corpus in corpora)
        {
            CorpusRequest request = LastMatching(Corpus.Load(corpus));
            foreach (string router in Routers)
            {
                // ASP.NET Core takes seconds on the largest table, so it gets fewer samples.
                int samples = router == AspNetCoreContender.Name ? 3 : Samples;
                List<double[]> figures = [.. Enumerable.Range(0, samples).Select(_ => Sample(corpus, router, request))];
                string medians = string.Join('\t', Enumerable.Range(0, figures[0].Length).Select(column =>
                    Statistics.Median([.. figures.Select(row => row[column])])
                        .ToString(column == 2 ? "F0" : "F2", CultureInfo.InvariantCulture)));
                Console.Out.WriteLine($"{router}\t{corpus}\t{medians}");
            }
        }

        return 0;
    }

    /// <summary>The process that is started: one router, one request, one line.</summary>
    public static int RunChild(ReadOnlySpan<string> args)
    {
        if (args.Length != 4)
        {
            throw new BenchException($"{ChildCommand} takes a corpus, a router, a method and a path");
        }

        string method = args[2];
        string path = args[3];
        Console.Out.WriteLine(args[1] == AspNetCoreContender.Name
            ? AspNetCore(args[0], method, path)
            : CompiledRouters.With(args[0], new BunnerFirstMatch(args[1] == BunnerRouters.OnUtf8, method, path)));
        return 0;
    }

    private static FirstMatch AspNetCore(string corpusName, string method, string path)
    {
        Corpus corpus = Corpus.Load(corpusName);
        return FirstMatch.Measure(() => AspNetCoreContender.MatchOnce(AspNetCoreMatcher.Build(corpus), method, path));
    }

    private static CorpusRequest LastMatching(Corpus corpus) => corpus.Requests.Last(request => request.Route >= 0);

    private static double[] Sample(string corpus, string router, CorpusRequest request)
    {
        string process = Environment.ProcessPath ?? throw new BenchException("the path of this process is not known");
        ProcessStartInfo start = new(process) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(process) == "dotnet")
        {
            start.ArgumentList.Add(typeof(FirstMatchCommand).Assembly.Location);
        }

        foreach (string argument in new[] { ChildCommand, corpus, router, request.Method, request.Path })
        {
            start.ArgumentList.Add(argument);
        }

        using Process child = Process.Start(start) ?? throw new BenchException("no child process was started");
        string line = child.StandardOutput.ReadToEnd().Trim();
        child.WaitForExit();
        return child.ExitCode == 0
            ? [.. line.Split('\t').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))]
            : throw new BenchException($"the process for {router} on {corpus} failed");
    }
}
