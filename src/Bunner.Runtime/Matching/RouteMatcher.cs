using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Finds the route of a request in a match table. <c>docs/architecture.md</c> tells the steps.</summary>
/// <remarks>
/// The ordinary request takes one pass with hardly a branch on what its segments hold: slashes to a bit mask, its segments'
/// number to a bucket, lanes of the bucket's block to the candidates that are left, the text of the first one compared. What is
/// not ordinary (empty segments, very deep tables) goes to <see cref="CarefulMatcher"/>, which can
/// decide everything.
/// <para>
/// That pass is inlined into the method of the user that calls the router. How much the JIT inlines into one method is limited, by the size of what it inlines, used or not,
/// and by that of the method; where the limit is reached in the middle of the pass, the rest becomes calls, and a look-up takes up to twice the time. So only what the ordinary
/// request needs is part of it, and everything else a method of its own.
/// </para>
/// </remarks>
internal static unsafe class RouteMatcher
{
    /// <summary>The result when no route matches.</summary>
    internal const int None = -1;

    /// <summary>Paths up to this length are copied to the stack where no vector can be loaded behind them.</summary>
    internal const int MaxCopied = 256;

    /// <summary>Whether vector loads are used. Set <c>Bunner.DisableVectorization</c> in the application's context to do without.</summary>
    internal static readonly bool Vectors = Vector128.IsHardwareAccelerated
        && !(AppContext.TryGetSwitch("Bunner.DisableVectorization", out bool disabled) && disabled);

    /// <summary>The id of the best route, or <see cref="None"/>. Never throws, for any characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Find<T>(RouteTable owner, ReadOnlySpan<ulong> data, ReadOnlySpan<T> method, ReadOnlySpan<T> path)
        where T : unmanaged
    {
        fixed (ulong* table = &MemoryMarshal.GetReference(data))
        {
            return Find<T, RouteAnswer>(owner, table, method, path);
        }
    }

    /// <summary>The same for a table that stays where it is, or what a slot gives as the answer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Find<T, TAnswer>(RouteTable owner, ulong* table, ReadOnlySpan<T> method, ReadOnlySpan<T> path)
        where T : unmanaged
        where TAnswer : struct, ISlotAnswer
    {
        fixed (T* methodStart = &MemoryMarshal.GetReference(method))
        fixed (T* pathStart = &MemoryMarshal.GetReference(path))
        {
            // Invariant: both are pinned until the answer is there, so that addresses stand still; an empty path has length 0, and
            // nothing of it is read then.
            return MethodLookup.TryFind(owner, table, methodStart, method.Length, out MethodShape* found)
                ? Find<T, TAnswer>(owner, table, found, pathStart, path.Length)
                : None;
        }
    }

