using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Looks up the ids of segments among the literals of a table, without a branch on what they hold.</summary>
/// <remarks>
/// A segment's key is its first and last eight characters, narrowed to bytes and folded. Narrowing saturates, so that no
/// character beyond ASCII can become one of a literal's.
/// </remarks>
internal readonly unsafe ref struct SegmentIds<T>
    where T : unmanaged
{
    private readonly T* _path;
    private readonly ulong* _slots;
    private readonly ushort* _displacements;
    private readonly ulong _seed;
    private readonly uint _slotMask;
    private readonly int _shift;
    private readonly Vector128<byte> _caseBits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal SegmentIds(ulong* table, T* path)
    {
        _path = path;
        ulong offsets = table[TableLayout.LiteralHash + TableLayout.HashOffsets];
        ulong shape = table[TableLayout.LiteralHash + TableLayout.HashShape];
        _displacements = (ushort*)(table + (uint)offsets);
        _slots = table + (offsets >> 32);
        _seed = table[TableLayout.LiteralHash + TableLayout.HashSeed1];
        _slotMask = (uint)shape;
        _shift = (int)(shape >> 32);
        _caseBits = Vector128.Create((byte)(((uint)(table[TableLayout.MagicAndFlags] >> 32) & (uint)TableFlags.CaseSensitive) - 1 & 0x20));
    }

    /// <summary>The id of a segment by vector loads, 0 if it is no literal.</summary>
    /// <param name="before">The index of the slash before the segment.</param>
    /// <param name="end">The index behind the segment, or <paramref name="before"/> for one behind the end of the path.</param>
    /// <remarks>
    /// Invariant: <paramref name="before"/> is at most the path's length, and <see cref="SlashScan.Overread"/> bytes
    /// behind the path's last character can be read. The loads take 16 bytes from at most one character behind the end.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong Vector(uint before, uint end)
    {
        uint start = before + 1;
        int length = (int)(end - start);
        int part = length < 8 ? length : 8;
        uint tail = end - (uint)part;
        Vector128<byte> key = SegmentKey.Load(_path, start, tail, part, _caseBits);
        return Find(key.AsUInt64().ToScalar(), key.AsUInt64().GetElement(1), length);
    }

    /// <summary>The same, one character at a time and never beyond the segment.</summary>
    internal ulong Scalar(uint before, uint end)
    {
        int start = (int)before + 1, length = (int)end - start;
        int part = Math.Clamp(length, 0, 8);
        return Find(Pack(start, part), Pack(start + length - part, part), length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Find(ulong first, ulong last, int length)
    {
        ulong hash = TableHash.Mix(first ^ _seed, (last ^ _seed) + (uint)length * LiteralKey.LengthWeight);
        uint displacement = _displacements[hash >> _shift];
        ulong* slot = _slots + (((uint)hash ^ displacement) & _slotMask) * TableLayout.LiteralSlotLength;
        ulong meta = slot[TableLayout.LiteralMeta];
        ulong difference = (first ^ slot[0]) | (last ^ slot[1]) | (meta >> 48 ^ (uint)length);

        // All ones if there is no difference, else zero.
        long same = (long)((difference - 1) & ~difference) >> 63;
        return (ushort)(meta & (ulong)same);
    }

    private ulong Pack(int start, int count)
    {
        ulong word = 0;
        for (int i = 0; i < count; i++)
        {
            uint c = typeof(T) == typeof(char) ? *((ushort*)_path + start + i) : *((byte*)_path + start + i);
            c = c - 'A' < 26 ? c | _caseBits.ToScalar() : Math.Min(c, 0xFF);
            word |= (ulong)c << (8 * i);
        }

        return word;
    }
}
