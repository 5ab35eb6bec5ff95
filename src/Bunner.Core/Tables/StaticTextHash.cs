using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Bunner.Core.Tables;

/// <summary>The hash of a static path's whole text, the same at build time and at run time: for paths that share their key.</summary>
internal static class StaticTextHash
{
    /// <summary>How many characters are taken at once. The last ones are taken whole, so that some may come twice.</summary>
    internal const int Step = 16;

    /// <summary>How it begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Start(ulong seed, ulong meta) => seed ^ (meta * StaticKey.MetaWeight);

    /// <summary>Takes sixteen folded characters into it.</summary>
    /// <remarks>The second factor is never 0: not all bytes of the weight are ASCII.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Add(ulong hash, ulong low, ulong high) => TableHash.Mix(hash ^ low, high ^ StaticKey.MetaWeight);

    /// <summary>The hash of a folded path of ASCII characters, more than <see cref="Step"/> and without its first slash.</summary>
    internal static ulong Of(string folded, ulong seed, uint bucket)
    {
        byte[] text = Encoding.ASCII.GetBytes(folded);
        ulong hash = Start(seed, StaticKey.MetaOf((uint)text.Length, bucket));
        for (int at = 0; at < text.Length - Step; at += Step)
        {
            hash = Add(hash, Word(at), Word(at + 8));
        }

        return Add(hash, Word(text.Length - Step), Word(text.Length - 8));

        ulong Word(int at) => BinaryPrimitives.ReadUInt64LittleEndian(text.AsSpan(at));
    }
}
