using System;

namespace Bunner.Bench.Corpora;

/// <summary>In which order the requests of a set come.</summary>
internal enum Traffic
{
    /// <summary>The same short sequence over and over: every branch is learnt.</summary>
    Ordered,

    /// <summary>Random order, as a server sees it.</summary>
    Shuffled,
}

/// <summary>A long sequence of request numbers in which every stretch of <c>Period</c> entries has each request once.</summary>
/// <remarks>
/// The shuffled sequence strings many different permutations together. One permutation of 200 requests, repeated, is
/// learnt by a branch predictor and measures nothing but the ordered case again.
/// </remarks>
internal sealed class TrafficSequence
{
    private const int MinimumLength = 1 << 16;

    public TrafficSequence(Traffic traffic, int requests)
    {
        Traffic = traffic;
        Period = requests;
        Entries = new ushort[(MinimumLength + requests - 1) / requests * requests];
        Random random = new(20260101);
        for (int start = 0; start < Entries.Length; start += requests)
        {
            Span<ushort> stretch = Entries.AsSpan(start, requests);
            for (int i = 0; i < stretch.Length; i++)
            {
                stretch[i] = (ushort)i;
            }

            if (traffic == Traffic.Shuffled)
            {
                random.Shuffle(stretch);
            }
        }
    }

    public Traffic Traffic { get; }

    /// <summary>How many entries hold each request exactly once.</summary>
    public int Period { get; }

    public ushort[] Entries { get; }
}
