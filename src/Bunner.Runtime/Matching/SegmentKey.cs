using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bunner.Matching;

/// <summary>Makes the key of a whole path: two stretches of up to eight characters, narrowed to bytes and folded.</summary>
internal static unsafe class SegmentKey
{
    // Row n: the first n bytes of each half.
    private static ReadOnlySpan<ulong> LengthMasks =>
    [
        0, 0,
        0xFF, 0xFF,
        0xFFFF, 0xFFFF,
        0xFF_FFFF, 0xFF_FFFF,
        0xFFFF_FFFF, 0xFFFF_FFFF,
        0xFF_FFFF_FFFF, 0xFF_FFFF_FFFF,
        0xFFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF,
        0xFF_FFFF_FFFF_FFFF, 0xFF_FFFF_FFFF_FFFF,
        0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF,
    ];

    /// <summary>The key by vector loads.</summary>
    /// <param name="first">The index at which the first stretch begins.</param>
    /// <param name="second">That of the second one.</param>
    /// <param name="part">The length of both, 8 at the most.</param>
    /// <param name="caseBits">0x20 where letters are folded.</param>
    /// <remarks>Invariant: 16 bytes can be read from both indexes.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<byte> Load<T>(T* path, uint first, uint second, int part, Vector128<byte> caseBits)
        where T : unmanaged
    {
        ref ulong masks = ref MemoryMarshal.GetReference(LengthMasks);
        Vector128<byte> key = Narrowing.TwiceEight(path + first, path + second) & Vector128.LoadUnsafe(ref masks, (nuint)(uint)(2 * part)).AsByte();
        return key | (IsUpper(key) & caseBits);
    }

    /// <summary>All bits of each byte that is a letter of A to Z.</summary>
    /// <remarks>Less 'A' and 128 more, they are the signed numbers below 26 - 128, and nothing else is; to compare these is one instruction.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<byte> IsUpper(Vector128<byte> text) =>
        Vector128.LessThan((text - Vector128.Create((byte)('A' + 128))).AsSByte(), Vector128.Create((sbyte)(26 - 128))).AsByte();
}
