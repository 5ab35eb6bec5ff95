using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>A path without empty segments, read in vectors.</summary>
/// <remarks>Invariant: <see cref="RouteMatcher.CanReadBehind"/> holds for the path, and every slash is at most its length.</remarks>
internal readonly unsafe struct QuickSegments<T>(T* path, uint* slashes, uint count, ulong foldBits) : ISegments
    where T : unmanaged
{
    public PathSegments Places => new() { Before = slashes, End = slashes + 1, Count = count, FirstEmpty = uint.MaxValue };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Hash(uint position, uint window)
    {
        uint* place = slashes + position;
        nuint before = place[0];
        uint length = place[1] - (uint)before - 1;
        ulong key = BranchFree.LowBits(Eight(path + before + window + 1), LaneHash.KeptBits(length - window));
        return LaneHash.Of(key | foldBits, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasText(ulong* table, CandidateRecord* candidate)
    {
        // Most routes have two or three runs; to ask for their number costs more than to compare one that is always there.
        return slashes[candidate->EndTo] - slashes[candidate->EndFrom] == candidate->EndLength
            && IsZero(Difference(table, &candidate->First) | Difference(table, &candidate->Second) | Difference(table, &candidate->Third))
            && (candidate->FurtherCount == 0 || HasFurther(table, (PieceRecord*)(table + candidate->Further), candidate->FurtherCount));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HasFurther(ulong* table, PieceRecord* piece, uint count)
    {
        do
        {
            if (!IsZero(Difference(table, piece)))
            {
                return false;
            }

            piece++;
        }
        while (--count > 0);
        return true;
    }

    /// <summary>Zero if the path has a piece.</summary>
    /// <remarks>Invariant: the piece starts a run, or the one before it was found: so it starts at most one character behind the path.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<byte> Difference(ulong* table, PieceRecord* piece)
    {
        byte* text = (byte*)(table + piece->Text);
        return (ThirtyTwo(path + (nuint)slashes[piece->Segment] + piece->Distance) | Vector256.Load(text)) ^ Vector256.Load(text + LiteralPieces.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsZero(Vector256<byte> bits) =>
        Avx.IsSupported ? Avx.TestZ(bits, bits) : bits == Vector256<byte>.Zero;

    /// <summary>Eight characters as bytes.</summary>
    /// <remarks>Narrowing saturates, so that no character beyond ASCII becomes one of a literal's.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Eight(T* at)
    {
        if (typeof(T) != typeof(char))
        {
            return Unsafe.ReadUnaligned<ulong>(at);
        }

        Vector128<ushort> text = Vector128.Load((ushort*)at);
        return Saturate(text, text).AsUInt64().ToScalar();
    }

    /// <summary>Thirty-two characters as bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> ThirtyTwo(T* at)
    {
        if (typeof(T) != typeof(char))
        {
            return Vector256.Load((byte*)at);
        }

        Vector256<ushort> low = Vector256.Load((ushort*)at), high = Vector256.Load((ushort*)at + 16);

        // Packing works in halves of 128 bits; the quarters are put into their order afterwards.
        return Avx2.IsSupported
            ? Avx2.Permute4x64(Avx2.PackUnsignedSaturate(low.AsInt16(), high.AsInt16()).AsUInt64(), 0b11_01_10_00).AsByte()
            : Vector256.Create(Saturate(low.GetLower(), low.GetUpper()), Saturate(high.GetLower(), high.GetUpper()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Saturate(Vector128<ushort> low, Vector128<ushort> high) =>
        Sse2.IsSupported
            ? Sse2.PackUnsignedSaturate(low.AsInt16(), high.AsInt16())
            : Vector128.Narrow(Vector128.Min(low, Vector128.Create((ushort)0xFF)), Vector128.Min(high, Vector128.Create((ushort)0xFF)));
}
