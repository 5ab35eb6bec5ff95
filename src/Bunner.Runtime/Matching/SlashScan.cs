using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Bunner.Matching;

/// <summary>Finds the slashes of a path, 64 characters at a time, as bits of a word.</summary>
internal static unsafe class SlashScan
{
    /// <summary>How far behind the last character of a path the vector loads of this file may reach.</summary>
    internal const int Overread = 64;

    /// <summary>A bit for each slash among <paramref name="length"/> characters.</summary>
    /// <remarks>
    /// Invariant: 1 to 64 characters, and <see cref="Overread"/> bytes behind the first byte of the last one can be read
    /// (<see cref="RouteMatcher"/> makes sure of that before it comes here). Every load starts at or before the last
    /// character, so it stays within that stretch. What the loads bring from behind the path is cut off at the end.
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
            if (Vector512.IsHardwareAccelerated)
            {
                // The last block again where the path is shorter: its bits are the same, so that no branch is needed.
                int second = last & 32;
                bits = Equal512(p) | (Equal512(p + second) << second);
            }
            else
            {
                int second = last & ~15 & 48;
                int o1 = BranchFree.Min(second, 16), o2 = BranchFree.Min(second, 32);
                bits = Equal256(p) | (Equal256(p + o1) << o1) | (Equal256(p + o2) << o2) | (Equal256(p + second) << second);
            }
        }
        else
        {
            byte* p = (byte*)path;
            int second = (length - 1) & 32;
            bits = Vector256.Equals(Vector256.Load(p), Vector256.Create((byte)'/')).ExtractMostSignificantBits()
                | ((ulong)Vector256.Equals(Vector256.Load(p + second), Vector256.Create((byte)'/')).ExtractMostSignificantBits() << second);
        }

        return bits & (ulong.MaxValue >> (64 - length));
    }

    /// <summary>The same, one character at a time and never beyond the path.</summary>
    internal static ulong Scalar<T>(T* path, int length)
        where T : unmanaged
    {
        ulong bits = 0;
        for (int i = 0; i < length; i++)
        {
            int c = typeof(T) == typeof(char) ? *((ushort*)path + i) : *((byte*)path + i);
            bits |= (c == '/' ? 1UL : 0) << i;
        }

        return bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Equal512(ushort* p) =>
        Vector512.Equals(Vector512.Load(p), Vector512.Create((ushort)'/')).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Equal256(ushort* p) =>
        Vector256.Equals(Vector256.Load(p), Vector256.Create((ushort)'/')).ExtractMostSignificantBits();
}
