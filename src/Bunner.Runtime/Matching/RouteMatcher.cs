using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Finds the route of a request in a match table. <c>docs/architecture.md</c> tells the steps.</summary>
/// <remarks>
/// The ordinary request takes one pass with hardly a branch on what its segments hold: slashes to a bit mask, its segments'
/// number to a bucket, lanes of the bucket's block to the candidates that are left, the text of the first one compared. What is
/// not ordinary (empty segments, very deep tables) goes to <see cref="CarefulMatcher"/>, which can
/// decide everything. The methods are few and large, so that what they work with stays in registers.
/// </remarks>
internal static unsafe class RouteMatcher
{
    /// <summary>The result when no route matches.</summary>
    internal const int None = -1;

    /// <summary>Paths up to this length are copied rather than read one character at a time.</summary>
    private const int MaxCopied = 256;

    /// <summary>Whether vector loads are used. Set <c>Bunner.DisableVectorization</c> in the application's context to do without.</summary>
    internal static readonly bool Vectors = Vector128.IsHardwareAccelerated
        && !(AppContext.TryGetSwitch("Bunner.DisableVectorization", out bool disabled) && disabled);

    /// <summary>The id of the best route, or <see cref="None"/>. Never throws, for any characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Find<T>(RouteTable owner, ReadOnlySpan<ulong> data, ReadOnlySpan<T> method, ReadOnlySpan<T> path)
        where T : unmanaged => Find<T, RouteAnswer>(owner, data, method, path);

