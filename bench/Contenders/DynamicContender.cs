using System;
using System.Collections.Generic;
using System.Linq;
using Bunner.Bench.Corpora;

namespace Bunner.Bench.Contenders;

/// <summary>The dynamic router with a corpus' table, asked with strings. A route's value is its number in the corpus.</summary>
internal sealed class DynamicContender : Contender
{
    public const string Sealed = "Bunner dynamic, sealed";
    public const string Unsealed = "Bunner dynamic, not sealed";

    private readonly DynamicRouter<int> router;

    private DynamicContender(string name, Corpus corpus, RequestSet requests, DynamicRouter<int> router)
        : base(name, corpus, requests) => this.router = router;

    public static IEnumerable<Contender> Create(string name, Corpus corpus, IReadOnlyList<RequestSet> sets)
    {
        DynamicRouter<int> router = new();
        router.AddRange(corpus.Routes.Select((route, index) => new DynamicRoute<int>(route.Method, route.Template, index)));
        if (name == Sealed)
        {
            router.Seal();
        }

        return sets.Select(set => new DynamicContender(name, corpus, set, router));
    }

    public override int Find(int request) =>
        router.TryMatch(Requests.Methods[request], Requests.Paths[request], out _, out int route) ? route : -1;

    public override long Run(ReadOnlySpan<ushort> sequence)
    {
        DynamicRouter<int> asked = router;
        string[] methods = Requests.Methods;
        string[] paths = Requests.Paths;
        long sum = 0;
        foreach (ushort request in sequence)
        {
            if (asked.TryMatch(methods[request], paths[request], out _, out int route))
            {
                sum += route + 1;
            }
        }

        return sum;
    }

    public override void Ready(int request) => _ = Requests.Paths[request].AsSpan().IndexOf('\0');

    public override long Once(int request) => Find(request) + 1;

    protected override long Token(int request) => Find(request) + 1;
}
