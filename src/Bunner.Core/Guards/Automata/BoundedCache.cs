using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace Bunner.Core.Guards.Automata;

/// <summary>Keeps what was expensive to make, up to a number of entries and a total weight; may be used by many threads.</summary>
/// <remarks>
/// What goes is the entry that has been unused for longest among the next few: a partial scan, whose cost does not depend on
/// the size of the cache, and after which no recently used entry is gone unless all that were looked at are recent.
/// </remarks>
/// <param name="capacity">The most entries.</param>
/// <param name="maximumWeight">The most that all entries together may weigh.</param>
internal sealed class BoundedCache<TKey, TValue>(int capacity, long maximumWeight)
    where TKey : IEquatable<TKey>
{
    /// <summary>How many entries are looked at to find one that goes.</summary>
    internal const int ScanLength = 16;

    private readonly Dictionary<TKey, int> _places = [];
    private readonly List<Entry> _entries = [];
    private readonly object _lock = new();
    private int _cursor;
    private long _clock;
    private long _weight;

    /// <summary>The number of entries.</summary>
    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    internal bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_lock)
        {
            bool found = _places.TryGetValue(key, out int place);
            if (found)
            {
                _entries[place] = _entries[place] with { Used = ++_clock };
            }

            value = found ? _entries[place].Value : default;
            return found;
        }
    }

    /// <summary>Adds an entry, unless there is one with this key or it weighs more than the whole cache may.</summary>
    internal void Add(TKey key, TValue value, long weight)
    {
        lock (_lock)
        {
            if (weight > maximumWeight || _places.ContainsKey(key))
            {
                return;
            }

            while (_entries.Count > 0 && (_entries.Count >= capacity || _weight + weight > maximumWeight))
            {
                RemoveOldest();
            }

            _places.Add(key, _entries.Count);
            _entries.Add(new Entry(key, value, weight, ++_clock));
            _weight += weight;
        }
    }

    private void RemoveOldest()
    {
        int oldest = _cursor % _entries.Count;
        for (int i = 0; i < ScanLength; i++, _cursor = (_cursor + 1) % _entries.Count)
        {
            oldest = _entries[_cursor % _entries.Count].Used < _entries[oldest].Used ? _cursor % _entries.Count : oldest;
        }

        // The last entry takes the place of the one that goes.
        Entry gone = _entries[oldest];
        Entry last = _entries[_entries.Count - 1];
        _entries[oldest] = last;
        _places[last.Key] = oldest;
        _entries.RemoveAt(_entries.Count - 1);
        _places.Remove(gone.Key);
        _weight -= gone.Weight;
    }

    private readonly record struct Entry(TKey Key, TValue Value, long Weight, long Used);
}
