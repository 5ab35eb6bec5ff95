using System;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>Counts the different keys that literals have.</summary>
/// <remarks>
/// Every key is put into a hash table. Where there are many, most of them are alone with their hash, which a bit for each hash tells in
/// far less room, and only the others are.
/// </remarks>
/// <param name="literals">All literals.</param>
/// <param name="ids">Those that count. Literals beyond ASCII have no key here and do not.</param>
internal ref struct KeyCount(LiteralTable literals, ReadOnlySpan<ushort> ids)
{
    // From so many literals on there is a bit for each of 2 to the power of BitCount hashes.
    private const int Many = 2048, BitCount = 20, MaxOnStack = 128;

    private readonly ReadOnlySpan<ushort> _ids = ids;
    private ulong[] _met = [];
    private ulong[] _metAgain = [];
    private ulong[] _seen = [];

    /// <summary>How many different keys there are if their window starts at an offset that every literal reaches.</summary>
    internal int Different(int offset)
    {
        bool areMany = _ids.Length >= Many;
        int alone = 0, others = _ids.Length;
        if (areMany)
        {
            others = Mark(offset);
            alone = CountAlone();
        }

        int size = 4;
        while (size < 2 * others)
        {
            size *= 2;
        }

        if (size > MaxOnStack && _seen.Length < size)
        {
            _seen = new ulong[size];
        }

        Span<ulong> seen = size <= MaxOnStack ? stackalloc ulong[MaxOnStack] : _seen;
        seen = seen.Slice(0, size);
        seen.Clear();
        return alone + CountSeen(offset, seen, areMany);
    }

    /// <summary>Marks the hashes that are met, and those that are met again.</summary>
    /// <returns>The most keys that share a hash with another one.</returns>
    [MethodImpl(ColdLoop.Optimized)]
    private int Mark(int offset)
    {
        if (_met.Length == 0)
        {
            (_met, _metAgain) = (new ulong[(1 << BitCount) / 64], new ulong[(1 << BitCount) / 64]);
        }

        Array.Clear(_met, 0, _met.Length);
        Array.Clear(_metAgain, 0, _metAgain.Length);
        int again = 0;
        foreach (ushort id in _ids)
        {
            ref readonly Literal literal = ref literals[id];
            if (!literal.IsWide)
            {
                uint hash = HashOf(literal.Key(offset, literals.IsCaseSensitive));
                ulong bit = 1UL << (int)(hash % 64), before = _met[hash / 64] & bit;
                _met[hash / 64] |= bit;
                _metAgain[hash / 64] |= before;
                again += before != 0 ? 1 : 0;
            }
        }

        return Math.Min(2 * again, _ids.Length);
    }

    [MethodImpl(ColdLoop.Optimized)]
    private readonly int CountAlone()
    {
        int alone = 0;
        for (int i = 0; i < _met.Length; i++)
        {
            for (ulong bits = _met[i] & ~_metAgain[i]; bits != 0; bits &= bits - 1)
            {
                alone++;
            }
        }

        return alone;
    }

    /// <summary>Counts the different keys, of all literals or of those that share their hash with others.</summary>
    /// <param name="seen">Room for a hash table of them; empty.</param>
    [MethodImpl(ColdLoop.Optimized)]
    private readonly int CountSeen(int offset, Span<ulong> seen, bool butAlone)
    {
        bool hasZero = false;
        int different = 0;
        foreach (ushort id in _ids)
        {
            ref readonly Literal literal = ref literals[id];
            if (literal.IsWide)
            {
                continue;
            }

            ulong key = literal.Key(offset, literals.IsCaseSensitive);
            uint hash = butAlone ? HashOf(key) : 0;
            if (butAlone && (_metAgain[hash / 64] >> (int)(hash % 64) & 1) == 0)
            {
                continue;
            }

            if (key == 0)
            {
                different += hasZero ? 0 : 1;
                hasZero = true;
                continue;
            }

            // The upper half of the product is the good one.
            uint at = (uint)((key * LaneKey.Multiplier) >> 32);
            while (true)
            {
                ref ulong place = ref seen[(int)(at & (uint)(seen.Length - 1))];
                if (place == key)
                {
                    break;
                }

                if (place == 0)
                {
                    place = key;
                    different++;
                    break;
                }

                at++;
            }
        }

        return different;
    }

    private static uint HashOf(ulong key) => (uint)((key * LaneKey.Multiplier) >> (64 - BitCount));
}
