using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Bunner.Bench.Corpora;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Bunner.Dynamic;

namespace Bunner.Bench.Layout;

/// <summary>How large the containers get that the parser, the table builder and the trees fill: what their first sizes are chosen from.</summary>
internal static class ContainerSizes
{
    public static void Print(TextWriter output)
    {
        output.WriteLine("container\ttable\tmedian\t90%\t99%\tmost");
        foreach (string name in Corpus.Names)
        {
            Print(output, Corpus.Load(name));
        }
    }

    private static void Print(TextWriter output, Corpus corpus)
    {
        RoutePattern[] patterns = [.. corpus.Routes.Select(static route => RoutePatternParser.Parse(route.Template).Pattern!)];
        Line(output, "segments of a template", corpus, patterns.Select(static pattern => pattern.Segments.Length));
        Line(output, "parts of a segment", corpus, patterns.SelectMany(static pattern => pattern.Segments.Select(static segment => segment.Parts.Length)));
        Line(output, "parameters of a template", corpus, patterns.Select(static pattern => pattern.Parameters.Length));
        Line(output, "characters of a template", corpus, patterns.Select(static pattern => pattern.Text.Length));

        DynamicRouter<int> router = new();
        router.AddRange(corpus.Routes.Select(static (route, i) => new DynamicRoute<int>(route.Method, route.Template, i)));
        RouterState state = router.Store.State;
        TreeView tree = state.Tree;
        List<uint> nodes = [.. state.Methods.Roots.ToArray().SelectMany(root => Descents.Of(tree, root.Node).Nodes)];
        Line(output, "children of a node", corpus, nodes.Select(node => (int)tree.Nodes[node].ChildCount));
        Line(output, "characters of an edge", corpus, nodes.Select(node => (int)tree.Nodes[node].EdgeLength));
        Line(output, "nodes of the trees, for each route in hundredths", corpus, [100 * nodes.Count / corpus.Routes.Length]);

        router.Seal();
        SealedTable table = router.Store.State.Sealed!;
        Line(output, "words of the table, for each route", corpus, [table.Data.Length / corpus.Routes.Length]);
        Line(output, "bytes of its text, for each route", corpus, [table.Text.Length / corpus.Routes.Length]);
    }

    private static void Line(TextWriter output, string container, Corpus corpus, IEnumerable<int> sizes)
    {
        int[] sorted = [.. sizes.Order()];
        StringBuilder line = new();
        line.Append(container).Append('\t').Append(corpus.Name);
        foreach (double share in (double[])[0.5, 0.9, 0.99, 1])
        {
            line.Append(CultureInfo.InvariantCulture, $"\t{sorted[(int)Math.Ceiling(share * sorted.Length) - 1]}");
        }

        output.WriteLine(line);
    }
}
