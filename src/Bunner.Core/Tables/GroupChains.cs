using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>The groups of a probe by the places that their hashes give them: those of one place are chained.</summary>
/// <param name="groups">The groups.</param>
/// <param name="placeCount">How many places there are.</param>
internal sealed class GroupChains(FormGroups groups, int placeCount)
{
    // Literals that are alike where a probe looks may all be in one place.
    private const int MaxInserted = 32;

    private static readonly IComparer<RouteForm> s_byRank = Comparer<RouteForm>.Create(static (x, y) => x.Rank.CompareTo(y.Rank));

    // Each is one more than the number of a group: the last one of each place, and the one before each group.
    private readonly uint[] _last = new uint[placeCount];
    private readonly uint[] _before = new uint[groups.Count];
    private RouteForm[] _joined = [];

    /// <summary>Puts the next group to the end of a chain.</summary>
    internal void Add(int group, int place)
    {
        _before[group] = _last[place];
        _last[place] = (uint)group + 1;
    }

    /// <summary>Whether a group is the first one of its place.</summary>
    internal bool IsFirst(int group) => _before[group] == 0;

    /// <summary>Whether a group is the last one of its place.</summary>
    internal bool IsLast(int group, int place) => _last[place] == (uint)group + 1;

    /// <summary>Whether a place has no group.</summary>
    internal bool IsEmpty(int place) => _last[place] == 0;

    /// <summary>The forms of all groups of a place by rising rank. Valid until the next one is asked for.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal ReadOnlySpan<RouteForm> Join(int place)
    {
        int count = 0;
        for (uint at = _last[place]; at != 0; at = _before[at - 1])
        {
            count += groups[(int)at - 1].Length;
        }

        // Mostly two.
        if (_joined.Length < count)
        {
            _joined = new RouteForm[2 * count];
        }

        RouteForm[] sorted = _joined;
        int filled = 0;
        for (uint at = _last[place]; at != 0; at = _before[at - 1])
        {
            foreach (ref readonly RouteForm form in groups[(int)at - 1])
            {
                int to = filled++;
                for (; count <= MaxInserted && to > 0 && sorted[to - 1].Rank > form.Rank; to--)
                {
                    sorted[to] = sorted[to - 1];
                }

                sorted[to] = form;
            }
        }

        if (count > MaxInserted)
        {
            Array.Sort(sorted, 0, count, s_byRank);
        }

        return sorted.AsSpan(0, count);
    }
}
