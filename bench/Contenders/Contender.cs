using System;
using Bunner.Bench.Corpora;

namespace Bunner.Bench.Contenders;

/// <summary>One router with one corpus' table and one set of requests: what the rounds time.</summary>
/// <remarks>
/// The loop over the requests belongs to the contender, so that a lookup is called directly and not through an interface.
/// Each right answer adds the request's token to the checksum, so nothing can be optimised away and no wrong answer goes
/// unseen.
/// </remarks>
internal abstract class Contender(string router, Corpus corpus, RequestSet requests)
{
    public string Router { get; } = router;

    public Corpus Corpus { get; } = corpus;

    public RequestSet Requests { get; } = requests;

    /// <summary>What a right answer to each request adds to the checksum. Filled by <see cref="Verify"/>.</summary>
    public long[] Tokens { get; } = new long[requests.Count];

    /// <summary>What the loop does besides looking up, to be measured apart and taken off; null if there is nothing.</summary>
    public virtual Contender? Overhead => null;

    /// <summary>Looks one request up, without hurry.</summary>
    /// <returns>The index of the route in the corpus, or -1.</returns>
    public abstract int Find(int request);

    /// <summary>The timed loop: looks up every request of the sequence.</summary>
    /// <returns>The checksum.</returns>
    public abstract long Run(ReadOnlySpan<ushort> sequence);

    /// <summary>Does what comes before a single lookup and is not timed with it.</summary>
    public virtual void Ready(int request)
    {
    }

    /// <summary>A single lookup after <see cref="Ready"/>, for cold measurements.</summary>
    /// <returns>The checksum.</returns>
    public abstract long Once(int request);

    /// <summary>Looks every request up once and fails loudly if a route is not the one that the corpus names.</summary>
    public void Verify()
    {
        for (int request = 0; request < Requests.Count; request++)
        {
            CorpusRequest asked = Requests.Requests[request];
            int route = Find(request);
            if (route != asked.Route)
            {
                throw new BenchException(
                    $"{Router} on {Corpus.Name}: {asked.Method} {asked.Path} gave {Describe(route)} instead of {Describe(asked.Route)}");
            }

            Tokens[request] = Token(request);
        }
    }

    /// <summary>The sum of the tokens of a sequence: what <see cref="Run"/> has to return.</summary>
    public long Expect(ReadOnlySpan<ushort> sequence)
    {
        long sum = 0;
        foreach (ushort request in sequence)
        {
            sum += Tokens[request];
        }

        return sum;
    }

    /// <summary>What the right answer to a request adds to the checksum, known after <see cref="Find"/>.</summary>
    protected abstract long Token(int request);

    private string Describe(int route) => route < 0
        ? "no route"
        : $"{Corpus.Routes[route].Method} {Corpus.Routes[route].Template} (route {route})";
}
