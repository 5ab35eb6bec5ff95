using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bunner.Bench.Contenders;
using Bunner.Bench.Corpora;
using Bunner.Bench.Measuring;
using Bunner.Bench.Shapes;

namespace Bunner.Bench.Commands;

/// <summary>Times every router on made tables of shapes that the corpora lack, as <see cref="CompareCommand"/> does on the corpora: shuffled requests only.</summary>
internal static class ShapeCommand
{
    private const int Rounds = 101;

    public static int Run(ReadOnlySpan<string> args)
    {
        const string Markdown = "--markdown";
        List<string> names = [.. args];
        bool markdown = names.RemoveAll(static name => name == Markdown) > 0;
        if (names.Find(static name => name.StartsWith("--", StringComparison.Ordinal)) is { } option)
        {
            throw new BenchException($"shapes does not know the option '{option}'");
        }

        IReadOnlyList<Shape> shapes = names.Count == 0 ? ShapeCatalog.All : [.. names.Distinct().Select(ShapeCatalog.Find)];
        TextWriter output = Console.Out;
        MachineInfo.Print(output);
        List<Contender> contenders = [.. shapes.SelectMany(static shape => shape.Contenders())];
        List<ResultLine> lines = HotRounds.Run(contenders, Rounds, output, [Traffic.Shuffled]);
        ResultTable.Print(output, lines);
        if (markdown)
        {
            ShapeMarkdown.Print(output, shapes, contenders, lines);
        }

        return 0;
    }
}
