using System;
using Bunner.Bench.Corpora;

namespace Bunner.Bench.Contenders;

/// <summary>No router: the path is read once, from end to end, by the quickest search there is.</summary>
/// <remarks>
/// In random order the paths of a large corpus do not come from the nearest cache, unlike in a server, which has just
/// written them. This row says how much of every router's time is that.
/// </remarks>
internal sealed class ReadingContender(Corpus corpus, RequestSet requests) : Contender(Name, corpus, requests)
{
    public const string Name = "(reading the path)";

    public override int Find(int request) => Requests.Requests[request].Route;

    public override long Run(ReadOnlySpan<ushort> sequence)
    {
        string[] paths = Requests.Paths;
        long sum = 0;
        foreach (ushort request in sequence)
        {
            sum += paths[request].AsSpan().IndexOf('\0');
        }

        return sum;
    }

    public override long Once(int request) => Requests.Paths[request].AsSpan().IndexOf('\0');

    protected override long Token(int request) => Once(request);
}
