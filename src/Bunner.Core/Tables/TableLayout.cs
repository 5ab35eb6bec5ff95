namespace Bunner.Core.Tables;

/// <summary>Where everything stands in a match table. <c>docs/architecture.md</c> draws it.</summary>
/// <remarks>
/// A table is one array of 64-bit words, so that the generator can print it as constant data and the runtime can hold it
/// in an array; nothing in it is an address. «Offset» always means a count of words from the table's start, never 0.
/// Fields smaller than a word are packed from the low end, as a little-endian machine reads them.
/// </remarks>
internal static class TableLayout
{
    internal const uint Magic = 0x4352_4E42; // "BNRC"

    // Words of the header.
    internal const int MagicAndFlags = 0;       // magic 32, flags 32
    internal const int Methods = 1;             // count 32, offset of the method records 32
    internal const int MethodSlots = 2;         // offset of the slots
    internal const int MethodMultiplier = 3;    // of the hash by which a slot is found
    internal const int MethodShift = 4;         // of the same
    internal const int Routes = 5;              // count 32, offset of the route records 32
    internal const int FoldBits = 6;            // the bits that fold letters in a hash: LaneKey.FoldBits, or 0 where case counts
    internal const int StaticHash = 7;          // a hash block, of static paths
    internal const int StaticPlacesOf = 10;     // length of the longest static path 32, offset of the StaticPlaces of each length 32
    internal const int HeaderLength = 11;

    // A hash block: three words.
    internal const int HashSeed = 0;
    internal const int HashShape = 1;           // slot mask 32, shift 32
    internal const int HashOffsets = 2;         // offset of the displacements (16 bits each) 32, offset of the slots 32
    internal const int HashLength = 3;

    // A bucket, one word: the routes that a path of so many segments can have. Offset 32 (0: none) and number 32 of probes;
    // without probes the offset is that of a block.

    // A probe: number of positions 8, shift of the hash 8, lowest rank 16, offset of its table 32; the positions, 16 bits
    // each: position 12, start of the window 4. The table has an offset of a block (0: none), 32 bits each, for each hash of
    // the segments.
    //
    // The table of a probe with slots has a multiplier of 16 bits instead, for each of the uppermost bits of the hash, which with
    // the lower ones gives the place of a slot (SlotHash). Number of slots 32 (0: none), offset of the first one 32.
    internal const int ProbeLength = 3;
    internal const int MaxProbedPosition = 0xFFF;

    // A slot is a block of one route, in as many words as a line of the cache has: its candidate, up to three words of its text,
    // and the block's header, whose candidates are those before it. A header without candidates has the block to look at instead; what
    // would be compared besides is no offset there, and not 0.
    internal const int SlotLength = 8;
    internal const int SlotText = 4;
    internal const int SlotTextLength = 3;
    internal const int SlotHeader = 7;

    // A block, one word: number of lanes 8, 64 less the number of candidates 7, whether there is a lane of ends 1, words from here to its candidates 16 (signed), offset of
    // the next block 32 (0: none). Then its lanes, their masks, its candidates in the order in which they are tried, and as
    // near as may be what these need besides.
    internal const int BlockHeaderLength = 1;

    // A lane of ends, the word before the candidates: number of a slash 8, how far behind it those characters start that are hashed 8 (signed), number of their
    // bits 8, shift of the hash 8, offset of the masks 32: a word for each of the uppermost bits of the hash, wherever one of another block has the same.
    internal const int HasEnds = 0x80;

    // A text probe, in the place of a block: a header with TextProbe for the number of lanes and the offset of what is looked at besides,
    // then a probe that looks at whole segments, where its windows start at 0. Only what is behind a block may be one.
    internal const int TextProbe = 0xFF;

    // A lane, one word: bits of the shifted hash that are the place of a mask 16, words from here to the lane's masks 16;
    // position 16, start of the window 8, shift of the hash 8. The lanes' masks follow behind them: a bit for each candidate,
    // in as many bytes as they need (1, 2, 4, or 8).
    internal const int LaneLength = 1;

    // A candidate: route 16, rank 16, characters of its end 16, one more than the segment at which its end begins 8, segment of
    // the piece 8; the segments that must not be empty 16, which is the depth of an open form, 0 (16), offset of what is
    // compared besides 32 (0: nothing); text and bits of the head, 32 each; text and bits of the piece, 32 each. The end is what is literal up to the end of the path, with the slash before it; a candidate whose last segment is
    // a parameter has none (0, 0).
    internal const int CandidateLength = 4;
    internal const int AllSegments = 0xFFFF;

    // What is compared besides: offset of the checks 32 (0: none), number of further pieces 16, two segments that have to be numbers 8
    // each (the same one twice: one; NoNumbers: the checks ask for something else); two words for each piece: text 32, bits 32; segment 16, where it stands from the slash before that 16.
    //
    // The text of a piece is up to 32 characters, folded, as bytes; what stands behind them belongs to something else. Its
    // bits are four words, which have those bits of the text set that count. The head is the same with 64 characters and eight words,
    // from the path's first slash on.
    internal const int BesidesHeaderLength = 1;
    internal const int NoNumbers = 0xFF;
    internal const int PieceLength = 2;

    // A static slot stands for a path without its first slash: two stretches of up to eight characters, folded, from the places
    // for its length; length 32 and the method's first bucket 32; route 16, 0, offset of its text 32 (ASCII bytes, folded). Where
    // several paths have all this, there is 0, 1, and the offset of the hash block by which their whole texts are found.
    internal const int StaticMeta = 2;
    internal const int StaticRoute = 3;
    internal const int StaticSlotLength = 4;

    // A slot of that block: length 32 and the method's first bucket 32; route 16, 0, offset of the text 32.
    internal const int AlikeSlotLength = 2;

    // A check list: a count, then three words for each check. That of a mixed segment has the offset of what MixedLayout describes.
    internal const int CheckLength = 3;         // kind 8, target 8, segment 16, detail 32; first; second

    // A method slot: the method's characters as bytes; its length 32, its first bucket 32; one more than the most segments
    // of its routes 32, MethodFlags 32. It is found by the top bits of the characters times the multiplier, or behind
    // that slot, before the next free one.
    internal const int MethodSlotLength = 3;

    // A method record: name (offset and length in the text); then as in the slot. With m for the most segments of the
    // method's routes, its buckets are first + n for paths of n segments (n <= m) and first + m + 1 for longer ones.
    internal const int MethodRecordLength = 3;

    // A route record: method id 16, length of the template 16, offset of the parameter list 32 (0: none); offset of the
    // template in the text 32, length of the name 32. The name stands behind the template and one character more.
    internal const int RouteRecordLength = 2;

    // A parameter list: a count, then two words for each: ParameterFlags 8, index among the parts of its segment 8,
    // segment 16, length of the name 32; offset of the name in the text 32, offset of two more words 32 (0: none), which
    // hold the default (offset and length in the text) and the offset of the mixed segment (MixedLayout).
    internal const int ParameterLength = 2;

    /// <summary>Static paths up to this length are wholly in their slot's key; longer ones are compared again at the end.</summary>
    internal const int KeyLength = 16;

    /// <summary>The most segments for which the matcher's first look has room.</summary>
    internal const int MaxQuickSegments = 32;
}
