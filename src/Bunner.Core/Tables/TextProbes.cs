using System;
using System.Collections.Generic;
using System.Linq;

namespace Bunner.Core.Tables;

/// <summary>Divides routes whose literals begin alike: a text probe looks up the whole text of some segments.</summary>
/// <remarks>
/// Probes and lanes look at eight characters of a segment and at none behind the first 23, so that they need not ask how long it is. Routes
/// that they do not tell apart stand behind a block of which no route is ever possible. There the matcher leaves its hot path for what is
/// behind: text probes, one after the other, and the blocks of what these do not divide.
/// </remarks>
/// <param name="writer">Takes the words.</param>
/// <param name="blocks">Writes the blocks.</param>
/// <param name="literals">All literals.</param>
/// <param name="segments">Those of each route's segments.</param>
internal sealed class TextProbes(TableWriter writer, CandidateBlocks blocks, LiteralTable literals, SegmentIds segments)
{
    /// <summary>So many texts are compared one after the other in the time of a text probe.</summary>
    internal const int MaxAlike = 16;

    // Where lanes tell routes apart, so many blocks are looked at one after the other in that time.
    private const int MaxChained = 4 * CandidateBlocks.MaxForms;

    private readonly ProbeTables _tables = new(writer, blocks, literals, segments, texts: null);
    private readonly LiteralNumbers _numbers = new();

    /// <summary>The offset of the first of the blocks that hold these forms, or of the one before their text probes.</summary>
    /// <inheritdoc cref="CandidateBlocks.Write(ReadOnlySpan{RouteForm}, bool, uint)"/>
    internal uint Write(ReadOnlySpan<RouteForm> forms, bool hasLanes, uint next)
    {
        uint block = TryWrite(forms, next);
        return block != 0 ? block : blocks.Write(forms, hasLanes, next);
    }

    /// <summary>The offset of the block before the text probes of these forms, which stand in the order of their ranks; 0 if they need none.</summary>
    internal uint TryWrite(ReadOnlySpan<RouteForm> forms, uint next)
    {
        if (forms.Length <= MaxAlike)
        {
            return 0;
        }

        List<Probe> probes = ProbePlan.Divide(segments, forms.ToArray(), _numbers, MaxAlike);
        bool isLong = forms.Length > MaxChained;
        List<Probe> useful = probes.FindAll(probe => probe.Positions.Count > 0 && (isLong ? probe.Groups.All.Length : _tables.MostAlike(probe)) > MaxAlike);
        if (useful.Count == 0)
        {
            return 0;
        }

        RouteForm[] others = [.. probes.Except(useful).SelectMany(static probe => probe.Groups.All.ToArray()).OrderBy(static form => form.Rank)];
        uint at = others.Length > 0 ? blocks.Write(others, next: next) : next;
        foreach (Probe probe in useful.OrderByDescending(static probe => probe.LowestRank))
        {
            at = blocks.WriteTextProbe(_tables.WriteProbe(probe, rest: null), at);
        }

        return blocks.WriteTurn(useful[0].Positions[0], at);
    }
}
