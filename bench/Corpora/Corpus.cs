using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Bunner.Bench.Corpora;

/// <summary>One route of a corpus.</summary>
internal sealed record CorpusRoute(string Method, string Template);

/// <summary>One request of a corpus and the index of the route that has to match, or -1.</summary>
internal sealed record CorpusRequest(string Method, string Path, int Route, bool IsWrongMethod);

/// <summary>A route table with its requests, read from <c>tests/corpora</c>.</summary>
internal sealed class Corpus
{
    /// <summary>All corpora, from the smallest table to the largest.</summary>
    public static readonly string[] Names = ["gplus13", "parse26", "static157", "github203", "kubernetes", "azure"];

    private Corpus(string name, CorpusRoute[] routes, CorpusRequest[] requests)
    {
        Name = name;
        Routes = routes;
        Requests = requests;
    }

    public string Name { get; }

    public CorpusRoute[] Routes { get; }

    public CorpusRequest[] Requests { get; }

    /// <summary>A table that is made, not read.</summary>
    public static Corpus Make(string name, CorpusRoute[] routes, CorpusRequest[] requests) => new(name, routes, requests);

    public static Corpus Load(string name)
    {
        string file = Path.Combine(AppContext.BaseDirectory, "corpora", name + ".json");
        if (!File.Exists(file))
        {
            throw new BenchException($"there is no corpus '{name}'; known: {string.Join(", ", Names)}");
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
        JsonElement root = document.RootElement;
        CorpusRoute[] routes = [.. root.GetProperty("routes").EnumerateArray().Select(route =>
            new CorpusRoute(Method(route), route.GetProperty("template").GetString()!))];
        CorpusRequest[] requests = [.. root.GetProperty("requests").EnumerateArray().Select(request =>
            new CorpusRequest(
                Method(request),
                request.GetProperty("path").GetString()!,
                request.GetProperty("route").GetInt32(),
                request.TryGetProperty("allow", out _)))];
        return new Corpus(name, routes, requests);
    }

    /// <summary>The requests of one kind of traffic, in the order of the corpus.</summary>
    public RequestSet Select(RequestKind kind) => new(kind, kind == RequestKind.Hits
        ? Requests.Where(request => request.Route >= 0)
        : Requests.Where(request => request.Route < 0 && !request.IsWrongMethod));

    // Kestrel hands out one string object for each known method, so a corpus does as well.
    private static string Method(JsonElement element) => string.Intern(element.GetProperty("method").GetString()!);
}

/// <summary>What the requests of a set have in common.</summary>
internal enum RequestKind
{
    /// <summary>Each matches a route.</summary>
    Hits,

    /// <summary>None matches, and the corpus names no other method under which it would.</summary>
    Misses,
}
