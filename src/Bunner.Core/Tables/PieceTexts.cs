using System;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>Writes the texts of pieces, and the bits of them that count, each once.</summary>
/// <param name="writer">Takes the texts.</param>
/// <param name="caseSensitive">Whether case counts.</param>
/// <param name="capacity">For how many texts there is room at first.</param>
internal sealed class PieceTexts(TableWriter writer, bool caseSensitive, int capacity)
{
    private const int Words = LiteralPieces.Length / 8;

    private readonly WordRuns _texts = new(writer, capacity);
    private readonly WordRuns _bits = new(writer, 0);
    private readonly ulong _case = caseSensitive ? 0 : 0x20u;

    /// <summary>A piece of up to 32 ASCII characters.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal LiteralPiece Add(ReadOnlySpan<char> characters, int segment, int distance)
    {
        Span<ulong> text = stackalloc ulong[Words], bits = stackalloc ulong[Words];
        text.Clear();
        bits.Clear();
        for (int word = 0; 8 * word < characters.Length; word++)
        {
            ulong textWord = 0, bitsWord = 0;
            for (int at = Math.Min(8 * word + 8, characters.Length) - 1; at >= 8 * word; at--)
            {
                ulong c = characters[at];
                bitsWord = (bitsWord << 8) | (0xFF ^ ((c | 0x20) - 'a' < 26 ? _case : 0));
                textWord = (textWord << 8) | c;
            }

            text[word] = textWord;
            bits[word] = bitsWord;
        }

        // No text at all may stand anywhere.
        uint bitsAt = _bits.Add(bits);
        uint textAt = characters.IsEmpty ? bitsAt : _texts.Add(text.Slice(0, (characters.Length + 7) / 8));
        return new LiteralPiece(textAt, bitsAt, (uint)segment, (uint)distance);
    }
}
