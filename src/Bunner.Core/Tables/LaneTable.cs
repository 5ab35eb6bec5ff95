using System;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>What a segment at one position says about the routes of a block: a bit for each that it leaves possible.</summary>
/// <remarks>
/// The hash of the segment picks a mask. Places that no literal of the lane has hold the routes with a parameter there. Literals
/// whose hashes meet share a mask with the bits of both; the matcher compares the text of what is left anyway, so that costs
/// a comparison, never a wrong answer.
/// </remarks>
internal readonly struct LaneTable
{
    // A parameter's value meets a literal's mask in one of so many cases, and costs a comparison of text then.
    private const int PlacesPerLiteral = 8;

    // A line of the cache at least, so that short lanes lose nothing.
    private const int MinBytes = 64, MaxPlaces = 1024;

    private readonly uint _shape;

    private LaneTable(uint placeBits, uint shape, byte[] masks) => (PlaceBits, _shape, Masks) = (placeBits, shape, masks);

    internal uint PlaceBits { get; }

    internal byte[] Masks { get; }

    /// <summary>The lane's record.</summary>
    /// <param name="masksAt">Words from the record to the masks.</param>
    internal ulong Record(int masksAt) => PlaceBits | ((uint)masksAt << 16) | ((ulong)_shape << 32);

    /// <summary>A lane that leaves every route of a block possible, whatever the segment is.</summary>
    /// <param name="position">A position that every path of the block has, if it has any.</param>
    internal static LaneTable OfAll(int position)
    {
        // One mask, of as many bytes as any block's masks have.
        return new LaneTable(0, (uint)position, BitConverter.GetBytes(ulong.MaxValue));
    }

    /// <summary>A lane that leaves no route of a block possible.</summary>
    /// <param name="position">A position that every path of the block has.</param>
    internal static LaneTable OfNone(int position) => new(0, (uint)position, new byte[sizeof(ulong)]);

    /// <summary>The lane of a position.</summary>
    internal static LaneTable Of(LiteralTable literals, SegmentIds segments, RouteForm[] forms, int position)
    {
        ushort[] ids = new ushort[forms.Length];
        ulong[] maskOf = new ulong[forms.Length];
        int count = 0;
        ulong open = 0;
        for (int i = 0; i < forms.Length; i++)
        {
            ushort id = segments.At(forms[i], position);
            if (id == 0)
            {
                open |= 1UL << i;
                continue;
            }

            int at = 0;
            while (at < count && ids[at] != id)
            {
                at++;
            }

            count += at == count ? 1 : 0;
            ids[at] = id;
            maskOf[at] |= 1UL << i;
        }

        int offset = WindowOffset(literals, ids.AsSpan(0, count));
        ulong[] hashes = new ulong[count];
        for (int i = 0; i < count; i++)
        {
            hashes[i] = literals[ids[i]].Key(offset, literals.IsCaseSensitive) * LaneKey.Multiplier;
        }

        int log = forms.Length <= 8 ? 0 : forms.Length <= 16 ? 1 : forms.Length <= 32 ? 2 : 3;
        int places = MinBytes >> log;
        while (places < MaxPlaces && places < PlacesPerLiteral * count)
        {
            places *= 2;
        }

        int shift = BestShift(hashes, places);
        byte[] masks = new byte[places << log];
        for (int place = 0; place < places; place++)
        {
            Set(masks, place, log, open);
        }

        for (int i = 0; i < count; i++)
        {
            Set(masks, (int)(hashes[i] >> shift) & (places - 1), log, maskOf[i]);
        }

        return new LaneTable((uint)(places - 1) << log, (uint)position | ((uint)offset << 16) | ((uint)(shift - log) << 24), masks);
    }

    private static void Set(byte[] masks, int place, int log, ulong mask)
    {
        for (int i = 0; i < 1 << log; i++)
        {
            masks[(place << log) + i] |= (byte)(mask >> (8 * i));
        }
    }

    /// <summary>The window in which the most literals differ, and of those the first.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal static int WindowOffset(LiteralTable literals, ReadOnlySpan<ushort> ids)
    {
        int count = 0, last = LaneKey.MaxOffset;
        foreach (ushort id in ids)
        {
            ref readonly Literal literal = ref literals[id];
            if (!literal.IsWide)
            {
                count++;
                last = Math.Min(last, literal.Length);
            }
        }

        if (count < 2)
        {
            return 0;
        }

        int best = 0, most = 0;
        KeyCount keys = new(literals, ids);
        for (int offset = 0; offset <= last && most < count; offset++)
        {
            int different = keys.Different(offset);
            if (different > most)
            {
                (best, most) = (offset, different);
            }
        }

        return best;
    }

    /// <summary>The window of the hash's bits in which the fewest hashes meet.</summary>
    private static int BestShift(ulong[] hashes, int size)
    {
        int best = 0, fewest = int.MaxValue, top = 64;
        for (int rest = size; rest > 1; rest /= 2)
        {
            top--;
        }

        // The last shift at which a place was taken.
        int[] takenAt = new int[size];
        for (int shift = top; shift >= 32 && fewest > 0; shift--)
        {
            int collisions = 0;
            foreach (ulong hash in hashes)
            {
                ref int taken = ref takenAt[(int)(hash >> shift) & (size - 1)];
                collisions += taken == shift ? 1 : 0;
                taken = shift;
            }

            if (collisions < fewest)
            {
                (best, fewest) = (shift, collisions);
            }
        }

        return best;
    }
}
