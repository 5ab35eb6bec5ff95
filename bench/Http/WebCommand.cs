using System;
using System.IO;
using Bunner.Bench.Measuring;

namespace Bunner.Bench.Http;

/// <summary>Bunner in ASP.NET Core beside the same handlers as minimal APIs.</summary>
internal static class WebCommand
{
    private static readonly string[] Parts = ["start", "serve", "match"];

    public static int Run(ReadOnlySpan<string> args)
    {
        TextWriter output = Console.Out;
        MachineInfo.Print(output);
        foreach (string part in args.IsEmpty ? Parts : args)
        {
            output.WriteLine($"# {part}");
            switch (part)
            {
                case "start":
                    ColdStarts.Run(output);
                    break;
                case "serve":
                    Throughput.Run(output);
                    break;
                case "match":
                    Middleware.Run(output);
                    break;
                default:
                    throw new BenchException($"web does not know the part '{part}'; it knows {string.Join(", ", Parts)}");
            }
        }

        return 0;
    }
}
