using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>Writes blocks: up to 64 routes as <see cref="CandidateOrder"/> arranges them, and the lanes that tell which of them a path may be.</summary>
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
        int[] positions = [.. LaneChoice.For(forms)];
        CandidateOrder.Arrange(forms, positions);
        LaneTable[] lanes = [.. positions.Select(position => LaneTable.Of(literals, forms, position))];
        int words = TableLayout.BlockHeaderLength + lanes.Sum(lane => TableLayout.LaneLength + lane.Masks.Length / 8);
        uint block = writer.Add((uint)lanes.Length | ((ulong)(uint)words << 16) | ((ulong)next << 32));
        writer.Add(ulong.MaxValue >> (MaxForms - forms.Length));
        int masksAt = 8 * TableLayout.LaneLength * lanes.Length;
        foreach (LaneTable lane in lanes)
        {
            (ulong first, ulong second) = lane.Record(masksAt);
            writer.Add(first);
            writer.Add(second);
            masksAt += lane.Masks.Length - 8 * TableLayout.LaneLength;
        }

        foreach (LaneTable lane in lanes)
        {
            writer.AddBytes(lane.Masks);
        }

        WriteCandidates(forms);
        return block;
    }

    [MethodImpl(ColdLoop.Optimized)]
    private void WriteCandidates(ReadOnlySpan<RouteForm> forms)
    {
        int at = (int)writer.AddZeros(forms.Length * TableLayout.CandidateLength);
        foreach (RouteForm form in forms)
        {
            CandidateText text = pieces.Of(form);
            writer[at++] = (uint)form.Route | ((ulong)(uint)form.Rank << 16) | ((ulong)(uint)text.EndLength << 32) | ((ulong)(form.IsOpen ? form.SegmentCount : TableLayout.AllSegments) << 48);
            writer[at++] = TableWriter.Pack(form.Checks, (uint)text.Further.Count);
            foreach (ulong start in text.Starts)
            {
                writer[at++] = start;
            }

            writer[at++] = TableWriter.Pack(text.Further.Count == 0 ? 0 : writer.AddRange(text.Further), (uint)text.EndFrom);
        }
    }
}
