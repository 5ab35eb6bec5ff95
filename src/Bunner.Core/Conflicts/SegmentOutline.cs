using System;
using System.Collections.Immutable;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Core.Conflicts;

/// <summary>What is told of the values of a segment by its literals and the plain bounds of its guards: enough for most pairs of segments to have nothing in common.</summary>
/// <remarks>
/// Compared without an automaton, and made without one unless there is an expression. It excludes only what <see cref="RouteProbe"/> would never confirm.
/// Literals that differ in case only are left to the proofs.
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

    // The literals before the parameters, between them and, of a whole segment, behind them: empty where there is none.
    private readonly string[] _literals;
    private readonly ValueOutline[] _values;
    private readonly bool _isWhole;

    internal SegmentOutline(RouteDefinition route, RouteSegment segment, RouterSettings settings)
    {
        // An optional tail may be left out with the literal before it: what is said of all values is said of the parts before.
        ImmutableArray<RoutePart> parts = segment.Parts;
        _isWhole = !segment.IsMixed || parts[parts.Length - 1] is not ParameterPart { IsOptional: true };
        int solid = _isWhole ? parts.Length : parts.Length - 2;
        int empty = segment.IsParameter && ((ParameterPart)parts[0]).IsCatchAll ? 0 : 1;
        (long shortest, long longest) = (0, 0);
        _values = new ValueOutline[(solid + (solid > 0 && parts[0] is ParameterPart ? 1 : 0)) / 2];
        _literals = new string[_values.Length + 1];
        int values = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i] is LiteralPart literal)
            {
                longest += literal.Text.Length;
                if (i < solid)
                {
                    shortest += literal.Text.Length;
                    _literals[values] = literal.Text;
                }

                continue;
            }

            ValueOutline value = ValueOutline.Of(route.Guards[((ParameterPart)parts[i]).Index], empty, settings);
            longest += value.Most;
            if (i < solid)
            {
                shortest += value.Least;
                IsUnknown |= value.IsUnknown;
                _values[values++] = value;
            }
        }

        for (int i = 0; i < _literals.Length; i++)
        {
            _literals[i] ??= "";
        }

        (_least, _most) = ((int)Math.Min(shortest, int.MaxValue), (int)Math.Min(longest, int.MaxValue));
        if (_literals[0].Length > 0 || _values.Length > 0)
        {
            (_head, _first) = _literals[0] is { Length: > 0 } text ? (text, UnitSet.OfEither(text[0])) : (_values[0].Head, _values[0].First);
        }

        if (_isWhole)
        {
            (_tail, _last) = _literals[_values.Length] is { Length: > 0 } text ? (text, UnitSet.OfEither(text[text.Length - 1])) : (_values[_values.Length - 1].Tail, _values[_values.Length - 1].Last);
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
        || (_head.Length > 0 && other._head.Length > 0 && LiteralText.Differ(_head, 0, other._head, 0, fromEnd: false))
        || (_tail.Length > 0 && other._tail.Length > 0 && LiteralText.Differ(_tail, 0, other._tail, 0, fromEnd: true))
        || ExcludesByParts(other, fromEnd: false)
        || (_isWhole && other._isWhole && ExcludesByParts(other, fromEnd: true));

    /// <summary>Goes through the parts of both from one end, as long as they have to divide a value at the same places, and compares what has to be the same text.</summary>
    /// <remarks>
    /// Where a parameter ends is known without trying if it has a fixed length, or if the literal behind it has a unit that the parameter cannot have: then that is the first such unit of
    /// the value from there on.
    /// </remarks>
    private bool ExcludesByParts(SegmentOutline other, bool fromEnd)
    {
        for (int i = 0; i < Math.Min(_values.Length, other._values.Length); i++)
        {
            string before = LiteralAt(i, fromEnd), otherBefore = other.LiteralAt(i, fromEnd);
            if (LiteralText.Differ(before, 0, otherBefore, 0, fromEnd))
            {
                return true;
            }

            if (before.Length != otherBefore.Length)
            {
                return false;
            }

            ValueOutline value = ValueAt(i, fromEnd), otherValue = other.ValueAt(i, fromEnd);
            if (value.Least > 0 && otherValue.Least > 0 && (fromEnd ? value.Last.Excludes(otherValue.Last) : value.First.Excludes(otherValue.First)))
            {
                return true;
            }

            string literal = LiteralAt(i + 1, fromEnd), otherLiteral = other.LiteralAt(i + 1, fromEnd);
            if (_isWhole && other._isWhole && i + 1 == _values.Length && i + 1 == other._values.Length && literal.Length == otherLiteral.Length)
            {
                return LiteralText.Differ(literal, 0, otherLiteral, 0, fromEnd) || value.Excludes(otherValue);
            }

            (int at, int otherAt) = (0, 0);
            if (value.Least != value.Most || otherValue.Least != otherValue.Most || value.Least != otherValue.Least)
            {
                UnitSet units = value.Units.Or(otherValue.Units);
                at = LiteralText.FindOther(literal, units, fromEnd);
                otherAt = LiteralText.FindOther(otherLiteral, units, fromEnd);
            }

            if (at < 0 || otherAt < 0)
            {
                return false;
            }

            if (LiteralText.Differ(literal, at, otherLiteral, otherAt, fromEnd) || (at == otherAt && value.Excludes(otherValue)))
            {
                return true;
            }

            if (at != otherAt)
            {
                return false;
            }
        }

        return false;
    }

    private string LiteralAt(int i, bool fromEnd) => _literals[fromEnd ? _values.Length - i : i];

    private ValueOutline ValueAt(int i, bool fromEnd) => _values[fromEnd ? _values.Length - 1 - i : i];

    // ASCII letters in lower case; what is beyond ASCII is left out.
    private static (ulong Text, ulong Mask) WordOf(ReadOnlySpan<char> text, int shift)
    {
        (ulong word, ulong mask) = (0, 0);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] < 128)
            {
                word |= (ulong)(text[i] is >= 'A' and <= 'Z' ? text[i] | 32U : text[i]) << (8 * (i + shift));
                mask |= (ulong)byte.MaxValue << (8 * (i + shift));
            }
        }

        return (word, mask);
    }
}
