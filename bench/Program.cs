using System;
using Bunner.Bench.Commands;

namespace Bunner.Bench;

/// <summary>The benchmarks' entry point: the first argument names the command.</summary>
internal static class Program
{
    private const string Usage = """
        Usage: dotnet run -c Release --project bench -- COMMAND [options]

          compare       every router on every corpus, one tab-separated line per measurement (under 3 minutes)
              --corpus NAME     only this corpus; may be given several times
              --router TEXT     only routers whose name contains TEXT
              --rounds N        measured rounds (default 61)
              --misses          paths that match nothing, too
              --cold            one lookup at a time, with the caches emptied before each, instead of hot loops
        """;

    private static int Main(string[] args)
    {
        try
        {
            switch (args.Length == 0 ? "" : args[0])
            {
                case "compare":
                    return CompareCommand.Run(CompareOptions.Parse(args.AsSpan(1)));
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }
        catch (BenchException exception)
        {
            Console.Error.WriteLine($"bench: {exception.Message}");
            return 1;
        }
    }
}
