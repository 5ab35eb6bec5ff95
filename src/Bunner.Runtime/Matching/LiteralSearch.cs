using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Bunner.Matching;

/// <summary>Finds literals in a segment from its end on.</summary>
/// <remarks>
/// Narrow literals, whose characters are ASCII and not NUL, are compared as bytes: up to 32 characters of the segment side by side.
/// Others are compared with the rules of .NET. Invariant: the text is pinned, and it is UTF-16 where literals are not narrow.
/// </remarks>
internal readonly unsafe struct LiteralSearch<T>
    where T : unmanaged
{
    private const int MaxSideBySide = 32;

    private readonly T* _text;
    private readonly int _length;
    private readonly bool _caseSensitive, _isNarrow, _isSideBySide;
    private readonly Vector256<byte> _characters;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal LiteralSearch(T* text, int length, bool caseSensitive, bool isNarrow)
    {
        _text = text;
        _length = length;
        _caseSensitive = caseSensitive;
        _isNarrow = isNarrow;

        _isSideBySide = isNarrow && IsSideBySide(text, length);
        _characters = _isSideBySide ? Narrowing.ThirtyTwo(text) : default;
    }

    private StringComparison Comparison => _caseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Whether a literal stands at a place; the text may end before.</summary>
    internal bool IsAt(int place, char* literal, int count)
    {
        if (place < 0 || count > _length - place)
        {
            return false;
        }

        return _isNarrow
            ? IsNarrowAt(place, literal, count)
            : new ReadOnlySpan<char>((char*)_text + place, count).Equals(new ReadOnlySpan<char>(literal, count), Comparison);
    }

    /// <summary>The last place of a literal between two places, negative if there is none.</summary>
    internal int LastIndexOf(char* literal, int count, int from, int to)
    {
        int last = to - count;
        if (last < from)
        {
            return -1;
        }

        if (_isSideBySide)
        {
            return LastPlace(_characters, literal, count, from, last, _caseSensitive);
        }

        if (!_isNarrow)
        {
            int found = new ReadOnlySpan<char>((char*)_text + from, to - from).LastIndexOf(new ReadOnlySpan<char>(literal, count), Comparison);
            return found < 0 ? -1 : from + found;
        }

        while (last >= from && !IsNarrowAt(last, literal, count))
        {
            last--;
        }

        return last < from ? -1 : last;
    }

    /// <summary>The same where one narrow literal is all that is looked for.</summary>
    internal static int LastIndexOf(T* text, int length, char* literal, int count, int from, int to, bool caseSensitive)
    {
        int last = to - count;
        return last < from ? -1
            : IsSideBySide(text, length) ? LastPlace(Narrowing.ThirtyTwo(text), literal, count, from, last, caseSensitive)
            : new LiteralSearch<T>(text, length, caseSensitive, isNarrow: true).LastIndexOf(literal, count, from, to);
    }

    /// <summary>Whether a text is short enough for one vector, which can be read there.</summary>
    /// <remarks>What is read lies in the page of the first character.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSideBySide(T* text, int length) =>
        RouteMatcher.Vectors && length <= MaxSideBySide && ((nuint)text & 4095) <= 4096 - (nuint)(MaxSideBySide * sizeof(T));

    /// <summary>The last place of a narrow literal from one place to another, negative if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LastPlace(Vector256<byte> characters, char* literal, int count, int from, int last, bool caseSensitive)
    {
        // Bit i stands for a literal at place i. What stands behind the text is compared, but no place as far as that is asked for.
        uint places = (uint.MaxValue >> (31 - last)) & (uint.MaxValue << from);
        for (int i = 0; i < count; i++)
        {
            byte character = (byte)literal[i];
            byte fold = !caseSensitive && character is >= (byte)'a' and <= (byte)'z' ? (byte)0x20 : (byte)0;
            Vector256<byte> equal = Vector256.Equals(characters | Vector256.Create(fold), Vector256.Create(character));
            places &= equal.ExtractMostSignificantBits() >> i;
        }

        return 31 - BitOperations.LeadingZeroCount(places);
    }

    private bool IsNarrowAt(int place, char* literal, int count)
    {
        for (int i = 0; i < count; i++)
        {
            uint unit = PathText.Unit(_text[place + i]), character = literal[i];
            if (unit != character && (_caseSensitive || (unit | 0x20) != character || character is < 'a' or > 'z'))
            {
                return false;
            }
        }

        return true;
    }
}
