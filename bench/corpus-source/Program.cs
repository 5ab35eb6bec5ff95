using System;
using System.IO;
using System.Text;
using System.Text.Json;

namespace Bunner.Bench.CorpusSource;

/// <summary>
/// Turns a route table into what a user would have written: one annotated method for each route, and a router class. The
/// projects in <c>bench/routers</c> and <c>bench/web</c> call it before they compile.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args.Length is not (3 or 4))
        {
            Console.Error.WriteLine("Usage: CorpusSource CORPUS.json ROUTER-NAME OUTPUT.cs [annotated|mapped]");
            return 2;
        }

        using JsonDocument corpus = JsonDocument.Parse(File.ReadAllBytes(args[0]));
        string file = Path.GetFileName(args[0]);
        string source = args.Length == 3 ? Write(corpus.RootElement, file, args[1]) : WebHandlers.Write(corpus.RootElement, file, args[1], isMapped: args[3] == "mapped");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(args[2]))!);
        File.WriteAllText(args[2], source);
        return 0;
    }

    private static string Write(JsonElement corpus, string file, string name)
    {
        StringBuilder source = new();
        source.Append($$"""
            // Written from tests/corpora/{{file}} while building.
            namespace Bunner.Bench.Routers;

            [global::Bunner.Router]
            public static partial class {{name}}Router;

            public static class {{name}}
            {

            """);
        int number = 0;
        foreach (JsonElement route in corpus.GetProperty("routes").EnumerateArray())
        {
            string method = Literal(route.GetProperty("method").GetString()!);
            string template = Literal(route.GetProperty("template").GetString()!);
            source.Append($"    [global::Bunner.Route({method}, {template})] public static void Route{number++}() {{ }}\n");
        }

        return source.Append("}\n").ToString();
    }

    internal static string Literal(string text)
    {
        StringBuilder literal = new("\"");
        foreach (char c in text)
        {
            if (c is >= ' ' and <= '~' and not '"' and not '\\')
            {
                literal.Append(c);
            }
            else
            {
                literal.Append($"\\u{(int)c:x4}");
            }
        }

        return literal.Append('"').ToString();
    }
}
