using System;
using System.Collections.Generic;

namespace Bunner.Core.Tables;

/// <summary>Divides the routes of a large bucket: a probe looks some positions up at once and finds a block of few routes.</summary>
/// <remarks>
/// All routes of a probe have literals at its positions. Routes with a parameter at one of them go to another probe, so that
/// no route is copied for every literal that its parameter may stand for; the better rank of what the probes find counts
/// (or they follow the first probe: <see cref="ProbeRest"/>).
/// </remarks>
internal static class ProbePlan
{
    /// <summary>The most positions of one probe.</summary>
    internal const int MaxPositions = 4;

    /// <summary>After so many probes the rest is left to chains of blocks: every probe costs a look-up on every request.</summary>
    private const int MaxProbes = 12;

    /// <summary>Groups of this size or less are not worth another look-up.</summary>
    private const int SmallGroup = 2;

    /// <summary>Divides forms, which stand in the order of their ranks.</summary>
    /// <param name="ids">The literals of all routes.</param>
    /// <param name="forms">The forms.</param>
    /// <param name="numbers">Numbers literals.</param>
    /// <param name="enough">So many forms need no probe.</param>
    internal static List<Probe> Divide(SegmentIds ids, RouteForm[] forms, LiteralNumbers numbers, int enough)
    {
        List<Probe> done = [];
        Stack<Probe> open = new();
        open.Push(new Probe([], FormGroups.One(ids, forms), []));
        while (open.Count > 0)
        {
            Probe probe = open.Pop();
            (int position, int groups, int total) = Best(ids, probe, done.Count + open.Count + 1 < MaxProbes, numbers, enough);
            if (position < 0)
            {
                done.Add(probe);
                continue;
            }

            FormGroups with = probe.Groups.Split(position, numbers, groups, total, out RouteForm[] without);
            open.Push(new Probe([.. probe.Positions, position], with, probe.Excluded));
            if (without.Length > 0)
            {
                // They start afresh: fewer than before, and without this position.
                Array.Sort(without, static (x, y) => x.Rank.CompareTo(y.Rank));
                open.Push(new Probe([], FormGroups.One(ids, without), [.. probe.Excluded, position]));
            }
        }

        return done;
    }

    /// <summary>The next position to look at, or -1 if the groups are small enough or nothing divides them.</summary>
    /// <returns>The position, how many groups it makes, and how many forms have a literal there.</returns>
    private static (int Position, int Groups, int Total) Best(SegmentIds ids, Probe probe, bool mayDivide, LiteralNumbers numbers, int enough)
    {
        ReadOnlySpan<RouteForm> all = probe.Groups.All;
        int largest = probe.Groups.Largest;
        if (probe.Positions.Count == MaxPositions || largest <= SmallGroup || (probe.Positions.Count == 0 && all.Length <= enough))
        {
            return (-1, 0, 0);
        }

        ((int, int, int) best, long bestScore) = ((-1, 0, 0), 0);
        foreach (int position in LaneChoice.Positions(ids, all))
        {
            if (probe.Positions.Contains(position) || probe.Excluded.Contains(position))
            {
                continue;
            }

            int with = 0;
            foreach (ref readonly RouteForm form in all)
            {
                with += ids.At(form, position) != 0 ? 1 : 0;
            }

            bool isTotal = with == all.Length;

            // Where some routes have a parameter, another probe is needed: only if there is no other way to small groups.
            if (!isTotal && (!mayDivide || largest <= enough))
            {
                continue;
            }

            // A further look-up has to divide well to be worth its time.
            int groups = probe.Groups.CountSplit(position, numbers);
            if (groups * 2 < probe.Groups.Count * 3 && largest <= enough)
            {
                continue;
            }

            long score = (long)groups * with * (isTotal ? 4 : 1);
            if (groups > probe.Groups.Count && score > bestScore)
            {
                (best, bestScore) = ((position, groups, with), score);
            }
        }

        return best;
    }
}

/// <summary>Routes that are looked up by their literals at some positions.</summary>
/// <param name="Positions">The positions; without any, there is one group.</param>
/// <param name="Groups">The routes with the same literals there, each group in the order of ranks.</param>
/// <param name="Excluded">Positions at which none of them has a literal.</param>
internal sealed record Probe(List<int> Positions, FormGroups Groups, List<int> Excluded)
{
    internal int LowestRank
    {
        get
        {
            int lowest = int.MaxValue;
            foreach (ref readonly RouteForm form in Groups.All)
            {
                lowest = Math.Min(lowest, form.Rank);
            }

            return lowest;
        }
    }
}
