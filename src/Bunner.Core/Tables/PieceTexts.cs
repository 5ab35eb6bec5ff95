using System;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>Writes the texts of pieces, each once: the bits to set and what comes out.</summary>
/// <remarks>A hash table of places in the table itself: what is written there is what is compared.</remarks>
/// <param name="writer">Takes the texts.</param>
/// <param name="caseSensitive">Whether case counts.</param>
/// <param name="capacity">For how many texts there is room at first.</param>
internal sealed class PieceTexts(TableWriter writer, bool caseSensitive, int capacity)
{
    private const int Words = LiteralPieces.Length / 8;

    private uint[] _offsets = new uint[SizeFor(capacity)];
    private uint _empty;
    private int _count;

    /// <summary>The offset of a text of up to 32 ASCII characters.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal uint Add(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty && _empty != 0)
        {
            return _empty;
        }

        // All bits behind the end are set in both.
        Span<ulong> words = stackalloc ulong[2 * Words];
        words.Fill(ulong.MaxValue);
        ulong letter = caseSensitive ? 0 : 0x20u;
        for (int word = 0; 8 * word < text.Length; word++)
        {
            ulong bits = ulong.MaxValue, result = ulong.MaxValue;
            for (int at = Math.Min(8 * word + 8, text.Length) - 1; at >= 8 * word; at--)
            {
                ulong c = text[at];
                bits = (bits << 8) | ((c | 0x20) - 'a' < 26 ? letter : 0);
                result = (result << 8) | c;
            }

            words[word] = bits;
            words[Words + word] = result;
        }

        if (2 * _count >= _offsets.Length)
        {
            Grow();
        }

        ref uint place = ref Find(words);
        if (place == 0)
        {
            place = writer.AddRange(words);
            _count++;
        }

        _empty = text.IsEmpty ? place : _empty;
        return place;
    }

    /// <summary>Where a text's offset is, or belongs.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    private ref uint Find(ReadOnlySpan<ulong> words)
    {
        uint at = Hash(words);
        while (true)
        {
            ref uint place = ref _offsets[at & (uint)(_offsets.Length - 1)];
            if (place == 0 || Written(place).SequenceEqual(words))
            {
                return ref place;
            }

            at++;
        }
    }

    private static int SizeFor(int capacity)
    {
        int size = 64;
        while (size / 2 <= capacity)
        {
            size *= 2;
        }

        return size;
    }

    private ReadOnlySpan<ulong> Written(uint offset) => writer.Slice((int)offset, 2 * Words);

    private static uint Hash(ReadOnlySpan<ulong> words)
    {
        ulong hash = 0;
        foreach (ulong word in words)
        {
            hash = (hash ^ word) * 0x9E37_79B9_7F4A_7C15;
            hash ^= hash >> 32;
        }

        return (uint)hash;
    }

    private void Grow()
    {
        uint[] before = _offsets;
        _offsets = new uint[2 * before.Length];
        foreach (uint offset in before)
        {
            if (offset != 0)
            {
                Find(Written(offset)) = offset;
            }
        }
    }
}
