using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Bunner.Bench.Contenders;
using Bunner.Bench.Measuring;

namespace Bunner.Bench.Shapes;

/// <summary>The same lines as a table for a document: a row for each shape, a column for each router.</summary>
internal static class ShapeMarkdown
{
    public static void Print(TextWriter output, IReadOnlyList<Shape> shapes, IReadOnlyList<Contender> contenders, IReadOnlyList<ResultLine> lines)
    {
        string[] routers = [.. lines.Select(static line => line.Router).Distinct()];
        output.WriteLine();
        output.WriteLine($"| shape | looks like | routes | {string.Join(" | ", routers)} |");
        output.WriteLine($"|---|---|---:|{string.Concat(Enumerable.Repeat("---:|", routers.Length))}");
        foreach (Shape shape in shapes)
        {
            int routes = contenders.First(contender => contender.Corpus.Name == shape.Name).Corpus.Routes.Length;
            IEnumerable<string> cells = routers.Select(router => Cell(lines.First(line => line.Corpus == shape.Name && line.Router == router)));
            output.WriteLine($"| `{shape.Name}` | `{shape.Looks}` | {routes} | {string.Join(" | ", cells)} |");
        }
    }

    private static string Cell(ResultLine line)
    {
        string time = line.Nanoseconds.ToString("F0", CultureInfo.InvariantCulture) + " ns";
        return line.Router == ResultTable.Unit ? time : $"{time}, **{line.Ratio?.ToString("F2", CultureInfo.InvariantCulture)}×**";
    }
}
