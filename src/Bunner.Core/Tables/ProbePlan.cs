using System;
using System.Collections.Generic;

namespace Bunner.Core.Tables;

/// <summary>Divides the routes of a large bucket: a probe looks some positions up at once and finds a block of few routes.</summary>
/// <remarks>
/// All routes of a probe have literals at its positions. Routes with a parameter at one of them go to another probe, so that
/// no route is copied for every literal that its parameter may stand for; the better rank of what the probes find counts.
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
    internal static List<Probe> Divide(RouteForm[] forms, LiteralNumbers numbers)
    {
        List<Probe> done = [];
        Stack<Probe> open = new();
        open.Push(new Probe([], FormGroups.One(forms), []));
        while (open.Count > 0)
        {
            Probe probe = open.Pop();
            (int position, bool isTotal) = Best(probe, done.Count + open.Count + 1 < MaxProbes, numbers);
            if (position < 0)
            {
                done.Add(probe);
                continue;
            }

            FormGroups with = probe.Groups.Split(position, numbers, out RouteForm[] without);
            open.Push(new Probe([.. probe.Positions, position], with, probe.Excluded));
            if (!isTotal)
            {
                // They start afresh: fewer than before, and without this position.
                Array.Sort(without, static (x, y) => x.Rank.CompareTo(y.Rank));
                open.Push(new Probe([], FormGroups.One(without), [.. probe.Excluded, position]));
            }
        }

        return done;
    }

    /// <summary>The next position to look at, or -1 if the groups are small enough or nothing divides them.</summary>
    private static (int Position, bool IsTotal) Best(Probe probe, bool mayDivide, LiteralNumbers numbers)
    {
        ReadOnlySpan<RouteForm> all = probe.Groups.All;
        int largest = probe.Groups.Largest;
        if (probe.Positions.Count == MaxPositions || largest <= SmallGroup || (probe.Positions.Count == 0 && all.Length <= CandidateBlocks.MaxForms))
        {
            return (-1, false);
        }

        (int best, long bestScore, bool bestTotal) = (-1, 0, false);
        foreach (int position in LaneChoice.Positions(all))
        {
            if (probe.Positions.Contains(position) || probe.Excluded.Contains(position))
            {
                continue;
            }

            int with = 0;
            foreach (RouteForm form in all)
            {
                with += form.IdAt(position) != 0 ? 1 : 0;
            }

            bool isTotal = with == all.Length;

            // Where some routes have a parameter, another probe is needed: only if there is no other way to small groups.
            if (!isTotal && (!mayDivide || largest <= CandidateBlocks.MaxForms))
            {
                continue;
            }

            // A further look-up has to divide well to be worth its time.
            int groups = probe.Groups.CountSplit(position, numbers);
            if (groups * 2 < probe.Groups.Count * 3 && largest <= CandidateBlocks.MaxForms)
            {
                continue;
            }

            long score = (long)groups * with * (isTotal ? 4 : 1);
            if (groups > probe.Groups.Count && score > bestScore)
            {
                (best, bestScore, bestTotal) = (position, score, isTotal);
            }
        }

        return (best, bestTotal);
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
            foreach (RouteForm form in Groups.All)
            {
                lowest = Math.Min(lowest, form.Rank);
            }

            return lowest;
        }
    }
}
