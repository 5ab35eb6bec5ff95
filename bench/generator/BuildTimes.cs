using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Bunner.Generator;
using Microsoft.CodeAnalysis;

namespace Bunner.Bench.Generator;

/// <summary>What the SDK's own compiler takes in a new process: what a build costs that has no compiler server.</summary>
internal static partial class BuildTimes
{
    private const int Rounds = 3;

    private static string Compiler { get; } = typeof(BuildTimes).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static one => one.Key == "Compiler").Value!;

    public static void Run(CorpusProject project, TextWriter output)
    {
        string directory = Directory.CreateTempSubdirectory("bunner").FullName;
        try
        {
            string arguments = Write(project, directory);
            string generator = typeof(RouterGenerator).Assembly.Location;
            Build[] without = new Build[Rounds];
            Build[] with = new Build[Rounds];
            for (int i = 0; i < Rounds; i++)
            {
                without[i] = Time(arguments);
                with[i] = Time(arguments, "-reportanalyzer", "-analyzer:" + generator);
            }

            output.WriteLine($"compiler in a new process, the handlers alone\t{Median(without, static one => one.Whole):F0}");
            output.WriteLine($"compiler in a new process, with generator and analyzers\t{Median(with, static one => one.Whole):F0}");
            output.WriteLine($"generator, as that compiler reports it\t{Median(with, static one => one.Generator):F0}");
            output.WriteLine($"analyzers, as that compiler reports it, summed over threads\t{Median(with, static one => one.Analyzers):F0}");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static string Write(CorpusProject project, string directory)
    {
        List<string> lines = ["-noconfig", "-nostdlib", "-target:library", "-optimize", "-deterministic", "-nullable:enable", "-langversion:12", "-out:" + Quote(Path.Combine(directory, "App.dll"))];
        lines.AddRange(project.Compilation.References.Select(static reference => "-r:" + Quote(reference.Display!)));
        foreach (SyntaxTree tree in project.Compilation.SyntaxTrees)
        {
            string path = Path.Combine(directory, tree.FilePath);
            File.WriteAllText(path, tree.ToString());
            lines.Add(Quote(path));
        }

        string arguments = Path.Combine(directory, "App.rsp");
        File.WriteAllLines(arguments, lines);
        return arguments;
    }

    private static Build Time(string file, params string[] options)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) != "dotnet")
        {
            start.FileName = "dotnet";
        }

        start.ArgumentList.Add(Compiler);
        start.ArgumentList.Add("-noconfig");
        start.ArgumentList.Add("@" + file);
        foreach (string option in options)
        {
            start.ArgumentList.Add(option);
        }

        long from = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double whole = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        return process.ExitCode == 0
            ? new Build(whole, Reported(text, "generator"), Reported(text, "analyzer"))
            : throw new InvalidOperationException("The compiler failed: " + text);
    }

    // "Total generator execution time: 2.748 seconds."
    private static double Reported(string text, string what)
        => Line().Matches(text).FirstOrDefault(match => match.Groups[1].Value == what) is { } match
            ? double.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) * 1000
            : double.NaN;

    private static double Median(Build[] builds, Func<Build, double> value) => builds.Select(value).Order().ElementAt(Rounds / 2);

    private static string Quote(string path) => "\"" + path + "\"";

    [GeneratedRegex("Total (generator|analyzer) execution time: ([0-9.]+) seconds")]
    private static partial Regex Line();

    private sealed record Build(double Whole, double Generator, double Analyzers);
}
