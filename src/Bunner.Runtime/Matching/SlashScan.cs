using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
#if NET10_0_OR_GREATER
using System.Runtime.Intrinsics.X86;
#endif

namespace Bunner.Matching;

/// <summary>Finds the slashes of a path, 64 characters at a time, as bits of a word.</summary>
internal static unsafe class SlashScan
{
    /// <summary>How far behind the last character of a path the vector loads of this file may reach.</summary>
    internal const int Overread = 80;

    /// <summary>
    /// How many places a scan may write: the slashes of two words, or those of one behind as many as the quick look takes, in
    /// steps of sixteen, and the path's length behind and before them; and as many as may be left out before <see cref="Start"/>.
    /// </summary>
    internal const int Room = 2 * 64 + SlashCompression.Places + (int)SlashCompression.Alignment / sizeof(uint);

    /// <summary>The same for <see cref="One"/> and <see cref="Flatten"/>.</summary>
    internal const int ShortRoom = SlashCompression.Places + 1 + (int)SlashCompression.Alignment / sizeof(uint);

    /// <summary>What <see cref="Long"/> returns for a path with an empty segment.</summary>
    internal const uint HasEmpty = uint.MaxValue;

    /// <summary>The place of the first slash in a buffer of <see cref="Room"/> places, of which at least one stands before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint* Start(void* buffer) => (uint*)(((nuint)buffer + SlashCompression.Alignment) & ~((nuint)SlashCompression.Alignment - 1));

    /// <summary>A bit for each slash among up to 64 characters, and, if the processor does that at once, the places of the first ones: <see cref="Flatten"/> writes the rest.</summary>
    /// <param name="head">The path's first characters.</param>
    /// <param name="length">The path's length.</param>
    /// <param name="slashes">Gets the places.</param>
    /// <remarks>Invariant: that of <see cref="Vector"/>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong One(PathHead head, int length, uint* slashes)
    {
#if NET10_0_OR_GREATER
        if (Avx512Vbmi2.IsSupported && Avx512BW.IsSupported)
        {
            return SlashCompression.Write(head.All, length, slashes);
        }
#endif
        return head.Slashes(length);
    }

    /// <summary>A bit for each slash among <paramref name="length"/> characters.</summary>
    /// <remarks>
    /// Invariant: 1 to 64 characters, and <see cref="Overread"/> bytes behind the first byte of the last one can be read
    /// (<see cref="RouteMatcher"/> makes sure of that before it comes here). Every block of 32 characters starts at or before
    /// the last one, so the loads stay within that stretch. What they bring from behind the path is cut off at the end.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Vector<T>(T* path, int length)
        where T : unmanaged
    {
        Debug.Assert(length is > 0 and <= 64);
        return PathHead.Of(path, length).Slashes(length);
    }

