using System.Runtime.InteropServices;
using Bunner.Core.Tables;

namespace Bunner.Matching;

// The records of a match table as the matcher reads them; TableLayout describes them. Reading a field is one load, where
// taking it out of a word would be three instructions.
//
// Invariant of every pointer that this folder makes of an offset: the table is pinned, and the offset is one that RouteTableBuilder
// wrote, so that a record of the expected kind stands there. Offset 0, the header, stands for «none» and is asked for first.

/// <summary>A method of up to eight characters.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct MethodSlot
{
    internal readonly ulong Name;
    internal readonly MethodShape Shape;
}

/// <summary>A method: what the second and third word of its slot and of its record hold.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct MethodShape
{
    internal readonly uint Length, FirstBucket, Limit;
    internal readonly MethodFlags Flags;
}

[StructLayout(LayoutKind.Sequential)]
internal readonly struct ProbeRecord
{
    internal readonly byte PositionCount, Shift;
    internal readonly ushort LowestRank;
    internal readonly uint Table;
    internal readonly ulong Positions;
    internal readonly uint SlotCount, Slots;
}

[StructLayout(LayoutKind.Sequential)]
internal readonly struct BlockHeader
{
    /// <summary>The number of lanes, and 64 less the number of candidates, with <see cref="TableLayout.HasEnds"/> above it: a shift by so many does not see that.</summary>
    internal readonly byte LaneCount, NoCandidates;
    internal readonly short CandidatesAt;
    internal readonly uint Next;

    internal bool HasEnds => (NoCandidates & TableLayout.HasEnds) != 0;
}

/// <summary>The first or last characters of mixed segments.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct EndsRecord
{
    internal readonly byte Place;
    internal readonly sbyte Distance;
    internal readonly byte Bits, Shift;
    internal readonly uint Masks;
}

[StructLayout(LayoutKind.Sequential)]
internal readonly struct LaneRecord
{
    internal readonly ushort PlaceBits, MasksAt, Position;
    internal readonly byte Window, Shift;
}

[StructLayout(LayoutKind.Sequential)]
internal readonly struct CandidateRecord
{
    internal readonly ushort Route, Rank, EndLength;
    internal readonly byte EndFrom, Segment;
    internal readonly ushort Depth;
    private readonly ushort _unused;
    internal readonly uint Besides, HeadText, HeadBits, Text, Bits;
}

[StructLayout(LayoutKind.Sequential)]
internal readonly struct BesidesRecord
{
    internal readonly uint Checks;
    internal readonly ushort PieceCount;
    internal readonly byte FirstNumber, SecondNumber;
}

[StructLayout(LayoutKind.Sequential)]
internal readonly struct PieceRecord
{
    internal readonly uint Text, Bits;
    internal readonly ushort Segment, Distance;
    private readonly uint _unused;
}

/// <summary>What stands before the parts of a mixed segment; <see cref="MixedLayout"/> describes it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct MixedRecord
{
    internal readonly ushort PartCount;
    internal readonly MixedFlags Flags;
    internal readonly uint MinimumLength, PrefixLength, SuffixLength;
    internal readonly ulong PrefixText, PrefixBits, SuffixText, SuffixBits;
}

/// <summary>A part of a mixed segment.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct MixedPart
{
    private readonly uint _isParameter;

    /// <summary>A literal's length.</summary>
    internal readonly uint Length;

    private readonly ulong _offset;

    internal bool IsLiteral => _isParameter == 0;

    /// <summary>The offset of a literal's characters, or of a parameter's guards.</summary>
    internal uint Offset => (uint)_offset;
}
