using System;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Bunner.Bench.Commands;
using Bunner.Bench.Http;
using Bunner.Bench.Layout;
using Bunner.Bench.Startup;

namespace Bunner.Bench;

/// <summary>The benchmarks' entry point: the first argument names the command.</summary>
internal static class Program
{
    private const string Usage = """
        Usage: dotnet run -c Release --project bench -- COMMAND [options]

          compare              every router on every corpus, one tab-separated line per measurement (under 3 minutes)
              --corpus NAME        only this corpus; may be given several times
              --router TEXT        only routers whose name contains TEXT
              --rounds N           measured rounds
              --guards             guards against [GeneratedRegex], instead of routers (10 seconds)
              --misses             paths that match nothing, too
              --cold               one lookup at a time, with the caches emptied before each, instead of hot loops
              --reading            what reading the path alone costs, too
              --markdown           the same as tables for a document, too
              --plot FILE.svg      draws the ratios
          shapes [NAME...]     the routers on made tables: constraints, versions, mixed segments and more (all by default)
              --markdown           the same as a table for a document, too
          dynamic [PART...]        the dynamic router: load, capacity, change, read, count, tenants (all by default)
          layout               what each decision about the layout of data gains, and the sizes that containers get
          web [PART...]        beside minimal APIs: start, serve, match (all by default)
          first-match [CORPUS...]  time from nothing to the first match, in processes started for it (azure)
          bdn [ARGUMENTS]          the same lookups, and searches of sorted ids, with BenchmarkDotNet, for example:
                                   bdn --filter '*Static*' --inProcess (without it, all is built once more, which takes minutes)
        """;

    private static int Main(string[] args)
    {
        try
        {
            switch (args.Length == 0 ? "" : args[0])
            {
                case "compare":
                    return CompareCommand.Run(CompareOptions.Parse(args.AsSpan(1)));
                case "shapes":
                    return ShapeCommand.Run(args.AsSpan(1));
                case "dynamic":
                    return DynamicCommand.Run(args.AsSpan(1));
                case "layout":
                    return LayoutCommand.Run();
                case "web":
                    return WebCommand.Run(args.AsSpan(1));
                case "first-match":
                    return FirstMatchCommand.Run(args.AsSpan(1));
                case FirstMatchCommand.ChildCommand:
                    return FirstMatchCommand.RunChild(args.AsSpan(1));
                case "bdn":
                    // What it builds is this project again, with all routers and applications that belong to it.
                    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args[1..], ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(10)));
                    return 0;
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
