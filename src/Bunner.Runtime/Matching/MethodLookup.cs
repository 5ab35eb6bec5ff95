using System;
using System.Runtime.CompilerServices;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Finds a method among those of a table.</summary>
internal static unsafe class MethodLookup
{
    private const int WordLength = 8, WordRead = 16;

    /// <summary>Finds a method; false if no route has it.</summary>
    /// <remarks>Up to 8 characters are looked up by one word that holds them; longer methods are compared one by one.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryFind<T>(RouteTable owner, ulong* table, T* method, int length, out MethodShape* shape)
        where T : unmanaged
    {
        if ((uint)(length - 1) < WordLength && CanReadWord(method))
        {
            // A method has no NUL, but a request can: the length decides.
            ulong name = QuickWord(method, length);
            MethodSlot* slot = Slots(table) + FirstPlace(table, name);
            if (name == slot->Name && (uint)length == slot->Shape.Length)
            {
                shape = &slot->Shape;
                return true;
            }
        }

        shape = FindOther(owner, table, method, length);
        return shape != null;
    }

    /// <summary>The word of a method of 1 to 8 characters: each as a byte, those that are none as something that no method has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Word<T>(T* method, int length)
        where T : unmanaged => CanReadWord(method) ? QuickWord(method, length) : SlowWord(method, length);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong SlowWord<T>(T* method, int length)
        where T : unmanaged
    {
        ulong word = 0;
        for (int i = 0; i < length; i++)
        {
            word |= (ulong)Math.Min(PathText.Unit(method[i]), 0xFF) << (8 * i);
        }

        return word;
    }

    /// <summary>A method by its id.</summary>
    internal static MethodShape* ById(ulong* table, uint id) => (MethodShape*)(Record(table, id) + 1);

    /// <summary>The record of a method.</summary>
    internal static ulong* Record(ulong* table, uint id) =>
        table + (table[TableLayout.Methods] >> 32) + id * TableLayout.MethodRecordLength;

    // Invariant of both: the load starts at the method's first character, and 16 bytes from there lie in the same page.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool CanReadWord<T>(T* method)
        where T : unmanaged => ((nuint)method & 4095) <= 4096 - WordRead;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong QuickWord<T>(T* method, int length)
        where T : unmanaged => BranchFree.LowBits(Narrowing.Eight(method), 8 * (uint)length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static MethodSlot* Slots(ulong* table) => (MethodSlot*)(table + table[TableLayout.MethodSlots]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong FirstPlace(ulong* table, ulong name) => (name * table[TableLayout.MethodMultiplier]) >> (int)table[TableLayout.MethodShift];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static MethodShape* FindOther<T>(RouteTable owner, ulong* table, T* method, int length)
        where T : unmanaged =>
        (uint)(length - 1) < WordLength ? FindByWord(table, Word(method, length), (uint)length) : FindByName(owner, table, method, length);

    private static MethodShape* FindByWord(ulong* table, ulong name, uint length)
    {
        // At least half of the slots are free, so that the search ends.
        ulong mask = ulong.MaxValue >> (int)table[TableLayout.MethodShift];
        for (ulong place = FirstPlace(table, name); ; place = (place + 1) & mask)
        {
            MethodSlot* slot = Slots(table) + place;
            if (slot->Shape.Length == 0)
            {
                return null;
            }

            if (slot->Name == name && slot->Shape.Length == length)
            {
                return &slot->Shape;
            }
        }
    }

    private static MethodShape* FindByName<T>(RouteTable owner, ulong* table, T* method, int length)
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
            if (PathText.Unit(method[i]) != name[i])
            {
                return false;
            }
        }

        return true;
    }
}
