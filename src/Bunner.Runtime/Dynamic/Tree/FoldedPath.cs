using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Bunner.Matching;

namespace Bunner.Dynamic;

/// <summary>A path as the edges of a tree have it: a byte for each unit, folded, and a bit for each slash.</summary>
/// <remarks>
/// It is made once for a search, 16 units at a time, so that each node costs one comparison and the end of a segment no walk. Units
/// beyond ASCII are bytes above 127, which no edge has, and so are 16 bytes and more behind the end. The bits come first. Invariants: the memory has
/// <see cref="RoomFor"/> bytes, aligned to 8, and stays where it is while it is in use; places are between 0 and the end.
/// </remarks>
internal static unsafe class FoldedPath
{
    /// <summary>Paths of up to so many units are folded on the stack.</summary>
    internal const int MaxOnStack = 256;

    /// <summary>What <see cref="MaxOnStack"/> units take.</summary>
    internal const int StackRoom = 2 * Block + MaxOnStack / 64 * 8 + 8 + MaxOnStack;

    private const int Block = 16;

    /// <summary>How many bytes a path needs.</summary>
    internal static int RoomFor(int end) => 8 * WordsFor(end) + (end + Block - 1) / Block * Block + Block;

    /// <summary>Where the units are in the memory of a path.</summary>
    internal static byte* TextIn(byte* room, int end) => room + 8 * WordsFor(end);

    /// <summary>Folds a path into memory.</summary>
    /// <param name="path">The path.</param>
    /// <param name="length">Its length.</param>
    /// <param name="end">How much of it is wanted.</param>
    /// <param name="foldsCase">Whether the case of ASCII letters is ignored.</param>
    /// <param name="room">Where to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Write<T>(T* path, int length, int end, bool foldsCase, byte* room)
        where T : unmanaged
    {
        if (RouteMatcher.Vectors && RouteMatcher.CanReadBehind(path, length))
        {
            Fill(path, end, foldsCase, (ulong*)room, TextIn(room, end));
        }
        else if (RouteMatcher.Vectors && length <= MaxOnStack)
        {
            FillCopied(path, length, end, foldsCase, room);
        }
        else
        {
            FillSlowly(path, end, foldsCase, (ulong*)room, TextIn(room, end));
        }
    }

    /// <summary>Where the segment ends that a place is in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int SegmentEnd(byte* room, int at, int end)
    {
        ulong rest = ((ulong*)room)[at >> 6] >> (at & 63);
        return rest != 0 ? at + BitOperations.TrailingZeroCount(rest) : SegmentEndBehind((ulong*)room, at >> 6, end);
    }

    private static int WordsFor(int end) => (int)((uint)end / 64) + 1;

    private static int SegmentEndBehind(ulong* slashes, int word, int end)
    {
        while (++word < WordsFor(end))
        {
            if (slashes[word] != 0)
            {
                return 64 * word + BitOperations.TrailingZeroCount(slashes[word]);
            }
        }

        return end;
    }

    private static void Fill<T>(T* path, int end, bool foldsCase, ulong* slashes, byte* target)
        where T : unmanaged
    {
        Vector128<byte> cases = Vector128.Create((byte)(foldsCase ? 0x20 : 0));
        Vector128<ushort> most = Vector128.Create((ushort)byte.MaxValue);
        ulong bits = 0;
        int at = 0;
        for (; at < end; at += Block)
        {
            // Invariant: the path can be read for a block from any of its units on (RouteMatcher.CanReadBehind).
            Vector128<byte> text = typeof(T) == typeof(char)
                ? Vector128.Narrow(Vector128.Min(Vector128.Load((ushort*)path + at), most), Vector128.Min(Vector128.Load((ushort*)path + at + Block / 2), most))
                : Vector128.Load((byte*)path + at);
            text |= Vector128.LessThan(text - Vector128.Create((byte)'A'), Vector128.Create((byte)26)) & cases;
            if (end - at < Block)
            {
                text |= Vector128.GreaterThan(Vector128<sbyte>.Indices, Vector128.Create((sbyte)(end - at - 1))).AsByte();
            }

            text.Store(target + at);
            bits |= (ulong)Vector128.Equals(text, Vector128.Create((byte)'/')).ExtractMostSignificantBits() << (at & 63);
            if ((at & 63) == 64 - Block)
            {
                slashes[at >> 6] = bits;
                bits = 0;
            }
        }

        // If the last block filled its word, the next one is there only where the path's end is in it.
        if ((at & 63) != 0 || at == end)
        {
            slashes[at >> 6] = bits;
        }

        Vector128<byte>.AllBitsSet.Store(target + at);
    }

    /// <summary>The same for a path at whose end no vector can be loaded: it is copied to where one can.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FillCopied<T>(T* path, int length, int end, bool foldsCase, byte* room)
        where T : unmanaged
    {
        // Invariant: at most MaxOnStack units are copied, and as much as any load reads behind them is there, uninitialized.
        T* copy = stackalloc T[MaxOnStack + Block];
        new ReadOnlySpan<T>(path, length).CopyTo(new Span<T>(copy, length));
        Fill(copy, end, foldsCase, (ulong*)room, TextIn(room, end));
    }

    private static void FillSlowly<T>(T* path, int end, bool foldsCase, ulong* slashes, byte* target)
        where T : unmanaged
    {
        for (int i = 0; i < WordsFor(end); i++)
        {
            slashes[i] = 0;
        }

        for (int i = 0; i < end; i++)
        {
            uint unit = PathText.Unit(path[i]);
            target[i] = unit > 127 ? byte.MaxValue : foldsCase && unit - 'A' < 26 ? (byte)(unit | 0x20) : (byte)unit;
            slashes[i >> 6] |= unit == '/' ? 1UL << (i & 63) : 0;
        }

        for (int i = end; i < (end + Block - 1) / Block * Block + Block; i++)
        {
            target[i] = byte.MaxValue;
        }
    }
}
