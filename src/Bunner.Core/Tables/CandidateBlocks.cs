using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>Writes blocks: up to 64 routes as <see cref="CandidateOrder"/> arranges them, and the lanes that tell which of them a path may be.</summary>
/// <param name="writer">Takes the blocks.</param>
/// <param name="literals">All literals.</param>
/// <param name="ids">Those of each route's segments.</param>
/// <param name="pieces">Cuts the literals of a route into pieces.</param>
/// <param name="furtherPieces">How many further pieces every candidate has at least.</param>
/// <param name="evenLanes">How many lanes most blocks have; null where that does not matter.</param>
internal sealed class CandidateBlocks(TableWriter writer, LiteralTable literals, SegmentIds ids, LiteralPieces pieces, int furtherPieces, int? evenLanes)
{
    /// <summary>The most routes of one block: its masks are words.</summary>
    internal const int MaxForms = 64;

    private const int MaxOnStack = 32;

    private readonly WordRuns _besides = new(writer);
    // No WordRuns: a mask may be 0.
    private readonly Dictionary<WordList, uint> _endsMasks = [];

    /// <summary>The offset of the first of the blocks that hold these forms, which stand in the order of their ranks.</summary>
    /// <param name="hasLanes">Whether lanes tell the routes of a block apart; if not, their texts are compared one after the other.</param>
    /// <param name="next">The block to look at when none of these routes matches; 0 if there is none.</param>
    [MethodImpl(ColdLoop.Optimized)]
    internal uint Write(ReadOnlySpan<RouteForm> forms, bool hasLanes = true, uint next = 0)
    {
        for (int start = (forms.Length - 1) / MaxForms * MaxForms; start >= 0; start -= MaxForms)
        {
            ReadOnlySpan<RouteForm> block = forms.Slice(start, Math.Min(MaxForms, forms.Length - start));
            if (block.Length > 1 && hasLanes)
            {
                RouteForm[] array = block.ToArray();
                LanePlan plan = LaneChoice.For(ids, array);

                // Paths of no segments have no position for a lane that tells nothing.
                int lanes = plan.Count > 0 && evenLanes is { } even ? EvenLanes.NumberFor(plan, even) : plan.Count;
                next = Write(array, plan, lanes, next);
            }
            else
            {
                // Most blocks of a large table hold one route, which needs no lane.
                uint first = WriteHeader(block.Length, 0, TableLayout.BlockHeaderLength, next);
                WriteCandidates(block);
                next = first;
            }
        }

        return next;
    }

