using System;
using System.Collections.Generic;

namespace Bunner.Core.Tables;

/// <summary>Writes blocks: up to 64 routes in the order of their ranks, and the lanes that tell which of them a path may be.</summary>
internal sealed class CandidateBlocks(TableWriter writer, LiteralTable literals, LiteralPieces pieces)
{
    /// <summary>The most routes of one block: its masks are words.</summary>
    internal const int MaxForms = 64;

    /// <summary>The offset of the first of the blocks that hold these forms, which stand in the order of their ranks.</summary>
    /// <param name="hasLanes">Whether lanes tell the routes of a block apart; if not, their texts are compared one after the other.</param>
    internal uint Write(ReadOnlySpan<RouteForm> forms, bool hasLanes = true)
    {
        uint next = 0;
        for (int start = (forms.Length - 1) / MaxForms * MaxForms; start >= 0; start -= MaxForms)
        {
            ReadOnlySpan<RouteForm> block = forms.Slice(start, Math.Min(MaxForms, forms.Length - start));
            if (block.Length > 1 && hasLanes)
            {
                next = WriteOne(block.ToArray(), next);
            }
            else
            {
                // Most blocks of a large table hold one route, which needs no lane.
                uint first = writer.Add(((ulong)TableLayout.BlockHeaderLength << 16) | ((ulong)next << 32));
                writer.Add(ulong.MaxValue >> (MaxForms - block.Length));
                WriteCandidates(block);
                next = first;
            }
        }

        return next;
    }

    private uint WriteOne(RouteForm[] forms, uint next)
    {
        List<ulong> lanes = [];
        uint laneCount = 0;
        foreach (int position in LaneChoice.For(forms))
        {
            lanes.AddRange(LaneTable.Of(literals, forms, position));
            laneCount++;
        }

        uint block = writer.Add(laneCount | ((ulong)(TableLayout.BlockHeaderLength + lanes.Count) << 16) | ((ulong)next << 32));
        writer.Add(ulong.MaxValue >> (MaxForms - forms.Length));
        writer.AddRange(lanes);
        WriteCandidates(forms);
        return block;
    }

    private void WriteCandidates(ReadOnlySpan<RouteForm> forms)
    {
        int at = (int)writer.AddZeros(forms.Length * TableLayout.CandidateLength);
        foreach (RouteForm form in forms)
        {
            CandidateText text = pieces.Of(form);
            writer[at++] = (uint)form.Route | ((ulong)(uint)form.Rank << 16) | ((ulong)form.Checks << 32);
            writer[at++] = text.End | ((ulong)text.Further.Count << 32) | ((ulong)(form.IsOpen ? form.SegmentCount : TableLayout.AllSegments) << 48);
            foreach (ulong start in text.Starts)
            {
                writer[at++] = start;
            }

            writer[at++] = text.Further.Count == 0 ? 0 : writer.AddRange(text.Further);
        }
    }
}
