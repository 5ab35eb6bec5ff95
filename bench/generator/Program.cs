using System;

namespace Bunner.Bench.Generator;

/// <summary>Times the generator and the analyzers on a corpus, cold, after edits, and in the compiler.</summary>
internal static class Program
{
    private const string Usage = """
        Usage: dotnet run -c Release --project bench/generator -- [CORPUS] [library|web]

          One tab-separated line for each measurement: what, milliseconds. The default is azure library.
        """;

    private static int Main(string[] args)
    {
        string corpus = args.Length > 0 ? args[0] : "azure";
        string kind = args.Length > 1 ? args[1] : "library";
        if (args.Length > 2 || kind is not ("library" or "web") || Array.Exists(args, static one => one.StartsWith('-')))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var project = CorpusProject.Load(corpus, isWeb: kind == "web");
        Console.WriteLine($"# {corpus}, {project.RouteCount} routes, {kind}; milliseconds");
        GeneratorTimes.Run(project, Console.Out);
        AnalyzerTimes.Run(project, Console.Out);
        BuildTimes.Run(project, Console.Out);
        return 0;
    }
}
