using System;

namespace Bunner.Core.Tables;

/// <summary>Writes the texts of pieces, each once: the bits to set and what comes out.</summary>
/// <remarks>A hash table of places in the table itself: what is written there is what is compared.</remarks>
internal sealed class PieceTexts(TableWriter writer, bool caseSensitive)
{
    private const int Words = LiteralPieces.Length / 8;

    private uint[] _offsets = new uint[64];
    private int _count;

    /// <summary>The offset of a text of up to 32 ASCII characters.</summary>
    internal uint Add(ReadOnlySpan<char> text)
    {
        Span<ulong> words = stackalloc ulong[2 * Words];
        for (int word = 0; word < Words; word++)
        {
            ulong bits = 0, result = 0;
            for (int i = 0; i < 8; i++)
            {
                int at = 8 * word + i;
                ulong c = 0xFF, bit = 0xFF;
                if (at < text.Length)
                {
                    c = text[at];
                    bit = !caseSensitive && (c | 0x20) - 'a' < 26 ? 0x20u : 0;
                }

                bits |= bit << (8 * i);
                result |= c << (8 * i);
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

        return place;
    }

    /// <summary>Where a text's offset is, or belongs.</summary>
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
