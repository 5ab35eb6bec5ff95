using System.Collections.Generic;
using Bunner.Core.Guards.Automata;
using Bunner.Core.Tables;
using Bunner.Matching;

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

    private static readonly Dictionary<Key, int> s_slots = [];
    private static readonly (Key Key, ConstraintPredicate? Function, long Used)[] s_entries = new (Key, ConstraintPredicate?, long)[Capacity];
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

    /// <summary>The function that says whether the expression matches a whole value.</summary>
    /// <remarks>An automaton, or .NET's engine for an expression that has none, if the options allow that.</remarks>
    internal static ConstraintPredicate Get(string pattern, RouterSettings settings)
    {
        Key key = new(pattern, settings.CaseSensitive, settings.MaxRegexStates);
        lock (s_slots)
        {
            if (s_slots.TryGetValue(key, out int slot))
            {
                s_entries[slot].Used = ++s_clock;
                return s_entries[slot].Function!;
            }
        }

        ConstraintPredicate made = ExpressionCompiler.TryCompile(
            pattern, !settings.CaseSensitive, new AutomatonLimits(settings.MaxRegexStates), out Automaton? automaton, out _)
            ? new AutomatonGuard(automaton).Accepts
            : new RegexEngineGuard(pattern, settings.CaseSensitive).Accepts;
        lock (s_slots)
        {
            if (!s_slots.ContainsKey(key))
            {
                int slot = s_slots.Count < Capacity ? s_slots.Count : Evict();
                s_entries[slot] = (key, made, ++s_clock);
                s_slots.Add(key, slot);
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
        s_slots.Remove(s_entries[oldest].Key);
        return oldest;
    }

    private readonly record struct Key(string Pattern, bool CaseSensitive, int MaxStates);
}
