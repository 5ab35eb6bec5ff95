using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
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

    // Row n + 1: the first n bytes of each half, for n from -1 (a segment behind the end of the path) to 8.
    private static ReadOnlySpan<ulong> LengthMasks =>
    [
        0, 0,
        0, 0,
        0xFF, 0xFF,
        0xFFFF, 0xFFFF,
        0xFF_FFFF, 0xFF_FFFF,
        0xFFFF_FFFF, 0xFFFF_FFFF,
        0xFF_FFFF_FFFF, 0xFF_FFFF_FFFF,
        0xFFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF,
        0xFF_FFFF_FFFF_FFFF, 0xFF_FFFF_FFFF_FFFF,
        0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF,
    ];

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
        int part = BranchFree.Min(length, 8);
        uint tail = end - (uint)part;
        Vector128<byte> key;
        if (typeof(T) == typeof(char))
        {
            Vector128<ushort> first = Vector128.Load((ushort*)_path + start), last = Vector128.Load((ushort*)_path + tail);
            key = Sse2.IsSupported
                ? Sse2.PackUnsignedSaturate(first.AsInt16(), last.AsInt16())
                : Vector128.Narrow(Vector128.Min(first, Vector128.Create((ushort)0xFF)), Vector128.Min(last, Vector128.Create((ushort)0xFF)));
        }
        else
        {
            key = Vector128.Create(
                Unsafe.ReadUnaligned<ulong>((byte*)_path + start),
                Unsafe.ReadUnaligned<ulong>((byte*)_path + tail)).AsByte();
        }

        ref ulong masks = ref MemoryMarshal.GetReference(LengthMasks);
        key &= Vector128.LoadUnsafe(ref masks, (nuint)(uint)(2 * part + 2)).AsByte();
        Vector128<byte> upper = Vector128.LessThan(key - Vector128.Create((byte)'A'), Vector128.Create((byte)26));
        key |= upper & _caseBits;
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
        ulong hash = TableHash.Mix(first ^ _seed, (last ^ _seed) + (uint)length);
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
