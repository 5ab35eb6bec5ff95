using System;
using System.Collections.Generic;
using System.Linq;

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
    internal static List<Probe> Divide(List<RouteForm> forms)
    {
        List<Probe> done = [];
        Stack<Probe> open = new();
        open.Push(new Probe([], [forms], []));
        while (open.Count > 0)
        {
            Probe probe = open.Pop();
            (int position, bool isTotal) = Best(probe, done.Count + open.Count + 1 < MaxProbes);
            if (position < 0)
            {
                done.Add(probe);
                continue;
            }

            (List<List<RouteForm>> with, List<RouteForm> without) = ([], []);
            foreach (List<RouteForm> group in probe.Groups)
            {
                foreach (List<RouteForm> part in LaneChoice.Split(group, position))
                {
                    if (part[0].IdAt(position) != 0)
                    {
                        with.Add(part);
                    }
                    else
                    {
                        without.AddRange(part);
                    }
                }
            }

            open.Push(new Probe([.. probe.Positions, position], with, probe.Excluded));
            if (!isTotal)
            {
                // They start afresh: fewer than before, and without this position.
                without.Sort((x, y) => x.Rank.CompareTo(y.Rank));
                open.Push(new Probe([], [without], [.. probe.Excluded, position]));
            }
        }

        return done;
    }

    /// <summary>The next position to look at, or -1 if the groups are small enough or nothing divides them.</summary>
    private static (int Position, bool IsTotal) Best(Probe probe, bool mayDivide)
    {
        int count = probe.Groups.Sum(group => group.Count), largest = probe.Groups.Max(group => group.Count);
        if (probe.Positions.Count == MaxPositions || largest <= SmallGroup || (probe.Positions.Count == 0 && count <= CandidateBlocks.MaxForms))
        {
            return (-1, false);
        }

        (int best, long bestScore, bool bestTotal) = (-1, 0, false);
        List<RouteForm> all = [.. probe.Groups.SelectMany(group => group)];
        foreach (int position in LaneChoice.Positions(all).Except(probe.Positions).Except(probe.Excluded))
        {
            int with = all.Count(form => form.IdAt(position) != 0);
            bool isTotal = with == all.Count;
            int groups = probe.Groups.Sum(group => LaneChoice.Split(group, position).Count);

            // Where some routes have a parameter, another probe is needed: only if there is no other way to small groups.
            if (!isTotal && (!mayDivide || largest <= CandidateBlocks.MaxForms))
            {
                continue;
            }

            // A further look-up has to divide well to be worth its time.
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
internal sealed record Probe(List<int> Positions, List<List<RouteForm>> Groups, List<int> Excluded)
{
    internal int LowestRank => Groups.Min(group => group[0].Rank);
}
