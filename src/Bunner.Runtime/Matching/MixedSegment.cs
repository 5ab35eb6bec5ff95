using System;
using System.Runtime.CompilerServices;
using System.Text;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Matches a segment against literal text around parameters, such as <c>{name}.{ext}</c>.</summary>
/// <remarks>
/// The first and last characters of the segment, and its length, refuse most segments that do not match. A single parameter is what they
/// leave. The literals between several parameters are placed by <see cref="MixedPlacement{T}"/>.
/// <para>
/// Narrow literals are looked for in UTF-8 as it is: no byte of another character equals theirs, and what stands between them decodes
/// to the same whether or not it is cut off there.
/// </para>
/// Invariant of all pointers: the segment lies in the path, which is pinned, and the table has a mixed segment at the offset.
/// </remarks>
internal static unsafe class MixedSegment
{
    /// <summary>Whether a segment matches.</summary>
    /// <param name="owner">The table's owner, which is asked about guards.</param>
    /// <param name="table">The table.</param>
    /// <param name="mixed">The mixed segment.</param>
    /// <param name="start">Where the path's segment starts.</param>
    /// <param name="length">Its length.</param>
    internal static bool Matches<T>(RouteTable owner, ulong* table, MixedRecord* mixed, T* start, int length)
        where T : unmanaged => HasEnds(table, mixed, start, length) && MatchesBetween(owner, table, mixed, start, length);

    /// <summary>The same for a segment that <see cref="IsRefusedByEnds"/> does not refuse.</summary>
    internal static bool MatchesBehindEnds<T>(RouteTable owner, ulong* table, MixedRecord* mixed, T* start, int length)
        where T : unmanaged =>
        (((mixed->Flags & MixedFlags.LongEnds) == 0 && CanReadBefore(start + length)) || HasEnds(table, mixed, start, length))
        && MatchesBetween(owner, table, mixed, start, length);

    /// <summary>Whether what the ends leave matches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool MatchesBetween<T>(RouteTable owner, ulong* table, MixedRecord* mixed, T* start, int length)
        where T : unmanaged
    {
        if ((mixed->Flags & MixedFlags.OneParameter) == 0)
        {
            return (mixed->Flags & MixedFlags.TwoParameters) != 0
                ? MatchesTwo(owner, table, mixed, start, length)
                : TryPlace(owner, table, mixed, start, length, []);
        }

        if ((mixed->Flags & MixedFlags.HasGuards) == 0)
        {
            return true;
        }

        uint guards = ((MixedPart*)(mixed + 1))[mixed->PrefixLength != 0 ? 1 : 0].Offset;
        return RouteChecks.PassGuards(owner, table, guards, start + mixed->PrefixLength, length - (int)(mixed->PrefixLength + mixed->SuffixLength));
    }

    /// <summary>The same, and where the parameters stand.</summary>
    /// <param name="owner">The table's owner.</param>
    /// <param name="table">The table.</param>
    /// <param name="offset">Where the mixed segment stands.</param>
    /// <param name="start">Where the path's segment starts.</param>
    /// <param name="length">Its length.</param>
    /// <param name="captures">Takes the parameters' places, by part.</param>
    internal static bool TryCapture<T>(RouteTable owner, ulong* table, uint offset, T* start, int length, Span<RouteCapture> captures)
        where T : unmanaged
    {
        MixedRecord* mixed = (MixedRecord*)(table + offset);
        return HasEnds(table, mixed, start, length) && TryPlace(owner, table, mixed, start, length, captures);
    }

