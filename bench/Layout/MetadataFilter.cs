using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using Bunner.Bench.Measuring;
using Bunner.Core.Tree;

namespace Bunner.Bench.Layout;

/// <summary>Patterns of a node that a segment is long enough for, asked of their packed metadata or of the patterns themselves.</summary>
internal static class MetadataFilter
{
    private const int Nodes = 2_000, Segments = 20_000;

    public sealed record Figures(string Table, long BytesBefore, long BytesAfter, double Before, double After);

    public static IEnumerable<Figures> Measure()
    {
        foreach (int patterns in (int[])[2, 8, 32])
        {
            Random random = new(patterns);
            PatternMetadata[] metadata = new PatternMetadata[Nodes * patterns];
            Described[] described = new Described[metadata.Length];
            for (int i = 0; i < metadata.Length; i++)
            {
                metadata[i] = new PatternMetadata((ushort)random.Next(1 << 16), (byte)random.Next(1, 24), (byte)random.Next(8));
            }

            // Patterns are made as routes come, not as nodes lie.
            int[] made = [.. Enumerable.Range(0, metadata.Length)];
            random.Shuffle(made);
            foreach (int i in made)
            {
                described[i] = new Described { Score = metadata[i].Score, MinimumLength = metadata[i].MinimumLength, LastLiteralLength = metadata[i].LastLiteralLength };
            }

            (int Node, int Length)[] asked = [.. Enumerable.Range(0, Segments).Select(_ => (random.Next(Nodes), random.Next(1, 24)))];
            List<double>[] times = LayoutCommand.Times(
                () => Filter(metadata, asked, patterns),
                () => Filter(described, asked, patterns));
            yield return new Figures(
                string.Create(CultureInfo.InvariantCulture, $"{patterns} patterns at a place"),
                (long)described.Length * (3 * sizeof(int)),
                (long)metadata.Length * Unsafe.SizeOf<PatternMetadata>(),
                Statistics.Median(times[1]) / Segments,
                Statistics.Median(times[0]) / Segments);
        }
    }

    // Two loops that look alike: with one for both, a call for each item would be most of what is measured.
    private static ulong Filter(PatternMetadata[] items, (int Node, int Length)[] asked, int patterns)
    {
        ulong sum = 0;
        foreach ((int node, int length) in asked)
        {
            foreach (PatternMetadata item in items.AsSpan(node * patterns, patterns))
            {
                sum += item.MinimumLength <= length ? 1u : 0;
            }
        }

        return sum;
    }

    private static ulong Filter(Described[] items, (int Node, int Length)[] asked, int patterns)
    {
        ulong sum = 0;
        foreach ((int node, int length) in asked)
        {
            foreach (Described item in items.AsSpan(node * patterns, patterns))
            {
                sum += item.MinimumLength <= length ? 1u : 0;
            }
        }

        return sum;
    }

    private sealed class Described
    {
        public int Score;
        public int MinimumLength;
        public int LastLiteralLength;
    }
}
