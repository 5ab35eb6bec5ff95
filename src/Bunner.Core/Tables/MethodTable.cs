using System;
using System.Collections.Generic;

namespace Bunner.Core.Tables;

/// <summary>Gives every method of a table its number, and writes the slots by which it is found.</summary>
/// <remarks>
/// A method of up to 8 characters is one word, looked up in a small table whose multiplier is chosen so that no two
/// methods collide, unless there are more than any service has: a table for them would grow with the square of their number.
/// Any longer token is compared one by one.
/// </remarks>
internal sealed class MethodTable
{
    // Beyond so many, a method may have the slot behind its own.
    private const int MostPerfect = 32;

    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private string? _last;
    private int _lastId;

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
        // Neighbours mostly have the same.
        if (!ReferenceEquals(method, _last))
        {
            if (!_ids.TryGetValue(method, out int id))
            {
                _ids.Add(method, id = _names.Count);
                _names.Add(method);
            }

            (_last, _lastId) = (method, id);
        }

        return _lastId;
    }

    /// <param name="buckets">The first bucket and the most segments of each method.</param>
    internal void Write(TableWriter writer, TextTable text, IReadOnlyList<(uint First, uint MaxSegments)> buckets, StaticTable statics, MethodFlags all)
    {
        writer.BeginSection($"methods: {string.Join(" ", _names)}");
        uint records = writer.Offset;
        for (int i = 0; i < _names.Count; i++)
        {
            writer.Add(text.Shared(_names[i]));
            writer.Add(TableWriter.Pack((uint)_names[i].Length, buckets[i].First));
            writer.Add(Shape(i, buckets[i].MaxSegments, statics, all));
        }

        writer[TableLayout.Methods] = TableWriter.Pack((uint)_names.Count, records);
        WriteSlots(writer, buckets, statics, all);
    }

    private static ulong Key(string method)
    {
        ulong key = 0;
        for (int i = 0; i < method.Length; i++)
        {
            key |= (ulong)method[i] << (8 * i);
        }

        return key;
    }

    private void WriteSlots(TableWriter writer, IReadOnlyList<(uint First, uint MaxSegments)> buckets, StaticTable statics, MethodFlags all)
    {
        List<string> keyed = _names.FindAll(name => name.Length <= 8);
        int bits = 2;
        while (1 << bits < keyed.Count * 2)
        {
            bits++;
        }

        ulong seed = 0x9E3779B97F4A7C15;
        int[] slots = new int[keyed.Count];
        for (int attempt = 1; !TryPlace(keyed, seed, bits, slots); attempt++)
        {
            seed = (seed ^ (seed >> 27)) * 0x94D049BB133111EB + 2;
            bits += attempt % 64 == 0 ? 1 : 0;
        }

        uint start = writer.AddZeros((1 << bits) * TableLayout.MethodSlotLength);
        for (int i = 0; i < keyed.Count; i++)
        {
            int id = _ids[keyed[i]], slot = (int)start + slots[i] * TableLayout.MethodSlotLength;
            writer[slot] = Key(keyed[i]);
            writer[slot + 1] = TableWriter.Pack((uint)_names[id].Length, buckets[id].First);
            writer[slot + 2] = Shape(id, buckets[id].MaxSegments, statics, all);
        }

        writer[TableLayout.MethodSlots] = start;
        writer[TableLayout.MethodMultiplier] = seed;
        writer[TableLayout.MethodShift] = (uint)(64 - bits);
    }

    private static ulong Shape(int id, uint maxSegments, StaticTable statics, MethodFlags all) =>
        TableWriter.Pack(maxSegments + 1, (uint)(all | (statics.IsStatic(id) ? MethodFlags.AllStatic : MethodFlags.None)));

    /// <summary>Gives each method its slot; false if two of few methods collide. Where there are many, the next free slot is taken.</summary>
    private static bool TryPlace(List<string> keyed, ulong seed, int bits, int[] slots)
    {
        bool mayCollide = keyed.Count > MostPerfect;
        bool[] taken = new bool[1 << bits];
        for (int i = 0; i < keyed.Count; i++)
        {
            int slot = (int)((Key(keyed[i]) * seed) >> (64 - bits));
            while (taken[slot] && mayCollide)
            {
                slot = (slot + 1) & (taken.Length - 1);
            }

            if (taken[slot])
            {
                return false;
            }

            taken[slot] = true;
            slots[i] = slot;
        }

        return true;
    }
}