    /// <summary>The offset of one block with so many lanes.</summary>
    /// <param name="forms">Its routes in the order of their ranks. They are put into the order in which they are tried.</param>
    /// <param name="plan">The lanes that are worth their time.</param>
    /// <param name="laneCount">How many of them it gets; if there are not as many, others that tell nothing are added.</param>
    /// <param name="next">The block to look at when none of these routes matches; 0 if there is none.</param>
    internal uint Write(RouteForm[] forms, LanePlan plan, int laneCount, uint next)
    {
        int[] positions = plan.Positions(laneCount);
        CandidateOrder.Arrange(ids, forms, positions);
        LaneTable[] lanes = new LaneTable[laneCount];
        int words = TableLayout.BlockHeaderLength;
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i] = i < positions.Length ? LaneTable.Of(literals, ids, forms, positions[i]) : LaneTable.OfAll(positions.Length > 0 ? positions[0] : 0);
            words += TableLayout.LaneLength + lanes[i].Masks.Length / 8;
        }

        // Masks of ends stand where they are written first: routes with other literals before them mostly have the same.
        ulong[] ends = EndsLane.For(writer, forms, literals.IsCaseSensitive ? 0 : LaneKey.FoldBits) is { } endsLane ? [endsLane.Record(MasksOf(endsLane))] : [];
        uint block = WriteHeader(forms.Length, lanes.Length, words + ends.Length, next, hasEnds: ends.Length > 0);
        int masksAt = TableLayout.LaneLength * lanes.Length;
        foreach (LaneTable lane in lanes)
        {
            writer.Add(lane.Record(masksAt));
            masksAt += lane.Masks.Length / 8 - TableLayout.LaneLength;
        }

        foreach (LaneTable lane in lanes)
        {
            writer.AddBytes(lane.Masks);
        }

        writer.AddRange(ends.AsSpan());
        WriteCandidates(forms);
        return block;
    }

    private uint MasksOf(EndsLane lane)
    {
        WordList words = new([.. lane.Masks]);
        if (!_endsMasks.TryGetValue(words, out uint masks))
        {
            _endsMasks.Add(words, masks = writer.AddRange(lane.Masks.AsSpan()));
        }

        return masks;
    }

    /// <summary>The offset of a block that has no route and only leads to what is behind it.</summary>
    /// <param name="position">A position that every path of the block has.</param>
    /// <param name="next">What is behind it.</param>
    internal uint WriteTurn(int position, uint next)
    {
        // A block has one candidate at least, and this one's lane leaves none possible.
        LaneTable lane = LaneTable.OfNone(position);
        uint block = WriteHeader(candidates: 1, lanes: 1, TableLayout.BlockHeaderLength + TableLayout.LaneLength, next);
        writer.Add(lane.Record(TableLayout.LaneLength));
        writer.AddBytes(lane.Masks);
        return block;
    }

    /// <summary>The offset of a text probe, which stands behind a header as a block does.</summary>
    /// <param name="probe">The words of the probe.</param>
    /// <param name="next">What to look at besides; 0 if there is nothing.</param>
    internal uint WriteTextProbe(ulong[] probe, uint next)
    {
        uint at = WriteHeader(candidates: 0, lanes: TableLayout.TextProbe, candidatesAt: 0, next);
        writer.AddRange(probe.AsSpan());
        return at;
    }

    /// <summary>Writes a block of one route into a slot.</summary>
    /// <param name="slot">The offset of the slot, whose words are zero.</param>
    /// <param name="form">The route.</param>
    /// <param name="next">The block to look at when the route does not match; 0 if there is none.</param>
    [MethodImpl(ColdLoop.Optimized)]
    internal void WriteSlot(uint slot, in RouteForm form, uint next)
    {
        pieces.OfferRoom(slot + TableLayout.SlotText, TableLayout.SlotTextLength);
        WriteCandidate((int)slot, form);
        pieces.OfferRoom(0, 0);
        writer[(int)slot + TableLayout.SlotHeader] = Header(candidates: 1, lanes: 0, candidatesAt: -TableLayout.SlotHeader, next);
    }

    /// <summary>Writes a slot without a route.</summary>
    /// <param name="slot">The offset of the slot.</param>
    /// <param name="block">The block to look at instead; 0 if there is none.</param>
    internal void WriteFarSlot(uint slot, uint block)
    {
        // The matcher asks first whether the candidate of a slot needs something besides: the answer here must not be no.
        writer[(int)slot + 1] = ulong.MaxValue;
        writer[(int)slot + TableLayout.SlotHeader] = Header(candidates: 0, lanes: 0, candidatesAt: 0, block);
    }

    private uint WriteHeader(int candidates, int lanes, int candidatesAt, uint next, bool hasEnds = false) =>
        writer.Add(Header(candidates, lanes, candidatesAt, next, hasEnds));

    private static ulong Header(int candidates, int lanes, int candidatesAt, uint next, bool hasEnds = false) =>
        (uint)lanes | ((ulong)(uint)((MaxForms - candidates) | (hasEnds ? TableLayout.HasEnds : 0)) << 8) | ((ulong)(ushort)candidatesAt << 16) | ((ulong)next << 32);

    [MethodImpl(ColdLoop.Optimized)]
    private void WriteCandidates(ReadOnlySpan<RouteForm> forms)
    {
        int at = (int)writer.AddZeros(forms.Length * TableLayout.CandidateLength);
        foreach (ref readonly RouteForm form in forms)
        {
            WriteCandidate(at, form);
            at += TableLayout.CandidateLength;
        }
    }

    private void WriteCandidate(int at, in RouteForm form)
    {
        CandidateText text = pieces.Of(form);
        LiteralHead head = text.Head;
        LiteralPiece start = text.Start;
        writer[at++] = (uint)form.Route | ((ulong)(uint)form.Rank << 16) | ((ulong)(uint)text.EndLength << 32) | ((ulong)(uint)text.EndFrom << 48) | ((ulong)start.Segment << 56);
        writer[at++] = (uint)(form.IsOpen ? form.SegmentCount : TableLayout.AllSegments) | ((ulong)WriteBesides(form, text.Further) << 32);
        writer[at++] = TableWriter.Pack(head.Text, head.Bits);
        writer[at] = TableWriter.Pack(start.Text, start.Bits);
    }

    private uint WriteBesides(in RouteForm form, List<LiteralPiece> further)
    {
        while (further.Count < furtherPieces)
        {
            further.Add(pieces.Nothing());
        }

        if (form.Checks == 0 && further.Count == 0)
        {
            return 0;
        }

        // Routes that differ in their methods only have the same.
        int length = TableLayout.BesidesHeaderLength + TableLayout.PieceLength * further.Count, at = 0;
        Span<ulong> words = length <= MaxOnStack ? stackalloc ulong[length] : new ulong[length];
        words[at++] = TableWriter.Pack(form.Checks, (uint)further.Count | ((uint)NumberChecks.SegmentsOf(writer, form.Checks) << 16));
        foreach (LiteralPiece piece in further)
        {
            words[at++] = TableWriter.Pack(piece.Text, piece.Bits);
            words[at++] = piece.Segment | (piece.Distance << 16);
        }

        return _besides.Add(words);
    }
}
