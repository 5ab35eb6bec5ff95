using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bunner.Bench.Contenders;
using Bunner.Bench.Corpora;
using Bunner.Bench.Measuring;

namespace Bunner.Bench.Commands;

/// <summary>Times every router on every corpus in one process, in interleaved rounds, and prints the medians.</summary>
internal static class CompareCommand
{
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(3);

    public static int Run(CompareOptions options)
    {
        TextWriter output = Console.Out;
        MachineInfo.Print(output);
        List<Cell> cells = CreateCells(options, output);
        if (cells.Count == 0)
        {
            throw new BenchException("nothing to measure: no router fits");
        }

        List<Cell> all = [.. cells.SelectMany(cell => cell.Overhead is { } overhead ? new[] { cell, overhead } : [cell])];
        WarmUp warmUp = new(all);
        warmUp.Run();
        output.WriteLine($"# warm-up\t{warmUp.Elapsed.TotalSeconds:F1} s, "
            + (warmUp.StoodStill ? "until the figures stood still" : "cut off: the figures still moved, the machine is busy"));
        for (int index = 0; index < all.Count; index++)
        {
            all[index].Calibrate(Batch, warmUp.Best[index]);
        }

        for (int round = 0; round < options.Rounds; round++)
        {
            foreach (Cell cell in all)
            {
                cell.Measure();
            }
        }

        output.WriteLine($"# rounds\t{options.Rounds}, medians");
        ResultTable.Print(output, cells);
        return 0;
    }

    private static List<Cell> CreateCells(CompareOptions options, TextWriter output)
    {
        Contestants contestants = new(output);
        List<Cell> cells = [];
        foreach (string name in options.Corpora)
        {
            Corpus corpus = Corpus.Load(name);
            List<RequestSet> sets = [corpus.Select(RequestKind.Hits)];
            if (options.Misses && corpus.Select(RequestKind.Misses) is { Count: > 0 } misses)
            {
                sets.Add(misses);
            }

            List<Contender> contenders = contestants.For(
                corpus, sets, router => router.Contains(options.Router, StringComparison.OrdinalIgnoreCase));
            foreach (Contender contender in contenders)
            {
                foreach (Traffic traffic in Enum.GetValues<Traffic>())
                {
                    TrafficSequence sequence = new(traffic, contender.Requests.Count);
                    Cell? overhead = contender.Overhead is { } other ? new Cell(other, sequence) : null;
                    cells.Add(new Cell(contender, sequence) { Overhead = overhead });
                }
            }
        }

        return cells;
    }
}
