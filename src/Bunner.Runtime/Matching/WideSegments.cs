using System;
using System.Runtime.CompilerServices;
using System.Text;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>A path without empty segments, read in vectors, of which some segments may be literals beyond ASCII.</summary>
/// <remarks>
/// Text is compared as in any other path, since no character beyond ASCII narrows to one of a literal's; only the keys of segments beyond ASCII are those
/// of wide literals. Invariant: that of <see cref="QuickSegments{T}"/>.
/// </remarks>
internal readonly unsafe struct WideSegments<T>(T* path, QuickSegments<T> quick, bool caseSensitive) : ISegments
    where T : unmanaged
{
    public PathSegments Places => quick.Places;

    public ulong Key(uint position, uint window)
    {
        ReadOnlySpan<T> segment = Segment(position);
        return IsAscii(segment) ? quick.Key(position, window) : WideHash(segment, caseSensitive);
    }

    public ulong TextKey(uint position)
    {
        ReadOnlySpan<T> segment = Segment(position);
        return IsAscii(segment) ? quick.TextKey(position) : WideHash(segment, caseSensitive);
    }

    public bool HasText(ulong* table, CandidateRecord* candidate) => quick.HasText(table, candidate);

    /// <summary>The key of a segment beyond ASCII.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static uint WideHash(ReadOnlySpan<T> segment, bool caseSensitive)
    {
        if (typeof(T) == typeof(char))
        {
            return WideLiteralHash.Compute(Unsafe.BitCast<ReadOnlySpan<T>, ReadOnlySpan<char>>(segment), caseSensitive);
        }

        using Utf16Text text = new(Unsafe.BitCast<ReadOnlySpan<T>, ReadOnlySpan<byte>>(segment), stackalloc char[Utf16Text.StackLength]);
        return WideLiteralHash.Compute(text.Span, caseSensitive);
    }

    private ReadOnlySpan<T> Segment(uint position)
    {
        uint* place = quick.Places.Before + position;
        return new ReadOnlySpan<T>(path + (nuint)place[0] + 1, (int)(place[1] - place[0]) - 1);
    }

    /// <summary>Whether a text has no character beyond ASCII.</summary>
    internal static bool IsAscii(ReadOnlySpan<T> text) => typeof(T) == typeof(char)
        ? Ascii.IsValid(Unsafe.BitCast<ReadOnlySpan<T>, ReadOnlySpan<char>>(text))
        : Ascii.IsValid(Unsafe.BitCast<ReadOnlySpan<T>, ReadOnlySpan<byte>>(text));
}
