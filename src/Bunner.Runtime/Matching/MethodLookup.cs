using System;
using System.Runtime.CompilerServices;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Finds a method among those of a table.</summary>
internal static unsafe class MethodLookup
{
    /// <summary>A method that the table knows.</summary>
    internal readonly struct Found(uint id, uint maxSegments, uint firstBucket)
    {
        internal readonly uint Id = id;
        internal readonly uint MaxSegments = maxSegments;
        internal readonly uint FirstBucket = firstBucket;
    }

    /// <summary>Finds a method; false if no route of the table has it.</summary>
    /// <remarks>
    /// 2 to 8 characters are read as four overlapping pairs, without a branch on the length. Invariant: every pair lies
    /// within the method, because its offset is at most the length less 2.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryFind<T>(RouteTable owner, ulong* table, T* method, int length, out Found found)
        where T : unmanaged
    {
        if ((uint)(length - 2) > 6)
        {
            return TryFindOther(owner, table, method, length, out found);
        }

        int header = typeof(T) == typeof(char) ? TableLayout.CharMethods : TableLayout.ByteMethods;
        int second = BranchFree.Min(length - 2, 2), third = length - 2 - second;
        ulong first = Pair(method) | (Pair(method + second) << 32);
        ulong last = Pair(method + third) | (Pair(method + length - 2) << 32);
        ulong place = table[header], seed = table[header + 1];
        ulong hash = TableHash.Mix(first ^ seed, last + seed) & (place >> 32 & 0xFFFF);
        ulong* slot = table + (uint)place + hash * TableLayout.MethodSlotLength;
        ulong meta = slot[2];
        found = new Found((ushort)meta, (uint)(meta >> 32), (uint)slot[3]);
        return ((slot[0] ^ first) | (slot[1] ^ last) | ((meta >> 16 & 0xFFFF) ^ (uint)length)) == 0;
    }

    /// <summary>The record of a method by its id.</summary>
    internal static Found Record(ulong* table, uint id)
    {
        ulong buckets = table[(table[TableLayout.Methods] >> 32) + id * TableLayout.MethodRecordLength + 1];
        return new Found(id, (uint)(buckets >> 32), (uint)buckets);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pair<T>(T* at)
        where T : unmanaged => typeof(T) == typeof(char)
            ? Unsafe.ReadUnaligned<uint>(at)
            : Unsafe.ReadUnaligned<ushort>(at);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryFindOther<T>(RouteTable owner, ulong* table, T* method, int length, out Found found)
        where T : unmanaged
    {
        found = default;
        int header = typeof(T) == typeof(char) ? TableLayout.CharMethods : TableLayout.ByteMethods;
        if (table[header] >> 48 == 0)
        {
            return false;
        }

        ReadOnlySpan<byte> text = owner.Text;
        uint count = (uint)table[TableLayout.Methods];
        for (uint id = 0; id < count; id++)
        {
            // A method's name is ASCII, so that its bytes are its characters.
            ulong place = table[(table[TableLayout.Methods] >> 32) + id * TableLayout.MethodRecordLength];
            ReadOnlySpan<byte> name = text.Slice((int)place, (int)(place >> 32));
            if (name.Length == length && Equal(name, method))
            {
                found = Record(table, id);
                return true;
            }
        }

        return false;
    }

    private static bool Equal<T>(ReadOnlySpan<byte> name, T* method)
        where T : unmanaged
    {
        for (int i = 0; i < name.Length; i++)
        {
            int c = typeof(T) == typeof(char) ? *((ushort*)method + i) : *((byte*)method + i);
            if (c != name[i])
            {
                return false;
            }
        }

        return true;
    }
}
