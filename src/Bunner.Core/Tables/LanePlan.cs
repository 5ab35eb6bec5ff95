using System.Collections.Generic;

namespace Bunner.Core.Tables;

/// <summary>The lanes that are worth their time in a block, the best first, and what each of them leaves to be compared.</summary>
/// <param name="forms">How many routes the block has.</param>
internal sealed class LanePlan(int forms)
{
    private readonly List<(int Position, int Pairs)> _lanes = [];

    /// <summary>How many routes the block has.</summary>
    internal int Forms => forms;

    /// <summary>How many lanes there are.</summary>
    internal int Count => _lanes.Count;

    /// <summary>The positions of the first so many lanes, or of all if there are not as many.</summary>
    internal int[] Positions(int count)
    {
        int[] positions = new int[count < Count ? count : Count];
        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] = _lanes[i].Position;
        }

        return positions;
    }

    /// <summary>How many routes are compared in vain before the one that a path has, on average, with so many of the lanes.</summary>
    internal double FailedTries(int lanes) => lanes == 0 ? (forms - 1) / 2.0 : (double)_lanes[lanes - 1].Pairs / forms;

    /// <summary>Takes a further lane.</summary>
    /// <param name="position">Its position.</param>
    /// <param name="pairs">How many pairs of routes the lanes up to this one do not tell apart.</param>
    internal void Add(int position, int pairs) => _lanes.Add((position, pairs));
}
