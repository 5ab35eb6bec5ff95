using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Compares a static path of more than sixteen characters, of which its key holds only some.</summary>
internal static unsafe class LongLiteral
{
    /// <summary>Whether a text of the literal's length equals it.</summary>
    /// <param name="table">The table, whose options say whether case counts.</param>
    /// <param name="text">The text; at least <paramref name="length"/> characters.</param>
    /// <param name="literal">The literal, folded, as bytes.</param>
    /// <param name="length">The length of both, more than 16: so the last step can start 16 before the end.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Equal<T>(ulong* table, T* text, byte* literal, int length)
        where T : unmanaged
    {
        Vector128<byte> caseBits = Vector128.Create(table[TableLayout.FoldBits]).AsByte();
        Vector128<byte> difference = Folded(text, caseBits) ^ Vector128.Load(literal);
        for (int at = 16; at < length - 16; at += 16)
        {
            difference |= Folded(text + at, caseBits) ^ Vector128.Load(literal + at);
        }

        difference |= Folded(text + length - 16, caseBits) ^ Vector128.Load(literal + length - 16);
        return difference == Vector128<byte>.Zero;
    }

    /// <summary>Sixteen characters as bytes, the letters of A to Z with the given bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<byte> Folded<T>(T* at, Vector128<byte> caseBits)
        where T : unmanaged
    {
        Vector128<byte> text = Narrowing.Sixteen(at);
        return text | (SegmentKey.IsUpper(text) & caseBits);
    }
}
