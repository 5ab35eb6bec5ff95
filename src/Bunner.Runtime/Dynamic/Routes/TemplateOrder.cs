using System;
using System.Collections.Generic;

namespace Bunner.Dynamic;

/// <summary>Sorts routes by template, then by method, then by order; all of it ordinally.</summary>
/// <remarks>
/// The templates of a table begin alike. So what a stretch has in common is skipped, the next four characters are compared
/// as one number, and only what agrees in those is sorted further.
/// </remarks>
internal static class TemplateOrder
{
    private const int SmallStretch = 12, KeyLength = 4;

    internal static void Sort<TEntry>(Span<TEntry> routes)
        where TEntry : RouteEntry
    {
        ulong[] keys = new ulong[routes.Length];
        Stack<(int Start, int Length, int From)> open = new();
        open.Push((0, routes.Length, 0));
        while (open.TryPop(out (int Start, int Length, int From) stretch))
        {
            Span<TEntry> part = routes.Slice(stretch.Start, stretch.Length);
            int same = part.Length <= SmallStretch ? -1 : CommonLength(part, stretch.From);
            if (same < 0)
            {
                part.Sort(Compare);
                continue;
            }

            Span<ulong> partKeys = keys.AsSpan(stretch.Start, stretch.Length);
            for (int i = 0; i < part.Length; i++)
            {
                partKeys[i] = KeyAt(part[i].Template, same);
            }

            partKeys.Sort(part);
            for (int i = 0; i < part.Length;)
            {
                int end = i + 1;
                while (end < part.Length && partKeys[end] == partKeys[i])
                {
                    end++;
                }

                if (end - i > 1)
                {
                    open.Push((stretch.Start + i, end - i, same + KeyLength));
                }

                i = end;
            }
        }
    }

    internal static int Compare(RouteEntry x, RouteEntry y)
    {
        int result = string.CompareOrdinal(x.Template, y.Template);
        result = result != 0 ? result : string.CompareOrdinal(x.Method, y.Method);
        return result != 0 ? result : x.Rank.Order.CompareTo(y.Rank.Order);
    }

    /// <summary>How many characters all templates begin with alike, given that many of them do; -1 where the first has no more than that.</summary>
    private static int CommonLength<TEntry>(ReadOnlySpan<TEntry> routes, int from)
        where TEntry : RouteEntry
    {
        string first = routes[0].Template;
        int same = first.Length;
        foreach (TEntry route in routes)
        {
            if (route.Template.Length < from || same < from)
            {
                return -1;
            }

            same = from + first.AsSpan(from, same - from).CommonPrefixLength(route.Template.AsSpan(from));
        }

        return same < first.Length || routes.Length == 1 ? same : -1;
    }

    /// <summary>The next characters as a number that orders as they do; characters behind the end are 0.</summary>
    private static ulong KeyAt(string template, int at)
    {
        ulong key = 0;
        for (int i = at; i < at + KeyLength; i++)
        {
            key = (key << 16) | (i < template.Length ? template[i] : 0u);
        }

        return key;
    }
}
