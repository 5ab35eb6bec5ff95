using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Bunner.Matching;

/// <summary>Finds the slashes of a path, 64 characters at a time, as bits of a word.</summary>
internal static unsafe class SlashScan
{
    /// <summary>How far behind the last character of a path the vector loads of this file may reach.</summary>
    internal const int Overread = 80;

    /// <summary>What <see cref="Long"/> returns for a path with an empty segment.</summary>
    internal const uint HasEmpty = uint.MaxValue;

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
        ulong bits;
        if (typeof(T) == typeof(char))
        {
            ushort* p = (ushort*)path;
            int last = length - 1;
            // The last block again where the path is shorter: its bits are the same, so that no branch is needed.
            int second = last & 32;
            bits = Slashes32(p) | (Slashes32(p + second) << second);
        }
        else
        {
            byte* p = (byte*)path;
            int second = (length - 1) & 32;
            bits = Vector256.Equals(Vector256.Load(p), Vector256.Create((byte)'/')).ExtractMostSignificantBits()
                | ((ulong)Vector256.Equals(Vector256.Load(p + second), Vector256.Create((byte)'/')).ExtractMostSignificantBits() << second);
        }

        return BranchFree.LowBits(bits, (uint)length);
    }

    /// <summary>Writes the places of the slashes, and the path's length behind them.</summary>
    /// <remarks>
    /// The first eight without a branch, as simdjson (Langdale, Lemire, VLDB Journal 2019) flattens its index: what stands
    /// behind the last slash is overwritten at the end. The first bit is the path's first character.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Flatten(ulong bits, int length, uint count, uint* slashes)
    {
        Debug.Assert(length < 64);
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

        slashes[count] = (uint)length;
        slashes[count + 1] = (uint)length;
    }

    /// <summary>Writes the places of the slashes of a path of any length, and its length behind them.</summary>
    /// <returns>How many there are, or <see cref="HasEmpty"/> if a segment is empty.</returns>
    /// <remarks>Ends as soon as there are more segments than <paramref name="limit"/>.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static uint Long<T>(T* path, int length, uint limit, uint* slashes)
        where T : unmanaged
    {
        uint found = 0;
        ulong slashBefore = 0, empty = 0;
        for (int at = 0; at < length && found <= limit; at += 64)
        {
            ulong bits = Vector(path + at, length - at < 64 ? length - at : 64);
            empty |= bits & ((bits << 1) | slashBefore);
            slashBefore = bits >> 63;
            uint* to = slashes + found;
            found += (uint)BitOperations.PopCount(bits);
            while (bits != 0)
            {
                for (int i = 0; i < 8; i++)
                {
                    to[i] = (uint)(at + BitOperations.TrailingZeroCount(bits));
                    bits &= bits - 1;
                }

                to += 8;
            }
        }

        for (int i = 0; i < 4; i++)
        {
            slashes[found + i] = (uint)length;
        }

        return empty == 0 && !PathText.IsSlash(path + length - 1) ? found : HasEmpty;
    }

    /// <summary>A bit for each slash among 32 characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Slashes32(ushort* p) =>
        Vector512.IsHardwareAccelerated
            ? Vector512.Equals(Vector512.Load(p), Vector512.Create((ushort)'/')).ExtractMostSignificantBits()
            : Vector256.Equals(Vector256.Load(p), Vector256.Create((ushort)'/')).ExtractMostSignificantBits()
                | ((ulong)Vector256.Equals(Vector256.Load(p + 16), Vector256.Create((ushort)'/')).ExtractMostSignificantBits() << 16);
}
