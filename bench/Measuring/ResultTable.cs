using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Bunner.Bench.Contenders;
using Bunner.Bench.Corpora;

namespace Bunner.Bench.Measuring;

/// <summary>The lines of <c>compare</c>.</summary>
internal static class ResultTable
{
    /// <summary>The router whose time is the unit of the last column.</summary>
    public const string Unit = "Bunner (string)";

    public static void Print(TextWriter output, IReadOnlyList<Cell> cells)
    {
        output.WriteLine("router\tcorpus\ttraffic\tns_per_lookup\tbytes_per_lookup\tratio_to_bunner");
        foreach (Cell cell in cells)
        {
            output.WriteLine(string.Join('\t',
                cell.Contender.Router,
                cell.Contender.Corpus.Name,
                TrafficName(cell),
                cell.NanosecondsPerLookup.ToString("F1", CultureInfo.InvariantCulture),
                cell.BytesPerLookup.ToString("F0", CultureInfo.InvariantCulture),
                Ratio(cells, cell) is { } ratio ? ratio.ToString("F2", CultureInfo.InvariantCulture) : "-"));
        }
    }

    /// <summary>How many times as long as Bunner's lookup of a string; null if that was not measured.</summary>
    public static double? Ratio(IReadOnlyList<Cell> cells, Cell cell)
    {
        foreach (Cell other in cells)
        {
            if (other.Contender.Router == Unit
                && other.Contender.Corpus == cell.Contender.Corpus
                && other.Contender.Requests == cell.Contender.Requests
                && other.Traffic == cell.Traffic)
            {
                return cell.NanosecondsPerLookup / other.NanosecondsPerLookup;
            }
        }

        return null;
    }

    private static string TrafficName(Cell cell)
    {
        string traffic = cell.Traffic == Traffic.Ordered ? "ordered" : "shuffled";
        return cell.Contender.Requests.Kind == RequestKind.Misses ? traffic + " misses" : traffic;
    }
}
