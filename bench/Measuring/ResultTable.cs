using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Bunner.Bench.Contenders;
using Bunner.Bench.Corpora;

namespace Bunner.Bench.Measuring;

/// <summary>One line of the result.</summary>
internal sealed record ResultLine(string Router, string Corpus, string Traffic, double Nanoseconds, double? Bytes, double? Ratio);

/// <summary>The lines of <c>compare</c>.</summary>
internal static class ResultTable
{
    /// <summary>The router whose time is the unit of the last column.</summary>
    public const string Unit = BunnerRouters.OnStrings;

    public static void Print(TextWriter output, IReadOnlyList<ResultLine> lines)
    {
        output.WriteLine("router\tcorpus\ttraffic\tns_per_lookup\tbytes_per_lookup\tratio_to_bunner");
        foreach (ResultLine line in lines)
        {
            output.WriteLine(string.Join('\t',
                line.Router,
                line.Corpus,
                line.Traffic,
                line.Nanoseconds.ToString("F1", CultureInfo.InvariantCulture),
                line.Bytes?.ToString("F0", CultureInfo.InvariantCulture) ?? "-",
                line.Ratio?.ToString("F2", CultureInfo.InvariantCulture) ?? "-"));
        }
    }

    public static List<ResultLine> Lines(IReadOnlyList<Cell> cells) =>
        [.. cells.Select(cell => new ResultLine(
            cell.Contender.Router,
            cell.Contender.Corpus.Name,
            TrafficName(cell),
            cell.NanosecondsPerLookup,
            cell.BytesPerLookup,
            cells.FirstOrDefault(other => IsUnitOf(other, cell)) is { } unit ? cell.RatioTo(unit) : null))];

    private static bool IsUnitOf(Cell unit, Cell cell) =>
        unit.Contender.Router == Unit
        && unit.Contender.Corpus == cell.Contender.Corpus
        && unit.Contender.Requests == cell.Contender.Requests
        && unit.Traffic == cell.Traffic;

    private static string TrafficName(Cell cell)
    {
        string traffic = cell.Traffic == Traffic.Ordered ? "ordered" : "shuffled";
        return cell.Contender.Requests.Kind == RequestKind.Misses ? traffic + " misses" : traffic;
    }
}
