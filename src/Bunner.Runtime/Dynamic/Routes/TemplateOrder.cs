using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Bunner.Core;

namespace Bunner.Dynamic;

/// <summary>Sorts routes by template, ordinally, and then by whatever else tells them apart.</summary>
/// <remarks>
/// The templates of a table begin alike. So what a stretch has in common is skipped, the next eight characters are compared
/// as one number, and only what agrees in those is sorted further. The loops over all routes are compiled optimised at once,
/// since most routers are loaded once in the life of a process.
/// </remarks>
internal static class TemplateOrder
{
    private const int SmallStretch = 12, KeyLength = 8, RadixBits = 8, RadixSize = 1 << RadixBits;

    /// <summary>The places of the templates in sorted order, or null if they are sorted already. O(characters) for templates that are ASCII.</summary>
    /// <param name="templates">The templates.</param>
    /// <param name="ties">Compares two places whose templates are the same.</param>
    [MethodImpl(ColdLoop.Optimized)]
    internal static int[]? Sort(string[] templates, Comparison<int> ties)
    {
        if (IsSorted(templates, ties))
        {
            return null;
        }

        int[] order = new int[templates.Length], otherOrder = new int[templates.Length];
        ulong[] keys = new ulong[templates.Length], otherKeys = new ulong[templates.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Stack<(int Start, int Length, int From)> open = new();
        open.Push((0, order.Length, 0));
        while (open.TryPop(out (int Start, int Length, int From) stretch))
        {
            (int start, int length, int from) = stretch;
            Span<int> part = order.AsSpan(start, length);
            Span<ulong> partKeys = keys.AsSpan(start, length);
            int same = length <= SmallStretch ? -1 : CommonLength(templates, part, from);
            if (same < 0 || !TryReadKeys(templates, part, same, partKeys))
            {
                part.Sort((x, y) => Compare(templates, x, y, ties));
                continue;
            }

            SortByKey(partKeys, part, otherKeys.AsSpan(start, length), otherOrder.AsSpan(start, length));
            for (int i = 0; i < length;)
            {
                int end = i + 1;
                while (end < length && partKeys[end] == partKeys[i])
                {
                    end++;
                }

                if (end - i > 1)
                {
                    open.Push((start + i, end - i, same + KeyLength));
                }

                i = end;
            }
        }

        return order;
    }

    private static int Compare(string[] templates, int x, int y, Comparison<int> ties)
    {
        int result = string.CompareOrdinal(templates[x], templates[y]);
        return result != 0 ? result : ties(x, y);
    }

    [MethodImpl(ColdLoop.Optimized)]
    private static bool IsSorted(string[] templates, Comparison<int> ties)
    {
        for (int i = 1; i < templates.Length; i++)
        {
            if (Compare(templates, i - 1, i, ties) > 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How many characters all templates begin with alike, given that many of them do; -1 where one of them has no more than that.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    private static int CommonLength(string[] templates, ReadOnlySpan<int> places, int from)
    {
        string first = templates[places[0]];
        int same = first.Length;
        foreach (int place in places)
        {
            string template = templates[place];
            if (template.Length < from || same < from)
            {
                return -1;
            }

            same = from + first.AsSpan(from, same - from).CommonPrefixLength(template.AsSpan(from));
        }

        return same < first.Length ? same : -1;
    }

    /// <summary>The next characters of each template as a number that orders as they do; false if one is not ASCII. Characters behind the end are 0.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    private static bool TryReadKeys(string[] templates, ReadOnlySpan<int> places, int at, Span<ulong> keys)
    {
        int seen = 0;
        for (int i = 0; i < places.Length; i++)
        {
            string template = templates[places[i]];
            int end = Math.Min(at + KeyLength, template.Length);
            ulong key = 0;
            for (int from = at; from < end; from++)
            {
                seen |= template[from];
                key = (key << 8) | (byte)template[from];
            }

            keys[i] = key << (8 * (at + KeyLength - end));
        }

        return seen < 0x80;
    }

    /// <summary>Sorts by keys, byte by byte from the last on; bytes in which all agree cost nothing but their count.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    private static void SortByKey(Span<ulong> keys, Span<int> places, Span<ulong> otherKeys, Span<int> otherPlaces)
    {
        ulong all = ulong.MaxValue, any = 0;
        foreach (ulong key in keys)
        {
            all &= key;
            any |= key;
        }

        Span<int> starts = stackalloc int[RadixSize];
        Span<ulong> fromKeys = keys, toKeys = otherKeys;
        Span<int> from = places, to = otherPlaces;
        for (int shift = 0; shift < 64; shift += RadixBits)
        {
            if ((byte)((all ^ any) >> shift) == 0)
            {
                continue;
            }

            starts.Clear();
            foreach (ulong key in fromKeys)
            {
                starts[(byte)(key >> shift)]++;
            }

            for (int i = 0, next = 0; i < RadixSize; i++)
            {
                (starts[i], next) = (next, next + starts[i]);
            }

            for (int i = 0; i < fromKeys.Length; i++)
            {
                int target = starts[(byte)(fromKeys[i] >> shift)]++;
                toKeys[target] = fromKeys[i];
                to[target] = from[i];
            }

            Span<ulong> swappedKeys = fromKeys;
            fromKeys = toKeys;
            toKeys = swappedKeys;
            Span<int> swapped = from;
            from = to;
            to = swapped;
        }

        if (!(fromKeys == keys))
        {
            fromKeys.CopyTo(keys);
            from.CopyTo(places);
        }
    }
}