    /// <summary>The same, or what a slot gives as the answer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Find<T, TAnswer>(RouteTable owner, ReadOnlySpan<ulong> data, ReadOnlySpan<T> method, ReadOnlySpan<T> path)
        where T : unmanaged
        where TAnswer : struct, ISlotAnswer
    {
        fixed (ulong* table = &MemoryMarshal.GetReference(data))
        fixed (T* methodStart = &MemoryMarshal.GetReference(method))
        fixed (T* pathStart = &MemoryMarshal.GetReference(path))
        {
            // Invariant: all three are pinned until the answer is there, so that addresses stand still; an empty path has length 0, and
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
    /// <remarks>Invariant: <see cref="CanReadBehind"/> holds for the path.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindQuickly<T, TAnswer>(RouteTable owner, ulong* table, MethodShape* method, T* path, int length)
        where T : unmanaged
        where TAnswer : struct, ISlotAnswer
    {
        // Very deep tables take the long way, and paths that a wide literal may match one of their own.
        if (method->Flags != MethodFlags.None)
        {
            if ((method->Flags & MethodFlags.AllStatic) != 0)
            {
                return StaticPaths.Find(table, method, path, length);
            }

            if (NeedsCare(method->Flags, path, length))
            {
                return FindWithCare(owner, table, method, path, length);
            }
        }

        if (length > 64)
        {
            return FindLong<T, TAnswer>(owner, table, method, path, length);
        }

        // The struct is a local of the root of inlining, so that its address stands still.
        Unsafe.SkipInit(out Buffer buffer);
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
        SlashScan.Flatten(bits, end, count, slashes);
        return FindCandidate<T, TAnswer>(owner, table, method, path, length, head, slashes, count);
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
            : FindCandidate<T, TAnswer>(owner, table, method, path, length, head, slashes, count);
    }

    /// <summary>The same for a table of very many segments, or for a path beyond ASCII where there are wide literals.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindWithCare<T>(RouteTable owner, ulong* table, MethodShape* method, T* path, int length)
        where T : unmanaged
    {
        if ((method->Flags & MethodFlags.Careful) == 0)
        {
            // Invariant: a path beyond ASCII that begins with a slash has more than slashes, as the scan needs it.
            Unsafe.SkipInit(out Buffer buffer);
            uint* slashes = SlashScan.Start(Unsafe.AsPointer(ref buffer));
            uint limit = method->Limit, count = SlashScan.Long(path, length, limit, slashes);
            if (count != SlashScan.HasEmpty)
            {
                QuickSegments<T> segments = new(path, slashes, count, table[TableLayout.FoldBits], PathHead.Of(path, length));
                ulong bucket = table[method->FirstBucket + Math.Min(count, limit)];
                return CandidateSearch.Find(owner, table, bucket, path, length, new WideSegments<T>(path, segments, RouteTable.IsCaseSensitive(table)));
            }
        }

        return CarefulMatcher.Find(owner, table, method, path, length);
    }

    /// <summary>The route of a path whose slashes are found.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindCandidate<T, TAnswer>(RouteTable owner, ulong* table, MethodShape* method, T* path, int length, PathHead head, uint* slashes, uint count)
        where T : unmanaged
        where TAnswer : struct, ISlotAnswer
    {
        uint limit = method->Limit;
        ulong bucket = table[method->FirstBucket + (count < limit ? count : limit)];
        QuickSegments<T> segments = new(path, slashes, count, table[TableLayout.FoldBits], head);
        uint at = (uint)bucket;
        if (bucket >> 32 != 0)
        {
            if (bucket >> 32 != 1)
            {
                return FindAmong(owner, table, bucket, path, length, slashes, count);
            }

            ProbeRecord* probe = (ProbeRecord*)(table + at);
            ulong hash = CandidateSearch.Hash(probe, segments);
            if (probe->SlotCount != 0)
            {
                // Nothing has to be read to know where in a slot its route stands: so its value is asked for together with its text.
                CandidateRecord* slot = CandidateSearch.Slot(table, probe, hash);
                if (slot->Besides == 0 && segments.HasEnd(slot) && QuickSegments<T>.IsZero(segments.StartsDifference(table, slot)))
                {
                    return TAnswer.Of(table, slot);
                }

                at = slot->Besides == 0 ? CandidateSearch.HeaderOf(slot)->Next : CandidateSearch.BlockOf(table, slot);
            }
            else
            {
                at = CandidateSearch.BlockAt(table, probe, hash);
            }
        }

        if (at == 0)
        {
            return None;
        }

        BlockHeader* block = (BlockHeader*)(table + at);
        for (ulong possible = CandidateSearch.Possible(block, segments); possible != 0; possible &= possible - 1)
        {
            CandidateRecord* candidate = CandidateSearch.Candidates(block) + (uint)BitOperations.TrailingZeroCount(possible);
            // Written out: HasText would make a value of what is a jump here.
            if (!segments.HasEnd(candidate) || !QuickSegments<T>.IsZero(segments.StartsDifference(table, candidate)))
            {
                continue;
            }

            if (candidate->Besides == 0)
            {
                return candidate->Route;
            }

            BesidesRecord* besides = (BesidesRecord*)(table + candidate->Besides);
            if (segments.HasFurther(table, besides))
            {
                return besides->Checks == 0 || segments.HasNumbers(besides) ? candidate->Route : FindChecked(owner, table, block, possible, path, length, slashes, count);
            }
        }

        return block->Next == 0 ? None : FindBehind(owner, table, block->Next, path, length, slashes, count);
    }

    /// <summary>The best route of a block, and of those behind it, from a candidate on whose text the path has, and which has checks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindChecked<T>(RouteTable owner, ulong* table, BlockHeader* block, ulong possible, T* path, int length, uint* slashes, uint count)
        where T : unmanaged
    {
        QuickSegments<T> segments = new(path, slashes, count, table[TableLayout.FoldBits], PathHead.Of(path, length));
        ulong compared = possible & (0 - possible);
        if (block->HasEnds)
        {
            possible &= segments.PossibleByEnds(table, block);
        }

        for (; possible != 0; possible &= possible - 1)
        {
            CandidateRecord* candidate = CandidateSearch.Candidates(block) + (uint)BitOperations.TrailingZeroCount(possible);
            if ((possible & compared) == 0 && !segments.HasText(table, candidate))
            {
                continue;
            }

            uint checks = candidate->Besides == 0 ? 0 : ((BesidesRecord*)(table + candidate->Besides))->Checks;
            if (checks == 0 || RouteChecks.PassQuickly(owner, table, checks, path, length, slashes, count, candidate->Route))
            {
                return candidate->Route;
            }
        }

        return block->Next == 0 ? None : CandidateSearch.FindFrom(owner, table, block->Next, path, length, segments);
    }

    /// <summary>The best of all routes of a bucket of several probes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindAmong<T>(RouteTable owner, ulong* table, ulong bucket, T* path, int length, uint* slashes, uint count)
        where T : unmanaged
    {
        QuickSegments<T> segments = new(path, slashes, count, table[TableLayout.FoldBits], PathHead.Of(path, length));
        CandidateRecord* best = null;
        ProbeRecord* probe = (ProbeRecord*)(table + (uint)bucket);
        for (uint probes = (uint)(bucket >> 32); probes > 0; probes--, probe++)
        {
            // The probes stand in the order of their best ranks.
            if (best != null && probe->LowestRank >= best->Rank)
            {
                break;
            }

            uint at = CandidateSearch.Probe(table, probe, segments);
            if (at == 0)
            {
                continue;
            }

            BlockHeader* block = (BlockHeader*)(table + at);
            CandidateRecord* found = null;
            for (ulong possible = CandidateSearch.Possible(block, segments); possible != 0 && found == null; possible &= possible - 1)
            {
                CandidateRecord* candidate = CandidateSearch.Candidates(block) + (uint)BitOperations.TrailingZeroCount(possible);
                found = segments.HasText(table, candidate) ? candidate : null;
            }

            if (found == null ? block->Next != 0 : found->Besides != 0 && !Pass(owner, table, found, path, length, slashes, count))
            {
                return FindSlowly(owner, table, bucket, path, length, slashes, count);
            }

            best = found != null && (best == null || found->Rank < best->Rank) ? found : best;
        }

        return best == null ? None : best->Route;
    }

    /// <summary>The best route of a block and of those behind it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindBehind<T>(RouteTable owner, ulong* table, uint block, T* path, int length, uint* slashes, uint count)
        where T : unmanaged =>
        CandidateSearch.FindFrom(owner, table, block, path, length, new QuickSegments<T>(path, slashes, count, table[TableLayout.FoldBits], PathHead.Of(path, length)));

    /// <summary>The best of all routes of a bucket of several probes where a guard refused the first one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindSlowly<T>(RouteTable owner, ulong* table, ulong bucket, T* path, int length, uint* slashes, uint count)
        where T : unmanaged =>
        CandidateSearch.Find(owner, table, bucket, path, length, new QuickSegments<T>(path, slashes, count, table[TableLayout.FoldBits], PathHead.Of(path, length)));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Pass<T>(RouteTable owner, ulong* table, CandidateRecord* candidate, T* path, int length, uint* slashes, uint count)
        where T : unmanaged =>
        CandidateSearch.Pass(owner, table, candidate, path, length, QuickSegments<T>.PlacesOf(slashes, count));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool NeedsCare<T>(MethodFlags flags, T* path, int length)
        where T : unmanaged =>
        (flags & MethodFlags.Careful) != 0
        || !(typeof(T) == typeof(char) ? Ascii.IsValid(new ReadOnlySpan<char>(path, length)) : Ascii.IsValid(new ReadOnlySpan<byte>(path, length)));

    [InlineArray(SlashScan.Room)]
    private struct Buffer
    {
        private uint _first;
    }
}
