using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Bunner.Matching;

/// <summary>Makes the key of a stretch of a path: its first and last eight characters, narrowed to bytes and folded.</summary>
internal static unsafe class SegmentKey
{
    // Row n + 1: the first n bytes of each half, for n from -1 (a segment behind the end of the path) to 8.
    private static ReadOnlySpan<ulong> LengthMasks =>
    [
        0, 0,
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
    /// <param name="part">The stretch's length, 8 at the most; -1 for one behind the end of the path.</param>
    /// <param name="caseBits">0x20 where letters are folded.</param>
    /// <remarks>
    /// Invariant: 16 bytes can be read from both indexes. Narrowing saturates, so that no character beyond ASCII becomes
    /// one of a literal's.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<byte> Load<T>(T* path, uint start, uint tail, int part, Vector128<byte> caseBits)
        where T : unmanaged
    {
        Vector128<byte> key;
        if (typeof(T) == typeof(char))
        {
            Vector128<ushort> first = Vector128.Load((ushort*)path + start), last = Vector128.Load((ushort*)path + tail);
            key = Sse2.IsSupported
                ? Sse2.PackUnsignedSaturate(first.AsInt16(), last.AsInt16())
                : Vector128.Narrow(Vector128.Min(first, Vector128.Create((ushort)0xFF)), Vector128.Min(last, Vector128.Create((ushort)0xFF)));
        }
        else
        {
            key = Vector128.Create(
                Unsafe.ReadUnaligned<ulong>((byte*)path + start),
                Unsafe.ReadUnaligned<ulong>((byte*)path + tail)).AsByte();
        }

        ref ulong masks = ref MemoryMarshal.GetReference(LengthMasks);
        key &= Vector128.LoadUnsafe(ref masks, (nuint)(uint)(2 * part + 2)).AsByte();
        Vector128<byte> upper = Vector128.LessThan(key - Vector128.Create((byte)'A'), Vector128.Create((byte)26));
        key |= upper & caseBits;
        return key;
    }
}
