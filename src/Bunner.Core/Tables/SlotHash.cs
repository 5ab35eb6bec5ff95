using System;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>Gives each hash a slot of its own, with few slots more than hashes.</summary>
/// <remarks>
/// «Hash, displace and compress» (Belazzougui, Botelho, Dietzfelbinger, ESA 2009): the uppermost bits of a hash choose a bin, and
/// the bin has a multiplier that takes the lower bits of each of its hashes to a slot that is free. Fat bins are placed first. Hashes that
/// no multiplier can part share a slot.
/// </remarks>
internal sealed class SlotHash
{
    // As few as that, so that the multipliers stay in a near cache; and so many slots more than hashes that the last bins find free ones soon.
    private const int HashesPerBin = 4, HashesPerFreeSlot = 16;

    // Chance makes no bin as fat as that: literals were chosen for it, and might take any time to place.
    private const int MaxDifferent = 64;

    private readonly ushort[] _multipliers;
    private readonly int[] _slots;

    private SlotHash(int shift, int slotCount, int sharing, ushort[] multipliers, int[] slots) =>
        (Shift, SlotCount, Sharing, _multipliers, _slots) = (shift, slotCount, sharing, multipliers, slots);

    /// <summary>How far a hash is shifted right to be the number of a bin.</summary>
    internal int Shift { get; }

    internal int SlotCount { get; }

    /// <summary>How many hashes have the slot of one before them.</summary>
    internal int Sharing { get; }

    /// <summary>The multiplier of each bin.</summary>
    internal ushort[] Multipliers => _multipliers;

    /// <summary>The slot of each hash.</summary>
    internal int[] Slots => _slots;

    /// <summary>The slot of a hash.</summary>
    /// <param name="hash">The hash.</param>
    /// <param name="multiplier">The multiplier of its bin; odd.</param>
    /// <param name="slotCount">How many slots there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint SlotOf(ulong hash, uint multiplier, uint slotCount) => (uint)(((ulong)((uint)hash * multiplier) * slotCount) >> 32);

    /// <summary>Places hashes; null if they will not be placed.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal static SlotHash? TryPlace(ulong[] hashes)
    {
        int binBits = 1;
        while (HashesPerBin << binBits < hashes.Length)
        {
            binBits++;
        }

        int shift = 64 - binBits;
        (int[] sorted, int[] ends) = Sort(hashes, shift);
        uint slotCount = (uint)(hashes.Length + hashes.Length / HashesPerFreeSlot + 1);
        ulong[] taken = new ulong[slotCount / 64 + 1];
        ushort[] multipliers = new ushort[ends.Length];
        int[] slots = new int[hashes.Length];
        int sharing = 0;
        foreach (int bin in FatFirst(ends))
        {
            Span<int> members = sorted.AsSpan(Start(ends, bin), ends[bin] - Start(ends, bin));
            int different = Part(members, hashes);
            if (different > MaxDifferent || !TryPlace(members.Slice(0, different), hashes, slotCount, taken, slots, out multipliers[bin]))
            {
                return null;
            }

            sharing += members.Length - different;
            foreach (int member in members.Slice(different))
            {
                slots[member] = (int)SlotOf(hashes[member], multipliers[bin], slotCount);
            }
        }

        return new SlotHash(shift, (int)slotCount, sharing, multipliers, slots);
    }

    private static int Start(int[] ends, int bin) => bin == 0 ? 0 : ends[bin - 1];

    /// <summary>The numbers of the hashes by their bins, and where those of each bin end.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    private static (int[] Sorted, int[] Ends) Sort(ulong[] hashes, int shift)
    {
        int[] starts = new int[1 << (64 - shift)], sorted = new int[hashes.Length];
        foreach (ulong hash in hashes)
        {
            starts[hash >> shift]++;
        }

        int sum = 0;
        for (int bin = 0; bin < starts.Length; bin++)
        {
            (starts[bin], sum) = (sum, sum + starts[bin]);
        }

        for (int i = 0; i < hashes.Length; i++)
        {
            sorted[starts[hashes[i] >> shift]++] = i;
        }

        return (sorted, starts);
    }

    /// <summary>The bins by falling size.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    private static int[] FatFirst(int[] ends)
    {
        int fattest = 0;
        for (int bin = 0; bin < ends.Length; bin++)
        {
            fattest = Math.Max(fattest, ends[bin] - Start(ends, bin));
        }

        int[] places = new int[fattest + 2], order = new int[ends.Length];
        for (int bin = 0; bin < ends.Length; bin++)
        {
            places[fattest - (ends[bin] - Start(ends, bin)) + 1]++;
        }

        for (int size = 0; size <= fattest; size++)
        {
            places[size + 1] += places[size];
        }

        for (int bin = 0; bin < ends.Length; bin++)
        {
            order[places[fattest - (ends[bin] - Start(ends, bin))]++] = bin;
        }

        return order;
    }

    /// <summary>Puts those of a bin to the end that have the same lower bits as one before.</summary>
    /// <returns>How many there are without them; too many if there are more than <see cref="MaxDifferent"/>.</returns>
    [MethodImpl(ColdLoop.Optimized)]
    private static int Part(Span<int> members, ulong[] hashes)
    {
        int count = members.Length;
        for (int i = 1; i < count && i <= MaxDifferent;)
        {
            int before = 0;
            while ((uint)hashes[members[before]] != (uint)hashes[members[i]])
            {
                before++;
            }

            if (before == i)
            {
                i++;
            }
            else
            {
                count--;
                (members[i], members[count]) = (members[count], members[i]);
            }
        }

        return count;
    }

    [MethodImpl(ColdLoop.Optimized)]
    private static bool TryPlace(ReadOnlySpan<int> members, ulong[] hashes, uint slotCount, ulong[] taken, int[] slots, out ushort multiplier)
    {
        for (uint tried = 1; tried <= ushort.MaxValue; tried += 2)
        {
            int placed = 0;
            for (; placed < members.Length; placed++)
            {
                uint slot = SlotOf(hashes[members[placed]], tried, slotCount);
                ref ulong word = ref taken[slot / 64];
                if ((word >> (int)(slot % 64) & 1) != 0)
                {
                    break;
                }

                word |= 1UL << (int)(slot % 64);
                slots[members[placed]] = (int)slot;
            }

            if (placed == members.Length)
            {
                multiplier = (ushort)tried;
                return true;
            }

            while (placed-- > 0)
            {
                int slot = slots[members[placed]];
                taken[slot / 64] &= ~(1UL << (slot % 64));
            }
        }

        multiplier = 0;
        return false;
    }
}
