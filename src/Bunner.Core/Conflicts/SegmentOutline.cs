using System;
using System.Collections.Immutable;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Core.Conflicts;

/// <summary>What is told of the values of a segment by its literals and the plain bounds of its guards: enough for most pairs of segments to have nothing in common.</summary>
/// <remarks>
/// Compared without an automaton, and made without one unless there is an expression. It excludes only what <see cref="RouteProbe"/> would never confirm.
/// Literals are told apart in lower case, which leaves those that differ in case only to the proofs; so are letters beyond ASCII where case does not matter.
/// </remarks>
internal sealed class SegmentOutline
{
    private const int WordLength = sizeof(ulong);

    // What all values begin and end with; the first and the last characters of that for one comparison.
    private readonly string _head = "";
    private readonly string _tail = "";
    private readonly (ulong Text, ulong Mask) _headWord;
    private readonly (ulong Text, ulong Mask) _tailWord;
    private readonly UnitSet _first = UnitSet.All;
    private readonly UnitSet _last = UnitSet.All;
    private readonly int _least;
    private readonly int _most;

    // All that stands before the first parameter, and behind the last one; null if that is not known to the letter.
    private readonly string? _before;
    private readonly string? _behind;
    private readonly LiteralAnchor _afterFirst;
    private readonly LiteralAnchor _beforeLast;

    // Of a segment with one parameter.
    private readonly bool _isNumber;
    private readonly long _low;
    private readonly long _high;

    internal SegmentOutline(RouteDefinition route, RouteSegment segment, RouterSettings settings)
    {
        // An optional tail may be left out with the literal before it: what is said of all values is said of the parts before.
        ImmutableArray<RoutePart> parts = segment.Parts;
        int count = parts.Length;
        bool mayEndBefore = segment.IsMixed && parts[count - 1] is ParameterPart { IsOptional: true };
        int solid = mayEndBefore ? count - 2 : count;
        int empty = segment.IsParameter && ((ParameterPart)parts[0]).IsCatchAll ? 0 : 1;
        long shortest = 0, longest = 0;
        int first = -1, last = -1;
        ValueOutline firstValue = default, lastValue = default;
        for (int i = 0; i < count; i++)
        {
            if (parts[i] is LiteralPart literal)
            {
                shortest += i < solid ? literal.Text.Length : 0;
                longest += literal.Text.Length;
                continue;
            }

            lastValue = ValueOutline.Of(route.Guards[((ParameterPart)parts[i]).Index], empty, settings);
            last = i;
            (first, firstValue) = first < 0 ? (last, lastValue) : (first, firstValue);
            shortest += i < solid ? lastValue.Least : 0;
            longest += lastValue.Most;
            IsUnknown |= lastValue.IsUnknown && i < solid;
        }

        (_least, _most) = ((int)Math.Min(shortest, int.MaxValue), (int)Math.Min(longest, int.MaxValue));
        if (solid > 0)
        {
            _before = first == 0 ? "" : Whole(parts[0], settings);
            _head = first == 0 ? firstValue.Head : Beginning(parts[0], settings);
            _first = first == 0 ? firstValue.First : _head.Length > 0 ? UnitSet.OfEither(_head[0]) : UnitSet.All;
            _afterFirst = first + 1 < solid && Whole(parts[first + 1], settings) is { } text ? LiteralAnchor.Behind(text, firstValue.Units) : default;
        }

        if (!mayEndBefore)
        {
            _behind = last == count - 1 ? "" : Whole(parts[count - 1], settings);
            _tail = last == count - 1 ? lastValue.Tail : End(parts[count - 1], settings);
            _last = last == count - 1 ? lastValue.Last : _tail.Length > 0 ? UnitSet.OfEither(_tail[_tail.Length - 1]) : UnitSet.All;
            _beforeLast = last > 0 && Whole(parts[last - 1], settings) is { } text ? LiteralAnchor.Before(text, lastValue.Units) : default;
            (_isNumber, _low, _high) = (first == last && firstValue.IsNumber, firstValue.Low, firstValue.High);
        }

        _headWord = WordOf(_head.AsSpan(0, Math.Min(WordLength, _head.Length)), shift: 0);
        _tailWord = WordOf(_tail.AsSpan(Math.Max(0, _tail.Length - WordLength)), shift: WordLength - Math.Min(WordLength, _tail.Length));
    }

