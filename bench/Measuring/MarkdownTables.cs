using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Bunner.Bench.Measuring;

/// <summary>The same lines as tables for a document: one for each traffic, a row for each router, a column for each corpus.</summary>
internal static class MarkdownTables
{
    public static void Print(TextWriter output, IReadOnlyList<ResultLine> lines)
    {
        string[] corpora = [.. lines.Select(line => line.Corpus).Distinct()];
        foreach (IGrouping<string, ResultLine> traffic in lines.GroupBy(line => line.Traffic))
        {
            output.WriteLine();
            output.WriteLine($"| {traffic.Key} | {string.Join(" | ", corpora)} |");
            output.WriteLine($"|---|{string.Concat(Enumerable.Repeat("---:|", corpora.Length))}");
            foreach (IGrouping<string, ResultLine> router in traffic.GroupBy(line => line.Router))
            {
                IEnumerable<string> cells = corpora.Select(corpus =>
                    router.FirstOrDefault(line => line.Corpus == corpus) is { } line ? Cell(line) : "–");
                output.WriteLine($"| {router.Key} | {string.Join(" | ", cells)} |");
            }
        }
    }

    private static string Cell(ResultLine line)
    {
        string time = line.Nanoseconds.ToString("F0", CultureInfo.InvariantCulture) + " ns";
        return line.Router == ResultTable.Unit || line.Ratio is not { } ratio
            ? time
            : $"{time}, **{ratio.ToString("F2", CultureInfo.InvariantCulture)}×**";
    }
}
