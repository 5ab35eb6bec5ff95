using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>A path without empty segments, read in vectors.</summary>
/// <remarks>Invariant: <see cref="RouteMatcher.CanReadBehind"/> holds for the path; every slash is at most its length, which stands behind the last one and before the first.</remarks>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
internal readonly unsafe struct QuickSegments<T>(T* path, uint* slashes, uint count, ulong foldBits, PathHead head) : ISegments
    where T : unmanaged
{
    public PathSegments Places => PlacesOf(slashes, count);

    internal static PathSegments PlacesOf(uint* slashes, uint count) => new() { Before = slashes, End = slashes + 1, Count = count, FirstEmpty = uint.MaxValue };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Key(uint position, uint window)
    {
        uint* place = slashes + position;
        nuint before = (nuint)place[0] + window;
        return BranchFree.LowBits(Narrowing.Eight(path + before + 1), LaneKey.KeptBits(place[1] - (uint)before - 1)) | foldBits;
    }

    /// <summary>The candidates of a block that the first or last characters of a mixed segment leave possible, a bit for each.</summary>
    /// <remarks>
    /// Every path of the block has the slash, and no fewer characters before it than are hashed. Where the segment is shorter than that, something else
    /// is hashed; no route that is told apart matches it.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong PossibleByEnds(ulong* table, BlockHeader* block)
    {
        EndsRecord* ends = (EndsRecord*)(CandidateSearch.Candidates(block)) - 1;
        ulong key = BranchFree.LowBits(Narrowing.Eight(path + (nint)slashes[ends->Place] + ends->Distance), ends->Bits) | foldBits;
        return table[ends->Masks + (nuint)((key * LaneKey.Multiplier) >> ends->Shift)];
    }

    public ulong TextKey(uint position)
    {
        nuint at = (nuint)slashes[position] + 1, end = slashes[position + 1];
        ulong key = LaneKey.OfLength((uint)(end - at));
        for (; at < end; at += LaneKey.Window)
        {
            key = LaneKey.Combine(key, BranchFree.LowBits(Narrowing.Eight(path + at), LaneKey.KeptBits((uint)Math.Min(end - at, LaneKey.Window))) | foldBits);
        }

        return key;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// What stands behind the path never decides. A run that ends in a slash has as many slashes as segments, and the path has
    /// at least as many from the run's start on, because a segment follows the run. So a run that is found has its last slash
    /// where the path has that one. A run that ends without a slash is the end of the template: its length is compared with
    /// what is left of the path.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasText(ulong* table, CandidateRecord* candidate) =>
        HasStarts(table, candidate) && (candidate->Besides == 0 || HasFurther(table, (BesidesRecord*)(table + candidate->Besides)));

    /// <summary>Whether the path has the end, the head and the first piece of a candidate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool HasStarts(ulong* table, CandidateRecord* candidate) => HasEnd(candidate) && IsZero(StartsDifference(table, candidate));

    /// <summary>Whether the path's end is as far from its slashes as that of a candidate.</summary>
    /// <remarks>What has no literal end starts it, in the place before the first slash, at the path's end.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool HasEnd(CandidateRecord* candidate) => (slashes - 1)[(nuint)candidate->EndFrom] + candidate->EndLength == slashes[-1];

    /// <summary>Zero if the path has the head and the first piece of a candidate.</summary>
    /// <remarks>Most routes have one or two runs; to ask for their number costs more than to compare one that is always there.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector256<byte> StartsDifference(ulong* table, CandidateRecord* candidate) =>
        head.Difference((byte*)(table + candidate->HeadText), (byte*)(table + candidate->HeadBits))
            | Difference(table, candidate->Text, candidate->Bits, path + (nuint)slashes[candidate->Segment] + 1);

    /// <summary>Whether the path has the further pieces of a candidate, whose <see cref="HasStarts"/> was true.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool HasFurther(ulong* table, BesidesRecord* besides)
    {
        PieceRecord* piece = (PieceRecord*)(besides + 1);
        for (uint count = besides->PieceCount; count > 0; count--, piece++)
        {
            if (!IsZero(Difference(table, piece->Text, piece->Bits, path + (nuint)slashes[piece->Segment] + piece->Distance)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the checks of a candidate demand nothing but that one segment or two are integers, and they are, of no more than eight digits.</summary>
    /// <remarks>Both are looked at, whether there are two or one, and nothing is called: this is what most constraints ask, and a guess at it would be wrong as often as not.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool HasNumbers(BesidesRecord* besides) =>
        besides->FirstNumber != TableLayout.NoNumbers && (OtherThanNumber(path, slashes + besides->FirstNumber) | OtherThanNumber(path, slashes + besides->SecondNumber)) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong OtherThanNumber(T* path, uint* place)
    {
        nuint start = (nuint)place[0] + 1;
        return RouteChecks.OtherThanNumber(path + start, place[1] - (uint)start);
    }

    /// <summary>Zero if the path has a piece.</summary>
    /// <remarks>
    /// Invariant: the piece starts a run, or the one before it was found: so it starts at most one character behind the path. Behind
    /// every text of a table stands as much of the table as a vector holds.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Difference(ulong* table, uint text, uint bits, T* at) =>
        (Narrowing.ThirtyTwo(at) ^ Vector256.Load((byte*)(table + text))) & Vector256.Load((byte*)(table + bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsZero(Vector256<byte> bits) =>
        Avx.IsSupported ? Avx.TestZ(bits, bits) : bits == Vector256<byte>.Zero;
}
