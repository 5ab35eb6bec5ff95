using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace AspNetCore.Tests.Samples;

/// <summary>A table of routes with requests, and the plainest way there is to tell which methods a path has.</summary>
internal sealed class Corpus
{
    private Corpus(List<(string Method, string Template)> routes, List<CorpusRequest> requests)
    {
        Routes = routes;
        Requests = requests;
    }

    public IReadOnlyList<(string Method, string Template)> Routes { get; }

    public IReadOnlyList<CorpusRequest> Requests { get; }

    public static Corpus Load(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "corpora", name + ".json")));
        return new Corpus(
            [.. document.RootElement.GetProperty("routes").EnumerateArray()
                .Select(route => (route.GetProperty("method").GetString()!, route.GetProperty("template").GetString()!))],
            [.. document.RootElement.GetProperty("requests").EnumerateArray()
                .Select(request => new CorpusRequest(
                    request.GetProperty("method").GetString()!,
                    request.GetProperty("path").GetString()!,
                    request.GetProperty("route").GetInt32(),
                    request.GetProperty("params").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetString()!)))]);
    }

    /// <summary>The <c>Allow</c> header of a path: every route is compared with it, segment by segment.</summary>
    public string AllowOf(string path)
    {
        var methods = new SortedSet<string>(StringComparer.Ordinal);
        foreach ((string method, string template) in Routes)
        {
            if (Fits(template.Split('/'), path.Split('/')))
            {
                methods.Add("OPTIONS");
                methods.Add(method);
                if (method == "GET")
                {
                    methods.Add("HEAD");
                }
            }
        }

        return string.Join(", ", methods);
    }

    private static bool Fits(string[] template, string[] path)
        => template.Length == path.Length
            && template.Zip(path).All(pair => pair.First.StartsWith('{')
                ? pair.Second.Length > 0
                : pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
}

internal sealed record CorpusRequest(string Method, string Path, int Route, IReadOnlyDictionary<string, string> Values);