    /// <summary>The same for a method that was found before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Find<T>(RouteTable owner, ulong* table, MethodShape* method, T* path, int length)
        where T : unmanaged => Find<T, RouteAnswer>(owner, table, method, path, length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Find<T, TAnswer>(RouteTable owner, ulong* table, MethodShape* method, T* path, int length)
        where T : unmanaged
        where TAnswer : struct, ISlotAnswer =>
        Vectors && CanReadBehind(path, length)
            ? FindQuickly<T, TAnswer>(owner, table, method, path, length)
            : FindElsewhere<T, TAnswer>(owner, table, method, path, length);

    /// <summary>The same without the quick look, which knows nothing of removed routes.</summary>
    internal static int FindCarefully<T>(RouteTable owner, ReadOnlySpan<ulong> data, ReadOnlySpan<T> method, ReadOnlySpan<T> path)
        where T : unmanaged
    {
        fixed (ulong* table = &MemoryMarshal.GetReference(data))
        fixed (T* methodStart = &MemoryMarshal.GetReference(method))
        fixed (T* pathStart = &MemoryMarshal.GetReference(path))
        {
            return MethodLookup.TryFind(owner, table, methodStart, method.Length, out MethodShape* found)
                ? CarefulMatcher.Find(owner, table, found, pathStart, path.Length)
                : None;
        }
    }

    /// <summary>Whether <see cref="SlashScan.Overread"/> bytes from the last character on are readable.</summary>
    /// <remarks>
    /// Memory is mapped in pages of at least 4,096 bytes, so a load that ends in the page of its first byte cannot fault.
    /// The text is pinned by the caller, so that its address stands still.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool CanReadBehind<T>(T* text, int length)
        where T : unmanaged => length > 0 && ((nuint)(text + length - 1) & 4095) <= 4096 - SlashScan.Overread;

    /// <summary>The same for a path at whose end no vector can be loaded: unless it is long, it is copied to where one can.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindElsewhere<T, TAnswer>(RouteTable owner, ulong* table, MethodShape* method, T* path, int length)
        where T : unmanaged
        where TAnswer : struct, ISlotAnswer
    {
        if (!Vectors || (uint)(length - 1) >= MaxCopied)
        {
            return CarefulMatcher.Find(owner, table, method, path, length);
        }

        // Invariant: at most MaxCopied characters are copied, and as much as any load reads behind them is there, uninitialized.
        T* copy = stackalloc T[MaxCopied + SlashScan.Overread];
        new ReadOnlySpan<T>(path, length).CopyTo(new Span<T>(copy, length));
        return FindQuickly<T, TAnswer>(owner, table, method, copy, length);
    }

    /// <summary>The same with vectors.</summary>
    /// <remarks>Invariant of this one and of all that it calls: <see cref="CanReadBehind"/> holds for the path.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindQuickly<T, TAnswer>(RouteTable owner, ulong* table, MethodShape* method, T* path, int length)
        where T : unmanaged
        where TAnswer : struct, ISlotAnswer =>
        method->Flags == MethodFlags.AllStatic ? StaticPaths.Find(table, method, path, length)
            : method->Flags != MethodFlags.None ? FindUnusual<T, TAnswer>(owner, table, method, path, length)
            : length > 64 ? FindLong<T, TAnswer>(owner, table, method, path, length)
            : FindShort<T, TAnswer>(owner, table, method, path, length);

    /// <summary>The same for a method of which some routes are not ordinary.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindUnusual<T, TAnswer>(RouteTable owner, ulong* table, MethodShape* method, T* path, int length)
        where T : unmanaged
        where TAnswer : struct, ISlotAnswer
    {
        // Static like those that the caller knows, in a table that has such routes elsewhere.
        if ((method->Flags & MethodFlags.AllStatic) != 0)
        {
            return StaticPaths.Find(table, method, path, length);
        }

        // Very deep tables take the long way, and paths that a wide literal may match one of their own.
        return (method->Flags & MethodFlags.Careful) != 0 ? CarefulMatcher.Find(owner, table, method, path, length)
            : WideSegments<T>.IsAscii(new ReadOnlySpan<T>(path, length)) ? FindUsual<T, TAnswer>(owner, table, method, path, length)
            : FindWide(owner, table, method, path, length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindUsual<T, TAnswer>(RouteTable owner, ulong* table, MethodShape* method, T* path, int length)
        where T : unmanaged
        where TAnswer : struct, ISlotAnswer =>
        length > 64 ? FindLong<T, TAnswer>(owner, table, method, path, length) : FindShort<T, TAnswer>(owner, table, method, path, length);

    /// <summary>The same for a path of up to 64 characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindShort<T, TAnswer>(RouteTable owner, ulong* table, MethodShape* method, T* path, int length)
        where T : unmanaged
        where TAnswer : struct, ISlotAnswer
    {
        // The struct is a local of the root of inlining, so that its address stands still. It is small, since where locals are initialized it is cleared by each call.
        // Invariant: no more than SlashCompression.Places of it are read or written, and the end behind them; a path with more slashes goes to FindCrowded before.
        Unsafe.SkipInit(out ShortBuffer buffer);
        uint* slashes = SlashScan.Start(Unsafe.AsPointer(ref buffer));

        // Bit 0 is the first slash; two bits side by side are an empty segment.
        PathHead head = PathHead.Of(path, length);
        ulong bits = SlashScan.One(head, length, slashes);
        if (((bits & (bits >> 1)) | (~bits & 1)) != 0)
        {
            return CarefulMatcher.Find(owner, table, method, path, length);
        }

        // The last character ends the path or is a slash that does not count.
        uint last = (uint)length - 1, end = (uint)length - (uint)(bits >> (int)last);
        bits = BranchFree.LowBits(bits, last);

        uint count = (uint)BitOperations.PopCount(bits);
        if (count > SlashCompression.Places)
        {
            return FindCrowded<T, TAnswer>(owner, table, method, path, length);
        }

        SlashScan.Flatten(bits, end, count, slashes);
        ulong bucket = BucketSearch.Of(table, method, count);
        return bucket >> 32 == 0
            ? BucketSearch.FindInBlock(owner, table, (uint)bucket, path, length, new QuickSegments<T>(path, slashes, count, table[TableLayout.FoldBits], head), slashes, count)
            : BucketSearch.FindBehindProbes<T, TAnswer>(owner, table, bucket, path, length, slashes, count);
    }

    /// <summary>The same for a path of more segments than are written at once.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindCrowded<T, TAnswer>(RouteTable owner, ulong* table, MethodShape* method, T* path, int length)
        where T : unmanaged
        where TAnswer : struct, ISlotAnswer
    {
        Unsafe.SkipInit(out Buffer buffer);
        uint* slashes = SlashScan.Start(Unsafe.AsPointer(ref buffer));
        uint count = SlashScan.Long(path, length, method->Limit, slashes);
        return BucketSearch.Find<T, TAnswer>(owner, table, BucketSearch.Of(table, method, count), path, length, PathHead.Of(path, length), slashes, count);
    }

    /// <summary>The same for a path of more than 64 characters.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindLong<T, TAnswer>(RouteTable owner, ulong* table, MethodShape* method, T* path, int length)
        where T : unmanaged
        where TAnswer : struct, ISlotAnswer
    {
        Unsafe.SkipInit(out Buffer buffer);
        uint* slashes = SlashScan.Start(Unsafe.AsPointer(ref buffer));
        PathHead head = PathHead.Of(path, length);
        uint count = SlashCompression.IsSupported && length <= SlashCompression.MaxLength ? SlashScan.Compressed(path, head, length, method->Limit, slashes)
            : length <= 128 ? SlashScan.Two(path, length, slashes) : SlashScan.Long(path, length, method->Limit, slashes);
        return count == SlashScan.HasEmpty
            ? CarefulMatcher.Find(owner, table, method, path, length)
            : BucketSearch.Find<T, TAnswer>(owner, table, BucketSearch.Of(table, method, count), path, length, head, slashes, count);
    }

    /// <summary>The same for a path beyond ASCII where there are wide literals.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindWide<T>(RouteTable owner, ulong* table, MethodShape* method, T* path, int length)
        where T : unmanaged
    {
        // Invariant: a path beyond ASCII that begins with a slash has more than slashes, as the scan needs it.
        Unsafe.SkipInit(out Buffer buffer);
        uint* slashes = SlashScan.Start(Unsafe.AsPointer(ref buffer));
        uint count = SlashScan.Long(path, length, method->Limit, slashes);
        if (count == SlashScan.HasEmpty)
        {
            return CarefulMatcher.Find(owner, table, method, path, length);
        }

        QuickSegments<T> segments = new(path, slashes, count, table[TableLayout.FoldBits], PathHead.Of(path, length));
        WideSegments<T> wide = new(path, segments, RouteTable.IsCaseSensitive(table));
        return CandidateSearch.Find(owner, table, BucketSearch.Of(table, method, count), path, length, wide);
    }

    [InlineArray(SlashScan.Room)]
    private struct Buffer
    {
        private uint _first;
    }

    [InlineArray(SlashScan.ShortRoom)]
    private struct ShortBuffer
    {
        private uint _first;
    }
}
