using System;
using System.Collections.Generic;
using System.Globalization;
using Bunner.Bench.Corpora;

namespace Bunner.Bench.Commands;

/// <summary>The options of <c>compare</c>.</summary>
internal sealed class CompareOptions
{
    public List<string> Corpora { get; } = [];

    public string Router { get; private set; } = "";

    /// <summary>Measured rounds; null for the usual number.</summary>
    public int? Rounds { get; private set; }

    /// <summary>Whether reading the paths is timed, too.</summary>
    public bool Reading { get; private set; }

    /// <summary>Whether tables for a document follow.</summary>
    public bool Markdown { get; private set; }

    /// <summary>A file for the picture of the ratios.</summary>
    public string? Plot { get; private set; }

    /// <summary>Whether guards are timed instead of routers.</summary>
    public bool Guards { get; private set; }

    public bool Misses { get; private set; }

    public bool Cold { get; private set; }

    public static CompareOptions Parse(ReadOnlySpan<string> args)
    {
        CompareOptions options = new();
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--corpus":
                    options.Corpora.Add(Value(args, ref i));
                    break;
                case "--router":
                    options.Router = Value(args, ref i);
                    break;
                case "--rounds":
                    string rounds = Value(args, ref i);
                    options.Rounds = int.TryParse(rounds, CultureInfo.InvariantCulture, out int number) && number > 0
                        ? number
                        : throw new BenchException($"--rounds takes a positive number, not '{rounds}'");
                    break;
                case "--guards":
                    options.Guards = true;
                    break;
                case "--misses":
                    options.Misses = true;
                    break;
                case "--cold":
                    options.Cold = true;
                    break;
                case "--markdown":
                    options.Markdown = true;
                    break;
                case "--reading":
                    options.Reading = true;
                    break;
                case "--plot":
                    options.Plot = Value(args, ref i);
                    break;
                default:
                    throw new BenchException($"compare does not know the option '{args[i]}'");
            }
        }

        if (options.Corpora.Count == 0)
        {
            options.Corpora.AddRange(Corpus.Names);
        }

        return options;
    }

    private static string Value(ReadOnlySpan<string> args, ref int index)
    {
        if (++index >= args.Length)
        {
            throw new BenchException($"'{args[index - 1]}' needs a value");
        }

        return args[index];
    }
}
