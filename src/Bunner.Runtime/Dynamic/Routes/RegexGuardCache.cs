using System.Collections.Generic;
using System.Text.RegularExpressions;
using Bunner.Core.Guards;

namespace Bunner.Dynamic;

/// <summary>Regular expressions that were compiled lately, so that tables that come and go do not compile them again.</summary>
/// <remarks>
/// Bounded: a full cache drops the oldest of the few entries that it looks at, so that an insertion costs the same whatever
/// the size. What is dropped lives on in the routes that use it.
/// </remarks>
internal static class RegexGuardCache
{
    /// <summary>The most expressions that are kept.</summary>
    internal const int Capacity = 256;

    private const int Scanned = 16;

    private static readonly Dictionary<(string Pattern, bool CaseSensitive), int> s_slots = [];
    private static readonly (string Pattern, bool CaseSensitive, Regex? Regex, long Used)[] s_entries = new (string, bool, Regex?, long)[Capacity];
    private static long s_clock;
    private static int s_hand;

    internal static int Count
    {
        get
        {
            lock (s_slots)
            {
                return s_slots.Count;
            }
        }
    }

    /// <summary>The expression, anchored to the whole value.</summary>
    internal static Regex Get(string pattern, bool caseSensitive)
    {
        lock (s_slots)
        {
            if (s_slots.TryGetValue((pattern, caseSensitive), out int slot))
            {
                s_entries[slot].Used = ++s_clock;
                return s_entries[slot].Regex!;
            }
        }

        RegexOptions options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | (caseSensitive ? RegexOptions.None : RegexOptions.IgnoreCase);
        Regex made = new(RegexGuard.Anchor(pattern), options);
        lock (s_slots)
        {
            if (!s_slots.ContainsKey((pattern, caseSensitive)))
            {
                int slot = s_slots.Count < Capacity ? s_slots.Count : Evict();
                s_entries[slot] = (pattern, caseSensitive, made, ++s_clock);
                s_slots.Add((pattern, caseSensitive), slot);
            }
        }

        return made;
    }

    private static int Evict()
    {
        int oldest = s_hand;
        for (int i = 1; i < Scanned; i++)
        {
            int slot = (s_hand + i) % Capacity;
            oldest = s_entries[slot].Used < s_entries[oldest].Used ? slot : oldest;
        }

        s_hand = (s_hand + Scanned) % Capacity;
        s_slots.Remove((s_entries[oldest].Pattern, s_entries[oldest].CaseSensitive));
        return oldest;
    }
}
