using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bunner.Matching;

/// <summary>Makes the key of a whole path: its first and last eight characters, narrowed to bytes and folded.</summary>
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
    /// <param name="start">The index of the stretch's first character.</param>
    /// <param name="tail">The index from which the last <paramref name="part"/> characters stand.</param>
    /// <param name="part">The stretch's length, 8 at the most.</param>
    /// <param name="caseBits">0x20 where letters are folded.</param>
    /// <remarks>Invariant: 16 bytes can be read from both indexes.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<byte> Load<T>(T* path, uint start, uint tail, int part, Vector128<byte> caseBits)
        where T : unmanaged
    {
        ref ulong masks = ref MemoryMarshal.GetReference(LengthMasks);
        Vector128<byte> key = Narrowing.TwiceEight(path + start, path + tail) & Vector128.LoadUnsafe(ref masks, (nuint)(uint)(2 * part)).AsByte();
        Vector128<byte> upper = Vector128.LessThan(key - Vector128.Create((byte)'A'), Vector128.Create((byte)26));
        key |= upper & caseBits;
        return key;
    }
}
