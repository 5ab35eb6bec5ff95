using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>Writes the texts of pieces, and the bits of them that count, each once.</summary>
/// <param name="writer">Takes the texts.</param>
/// <param name="caseSensitive">Whether case counts.</param>
internal sealed class PieceTexts(TableWriter writer, bool caseSensitive)
{
    /// <summary>So many bytes behind a text have to be there; what they are does not matter.</summary>
    internal const int Slack = 8;

    private const ulong Ones = 0x0101_0101_0101_0101;

    private readonly WordRuns _texts = new(writer);
    private readonly WordRuns _bits = new(writer);
    private readonly ulong[] _lastBits = new ulong[LiteralPieces.HeadLength / 8];
    private int _lastBitsLength;
    private uint _lastBitsAt;
    private uint _roomAt;
    private int _roomLength;
    private readonly ulong _case = caseSensitive ? 0 : ulong.MaxValue;

    /// <summary>Offers room to the next text that no other piece has, if that is not longer.</summary>
    /// <param name="at">Words that are still zero; 0 for none.</param>
    /// <param name="length">How many there are.</param>
    internal void Offer(uint at, int length) => (_roomAt, _roomLength) = (at, at == 0 ? 0 : length);

    /// <summary>A piece of up to 32 ASCII characters.</summary>
    /// <param name="characters">Has the characters, and <see cref="Slack"/> behind them.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="segment">The segment in which the piece's run starts.</param>
    /// <param name="distance">How far behind the slash before that segment the piece starts.</param>
    /// <param name="isNew">Whether no other piece has these characters.</param>
    [MethodImpl(ColdLoop.Optimized)]
    internal LiteralPiece Add(ReadOnlySpan<byte> characters, int length, int segment, int distance, bool isNew)
    {
        (uint text, uint bits) = Write(characters, length, LiteralPieces.Length, isNew);
        return new LiteralPiece(text, bits, (uint)segment, (uint)distance);
    }

    /// <summary>The same of up to 64 characters with which paths begin.</summary>
    internal LiteralHead AddHead(ReadOnlySpan<byte> characters, int length, bool isNew)
    {
        (uint text, uint bits) = Write(characters, length, LiteralPieces.HeadLength, isNew);
        return new LiteralHead(text, bits);
    }

    [MethodImpl(ColdLoop.Optimized)]
    private (uint Text, uint Bits) Write(ReadOnlySpan<byte> characters, int length, int most, bool isNew)
    {
        Span<ulong> text = stackalloc ulong[LiteralPieces.HeadLength / 8], bits = stackalloc ulong[LiteralPieces.HeadLength / 8];
        bits = bits.Slice(0, most / 8);
        bits.Clear();
        int words = (length + 7) / 8;
        for (int word = 0; word < words; word++)
        {
            ulong kept = ulong.MaxValue >> (64 - 8 * Math.Min(8, length - 8 * word));
            ulong read = BinaryPrimitives.ReadUInt64LittleEndian(characters.Slice(8 * word)) & kept;
            text[word] = read;
            bits[word] = kept & ~(LetterBits(read) & _case);
        }

        // No text at all may stand anywhere.
        uint bitsAt = bits.SequenceEqual(_lastBits.AsSpan(0, _lastBitsLength)) ? _lastBitsAt : _bits.Add(bits);
        bits.CopyTo(_lastBits);
        (_lastBitsLength, _lastBitsAt) = (bits.Length, bitsAt);
        uint textAt = words == 0 ? bitsAt : isNew ? AddNew(text.Slice(0, words)) : _texts.Add(text.Slice(0, words));
        return (textAt, bitsAt);
    }

    private uint AddNew(ReadOnlySpan<ulong> text)
    {
        if (text.Length > _roomLength)
        {
            return writer.AddRange(text);
        }

        uint at = _roomAt;
        for (int i = 0; i < text.Length; i++)
        {
            writer[(int)at + i] = text[i];
        }

        Offer(0, 0);
        return at;
    }

    /// <summary>The bit of the case of each byte that is a letter, given ASCII.</summary>
    private static ulong LetterBits(ulong text)
    {
        // No byte borrows from its neighbour, since its highest bit is set.
        ulong lower = text | Ones * 0xA0;
        ulong fromA = lower - Ones * 'a', beyondZ = lower - Ones * ('z' + 1);
        return (fromA & ~beyondZ & Ones * 0x80) >> 2;
    }
}