    /// <summary>Whether two parameters with a literal between them match what the ends leave.</summary>
    private static bool MatchesTwo<T>(RouteTable owner, ulong* table, MixedRecord* mixed, T* start, int length)
        where T : unmanaged
    {
        MixedPart* first = (MixedPart*)(mixed + 1) + (mixed->PrefixLength != 0 ? 1 : 0);
        int from = (int)mixed->PrefixLength, to = length - (int)mixed->SuffixLength, between = (int)first[1].Length;
        int place = LiteralSearch<T>.LastIndexOf(start, length, (char*)(table + first[1].Offset), between, from + 1, to - 1, RouteTable.IsCaseSensitive(table));
        if (place < 0 || (mixed->Flags & MixedFlags.HasGuards) == 0)
        {
            return place >= 0;
        }

        // If a guard refuses the rightmost place, there may be others.
        return (RouteChecks.PassGuards(owner, table, first[2].Offset, start + place + between, to - place - between)
                && RouteChecks.PassGuards(owner, table, first->Offset, start + from, place - from))
            || TryPlace(owner, table, mixed, start, length, []);
    }

    /// <summary>Whether the length, the first or the last characters of a path's segment already say that it does not match.</summary>
    /// <remarks>Invariant: that of <see cref="QuickSegments{T}"/>, so that eight characters can be read where a segment begins.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsRefusedByEnds<T>(MixedRecord* mixed, T* path, uint start, uint end)
        where T : unmanaged =>
        end - start < mixed->MinimumLength || (CanReadBefore(path + (nuint)end) && EndsDifference(mixed, path + (nuint)start, path + (nuint)end) != 0);

    /// <summary>Whether these characters, and a number of a few digits between them, are all that is asked of a segment that they do not refuse.</summary>
    /// <inheritdoc cref="IsRefusedByEnds"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsDecidedByEnds<T>(MixedRecord* mixed, T* path, uint start, uint end)
        where T : unmanaged
    {
        uint prefix = mixed->PrefixLength;
        return (mixed->Flags & MixedFlags.Ends) != 0
            && CanReadBefore(path + (nuint)end)
            && ((mixed->Flags & MixedFlags.Number) == 0 || RouteChecks.IsPlainNumber(path + (nuint)(start + prefix), end - start - prefix - mixed->SuffixLength));
    }

    /// <summary>Zero if the first and the last characters are those of the literals there.</summary>
    /// <remarks>
    /// Invariant: eight characters can be read from the start on and up to the end. What stands behind the segment, or before it, has no bits: the
    /// segment is as long as its literals.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong EndsDifference<T>(MixedRecord* mixed, T* start, T* end)
        where T : unmanaged =>
        ((Narrowing.Eight(start) ^ mixed->PrefixText) & mixed->PrefixBits)
        | ((Narrowing.Eight(end - MixedLayout.EndLength) ^ mixed->SuffixText) & mixed->SuffixBits);

    /// <summary>Whether a segment is long enough, and starts and ends with the narrow literals there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasEnds<T>(ulong* table, MixedRecord* mixed, T* start, int length)
        where T : unmanaged
    {
        // No literal is shorter in UTF-8 than it has characters, and no parameter is empty.
        if ((uint)length < mixed->MinimumLength)
        {
            return false;
        }

        T* end = start + length;
        int compared = 0;
        if (RouteMatcher.Vectors && CanReadFrom(start) && CanReadBefore(end))
        {
            if (EndsDifference(mixed, start, end) != 0)
            {
                return false;
            }

            if ((mixed->Flags & MixedFlags.LongEnds) == 0)
            {
                return true;
            }

            compared = MixedLayout.EndLength;
        }

        return HasLongEnds(table, mixed, start, end, compared);
    }

    /// <summary>Whether eight characters can be read from a place in a path on.</summary>
    /// <remarks>Memory is mapped in pages of at least 4,096 bytes: what lies in the page of a character of the path is readable.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool CanReadFrom<T>(T* start)
        where T : unmanaged => ((nuint)start & 4095) <= 4096 - (nuint)(MixedLayout.EndLength * sizeof(T));

    /// <summary>Whether eight characters can be read up to a place behind a character of a path.</summary>
    /// <inheritdoc cref="CanReadFrom"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool CanReadBefore<T>(T* end)
        where T : unmanaged => ((nuint)(end - 1) & 4095) >= (nuint)((MixedLayout.EndLength - 1) * sizeof(T));

