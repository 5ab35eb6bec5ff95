using System.Collections.Generic;

namespace Bunner.Core.Tables;

/// <summary>The lanes that are worth their time in a block, the best first, and what each of them leaves to be compared.</summary>
/// <param name="forms">How many routes the block has.</param>
internal sealed class LanePlan(int forms)
{
    private readonly List<int> _positions = [];
    private readonly List<double> _failedTries = [(forms - 1) / 2.0];

    /// <summary>How many routes the block has.</summary>
    internal int Forms => forms;

    /// <summary>The positions of the lanes.</summary>
    internal IReadOnlyList<int> Positions => _positions;

    /// <summary>How many routes are compared in vain before the one that a path has, on average, with so many of the lanes.</summary>
    internal double FailedTries(int lanes) => _failedTries[lanes];

    /// <summary>Takes a further lane.</summary>
    /// <param name="position">Its position.</param>
    /// <param name="pairs">How many pairs of routes the lanes up to this one do not tell apart.</param>
    internal void Add(int position, int pairs)
    {
        _positions.Add(position);
        _failedTries.Add((double)pairs / forms);
    }
}
