using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Compares a literal of more than sixteen characters, of which the slot's key holds only the ends.</summary>
internal static unsafe class LongLiteral
{
    /// <summary>Whether a segment of the literal's length equals it.</summary>
    /// <param name="table">The table, whose options say whether case counts.</param>
    /// <param name="segment">The segment; at least <paramref name="length"/> characters.</param>
    /// <param name="literal">The literal, folded, as bytes.</param>
    /// <param name="length">The length of both, more than 16: so the last step can start 16 before the end.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Equal<T>(ulong* table, T* segment, byte* literal, int length)
        where T : unmanaged
    {
        byte caseBit = (table[TableLayout.MagicAndFlags] & ((ulong)TableFlags.CaseSensitive << 32)) == 0 ? (byte)0x20 : (byte)0;
        Vector128<byte> difference = Difference(segment, literal, 0, caseBit);
        for (int at = 16; at < length - 16; at += 16)
        {
            difference |= Difference(segment, literal, at, caseBit);
        }

        difference |= Difference(segment, literal, length - 16, caseBit);
        return difference == Vector128<byte>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Difference<T>(T* segment, byte* literal, int at, byte caseBit)
        where T : unmanaged
    {
        Vector128<byte> text = Narrowing.Sixteen(segment + at);
        Vector128<byte> upper = Vector128.LessThan(text - Vector128.Create((byte)'A'), Vector128.Create((byte)26));
        return (text | (upper & Vector128.Create(caseBit))) ^ Vector128.Load(literal + at);
    }
}
