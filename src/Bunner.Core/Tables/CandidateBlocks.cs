using System;
using System.Collections.Generic;

namespace Bunner.Core.Tables;

/// <summary>Writes blocks: up to 64 routes in the order of their ranks, and the lanes that tell which of them a path may be.</summary>
internal sealed class CandidateBlocks(TableWriter writer, LiteralTable literals, LiteralPieces pieces)
{
    /// <summary>The most routes of one block: its masks are words.</summary>
    internal const int MaxForms = 64;

    internal int Count { get; private set; }

    /// <summary>The offset of the first of the blocks that hold these forms, which stand in the order of their ranks.</summary>
    internal uint Write(IReadOnlyList<RouteForm> forms)
    {
        uint next = 0;
        for (int start = (forms.Count - 1) / MaxForms * MaxForms; start >= 0; start -= MaxForms)
        {
            List<RouteForm> block = [];
            for (int i = start; i < Math.Min(forms.Count, start + MaxForms); i++)
            {
                block.Add(forms[i]);
            }

            next = WriteOne(block, next);
        }

        return next;
    }

    private uint WriteOne(List<RouteForm> forms, uint next)
    {
        Count++;
        List<ulong> lanes = [];
        uint laneCount = 0;
        foreach (int position in LaneChoice.For(forms))
        {
            lanes.AddRange(LaneTable.Of(literals, forms, position));
            laneCount++;
        }

        uint block = writer.Add(laneCount | ((ulong)(TableLayout.BlockHeaderLength + lanes.Count) << 16) | ((ulong)next << 32));
        writer.Add(ulong.MaxValue >> (MaxForms - forms.Count));
        AddWords(lanes);
        int at = (int)writer.AddZeros(forms.Count * TableLayout.CandidateLength);
        foreach (RouteForm form in forms)
        {
            CandidateText text = pieces.Of(form);
            writer[at++] = (uint)form.Route | ((ulong)(uint)form.Rank << 16) | ((ulong)form.Checks << 32);
            writer[at++] = text.End | ((ulong)text.Further.Count << 32) | ((ulong)(form.IsOpen ? form.SegmentCount : TableLayout.AllSegments) << 48);
            foreach (ulong start in text.Starts)
            {
                writer[at++] = start;
            }

            writer[at++] = text.Further.Count == 0 ? 0 : AddWords(text.Further);
        }

        return block;
    }

    private uint AddWords(List<ulong> words)
    {
        uint offset = writer.Offset;
        foreach (ulong word in words)
        {
            writer.Add(word);
        }

        return offset;
    }
}
