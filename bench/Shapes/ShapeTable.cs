using System;
using System.Collections.Generic;
using System.Globalization;
using Bunner.Bench.Corpora;

namespace Bunner.Bench.Shapes;

/// <summary>A made route table while it grows, with the requests of each route, and what their paths are made of: the same in every run.</summary>
internal sealed class ShapeTable
{
    private readonly List<CorpusRoute> routes = [];
    private readonly List<CorpusRequest> requests = [];
    private readonly Random random = new(7);

    public static Corpus Make<TShape>()
        where TShape : struct, IShape
    {
        ShapeTable table = new();
        TShape.Fill(table);
        return Corpus.Make(TShape.Name, [.. table.routes], [.. table.requests]);
    }

    /// <summary>Adds a route and a request for each of the paths.</summary>
    public void Add(string method, string template, params ReadOnlySpan<string> paths)
    {
        foreach (string path in paths)
        {
            requests.Add(new CorpusRequest(method, path, routes.Count, false));
        }

        routes.Add(new CorpusRoute(method, template));
    }

    /// <summary>A number as text.</summary>
    public string Number(int least = 1, int most = 99_999) => random.Next(least, most + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>A name as people give things: a word, a hyphen and a number.</summary>
    public string Name() => $"{Resource()}-{Number()}";

    public string Guid()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    /// <summary>One of the resources.</summary>
    public string Resource() => Resources.All[random.Next(Resources.All.Length)];

    /// <summary>Some different resources.</summary>
    public string[] Some(int count)
    {
        string[] shuffled = [.. Resources.All];
        random.Shuffle(shuffled);
        return shuffled[..count];
    }
}
