using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Bunner.Core.Tables;

/// <summary>A literal segment: a byte for each character where it is ASCII, UTF-16 otherwise, in a block that many share.</summary>
internal readonly struct Literal
{
    /// <summary>So many bytes behind a literal may be read with it.</summary>
    internal const int Slack = 8;

    private readonly byte[] _block;
    private readonly int _start;

    private Literal(byte[] block, int start, int length, uint hash, bool isNarrow, bool isWide)
    {
        _block = block;
        _start = start;
        Length = length;
        Hash = hash;
        IsNarrow = isNarrow;
        IsWide = isWide;
    }

    /// <summary>How many characters it has.</summary>
    internal int Length { get; }

    /// <summary>What <see cref="LiteralHash"/> makes of it.</summary>
    internal uint Hash { get; }

    /// <summary>Whether it is compared as bytes: it is ASCII without NUL, which characters beyond ASCII may narrow to.</summary>
    internal bool IsNarrow { get; }

    /// <summary>Whether it has characters beyond ASCII, so that <see cref="WideLiteralHash"/> finds it.</summary>
    internal bool IsWide { get; }

    /// <summary>The characters of one that is narrow, folded.</summary>
    internal ReadOnlySpan<byte> Bytes => _block.AsSpan(_start, Length);

    private ReadOnlySpan<char> Characters => MemoryMarshal.Cast<byte, char>(_block.AsSpan(_start, 2 * Length));

    /// <param name="block">Has its characters, folded, with <see cref="Slack"/> behind them.</param>
    /// <param name="start">Where they are.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="hash">The literal's hash.</param>
    internal static Literal OfNarrow(byte[] block, int start, int length, uint hash) => new(block, start, length, hash, isNarrow: true, isWide: false);

    /// <summary>One that is not narrow. It is kept as it is written.</summary>
    internal static Literal OfOther(string text, bool caseSensitive)
    {
        bool isWide = false;
        foreach (char c in text)
        {
            isWide |= c > '\x7F';
        }

        byte[] block = new byte[(isWide ? 2 : 1) * text.Length + Slack];
        if (isWide)
        {
            MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(block);
        }
        else
        {
            Encoding.ASCII.GetBytes(text, 0, text.Length, block, 0);
        }

        return new Literal(block, 0, text.Length, LiteralHash.Of(text.AsSpan(), caseSensitive), isNarrow: false, isWide);
    }

    /// <summary>The key by which a lane finds it, given where the lane's window starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong Key(int offset, bool caseSensitive) => IsWide
        ? WideLiteralHash.Compute(Characters, caseSensitive)
        : LaneKey.OfLiteral(BinaryPrimitives.ReadUInt64LittleEndian(_block.AsSpan(_start + offset)), Length - offset, caseSensitive);

    /// <summary>The key by which a text probe finds it: that of all its characters.</summary>
    internal ulong TextKey(bool caseSensitive)
    {
        if (IsWide)
        {
            return WideLiteralHash.Compute(Characters, caseSensitive);
        }

        ulong key = LaneKey.OfLength((uint)Length);
        for (int at = 0; at < Length; at += LaneKey.Window)
        {
            key = LaneKey.Combine(key, LaneKey.OfLiteral(BinaryPrimitives.ReadUInt64LittleEndian(_block.AsSpan(_start + at)), Math.Min(Length - at, LaneKey.Window), caseSensitive));
        }

        return key;
    }

    /// <summary>The text, folded if it is narrow.</summary>
    public override string ToString() => IsWide ? Characters.ToString() : Encoding.ASCII.GetString(_block, _start, Length);
}