    /// <summary>Writes the places of the slashes that <see cref="One"/> has found, and the path's length behind and before them.</summary>
    /// <remarks>
    /// The first eight without a branch, as simdjson (Langdale, Lemire, VLDB Journal 2019) flattens its index: what stands
    /// behind the last slash is overwritten at the end. The first bit is the path's first character.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Flatten(ulong bits, uint length, uint count, uint* slashes)
    {
        Debug.Assert(length <= 64 && count <= SlashCompression.Places);
#if NET10_0_OR_GREATER
        if (!(Avx512Vbmi2.IsSupported && Avx512BW.IsSupported))
#endif
        {
            FlattenAll(bits, slashes);
        }

        slashes[count] = length;
        slashes[-1] = length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FlattenAll(ulong bits, uint* slashes)
    {
        slashes[0] = 0;
        bits &= bits - 1;
        slashes[1] = (uint)BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        slashes[2] = (uint)BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        slashes[3] = (uint)BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        slashes[4] = (uint)BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        slashes[5] = (uint)BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        slashes[6] = (uint)BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        slashes[7] = (uint)BitOperations.TrailingZeroCount(bits);
        uint* to = slashes + 8;
        for (bits &= bits - 1; bits != 0; bits &= bits - 1)
        {
            *to++ = (uint)BitOperations.TrailingZeroCount(bits);
        }
    }

    /// <summary>Writes the places of the slashes of a path of 65 to <see cref="SlashCompression.MaxLength"/> characters, and the path's length behind and before them, if the processor does that at once.</summary>
    /// <returns>How many there are, or <see cref="HasEmpty"/> if a segment is empty or the first character is no slash.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Compressed<T>(T* path, PathHead head, int length, uint limit, uint* slashes)
        where T : unmanaged
    {
        Debug.Assert(length is > 64 and <= SlashCompression.MaxLength);
        if (!SlashCompression.TryWrite(path, head.All, length, slashes, out uint count))
        {
            return HasEmpty;
        }

        if (count > SlashCompression.Places)
        {
            return Long(path, length, limit, slashes);
        }

        // The last character ends the path or is a slash that does not count.
        uint trailing = PathText.IsSlash(path + length - 1) ? 1u : 0;
        slashes[count - trailing] = (uint)length - trailing;
        slashes[-1] = (uint)length - trailing;
        return count - trailing;
    }

    /// <summary>Writes the places of the slashes of a path of 65 to 128 characters, and the path's length behind and before them.</summary>
    /// <returns>How many there are, or <see cref="HasEmpty"/> if a segment is empty or the first character is no slash.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Two<T>(T* path, int length, uint* slashes)
        where T : unmanaged
    {
        Debug.Assert(length is > 64 and <= 128);
        ulong low = Vector(path, 64), high = Vector(path + 64, length - 64);
        if (((low & (low >> 1)) | (~low & 1) | (high & ((high << 1) | (low >> 63)))) != 0)
        {
            return HasEmpty;
        }

        // The last character ends the path or is a slash that does not count.
        int last = length - 65;
        uint end = (uint)length - (uint)(high >> last);
        high = BranchFree.LowBits(high, (uint)last);
        uint first = (uint)BitOperations.PopCount(low), count = first + (uint)BitOperations.PopCount(high);
        FlattenWord(low, 0, slashes);
        FlattenWord(high, 64, slashes + first);
        slashes[count] = end;
        slashes[-1] = end;
        return count;
    }

    /// <summary>Writes the places of the slashes of a path of any length, and its length behind and before them.</summary>
    /// <returns>How many there are, or <see cref="HasEmpty"/> if a segment is empty or the first character is no slash.</returns>
    /// <remarks>Ends as soon as there are more segments than <paramref name="limit"/>.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static uint Long<T>(T* path, int length, uint limit, uint* slashes)
        where T : unmanaged
    {
        if (!PathText.IsSlash(path))
        {
            return HasEmpty;
        }

        length -= PathText.IsSlash(path + length - 1) ? 1 : 0;
        uint found = 0;
        ulong slashBefore = 0, empty = 0;
        for (int at = 0; at < length && found <= limit; at += 64)
        {
            ulong bits = Vector(path + at, length - at < 64 ? length - at : 64);
            empty |= bits & ((bits << 1) | slashBefore);
            slashBefore = bits >> 63;
            FlattenWord(bits, (uint)at, slashes + found);
            found += (uint)BitOperations.PopCount(bits);
        }

        slashes[found] = (uint)length;
        slashes[-1] = (uint)length;

        return empty == 0 && !PathText.IsSlash(path + length - 1) ? found : HasEmpty;
    }

    /// <summary>The same for one word of several, in steps of eight: so up to seven places more are overwritten.</summary>
    /// <remarks>
    /// Not one method with <see cref="Flatten"/>: there the first place is known to be 0, the words have an offset here, and each
    /// instruction is paid for by every request.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FlattenWord(ulong bits, uint start, uint* slashes)
    {
        do
        {
            slashes[0] = start + (uint)BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            slashes[1] = start + (uint)BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            slashes[2] = start + (uint)BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            slashes[3] = start + (uint)BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            slashes[4] = start + (uint)BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            slashes[5] = start + (uint)BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            slashes[6] = start + (uint)BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            slashes[7] = start + (uint)BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            slashes += 8;
        }
        while (bits != 0);
    }
}
