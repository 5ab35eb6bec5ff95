using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bunner.Bench.Contenders;
using Bunner.Bench.Corpora;
using Bunner.Bench.Guards;
using Bunner.Bench.Measuring;
using Bunner.Bench.Plots;

namespace Bunner.Bench.Commands;

/// <summary>Times every router on every corpus in one process, in interleaved rounds, and prints the medians.</summary>
internal static class CompareCommand
{
    private const int HotRoundCount = 101;
    private const int ColdRoundCount = 151;

    public static int Run(CompareOptions options)
    {
        if (options.Guards)
        {
            return GuardCommand.Run(options.Rounds, options.Markdown);
        }

        TextWriter output = Console.Out;
        MachineInfo.Print(output);
        Contestants contestants = new(output, options.Router);
        List<Contender> contenders = [.. options.Corpora.SelectMany(name =>
        {
            Corpus corpus = Corpus.Load(name);
            List<RequestSet> sets = RequestSets(corpus, options.Misses);
            List<Contender> routers = contestants.For(corpus, sets);
            return options.Reading ? [.. routers, .. sets.Select(set => Verified(new ReadingContender(corpus, set)))] : routers;
        })];
        if (contenders.Count == 0)
        {
            throw new BenchException("nothing to measure: no router fits");
        }

        List<ResultLine> lines = options.Cold
            ? RunCold(contenders, options.Rounds ?? ColdRoundCount, output)
            : HotRounds.Run(contenders, options.Rounds ?? HotRoundCount, output);
        ResultTable.Print(output, lines);
        if (options.Markdown)
        {
            MarkdownTables.Print(output, lines);
        }

        if (options.Plot is { } file)
        {
            WritePlot(file, lines);
        }

        return 0;
    }

    private static ReadingContender Verified(ReadingContender contender)
    {
        contender.Verify();
        return contender;
    }

    private static List<RequestSet> RequestSets(Corpus corpus, bool withMisses)
    {
        List<RequestSet> sets = [corpus.Select(RequestKind.Hits)];
        if (withMisses && corpus.Select(RequestKind.Misses) is { Count: > 0 } misses)
        {
            sets.Add(misses);
        }

        return sets;
    }

    private static List<ResultLine> RunCold(List<Contender> contenders, int rounds, TextWriter output)
    {
        double[] nanoseconds = new ColdRounds(contenders).Run(rounds);
        output.WriteLine($"# rounds\t{rounds} single lookups each, caches emptied before every one, medians");
        return [.. contenders.Select((contender, index) =>
        {
            int unit = contenders.FindIndex(other =>
                other.Router == ResultTable.Unit && other.Requests == contender.Requests);
            return new ResultLine(
                contender.Router,
                contender.Corpus.Name,
                contender.Requests.Kind == RequestKind.Misses ? "cold misses" : "cold",
                nanoseconds[index],
                Bytes: null,
                unit < 0 ? null : nanoseconds[index] / nanoseconds[unit]);
        })];
    }

    private static void WritePlot(string file, List<ResultLine> lines)
    {
        Bar[] bars = [.. lines
            .Where(line => line.Traffic is "shuffled" or "cold" && line.Ratio is not null && line.Router != ResultTable.Unit)
            .Select(line => new Bar(line.Corpus, line.Router, line.Ratio!.Value))];
        if (bars.Length == 0)
        {
            throw new BenchException("there is no ratio to draw: --plot needs Bunner and another router");
        }

        BarChart chart = new(
            $"Time per lookup, {(lines[0].Traffic == "cold" ? "caches emptied" : "shuffled requests")}",
            $"times as long as {ResultTable.Unit}, which is the dashed line at 1; longer is slower",
            bars);
        string full = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, chart.ToSvg());
    }
}
