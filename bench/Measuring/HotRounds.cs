using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bunner.Bench.Contenders;
using Bunner.Bench.Corpora;

namespace Bunner.Bench.Measuring;

/// <summary>Loops over many requests, in interleaved rounds, after all of them have warmed up.</summary>
internal static class HotRounds
{
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(3);

    /// <summary>Runs the rounds with both kinds of traffic; one line of the result for each contender and kind.</summary>
    public static List<ResultLine> Run(List<Contender> contenders, int rounds, TextWriter output) =>
        Run(contenders, rounds, output, Enum.GetValues<Traffic>());

    /// <summary>Runs the rounds with some kinds of traffic.</summary>
    public static List<ResultLine> Run(List<Contender> contenders, int rounds, TextWriter output, Traffic[] traffics)
    {
        // What is compared with each other stands together: a table and its traffic, then the routers.
        List<Cell> cells = [];
        foreach (IGrouping<RequestSet, Contender> table in contenders.GroupBy(contender => contender.Requests))
        {
            foreach (Traffic traffic in traffics)
            {
                TrafficSequence sequence = new(traffic, table.Key.Count);
                cells.AddRange(table.Select(contender => new Cell(contender, sequence)
                {
                    Overhead = contender.Overhead is { } overhead ? new Cell(overhead, sequence) : null,
                }));
            }
        }

        List<Cell> all = [.. cells.SelectMany(cell => cell.Overhead is { } overhead ? [cell, overhead] : new[] { cell })];
        WarmUp warmUp = new(all);
        warmUp.Run();
        output.WriteLine($"# warm-up\t{warmUp.Elapsed.TotalSeconds:F1} s, "
            + (warmUp.StoodStill ? "until the figures stood still" : "cut off while the figures still moved: the machine is busy"));
        for (int index = 0; index < all.Count; index++)
        {
            all[index].Calibrate(Batch, warmUp.Best[index]);
        }

        for (int round = 0; round < rounds; round++)
        {
            foreach (Cell cell in all)
            {
                cell.Measure();
            }
        }

        output.WriteLine($"# rounds\t{rounds}, medians of the times and of the ratios; {ThreadClock.Description}");
        return ResultTable.Lines(cells);
    }
}