    /// <summary>The same as <see cref="HasEnds"/>, but for characters at both ends that were compared.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool HasLongEnds<T>(ulong* table, MixedRecord* mixed, T* start, T* end, int compared)
        where T : unmanaged
    {
        bool caseSensitive = RouteTable.IsCaseSensitive(table);
        MixedPart* parts = (MixedPart*)(mixed + 1);
        int prefix = (int)mixed->PrefixLength, suffix = (int)mixed->SuffixLength;
        return (prefix <= compared || HasText(table, parts[0], compared, prefix - compared, start + compared, caseSensitive))
            && (suffix <= compared || HasText(table, parts[mixed->PartCount - 1], 0, suffix - compared, end - suffix, caseSensitive));
    }

    private static bool HasText<T>(ulong* table, MixedPart literal, int from, int count, T* at, bool caseSensitive)
        where T : unmanaged
    {
        char* text = (char*)(table + literal.Offset) + from;
        for (int i = 0; i < count; i++)
        {
            uint unit = PathText.Unit(at[i]);
            if (unit != text[i] && (caseSensitive || (unit | 0x20) != text[i] || text[i] is < 'a' or > 'z'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Places the parts of a segment whose ends were compared.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryPlace<T>(RouteTable owner, ulong* table, MixedRecord* mixed, T* start, int length, Span<RouteCapture> captures)
        where T : unmanaged
    {
        // Characters beyond ASCII are decoded where a literal may equal them, and where the work that guards may do is measured by them.
        if (typeof(T) == typeof(byte)
            && ((mixed->Flags & MixedFlags.Narrow) == 0
                || ((mixed->Flags & (MixedFlags.HasGuards | MixedFlags.OneParameter)) == MixedFlags.HasGuards
                    && !Ascii.IsValid(new ReadOnlySpan<byte>(start, length)))))
        {
            return TryPlaceDecoded(owner, table, mixed, new ReadOnlySpan<byte>(start, length), captures);
        }

        MixedPlacement<T> placement = new(owner, table, mixed, start, length);
        if (placement.TryPlace(captures))
        {
            return true;
        }

        // A tail that is left out takes its dot along; one that stands there but is refused is not left out.
        if ((mixed->Flags & MixedFlags.HasOptionalTail) == 0
            || PathText.Unit(start[length - 1]) == '.'
            || (placement.HasGuards && placement.WithoutGuards().TryPlace([])))
        {
            return false;
        }

        return mixed->PartCount > 2 && placement.WithoutTail().TryPlace(captures);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryPlaceDecoded(RouteTable owner, ulong* table, MixedRecord* mixed, ReadOnlySpan<byte> utf8, Span<RouteCapture> captures)
    {
        using Utf16Text text = new(utf8, stackalloc char[Utf16Text.StackLength]);
        fixed (char* start = text.Span)
        {
            // The decoded text may be shorter than the bytes.
            if ((uint)text.Span.Length < mixed->MinimumLength || !TryPlace(owner, table, mixed, start, text.Span.Length, captures))
            {
                return false;
            }
        }

        foreach (ref RouteCapture capture in captures)
        {
            if (capture.IsPresent)
            {
                int start = ByteOffset(utf8, capture.Offset), end = ByteOffset(utf8, capture.Offset + capture.Length);
                capture = new RouteCapture(start, end - start);
            }
        }

        return true;
    }

    /// <summary>The index of the byte at which a UTF-16 unit of the decoded text begins.</summary>
    private static int ByteOffset(ReadOnlySpan<byte> utf8, int unit)
    {
        int bytes = 0;
        while (unit > 0 && bytes < utf8.Length)
        {
            Rune.DecodeFromUtf8(utf8[bytes..], out Rune rune, out int consumed);
            bytes += consumed;
            unit -= rune.Utf16SequenceLength;
        }

        return bytes;
    }
}
