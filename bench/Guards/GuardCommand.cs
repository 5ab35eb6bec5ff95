using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Bunner.Bench.Measuring;

namespace Bunner.Bench.Guards;

/// <summary>Times guards against what <c>[GeneratedRegex]</c> makes of the same expressions, in interleaved rounds.</summary>
internal static class GuardCommand
{
    private const int DefaultRounds = 101;
    private const int BatchLength = 4096;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    public static int Run(int? rounds, bool markdown)
    {
        TextWriter output = Console.Out;
        MachineInfo.Print(output);
        List<List<GuardContender>> groups = [.. GuardPatterns.All.SelectMany(static pattern => new[] { true, false }, static (pattern, matching) => Contenders(pattern, matching))];
        Random random = new(1);
        List<byte[]> sequences = [.. groups.Select(group => Sequence(random, group[0]))];
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUp)
        {
            Round(groups, sequences, keep: false);
        }

        int count = rounds ?? DefaultRounds;
        for (int round = 0; round < count; round++)
        {
            Round(groups, sequences, keep: true);
        }

        output.WriteLine($"# rounds\t{count} of {BatchLength} values each, medians of the times and of the ratios; {ThreadClock.Description}");
        Print(output, groups);
        if (markdown)
        {
            PrintMarkdown(output, groups);
        }

        return 0;
    }

    private static List<GuardContender> Contenders(GuardPattern pattern, bool matching) =>
    [
        new CompiledGuardContender(pattern, matching),
        new Utf8GuardContender(pattern, matching),
        new GeneratedGuardContender("GeneratedRegex", pattern.IgnoringCase, pattern, matching),
        new GeneratedGuardContender("GeneratedRegex, case-sensitive", pattern.CaseSensitive, pattern, matching),
    ];

    private static byte[] Sequence(Random random, GuardContender contender)
    {
        int values = contender.Matching ? contender.Pattern.Matching.Length : contender.Pattern.Failing.Length;
        byte[] sequence = new byte[BatchLength];
        for (int i = 0; i < sequence.Length; i++)
        {
            sequence[i] = (byte)random.Next(values);
        }

        return sequence;
    }

    private static void Round(List<List<GuardContender>> groups, List<byte[]> sequences, bool keep)
    {
        for (int i = 0; i < groups.Count; i++)
        {
            foreach (GuardContender contender in groups[i])
            {
                contender.Measure(sequences[i], keep);
            }
        }
    }

    private static void Print(TextWriter output, List<List<GuardContender>> groups)
    {
        output.WriteLine("guard\tvalues\tway\tns_per_value\tratio_to_bunner");
        foreach (GuardContender contender in groups.SelectMany(static group => group))
        {
            List<GuardContender> group = groups.Find(group => group.Contains(contender))!;
            output.WriteLine($"{contender.Pattern.Name}\t{Values(contender)}\t{contender.Way}\t{Number(contender.Nanoseconds)}\t{Number(contender.RatioTo(group[0]))}");
        }

        foreach (string way in groups[0].Skip(1).Select(static contender => contender.Way))
        {
            double[] ratios = [.. groups.Select(group => group.Find(contender => contender.Way == way)!.RatioTo(group[0]))];
            output.WriteLine($"all\tboth\t{way}\t-\t{Number(Math.Exp(ratios.Average(Math.Log)))} (geometric mean; smallest {Number(ratios.Min())})");
        }
    }

    private static void PrintMarkdown(TextWriter output, List<List<GuardContender>> groups)
    {
        output.WriteLine();
        output.WriteLine("| guard | values | " + string.Join(" | ", groups[0].Select(static contender => contender.Way)) + " |");
        output.WriteLine("|---|---|" + string.Concat(groups[0].Select(static _ => "---|")));
        foreach (List<GuardContender> group in groups)
        {
            output.WriteLine($"| {group[0].Pattern.Name} | {Values(group[0])} | " + string.Join(" | ", group.Select(contender =>
                contender == group[0] ? Number(contender.Nanoseconds) : $"{Number(contender.Nanoseconds)} ({Number(contender.RatioTo(group[0]))}×)")) + " |");
        }
    }

    private static string Values(GuardContender contender) => contender.Matching ? "matching" : "failing";

    private static string Number(double value) => value.ToString("F1", CultureInfo.InvariantCulture);
}
