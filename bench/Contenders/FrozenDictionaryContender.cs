using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using Bunner.Bench.Corpora;

namespace Bunner.Bench.Contenders;

/// <summary>The dictionary that .NET builds for reading only: the peer for a table without parameters. Paths only, no method.</summary>
internal sealed class FrozenDictionaryContender : Contender
{
    public const string Name = "FrozenDictionary";
    public const string NameIgnoringCase = "FrozenDictionary (OrdinalIgnoreCase)";

    private readonly FrozenDictionary<string, int> routes;
    private readonly string[] paths;

    public FrozenDictionaryContender(string router, Corpus corpus, RequestSet requests, IEqualityComparer<string>? comparer)
        : base(router, corpus, requests)
    {
        routes = corpus.Routes.Select((route, index) => KeyValuePair.Create(route.Template, index)).ToFrozenDictionary(comparer);
        paths = requests.Paths;
    }

    /// <summary>Whether the corpus can be a dictionary at all: one method, no parameters.</summary>
    public static bool Fits(Corpus corpus) => corpus.Routes.All(route => route.Method == "GET" && !route.Template.Contains('{'));

    public override int Find(int request) => routes.TryGetValue(paths[request], out int route) ? route : -1;

    public override long Run(ReadOnlySpan<ushort> sequence)
    {
        FrozenDictionary<string, int> table = routes;
        string[] asked = paths;
        long sum = 0;
        foreach (ushort request in sequence)
        {
            if (table.TryGetValue(asked[request], out int route))
            {
                sum += route + 1;
            }
        }

        return sum;
    }

    public override void Ready(int request) => _ = paths[request].AsSpan().IndexOf('\0');

    public override long Once(int request) => routes.TryGetValue(paths[request], out int route) ? route + 1 : 0;

    protected override long Token(int request) => Find(request) + 1;
}
