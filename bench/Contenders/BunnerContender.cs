using System;
using System.Collections.Generic;
using Bunner.Bench.Corpora;

namespace Bunner.Bench.Contenders;

/// <summary>What both forms of Bunner have in common: ids of the table turned into the corpus' route numbers.</summary>
internal abstract class BunnerContender : Contender
{
    private readonly int[] corpusRoutes;

    protected BunnerContender(string router, Corpus corpus, RequestSet requests, RouteTable table)
        : base(router, corpus, requests)
    {
        Dictionary<CorpusRoute, int> numbers = [];
        for (int route = 0; route < corpus.Routes.Length; route++)
        {
            numbers.Add(corpus.Routes[route], route);
        }

        corpusRoutes = new int[table.Count];
        for (int id = 0; id < corpusRoutes.Length; id++)
        {
            RouteInfo info = table.GetRoute(id);
            corpusRoutes[id] = numbers[new CorpusRoute(info.Method, info.Template)];
        }
    }

    public override int Find(int request)
    {
        Ready(request);
        long found = Once(request);
        return found == 0 ? -1 : corpusRoutes[(int)found - 1];
    }

    protected override long Token(int request) => Once(request);
}

/// <summary>A generated router asked with strings.</summary>
internal sealed class BunnerStringContender<TRouter>(Corpus corpus, RequestSet requests)
    : BunnerContender(BunnerRouters.OnStrings, corpus, requests, TRouter.Table)
    where TRouter : struct, ICompiledRouter
{
    public override long Run(ReadOnlySpan<ushort> sequence)
    {
        string[] methods = Requests.Methods;
        string[] paths = Requests.Paths;
        long sum = 0;
        foreach (ushort request in sequence)
        {
            if (TRouter.TryMatch(methods[request], paths[request], out RouteMatch match))
            {
                sum += match.Route.Value + 1;
            }
        }

        return sum;
    }

    public override void Ready(int request) => _ = Requests.Paths[request].AsSpan().IndexOf('\0');

    public override long Once(int request) =>
        TRouter.TryMatch(Requests.Methods[request], Requests.Paths[request], out RouteMatch match) ? match.Route.Value + 1 : 0;
}

/// <summary>A generated router asked with the bytes that a socket delivers.</summary>
internal sealed class BunnerUtf8Contender<TRouter>(Corpus corpus, RequestSet requests)
    : BunnerContender(BunnerRouters.OnUtf8, corpus, requests, TRouter.Table)
    where TRouter : struct, ICompiledRouter
{
    public override long Run(ReadOnlySpan<ushort> sequence)
    {
        byte[][] methods = Requests.Utf8Methods;
        byte[][] paths = Requests.Utf8Paths;
        long sum = 0;
        foreach (ushort request in sequence)
        {
            if (TRouter.TryMatch((ReadOnlySpan<byte>)methods[request], paths[request], out RouteMatch match))
            {
                sum += match.Route.Value + 1;
            }
        }

        return sum;
    }

    public override void Ready(int request) => _ = Requests.Utf8Paths[request].AsSpan().IndexOf((byte)0);

    public override long Once(int request) =>
        TRouter.TryMatch((ReadOnlySpan<byte>)Requests.Utf8Methods[request], Requests.Utf8Paths[request], out RouteMatch match)
            ? match.Route.Value + 1
            : 0;
}
