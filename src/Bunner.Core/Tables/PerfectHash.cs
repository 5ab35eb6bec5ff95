using System;
using System.Collections.Generic;

namespace Bunner.Core.Tables;

/// <summary>A perfect hash by displacement: one look-up in a small table, one in the slots, no probing.</summary>
/// <remarks>
/// «Hash, displace and compress» (Belazzougui, Botelho, Dietzfelbinger, ESA 2009) in its simplest form: the top bits of a
/// key's hash choose a displacement, which is xored to the low bits. Fat bins are placed first. Everything is derived
/// from the keys and fixed seeds, so the same keys give the same table.
/// </remarks>
internal sealed class PerfectHash
{
    private PerfectHash(ulong seed, int shift, ushort[] displacements, int slotCount, int[] slotOfKey)
    {
        Seed = seed;
        Shift = shift;
        Displacements = displacements;
        SlotCount = slotCount;
        SlotOfKey = slotOfKey;
    }

    internal ulong Seed { get; }

    /// <summary>How far a hash is shifted right to index <see cref="Displacements"/>; 1 to 63.</summary>
    internal int Shift { get; }

    internal ushort[] Displacements { get; }

    /// <summary>A power of two.</summary>
    internal int SlotCount { get; }

    internal int[] SlotOfKey { get; }

    /// <param name="keyCount">How many keys there are; no two may be equal.</param>
    /// <param name="hash">The hash of a key under a seed.</param>
    /// <exception cref="InvalidOperationException">Two keys are equal, or hash alike under every seed.</exception>
    internal static PerfectHash Build(int keyCount, Func<int, ulong, ulong> hash)
    {
        ulong state = 0x9E3779B97F4A7C15;
        int slotCount = 4;
        while (slotCount * 3 < keyCount * 4)
        {
            slotCount *= 2;
        }

        for (int attempt = 0; attempt < 64; attempt++)
        {
            // A displacement has 16 bits, and a table that does not settle is given more room.
            if (attempt > 0 && attempt % 8 == 0)
            {
                slotCount *= 2;
            }

            PerfectHash? found = TryPlace(keyCount, hash, Next(ref state) | 1, slotCount);
            if (found is not null)
            {
                return found;
            }
        }

        throw new InvalidOperationException("Two keys of a perfect hash are equal.");
    }

    private static PerfectHash? TryPlace(int keyCount, Func<int, ulong, ulong> hash, ulong seed, int slotCount)
    {
        int binBits = 1;
        while ((1 << binBits) * 3 < keyCount)
        {
            binBits++;
        }

        int binCount = 1 << binBits, shift = 64 - binBits;
        ulong[] hashes = new ulong[keyCount];
        int[] binSizes = new int[binCount + 1];
        for (int key = 0; key < keyCount; key++)
        {
            hashes[key] = hash(key, seed);
            binSizes[(int)(hashes[key] >> shift) + 1]++;
        }

        int[] binStart = new int[binCount + 1];
        for (int bin = 0; bin < binCount; bin++)
        {
            binStart[bin + 1] = binStart[bin] + binSizes[bin + 1];
        }

        int[] keysByBin = new int[keyCount], fill = (int[])binStart.Clone();
        for (int key = 0; key < keyCount; key++)
        {
            keysByBin[fill[(int)(hashes[key] >> shift)]++] = key;
        }

        int[] binOrder = FatBinsFirst(binStart);
        ushort[] displacements = new ushort[binCount];
        bool[] taken = new bool[slotCount];
        int[] slotOfKey = new int[keyCount];
        List<int> placed = [];
        foreach (int bin in binOrder)
        {
            int start = binStart[bin], end = binStart[bin + 1];
            if (start == end)
            {
                break;
            }

            if (!TryDisplace(bin))
            {
                return null;
            }

            bool TryDisplace(int bin)
            {
                int limit = Math.Min(slotCount, 1 << 16);
                for (int displacement = 0; displacement < limit; displacement++)
                {
                    placed.Clear();
                    int at = start;
                    for (; at < end; at++)
                    {
                        int slot = ((int)hashes[keysByBin[at]] ^ displacement) & (slotCount - 1);
                        if (taken[slot])
                        {
                            break;
                        }

                        taken[slot] = true;
                        placed.Add(slot);
                    }

                    if (at == end)
                    {
                        displacements[bin] = (ushort)displacement;
                        for (int i = start; i < end; i++)
                        {
                            slotOfKey[keysByBin[i]] = placed[i - start];
                        }

                        return true;
                    }

                    foreach (int slot in placed)
                    {
                        taken[slot] = false;
                    }
                }

                return false;
            }
        }

        return new PerfectHash(seed, shift, displacements, slotCount, slotOfKey);
    }

    /// <summary>The bins by falling size, those of the same size by number.</summary>
    private static int[] FatBinsFirst(int[] binStart)
    {
        int binCount = binStart.Length - 1, fattest = 0;
        for (int bin = 0; bin < binCount; bin++)
        {
            fattest = Math.Max(fattest, binStart[bin + 1] - binStart[bin]);
        }

        int[] place = new int[fattest + 2];
        for (int bin = 0; bin < binCount; bin++)
        {
            place[fattest - (binStart[bin + 1] - binStart[bin]) + 1]++;
        }

        for (int size = 0; size <= fattest; size++)
        {
            place[size + 1] += place[size];
        }

        int[] order = new int[binCount];
        for (int bin = 0; bin < binCount; bin++)
        {
            order[place[fattest - (binStart[bin + 1] - binStart[bin])]++] = bin;
        }

        return order;
    }

    // SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
    private static ulong Next(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
