using System;
using System.Collections.Generic;
using System.Linq;

namespace Bunner.Core.Tables;

/// <summary>Writes what a segment at one position says about the routes of a block: a bit for each that it leaves possible.</summary>
/// <remarks>
/// The hash of the segment picks a class, the class a mask. Class 0 is for segments that are no literal of the lane: the
/// routes with a parameter there. Literals whose hashes meet share a class with the bits of both; the matcher compares the
/// text of what is left anyway, so that costs a comparison, never a wrong answer.
/// </remarks>
internal static class LaneTable
{
    // A parameter's value meets a literal's class in one of so many cases, and costs a comparison of text then.
    private const int MinSize = 64, MaxSize = 1024, SlotsPerLiteral = 12;

    /// <summary>The words of a lane: its head, the classes, their masks.</summary>
    internal static List<ulong> Of(LiteralTable literals, IReadOnlyList<RouteForm> forms, int position)
    {
        ulong open = 0;
        Dictionary<ushort, ulong> masks = [];
        for (int i = 0; i < forms.Count; i++)
        {
            ushort id = forms[i].IdAt(position);
            masks[id] = (masks.TryGetValue(id, out ulong mask) ? mask : 0) | (1UL << i);
        }

        if (masks.TryGetValue(0, out open))
        {
            masks.Remove(0);
        }

        int offset = WindowOffset(literals, masks.Keys);
        List<(ulong Hash, ulong Mask)> hashed = [.. masks.Select(pair => (literals[pair.Key].Hash(offset, literals.IsCaseSensitive), pair.Value))];
        int size = MinSize;
        while (size < MaxSize && size < SlotsPerLiteral * hashed.Count)
        {
            size *= 2;
        }

        int shift = BestShift(hashed, size);
        byte[] classes = new byte[size];
        List<ulong> words = [open];
        foreach ((ulong hash, ulong mask) in hashed)
        {
            int slot = (int)(hash >> shift) & (size - 1);
            if (classes[slot] == 0)
            {
                classes[slot] = (byte)words.Count;
                words.Add(open);
            }

            words[classes[slot]] |= mask;
        }

        int masksAt = 8 * TableLayout.LaneHeaderLength + size, length = masksAt + 8 * words.Count;
        List<ulong> lane =
        [
            (uint)(size - 1) | ((ulong)position << 32) | ((ulong)offset << 48) | ((ulong)shift << 56),
            TableWriter.Pack((uint)masksAt, (uint)length),
        ];
        for (int i = 0; i < size; i += 8)
        {
            lane.Add(BitConverter.ToUInt64(classes, i));
        }

        lane.AddRange(words);
        return lane;
    }

    /// <summary>The window in which the most literals differ, and of those the first.</summary>
    internal static int WindowOffset(LiteralTable literals, IEnumerable<ushort> ids)
    {
        List<Literal> narrow = [];
        int last = LaneHash.MaxOffset;
        foreach (ushort id in ids)
        {
            Literal literal = literals[id];
            if (!literal.IsWide)
            {
                narrow.Add(literal);
                last = Math.Min(last, literal.Text.Length);
            }
        }

        if (narrow.Count < 2)
        {
            return 0;
        }

        int best = 0, most = 0;
        ulong[] hashes = new ulong[narrow.Count];
        for (int offset = 0; offset <= last && most < narrow.Count; offset++)
        {
            for (int i = 0; i < hashes.Length; i++)
            {
                hashes[i] = narrow[i].Hash(offset, literals.IsCaseSensitive);
            }

            Array.Sort(hashes);
            int different = 1;
            for (int i = 1; i < hashes.Length; i++)
            {
                different += hashes[i] != hashes[i - 1] ? 1 : 0;
            }

            if (different > most)
            {
                (best, most) = (offset, different);
            }
        }

        return best;
    }

    /// <summary>The window of the hash's bits in which the fewest hashes meet.</summary>
    private static int BestShift(List<(ulong Hash, ulong Mask)> hashed, int size)
    {
        int best = 0, fewest = int.MaxValue, top = 64;
        for (int rest = size; rest > 1; rest /= 2)
        {
            top--;
        }

        HashSet<int> slots = [];
        for (int shift = top; shift >= 32 && fewest > 0; shift--)
        {
            slots.Clear();
            int collisions = 0;
            foreach ((ulong hash, _) in hashed)
            {
                collisions += slots.Add((int)(hash >> shift) & (size - 1)) ? 0 : 1;
            }

            if (collisions < fewest)
            {
                (best, fewest) = (shift, collisions);
            }
        }

        return best;
    }
}
