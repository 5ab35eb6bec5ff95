using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Bunner.Matching;

/// <summary>Reads characters as bytes. What is no byte saturates, so that no character beyond ASCII becomes one of a literal's.</summary>
/// <remarks>Invariant of all: as many characters as the method's name says can be read, UTF-8 as well as UTF-16.</remarks>
internal static unsafe class Narrowing
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Eight<T>(T* at)
        where T : unmanaged
    {
        if (typeof(T) != typeof(char))
        {
            return Unsafe.ReadUnaligned<ulong>(at);
        }

        Vector128<ushort> text = Vector128.Load((ushort*)at);
        return Saturate(text, text).AsUInt64().ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<byte> Sixteen<T>(T* at)
        where T : unmanaged => TwiceEight(at, at + 8);

    /// <summary>Eight characters from one place and eight from another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<byte> TwiceEight<T>(T* first, T* second)
        where T : unmanaged =>
        typeof(T) == typeof(char)
            ? Saturate(Vector128.Load((ushort*)first), Vector128.Load((ushort*)second))
            : Vector128.Create(Unsafe.ReadUnaligned<ulong>(first), Unsafe.ReadUnaligned<ulong>(second)).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<byte> ThirtyTwo<T>(T* at)
        where T : unmanaged => typeof(T) == typeof(char) ? ThirtyTwo((ushort*)at) : Vector256.Load((byte*)at);

    // With AVX-512 it is one instruction, where packing and putting into order are two. Each way is a method of its own, like everything that only some processors need: where it is not
    // called it does not count for what the JIT inlines (RouteMatcher).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> ThirtyTwo(ushort* at) =>
        Avx512BW.IsSupported && Vector512.IsHardwareAccelerated ? Avx512BW.ConvertToVector256ByteWithSaturation(Vector512.Load(at)) : ThirtyTwoOfHalves(at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> ThirtyTwoOfHalves(ushort* at) =>
        Avx2.IsSupported ? Packed(Vector256.Load(at), Vector256.Load(at + 16)) : Vector256.Create(Sixteen((char*)at), Sixteen((char*)at + 16));

    // Packing works in halves of 128 bits; the quarters are put into their order afterwards.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Packed(Vector256<ushort> low, Vector256<ushort> high) =>
        Avx2.Permute4x64(Avx2.PackUnsignedSaturate(low.AsInt16(), high.AsInt16()).AsUInt64(), 0b11_01_10_00).AsByte();

    /// <summary>32 characters from one place, and 32 from another, which is the same one or follows it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<byte> SixtyFour<T>(T* low, T* high)
        where T : unmanaged =>
        typeof(T) == typeof(char)
            ? ThirtyTwo(low).ToVector512Unsafe().WithUpper(ThirtyTwo(high))
            : Vector512.Load((byte*)low);

    // Both ways turn what is beyond 0xFF into a byte that is no ASCII character but NUL, which no narrow literal has.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Saturate(Vector128<ushort> low, Vector128<ushort> high) =>
        Sse2.IsSupported ? Sse2.PackUnsignedSaturate(low.AsInt16(), high.AsInt16()) : SaturateByMinimum(low, high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> SaturateByMinimum(Vector128<ushort> low, Vector128<ushort> high) =>
        Vector128.Narrow(Vector128.Min(low, Vector128.Create((ushort)0xFF)), Vector128.Min(high, Vector128.Create((ushort)0xFF)));
}
