using System;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Finds the literals that have no slot: those with characters beyond ASCII, and very long ones.</summary>
internal static unsafe class WideLiterals
{
    /// <summary>Fills in the ids of the segments that no slot knows.</summary>
    internal static void Resolve<T>(ulong* table, T* path, PathSegments segments, uint known, ushort* ids)
        where T : unmanaged
    {
        for (uint i = 0; i < known; i++)
        {
            int start = (int)segments.Before[i] + 1, length = (int)segments.End[i] - start;
            if (ids[i] == 0 && length > 0)
            {
                ids[i] = (ushort)Find(table, path + start, length);
            }
        }
    }

    private static ulong Find<T>(ulong* table, T* start, int length)
        where T : unmanaged
    {
        if (typeof(T) == typeof(char))
        {
            return Find(table, new ReadOnlySpan<char>(start, length));
        }

        using Utf16Text text = new(new ReadOnlySpan<byte>(start, length), stackalloc char[Utf16Text.StackLength]);
        return Find(table, text.Span);
    }

    private static ulong Find(ulong* table, ReadOnlySpan<char> segment)
    {
        ulong place = table[TableLayout.WideLiterals];
        ulong* entries = table + (uint)place;
        uint hash = WideLiteralHash.Compute(segment);
        int low = 0, high = (int)(place >> 32);
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if ((uint)entries[2 * middle] < hash)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        StringComparison comparison = (table[TableLayout.MagicAndFlags] & ((ulong)TableFlags.CaseSensitive << 32)) == 0
            ? StringComparison.OrdinalIgnoreCase
            : StringComparison.Ordinal;
        for (; low < (int)(place >> 32) && (uint)entries[2 * low] == hash; low++)
        {
            ulong text = entries[2 * low + 1];
            if (segment.Equals(new ReadOnlySpan<char>(table + (text >> 32), (int)text), comparison))
            {
                return entries[2 * low] >> 32;
            }
        }

        return 0;
    }
}
