using System;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Patterns;

/// <summary>Segments that were read lately, so that the templates of a batch share what they have in common.</summary>
/// <remarks>
/// A segment is found by its text, its place in the template and the number of parameters before it, so that everything in it
/// is as if it had been read again. One slot for each hash: what comes later takes the place of what was there before, and a
/// cache never grows. Segments with slashes inside (of expressions) are not kept.
/// </remarks>
internal sealed class SegmentCache
{
    private const int Slots = 1024;

    private readonly (string Template, RouteSegment Segment, int FirstParameter)[] _slots = new (string, RouteSegment, int)[Slots];

    /// <summary>The segment that begins at a place of a template, if it is known.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal RouteSegment? Find(string template, int start, int firstParameter)
    {
        ReadOnlySpan<char> text = TextAt(template, start);
        (string known, RouteSegment segment, int first) = _slots[SlotOf(text, start, firstParameter)];
        return known is not null && first == firstParameter && segment.Range.Start == start && segment.Range.Length == text.Length
            && known.AsSpan(start, text.Length).SequenceEqual(text) ? segment : null;
    }

    /// <summary>Keeps a segment without mistakes.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal void Add(string template, RouteSegment segment, int firstParameter)
    {
        int start = segment.Range.Start;
        ReadOnlySpan<char> text = TextAt(template, start);
        if (text.Length == segment.Range.Length)
        {
            _slots[SlotOf(text, start, firstParameter)] = (template, segment, firstParameter);
        }
    }

    private static ReadOnlySpan<char> TextAt(string template, int start)
    {
        int end = template.IndexOf('/', start);
        return template.AsSpan(start, (end < 0 ? template.Length : end) - start);
    }

    [MethodImpl(ColdLoop.Optimized)]
    private static int SlotOf(ReadOnlySpan<char> text, int start, int firstParameter)
    {
        uint hash = (uint)((start << 8) ^ firstParameter);
        foreach (char c in text)
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)((hash ^ (hash >> 15)) % Slots);
    }
}