    /// <summary>Whether the user's own code has a say in each value, so that no example can be sure.</summary>
    internal bool IsUnknown { get; }

    /// <summary>Whether two segments surely have no value in common that can be told.</summary>
    internal bool Excludes(SegmentOutline other) =>
        ((_headWord.Text ^ other._headWord.Text) & _headWord.Mask & other._headWord.Mask) != 0
        || ((_tailWord.Text ^ other._tailWord.Text) & _tailWord.Mask & other._tailWord.Mask) != 0
        || _least > other._most
        || other._least > _most
        || ((_least > 0 || other._least > 0) && (_first.Excludes(other._first) || _last.Excludes(other._last)))
        || ExcludesByText(other);

    private bool ExcludesByText(SegmentOutline other)
    {
        if (Differ(_head, other._head) || DifferAtEnd(_tail, other._tail))
        {
            return true;
        }

        bool beginAlike = _before is not null && _before == other._before, endAlike = _behind is not null && _behind == other._behind;
        return (beginAlike && _afterFirst.Excludes(other._afterFirst))
            || (endAlike && _beforeLast.Excludes(other._beforeLast))
            || (beginAlike && endAlike && _isNumber && other._isNumber && (_low > other._high || other._low > _high));
    }

    private static bool Differ(string one, string other)
    {
        int common = Math.Min(one.Length, other.Length);
        return common > WordLength && !one.AsSpan(0, common).SequenceEqual(other.AsSpan(0, common));
    }

    private static bool DifferAtEnd(string one, string other)
    {
        int common = Math.Min(one.Length, other.Length);
        return common > WordLength && !one.AsSpan(one.Length - common).SequenceEqual(other.AsSpan(other.Length - common));
    }

    // The lower bytes: where they differ, so do the characters.
    private static (ulong Text, ulong Mask) WordOf(ReadOnlySpan<char> text, int shift)
    {
        (ulong word, ulong mask) = (0, 0);
        for (int i = 0; i < text.Length; i++)
        {
            word |= (ulong)(byte)text[i] << (8 * (i + shift));
            mask |= (ulong)byte.MaxValue << (8 * (i + shift));
        }

        return (word, mask);
    }

    /// <summary>A literal in lower case; null if it has letters of which other spellings count as equal.</summary>
    private static string? Whole(RoutePart part, RouterSettings settings) =>
        Beginning(part, settings) is { } text && text.Length == ((LiteralPart)part).Text.Length ? text : null;

    private static string Beginning(RoutePart part, RouterSettings settings)
    {
        string text = ((LiteralPart)part).Text;
        int end = 0;
        while (end < text.Length && (settings.CaseSensitive || text[end] < 128))
        {
            end++;
        }

        return Folded(end == text.Length ? text : text.Substring(0, end));
    }

    private static string End(RoutePart part, RouterSettings settings)
    {
        string text = ((LiteralPart)part).Text;
        int start = text.Length;
        while (start > 0 && (settings.CaseSensitive || text[start - 1] < 128))
        {
            start--;
        }

        return Folded(start == 0 ? text : text.Substring(start));
    }

    private static string Folded(string text)
    {
        foreach (char c in text)
        {
            if (c is >= 'A' and <= 'Z')
            {
                char[] folded = text.ToCharArray();
                for (int i = 0; i < folded.Length; i++)
                {
                    folded[i] = folded[i] is >= 'A' and <= 'Z' ? (char)(folded[i] | 32) : folded[i];
                }

                return new string(folded);
            }
        }

        return text;
    }
}
