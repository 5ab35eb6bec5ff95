using System;
using System.Collections.Generic;

namespace Bunner.Core.Tables;

/// <summary>Gives every method of a table its number, and writes the slots by which it is found.</summary>
/// <remarks>
/// A method of 2 to 8 characters is read as four overlapping pairs, without a branch on its length; the pairs are looked
/// up in a small table whose seed is chosen so that no two methods collide. Any other token is compared one by one.
/// </remarks>
internal sealed class MethodTable
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    internal int Count => _names.Count;

    internal IReadOnlyList<string> Names => _names;

    /// <summary>Whether a text is a token (RFC 9110, section 5.6.2), which is what a method has to be.</summary>
    internal static bool IsToken(string text)
    {
        foreach (char c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')) && "!#$%&'*+-.^_`|~".IndexOf(c) < 0)
            {
                return false;
            }
        }

        return text.Length is > 0 and <= 255;
    }

    internal int Intern(string method)
    {
        if (!_ids.TryGetValue(method, out int id))
        {
            _ids.Add(method, id = _names.Count);
            _names.Add(method);
        }

        return id;
    }

    /// <param name="buckets">The first bucket and the most segments of each method.</param>
    /// <param name="lists">The offset of each method's bucket directory, and that of its open patterns.</param>
    internal void Write(TableWriter writer, TextTable text, IReadOnlyList<(uint First, uint MaxSegments)> buckets, IReadOnlyList<(uint Directory, uint Open)> lists)
    {
        writer.BeginSection($"methods: {string.Join(" ", _names)}");
        uint records = writer.Offset;
        for (int i = 0; i < _names.Count; i++)
        {
            writer.Add(text.Shared(_names[i]));
            writer.Add(Meta(i, buckets[i].MaxSegments));
            writer.Add(buckets[i].First);
            writer.Add(TableWriter.Pack(lists[i].Directory, lists[i].Open));
        }

        writer[TableLayout.Methods] = TableWriter.Pack((uint)_names.Count, records);
        WriteSlots(writer, TableLayout.CharMethods, 16, buckets);
        WriteSlots(writer, TableLayout.ByteMethods, 8, buckets);
    }

    /// <summary>The pairs of a method of 2 to 8 characters, each character <paramref name="bits"/> wide.</summary>
    internal static (ulong First, ulong Second) Key(string method, int bits)
    {
        int length = method.Length;
        ulong[] pairs = [Pair(0), Pair(Math.Min(2, length - 2)), Pair(Math.Max(length - 4, 0)), Pair(length - 2)];
        return (pairs[0] | (pairs[1] << 32), pairs[2] | (pairs[3] << 32));

        ulong Pair(int at) => method[at] | ((ulong)method[at + 1] << bits);
    }

    private void WriteSlots(TableWriter writer, int header, int bits, IReadOnlyList<(uint First, uint MaxSegments)> buckets)
    {
        List<int> keyed = _names.FindAll(name => name.Length is >= 2 and <= 8).ConvertAll(name => _ids[name]);
        int slotCount = 4;
        while (slotCount < keyed.Count * 2)
        {
            slotCount *= 2;
        }

        ulong seed = 1;
        int[] slots = new int[keyed.Count];
        for (int attempt = 1; !TryPlace(keyed, bits, seed, slotCount, slots); attempt++)
        {
            seed += 0x9E3779B97F4A7C15;
            if (attempt % 64 == 0)
            {
                slotCount *= 2;
            }
        }

        uint start = writer.AddZeros(slotCount * TableLayout.MethodSlotLength);
        for (int i = 0; i < keyed.Count; i++)
        {
            string name = _names[keyed[i]];
            (ulong first, ulong second) = Key(name, bits);
            int slot = (int)start + slots[i] * TableLayout.MethodSlotLength;
            writer[slot] = first;
            writer[slot + 1] = second;
            writer[slot + 2] = Meta(keyed[i], buckets[keyed[i]].MaxSegments);
            writer[slot + 3] = buckets[keyed[i]].First;
        }

        writer[header] = start | ((ulong)(slotCount - 1) << 32) | ((ulong)(_names.Count - keyed.Count) << 48);
        writer[header + 1] = seed;
    }

    private ulong Meta(int id, uint maxSegments) => (uint)id | ((ulong)_names[id].Length << 16) | ((ulong)maxSegments << 32);

    private bool TryPlace(List<int> keyed, int bits, ulong seed, int slotCount, int[] slots)
    {
        bool[] taken = new bool[slotCount];
        for (int i = 0; i < keyed.Count; i++)
        {
            (ulong first, ulong second) = Key(_names[keyed[i]], bits);
            slots[i] = (int)(TableHash.Mix(first ^ seed, second + seed) & (ulong)(slotCount - 1));
            if (taken[slots[i]])
            {
                return false;
            }

            taken[slots[i]] = true;
        }

        return true;
    }
}
