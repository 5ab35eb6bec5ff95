namespace Bunner.Core.Tables;

/// <summary>Where everything stands in a match table. <c>docs/architecture.md</c> draws it.</summary>
/// <remarks>
/// A table is one array of 64-bit words, so that the generator can print it as constant data and the runtime can hold it
/// in an array; nothing in it is an address. «Offset» always means a count of words from the table's start, never 0.
/// Fields smaller than a word are packed from the low end, as a little-endian machine reads them.
/// </remarks>
internal static class TableLayout
{
    internal const uint Magic = 0x3152_4E42; // "BNR1"

    // Words of the header.
    internal const int MagicAndFlags = 0;       // magic 32, flags 32
    internal const int LiteralHash = 1;         // a hash block: see below
    internal const int TupleHash = 5;           // a hash block
    internal const int Methods = 9;             // count 32, offset of the method records 32
    internal const int MethodHash = 10;         // offset of the slots 32, shift of the hash 32; then its multiplier
    internal const int Routes = 12;             // count 32, offset of the route records 32
    internal const int WideLiterals = 13;       // offset 32, count 32
    internal const int MaxSegments = 14;        // the most segments that any form of a route has
    internal const int StaticHash = 15;         // a hash block, of whole paths
    internal const int HeaderLength = 20;       // even, so that the sections start on 16 bytes

    // A hash block: four words.
    internal const int HashSeed1 = 0;
    internal const int HashSeed2 = 1;
    internal const int HashShape = 2;           // slot mask 32, shift 32
    internal const int HashOffsets = 3;         // offset of the displacements (16 bits each) 32, offset of the slots 32

    // A literal slot: four words.
    internal const int LiteralKey = 0;          // first and last eight characters, folded: two words
    internal const int LiteralMeta = 2;         // id 16, 0, length 16 in the top bits
    internal const int LiteralSlotLength = 4;

    // A bucket record, one word: offset of its lanes 32, number of lanes 32. The lanes are the positions at which some
    // route of the bucket has a literal, 16 bits each, padded to an even number with a position behind the last segment.

    // A tuple is the ids of a path's segments at the lanes of its bucket, 0 where a segment is no literal of the table.
    // A tuple slot: four words.
    internal const int TupleWords = 0;          // ids of lanes 0 to 3 and 4 to 7
    internal const int TupleBucket = 2;         // bucket 32, offset of the candidates 32
    internal const int TupleWinner = 3;         // route 16, TupleFlags 16, offset of the ids from lane 8 on 32
    internal const int TupleSlotLength = 4;

    // A static slot holds a whole path without its first slash: first and last eight characters, folded; length 32 and the
    // method's first bucket 32; first route 16, number of routes 16, offset of their list 32. The list has a word for each:
    // route 16, 0, offset of the path's text 32 (ASCII bytes, folded).
    internal const int StaticMeta = 2;
    internal const int StaticRoutes = 3;
    internal const int StaticSlotLength = 4;

    // A candidate list: a count, then a word for each: route 16, rank 16, offset of the checks 32.
    // A check list: a count, then three words for each check.
    internal const int CheckLength = 3;         // kind 8, target 8, segment 16, detail 32; first; second

    // A method slot: the method's characters, then MethodMeta and MethodFirstBucket. It is found by the top bits of the
    // characters times the multiplier.
    internal const int MethodSlotLength = 3;

    // A method record: name (offset and length in the text); MethodMeta; MethodFirstBucket; offset of the bucket
    // directory 32, offset of the open patterns 32. With m for the most segments of the method's routes, its buckets are
    // first + n for paths of n segments (n <= m), and first + m + 2 + d for open forms of depth d: the number of a bucket
    // is the offset of its record.
    internal const int MethodRecordLength = 4;

    // The two words in which slot and record agree, counted from the first of them.
    internal const int MethodMeta = 0;          // id 16, length 16, most segments 31, whether all its routes are static 1
    internal const int MethodFirstBucket = 1;

    /// <summary>The bit of <see cref="MethodMeta"/> that says that no route of the method has a parameter.</summary>
    internal const ulong AllStatic = 1UL << 63;

    /// <summary>The most segments of a method's routes, from its <see cref="MethodMeta"/>.</summary>
    internal static uint MaxSegmentsOf(ulong meta) => (uint)(meta >> 32) & 0x7FFF_FFFF;

    // A bucket directory: for each number of segments the offset of the patterns, or 0.
    // A pattern list: a count, then for each pattern the lowest rank 32 and the depth 32, then the words of its mask.

    // A route record: method id 32, offset of the parameter list 32 (0: none); template and name (offset and length in
    // the text).
    internal const int RouteRecordLength = 3;

    // A parameter list: a count, then two words for each: ParameterFlags 8, index among the parts of its segment 8,
    // segment 16, length of the name 32; offset of the name in the text 32, offset of two more words 32 (0: none), which
    // hold the default (offset and length in the text) and the offset of the mixed segment's parts.
    internal const int ParameterLength = 2;

    /// <summary>The longest literal that has a slot; longer ones stand among the wide literals.</summary>
    internal const int MaxSlotLiteral = 1024;

    /// <summary>Literals up to this length are wholly in their slot's key; longer ones are compared again at the end.</summary>
    internal const int KeyLength = 16;

    internal const int LanesPerWord = 4;

    /// <summary>The most segments for which the matcher's first look has room.</summary>
    internal const int MaxQuickSegments = 32;
}
