using System;
using System.Runtime.CompilerServices;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Finds a method among those of a table.</summary>
internal static unsafe class MethodLookup
{
    /// <summary>Finds a method; false if no route has it.</summary>
    /// <remarks>Up to 8 characters are looked up by one word that holds them; longer methods are compared one by one.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryFind<T>(RouteTable owner, ulong* table, T* method, int length, out MethodShape* shape)
        where T : unmanaged
    {
        if ((uint)(length - 1) > 7 || ((nuint)method & 4095) > 4096 - 16)
        {
            shape = FindOther(owner, table, method, length);
            return shape != null;
        }

        // Invariant: the load starts at the method's first character, and 16 bytes from there lie in the same page.
        ulong name = BranchFree.LowBits(Narrowing.Eight(method), 8 * (uint)length);
        ulong place = (name * table[TableLayout.MethodMultiplier]) >> (int)table[TableLayout.MethodShift];
        MethodSlot* slot = (MethodSlot*)(table + (table[TableLayout.MethodSlots] + place * TableLayout.MethodSlotLength));
        shape = &slot->Shape;

        // A method has no NUL, but a request can: the length decides.
        return name == slot->Name && (uint)length == slot->Shape.Length;
    }

    /// <summary>A method by its id.</summary>
    internal static MethodShape* ById(ulong* table, uint id) => (MethodShape*)(Record(table, id) + 1);

    /// <summary>The record of a method.</summary>
    internal static ulong* Record(ulong* table, uint id) =>
        table + (table[TableLayout.Methods] >> 32) + id * TableLayout.MethodRecordLength;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static MethodShape* FindOther<T>(RouteTable owner, ulong* table, T* method, int length)
        where T : unmanaged
    {
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
