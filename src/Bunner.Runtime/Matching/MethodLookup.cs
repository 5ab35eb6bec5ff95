using System;
using System.Runtime.CompilerServices;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Finds a method among those of a table.</summary>
internal static unsafe class MethodLookup
{
    /// <summary>Finds a method: the address of its <see cref="TableLayout.MethodMeta"/>, or null if no route has it.</summary>
    /// <remarks>
    /// 2 to 8 characters are read as four overlapping pairs, without a branch on the length. Invariant: every pair lies
    /// within the method, because its offset is at most the length less 2.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong* Find<T>(RouteTable owner, ulong* table, T* method, int length)
        where T : unmanaged
    {
        if ((uint)(length - 2) > 6)
        {
            return FindOther(owner, table, method, length);
        }

        int header = typeof(T) == typeof(char) ? TableLayout.CharMethods : TableLayout.ByteMethods;
        int second = BranchFree.Min(length - 2, 2), third = length - 2 - second;
        ulong first = Pair(method) | (Pair(method + second) << 32);
        ulong last = Pair(method + third) | (Pair(method + length - 2) << 32);
        ulong place = table[header], seed = table[header + 1];
        ulong hash = TableHash.Mix(first ^ seed, last + seed) & (place >> 32 & 0xFFFF);
        ulong* slot = table + (uint)place + hash * TableLayout.MethodSlotLength;
        ulong difference = (slot[0] ^ first) | (slot[1] ^ last) | ((slot[2] >> 16 & 0xFFFF) ^ (uint)length);
        return difference == 0 ? slot + 2 : null;
    }

    /// <summary>A method by its id: the address of its <see cref="TableLayout.MethodMeta"/>.</summary>
    internal static ulong* ById(ulong* table, uint id) => Record(table, id) + 1;

    /// <summary>The record of a method.</summary>
    internal static ulong* Record(ulong* table, uint id) =>
        table + (table[TableLayout.Methods] >> 32) + id * TableLayout.MethodRecordLength;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pair<T>(T* at)
        where T : unmanaged => typeof(T) == typeof(char)
            ? Unsafe.ReadUnaligned<uint>(at)
            : Unsafe.ReadUnaligned<ushort>(at);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong* FindOther<T>(RouteTable owner, ulong* table, T* method, int length)
        where T : unmanaged
    {
        int header = typeof(T) == typeof(char) ? TableLayout.CharMethods : TableLayout.ByteMethods;
        if (table[header] >> 48 == 0)
        {
            return null;
        }

        ReadOnlySpan<byte> text = owner.Text;
        uint count = (uint)table[TableLayout.Methods];
        for (uint id = 0; id < count; id++)
        {
            // A method's name is ASCII, so that its bytes are its characters.
            ulong place = *Record(table, id);
            ReadOnlySpan<byte> name = text.Slice((int)place, (int)(place >> 32));
            if (name.Length == length && Equal(name, method))
            {
                return ById(table, id);
            }
        }

        return null;
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
