using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace Bunner.Core.Tables;

/// <summary>The routes of a large bucket that have a parameter where its only probe looks.</summary>
/// <remarks>
/// They stand in a block of their own, which follows every block of the probe: it is looked at when no route there matches. So a
/// request asks one probe instead of two. A route of the rest that is better than one with which it has a path in common
/// cannot wait until then; it is copied into the block of that one, with all of the rest that are better than itself.
/// </remarks>
internal sealed class ProbeRest
{
    /// <summary>Each of them is compared with every other route of the bucket.</summary>
    private const int MaxForms = 64;

    /// <summary>How many copies there may be: one for so many routes of the probe.</summary>
    private const int FormsPerCopy = 2;

    private readonly SegmentIds _ids;
    private readonly RouteForm[] _forms;

    private ProbeRest(SegmentIds ids, RouteForm[] forms) => (_ids, _forms) = (ids, forms);

    /// <summary>The routes, by rising rank.</summary>
    internal ReadOnlySpan<RouteForm> Forms => _forms;

    internal int LowestRank => _forms[0].Rank;

    /// <summary>Whether one of two probes, which has few routes and no positions, can follow the other one.</summary>
    /// <param name="ids">The literals of all routes.</param>
    /// <param name="probes">The probes.</param>
    /// <param name="only">The one that is left.</param>
    /// <param name="rest">The routes of the other.</param>
    internal static bool TryFind(SegmentIds ids, List<Probe> probes, [NotNullWhen(true)] out Probe? only, [NotNullWhen(true)] out ProbeRest? rest)
    {
        (only, rest) = (null, null);
        if (probes.Count != 2 || (probes[0].Positions.Count == 0) == (probes[1].Positions.Count == 0))
        {
            return false;
        }

        (Probe probe, Probe follower) = probes[1].Positions.Count == 0 ? (probes[0], probes[1]) : (probes[1], probes[0]);
        if (follower.Groups.All.Length > MaxForms)
        {
            return false;
        }

        ProbeRest found = new(ids, follower.Groups.All.ToArray());
        int copies = 0;
        for (int group = 0; group < probe.Groups.Count; group++)
        {
            copies += found.CountBefore(probe.Groups[group]);
        }

        if (copies * FormsPerCopy > probe.Groups.All.Length)
        {
            return false;
        }

        (only, rest) = (probe, found);
        return true;
    }

    /// <summary>The routes of a group with those of the rest that cannot wait, by rising rank.</summary>
    internal ReadOnlySpan<RouteForm> AddTo(ReadOnlySpan<RouteForm> group)
    {
        int count = CountBefore(group);
        if (count == 0)
        {
            return group;
        }

        RouteForm[] all = new RouteForm[group.Length + count];
        for (int i = 0, j = 0; i + j < all.Length;)
        {
            all[i + j] = j == count || (i < group.Length && group[i].Rank < _forms[j].Rank) ? group[i++] : _forms[j++];
        }

        return all;
    }

    /// <summary>How many of the rest, from the best on, have to be looked at with a group: up to the last that is better than one it meets.</summary>
    internal int CountBefore(ReadOnlySpan<RouteForm> group)
    {
        for (int count = _forms.Length; count > 0; count--)
        {
            ref readonly RouteForm form = ref _forms[count - 1];
            foreach (ref readonly RouteForm other in group)
            {
                if (form.Rank < other.Rank && !CandidateOrder.AreApart(_ids, form, other))
                {
                    return count;
                }
            }
        }

        return 0;
    }
}
