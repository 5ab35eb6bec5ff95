using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Bunner.Core.Guards;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Runs what a route demands beyond its literals.</summary>
/// <remarks>Invariant: the path has the number of segments of the form whose checks these are, so each segment that a check names is there.</remarks>
internal static unsafe class RouteChecks
{
    /// <summary>Whether a path passes all checks of a list.</summary>
    internal static bool Pass<T>(RouteTable owner, ulong* table, uint offset, T* path, int length, PathSegments segments, int route)
        where T : unmanaged
    {
        ulong* check = table + offset;
        for (ulong count = *check++; count > 0; count--, check += TableLayout.CheckLength)
        {
            if (!PassOne(owner, table, check, path, length, segments, route))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same for a path read in vectors: numbers of a few digits and the ends of mixed segments, which is what most checks are about, are decided here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool PassQuickly<T>(RouteTable owner, ulong* table, uint offset, T* path, int length, uint* slashes, uint count, int route)
        where T : unmanaged
    {
        ulong* check = table + offset;
        for (ulong rest = *check++; rest > 0; rest--, check += TableLayout.CheckLength)
        {
            if (IsPlainNumber(check, path, slashes))
            {
                continue;
            }

            if ((CheckKind)(byte)*check == CheckKind.Mixed)
            {
                uint* place = slashes + (ushort)(*check >> 16);
                MixedRecord* mixed = (MixedRecord*)(table + (uint)check[1]);
                if (MixedSegment.IsRefusedByEnds(mixed, path, place[0] + 1, place[1])
                    || (!MixedSegment.IsDecidedByEnds(mixed, path, place[0] + 1, place[1])
                        && !MixedSegment.MatchesBehindEnds(owner, table, mixed, path + (nuint)place[0] + 1, (int)(place[1] - place[0]) - 1)))
                {
                    return false;
                }
            }
            else if (!PassOneQuickly(owner, table, check, path, length, slashes, count, route))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a check asks for a number, and a segment is one of up to eight digits and nothing else.</summary>
    /// <remarks>Invariant: that of <see cref="QuickSegments{T}"/>, so that eight characters can be read where a segment begins.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlainNumber<T>(ulong* check, T* path, uint* slashes)
        where T : unmanaged
    {
        if (!NumberChecks.AskFor(*check))
        {
            return false;
        }

        uint* place = slashes + (ushort)(*check >> 16);
        nuint start = (nuint)place[0] + 1;
        return IsPlainNumber(path + start, place[1] - (uint)start);
    }

    /// <summary>Whether a value is one to eight digits and nothing else. Eight characters can be read from where it begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsPlainNumber<T>(T* start, uint length)
        where T : unmanaged => OtherThanNumber(start, length) == 0;

    /// <summary>The same as a word that is zero then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong OtherThanNumber<T>(T* start, uint length)
        where T : unmanaged =>
        BranchFree.LowBits(OtherThanDigits(Narrowing.Eight(start)), 8 * length) | ((length - 1) / sizeof(ulong));

    /// <summary>Bits in each byte of a word that is no digit. What is carried out of such a byte changes bytes above it only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong OtherThanDigits(ulong word)
    {
        const ulong Upper = 0xF0F0_F0F0_F0F0_F0F0, Zeros = 0x3030_3030_3030_3030, ToNine = 0x0606_0606_0606_0606;
        return ((word & Upper) ^ Zeros) | (((word + ToNine) & Upper) ^ Zeros);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool PassOneQuickly<T>(RouteTable owner, ulong* table, ulong* check, T* path, int length, uint* slashes, uint count, int route)
        where T : unmanaged =>
        PassOne(owner, table, check, path, length, QuickSegments<T>.PlacesOf(slashes, count), route);

    private static bool PassOne<T>(RouteTable owner, ulong* table, ulong* check, T* path, int length, PathSegments segments, int route)
        where T : unmanaged
    {
        int segment = (ushort)(*check >> 16);
        int start;
        switch ((CheckKind)(byte)*check)
        {
            case CheckKind.Literal:
                start = (int)segments.Before[segment] + 1;
                return IsLiteral(table, check, path + start, (int)segments.End[segment] - start);

            case CheckKind.Mixed:
                start = (int)segments.Before[segment] + 1;
                return MixedSegment.Matches(owner, table, (MixedRecord*)(table + (uint)check[1]), path + start, (int)segments.End[segment] - start);

            case CheckKind.TrailingSlash:
                // The root has no slash at its end, even where it is written as a run of slashes that count as one.
                bool trailing = segments.Count > 0 && PathText.IsSlash(path + length - 1);
                return trailing == ((uint)(*check >> 32) != 0);

            default:
                return PassValue(owner, table, check, path, length, segments, route);
        }
    }

    /// <summary>Whether a value passes all guards of a list.</summary>
    /// <param name="owner">The table's owner.</param>
    /// <param name="table">The table.</param>
    /// <param name="offset">Where the list stands; 0 if there are none.</param>
    /// <param name="start">Where the value starts.</param>
    /// <param name="length">Its length.</param>
    internal static bool PassGuards<T>(RouteTable owner, ulong* table, uint offset, T* start, int length)
        where T : unmanaged
    {
        if (offset == 0)
        {
            return true;
        }

        ulong* check = table + offset;
        for (ulong count = *check++; count > 0; count--, check += TableLayout.CheckLength)
        {
            bool isPlain = NumberChecks.AskFor(*check) && RouteMatcher.Vectors && MixedSegment.CanReadFrom(start) && IsPlainNumber(start, (uint)length);
            if (!isPlain && !PassAny(owner, table, check, start, length))
            {
                return false;
            }
        }

        return true;
    }

    private static bool PassValue<T>(RouteTable owner, ulong* table, ulong* check, T* path, int length, PathSegments segments, int route)
        where T : unmanaged
    {
        int segment = (ushort)(*check >> 16);
        switch ((CheckTarget)(byte)(*check >> 8))
        {
            case CheckTarget.Default:
                ReadOnlySpan<byte> text = RouteParameters.DefaultText(table, owner.Text, route, segment);
                return PassUtf8(owner, table, check, text);

            case CheckTarget.Rest:
                int restStart = (int)segments.Before[segment] + 1;
                return PassAny(owner, table, check, path + restStart, length - restStart);

            default:
                int start = (int)segments.Before[segment] + 1;
                return PassAny(owner, table, check, path + start, (int)segments.End[segment] - start);
        }
    }

    private static bool PassAny<T>(RouteTable owner, ulong* table, ulong* check, T* start, int length)
        where T : unmanaged
    {
        if ((CheckKind)(byte)*check == CheckKind.Automaton)
        {
            return AutomatonMatcher.Accepts(table, (uint)(*check >> 32), start, length);
        }

        return typeof(T) == typeof(char)
            ? PassGuard(owner, check, new ReadOnlySpan<char>(start, length))
            : PassUtf8(owner, table, check, new ReadOnlySpan<byte>(start, length));
    }

    /// <summary>Whether a segment equals a literal that is not compared in pieces.</summary>
    private static bool IsLiteral<T>(ulong* table, ulong* check, T* start, int length)
        where T : unmanaged
    {
        ReadOnlySpan<char> literal = new(table + check[1], (int)(*check >> 32));
        StringComparison comparison = RouteTable.IsCaseSensitive(table) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        if (typeof(T) == typeof(char))
        {
            ReadOnlySpan<char> segment = new(start, length);
            return literal.SequenceEqual(segment) || literal.Equals(segment, comparison);
        }

        using Utf16Text text = new(new ReadOnlySpan<byte>(start, length), stackalloc char[Utf16Text.StackLength]);
        return literal.SequenceEqual(text.Span) || literal.Equals(text.Span, comparison);
    }

    private static bool PassGuard(RouteTable owner, ulong* check, ReadOnlySpan<char> value)
    {
        uint detail = (uint)(*check >> 32);
        return (CheckKind)(byte)*check == CheckKind.External
            ? owner.Accepts((int)detail, value)
            : BuiltInGuards.Accepts((GuardKind)detail, (long)check[1], (long)check[2], value);
    }

    private static bool PassUtf8(RouteTable owner, ulong* table, ulong* check, ReadOnlySpan<byte> value)
    {
        uint detail = (uint)(*check >> 32);
        switch ((CheckKind)(byte)*check)
        {
            case CheckKind.Automaton:
                fixed (byte* start = &MemoryMarshal.GetReference(value))
                {
                    return AutomatonMatcher.Accepts(table, detail, start, value.Length);
                }

            case CheckKind.External:
                using (Utf16Text text = new(value, stackalloc char[Utf16Text.StackLength]))
                {
                    return owner.Accepts((int)detail, text.Span);
                }

            default:
                return BuiltInGuards.Accepts((GuardKind)detail, (long)check[1], (long)check[2], value);
        }
    }
}
