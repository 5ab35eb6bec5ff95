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
/// The ordinary request takes one pass without a branch on what its segments hold: slashes to a bit mask, the segments at
/// which the bucket has literals to ids, the ids to a tuple, the tuple to its slot. What that cannot decide (a miss, a
/// value that happens to be a literal elsewhere, a guard that refuses, catch-alls, empty segments) goes on to
/// <see cref="CarefulMatcher"/>, which can decide everything.
/// </remarks>
internal static unsafe class RouteMatcher
{
    /// <summary>Paths up to this length are copied rather than read one character at a time.</summary>
    private const int MaxCopied = 256;

    /// <summary>The result when no route matches.</summary>
    internal const int None = -1;

    /// <summary>What a scan may write behind them: the slashes of one word, in steps of eight, and the sentinels.</summary>
    internal const int BufferSlack = 64 + 16;

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
            return Find(owner, table, method, path);
        }
    }

    /// <summary>The same for a method that was found before.</summary>
    internal static int Find<T>(RouteTable owner, ulong* table, MethodShape* method, T* path, int length)
        where T : unmanaged
    {
        int route = Vectors && CanReadBehind(path, length) ? FindQuickly(owner, table, method, path, length) : CarefulMatcher.Undecided;
        return route != CarefulMatcher.Undecided ? route : CarefulMatcher.Find(owner, table, method, path, length);
    }

    // The root of the JIT's inlining: with its callers it would pass the budget, and the look-ups of segments would become
    // calls.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Find<T>(RouteTable owner, ulong* table, ReadOnlySpan<T> method, ReadOnlySpan<T> path)
        where T : unmanaged
    {
        fixed (T* methodStart = &MemoryMarshal.GetReference(method))
        fixed (T* pathStart = &MemoryMarshal.GetReference(path))
        {
            MethodShape* found = MethodLookup.Find(owner, table, methodStart, method.Length);
            if (found == null)
            {
                return None;
            }

            if (Vectors && CanReadBehind(pathStart, path.Length))
            {
                if ((found->Flags & MethodFlags.AllStatic) != 0)
                {
                    return StaticPaths.Find(table, found, pathStart, path.Length);
                }

                int route = FindQuickly(owner, table, found, pathStart, path.Length);
                if (route != CarefulMatcher.Undecided)
                {
                    return route;
                }
            }
            else if (Vectors && (uint)(path.Length - 1) < MaxCopied)
            {
                return FindInCopy(owner, table, found, pathStart, path.Length);
            }

            return CarefulMatcher.Find(owner, table, found, pathStart, path.Length);
        }
    }

    /// <summary>The same for a path at whose end no vector can be loaded: it is copied to where one can.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindInCopy<T>(RouteTable owner, ulong* table, MethodShape* method, T* path, int length)
        where T : unmanaged
    {
        T* copy = stackalloc T[MaxCopied + SlashScan.Overread];
        new ReadOnlySpan<T>(path, length).CopyTo(new Span<T>(copy, length));
        int route = (method->Flags & MethodFlags.AllStatic) != 0
            ? StaticPaths.Find(table, method, copy, length)
            : FindQuickly(owner, table, method, copy, length);
        return route != CarefulMatcher.Undecided ? route : CarefulMatcher.Find(owner, table, method, path, length);
    }

    /// <summary>The same without the quick look, which knows nothing of removed routes.</summary>
    internal static int FindCarefully<T>(RouteTable owner, ReadOnlySpan<ulong> data, ReadOnlySpan<T> method, ReadOnlySpan<T> path)
        where T : unmanaged
    {
        fixed (ulong* table = &MemoryMarshal.GetReference(data))
        fixed (T* methodStart = &MemoryMarshal.GetReference(method))
        fixed (T* pathStart = &MemoryMarshal.GetReference(path))
        {
            MethodShape* found = MethodLookup.Find(owner, table, methodStart, method.Length);
            return found == null ? None : CarefulMatcher.Find(owner, table, found, pathStart, path.Length);
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

    /// <summary>The route, if the quick look decides; else <see cref="CarefulMatcher.Undecided"/>.</summary>
    /// <remarks>Invariant: <see cref="CanReadBehind"/> holds for the path.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindQuickly<T>(RouteTable owner, ulong* table, MethodShape* method, T* path, int length)
        where T : unmanaged
    {
        // The root, the empty path and what does not start with a slash take the long way, as do very deep tables and
        // paths that a wide literal may match.
        int trimmed = length - (PathText.IsSlash(path + (uint)(length - 1)) ? 1 : 0);
        ulong flags = table[TableLayout.MagicAndFlags];
        if (trimmed <= 0 || !PathText.IsSlash(path) || ((flags & ((ulong)(TableFlags.Careful | TableFlags.WideLiterals) << 32)) != 0 && NeedsCare(flags, path, length)))
        {
            return CarefulMatcher.Undecided;
        }

        // The struct is a local of the root of inlining, so that its address stands still.
        Unsafe.SkipInit(out Buffer buffer);
        uint* slashes = (uint*)Unsafe.AsPointer(ref buffer);
        uint limit = method->Limit;
        uint count;
        if (trimmed < 64)
        {
            ulong bits = SlashScan.Vector(path, trimmed);
            if ((bits & ((bits >> 1) | (1UL << (trimmed - 1)))) != 0)
            {
                return CarefulMatcher.Undecided;
            }

            count = (uint)BitOperations.PopCount(bits);
            SlashScan.Flatten(bits, trimmed, count, slashes);
        }
        else if ((count = SlashScan.Long(path, trimmed, limit, slashes)) == SlashScan.HasEmpty)
        {
            return CarefulMatcher.Undecided;
        }

        ulong bucket = table[method->FirstBucket + (count < limit ? count : limit)];
        QuickSegments<T> segments = new(path, slashes, count, table[TableLayout.FoldBits]);
        if (bucket >> 32 > 1)
        {
            return FindAmong(owner, table, bucket, path, length, slashes, count);
        }

        uint at = CandidateSearch.Block(table, bucket, segments);
        if (at == 0)
        {
            return None;
        }

        int found = FirstCandidate(table, at, path, slashes);
        if (found >= 0)
        {
            CandidateRecord* candidate = (CandidateRecord*)(table + (uint)found);
            if (candidate->Checks == 0 || Pass(owner, table, candidate, path, length, slashes, count))
            {
                return candidate->Route;
            }
        }

        return found == None ? None : FindSlowly(owner, table, bucket, path, length, slashes, count);
    }

    /// <summary>
    /// The offset of the first candidate of a block whose text the path has: mostly it is the route. <see cref="None"/> if
    /// there is none at all, <see cref="CarefulMatcher.Undecided"/> if other blocks have to be looked at.
    /// </summary>
    /// <remarks>On its own, so that all it works with stays in registers.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FirstCandidate<T>(ulong* table, uint at, T* path, uint* slashes)
        where T : unmanaged
    {
        BlockHeader* block = (BlockHeader*)(table + at);
        QuickSegments<T> segments = new(path, slashes, 0, table[TableLayout.FoldBits]);
        ulong possible = CandidateSearch.Possible(block, segments);
        if (possible == 0)
        {
            return block->Next == 0 ? None : CarefulMatcher.Undecided;
        }

        do
        {
            CandidateRecord* candidate = CandidateSearch.Candidates(block) + BitOperations.TrailingZeroCount(possible);
            if (segments.HasText(table, candidate))
            {
                return (int)((ulong*)candidate - table);
            }

            possible &= possible - 1;
        }
        while (possible != 0);
        return block->Next == 0 ? None : CarefulMatcher.Undecided;
    }

    /// <summary>The best of all routes of a bucket.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindAmong<T>(RouteTable owner, ulong* table, ulong bucket, T* path, int length, uint* slashes, uint count)
        where T : unmanaged
    {
        QuickSegments<T> segments = new(path, slashes, count, table[TableLayout.FoldBits]);
        CandidateRecord* best = null;
        ProbeRecord* probe = (ProbeRecord*)(table + (uint)bucket);
        for (uint probes = (uint)(bucket >> 32); probes > 0; probes--, probe++)
        {
            // The probes stand in the order of their best ranks.
            if (best != null && probe->LowestRank >= best->Rank)
            {
                break;
            }

            uint block = CandidateSearch.Probe(table, probe, segments);
            int found = block == 0 ? None : FirstCandidate(table, block, path, slashes);
            if (found == None)
            {
                continue;
            }

            CandidateRecord* candidate = (CandidateRecord*)(table + (uint)found);
            if (found == CarefulMatcher.Undecided || candidate->Checks != 0)
            {
                return FindSlowly(owner, table, bucket, path, length, slashes, count);
            }

            best = best == null || candidate->Rank < best->Rank ? candidate : best;
        }

        return best == null ? None : best->Route;
    }

    /// <summary>The same where guards or further blocks have to be looked at.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FindSlowly<T>(RouteTable owner, ulong* table, ulong bucket, T* path, int length, uint* slashes, uint count)
        where T : unmanaged =>
        CandidateSearch.Find(owner, table, bucket, path, length, new QuickSegments<T>(path, slashes, count, table[TableLayout.FoldBits]));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Pass<T>(RouteTable owner, ulong* table, CandidateRecord* candidate, T* path, int length, uint* slashes, uint count)
        where T : unmanaged =>
        RouteChecks.Pass(owner, table, candidate->Checks, path, length, new QuickSegments<T>(path, slashes, count, 0).Places, candidate->Route);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool NeedsCare<T>(ulong flags, T* path, int length)
        where T : unmanaged =>
        (flags & ((ulong)TableFlags.Careful << 32)) != 0
        || !(typeof(T) == typeof(char) ? Ascii.IsValid(new ReadOnlySpan<char>(path, length)) : Ascii.IsValid(new ReadOnlySpan<byte>(path, length)));

    [InlineArray(TableLayout.MaxQuickSegments + BufferSlack)]
    private struct Buffer
    {
        private uint _first;
    }
}
