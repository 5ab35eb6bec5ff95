using System;
using System.Threading;

namespace Bunner.AspNetCore;

/// <summary>How many requests each route has had since the application was started.</summary>
internal sealed class HitCounts
{
    private long[] _counts = [];
    private long _unmatched;

    /// <summary>Requests that no route of the router has taken; those for the explorer are not among them.</summary>
    public long Unmatched => Interlocked.Read(ref _unmatched);

    public ReadOnlySpan<long> Counts => _counts;

    /// <summary>Makes room for the routes of a table, before the first request.</summary>
    public void Prepare(int routes) => _counts = new long[routes];

    public void Add(int route)
    {
        if ((uint)route < (uint)_counts.Length)
        {
            Interlocked.Increment(ref _counts[route]);
        }
        else
        {
            Interlocked.Increment(ref _unmatched);
        }
    }
}
