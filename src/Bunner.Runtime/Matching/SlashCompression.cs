using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
#if NET10_0_OR_GREATER
using System.Runtime.Intrinsics.X86;
#endif

namespace Bunner.Matching;

/// <summary>Finds the slashes of up to 64 characters and writes their places with one instruction, where the processor has it.</summary>
/// <remarks>
/// AVX-512 VBMI2 moves the chosen bytes of a vector to its front: chosen from 0, 1, 2, … by where the slashes are, they are the places. That is
/// some thirty instructions less for each look-up than one place after the other.
/// </remarks>
internal static unsafe class SlashCompression
{
    /// <summary>How many places are written. What stands behind the last slash is any number.</summary>
    internal const int Places = 16;

    /// <summary>
    /// At such addresses places may be read as soon as they are written: a store into two lines of the cache is not seen by loads before it is done.
    /// </summary>
    internal const uint Alignment = 64;

    /// <summary>The longest text of <see cref="TryWrite"/>.</summary>
    internal const int MaxLength = 256;

#if NET10_0_OR_GREATER
    internal static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx512Vbmi2.IsSupported && Avx512BW.IsSupported;
    }

    /// <summary>Writes the places of the first slashes.</summary>
    /// <param name="head">64 characters. Where the second half is the first one again, its slashes stand behind those of the first one: they are cut off as what is behind the text is.</param>
    /// <param name="length">How many characters count.</param>
    /// <param name="slashes">Gets <see cref="Places"/> numbers, of which the first are the places.</param>
    /// <returns>A bit for each slash.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Write(Vector512<byte> head, int length, uint* slashes)
    {
        Vector512<byte> isSlash = Vector512.Equals(head, Vector512.Create((byte)'/'));
        Vector512<byte> places = Avx512Vbmi2.Compress(Vector512<byte>.Zero, isSlash, Vector512<byte>.Indices);
        Avx512F.ConvertToVector512UInt32(places.GetLower().GetLower()).Store(slashes);
        return BranchFree.LowBits(isSlash.ExtractMostSignificantBits(), (uint)length);
    }

    /// <summary>The same for a text of 65 to <see cref="MaxLength"/> characters.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="head">The first 64 of them.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="slashes">Gets <see cref="Places"/> numbers, of which the first are the places.</param>
    /// <param name="count">Gets the number of all slashes. If it is more than <see cref="Places"/>, some places are missing.</param>
    /// <returns>Whether the first character is a slash and no two stand side by side.</returns>
    /// <remarks>
    /// The places of each word are put behind those of the words before it while all are in a register: stores one behind the other would lie across
    /// lines of the cache. Invariant: that of <see cref="SlashScan.Vector"/> for each word.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryWrite<T>(T* text, Vector512<byte> head, int length, uint* slashes, out uint count)
        where T : unmanaged
    {
        // The first word is a whole one.
        ulong bits = Word(head, 0, out Vector128<byte> places), empty = (bits & (bits << 1)) | (~bits & 1);
        count = (uint)BitOperations.PopCount(bits);
        Append(text, length, 64, ref places, ref bits, ref empty, ref count);
        if (length > 128)
        {
            Append(text, length, 128, ref places, ref bits, ref empty, ref count);
            if (length > 192)
            {
                Append(text, length, 192, ref places, ref bits, ref empty, ref count);
            }
        }

        Avx512F.ConvertToVector512UInt32(places).Store(slashes);
        return empty == 0;
    }

    /// <summary>Takes the 64 characters from a place on to what was found before them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Append<T>(T* text, int length, int start, ref Vector128<byte> places, ref ulong bits, ref ulong empty, ref uint count)
        where T : unmanaged
    {
        // Where the second half would begin behind the text it is the first one again: its slashes are cut off as what is behind the text is.
        ulong next = BranchFree.LowBits(Word(Narrowing.SixtyFour(text + start, text + Math.Min(start + 32, (length - 1) & ~31)), start, out Vector128<byte> more), (uint)(length - start));
        places = Avx512Vbmi2.VL.Expand(places, Vector128.GreaterThanOrEqual(Vector128<byte>.Indices, Vector128.Create((byte)count)), more);
        empty |= next & ((next << 1) | (bits >> 63));
        count += (uint)BitOperations.PopCount(next);
        bits = next;
    }

    /// <summary>A bit for each slash among 64 characters, and the places of the first ones; what stands behind the last one is any number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(Vector512<byte> characters, int start, out Vector128<byte> places)
    {
        Vector512<byte> isSlash = Vector512.Equals(characters, Vector512.Create((byte)'/'));
        places = Avx512Vbmi2.Compress(Vector512<byte>.Zero, isSlash, Vector512<byte>.Indices + Vector512.Create((byte)start)).GetLower().GetLower();
        return isSlash.ExtractMostSignificantBits();
    }
#else
    internal static bool IsSupported => false;

    internal static bool TryWrite<T>(T* text, Vector512<byte> head, int length, uint* slashes, out uint count)
        where T : unmanaged => throw new PlatformNotSupportedException();
#endif
}
