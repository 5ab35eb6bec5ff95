using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Bunner.Dynamic;

/// <summary>Items of one kind in one array, addressed by 32-bit references; freed slots are used again.</summary>
/// <remarks>
/// Reference 0 stands for nothing. A slot goes through three states. It is <em>allocated</em> by a change that is not published
/// yet; the change may be taken back (<see cref="Abort"/>). Once published, readers may hold it: taking it out only <em>retires</em>
/// it, and it is free after <see cref="Recycle"/>, which the writer calls when no reader can have it any more, or after <see cref="Renew"/>,
/// which leaves the array to those that still have it. Of the free slots, the lowest is allocated first, so that what is in use stays together. The
/// array is replaced when it grows or gets shorter, so that readers keep the one that they began with. One writer at a time.
/// </remarks>
internal sealed partial class CompactArena<T>
{
    /// <summary>The fewest slots that an arena has room for.</summary>
    internal const int MinimumCapacity = 4;

    private readonly SlotSet _free = new();
    private readonly List<uint> _retired = [];
    private readonly List<uint> _fresh = [];
    private ArenaArray<T> _items;
    private int _length = 1;
    private int _retiredBefore;

    internal CompactArena(int capacity)
    {
        _floor = Math.Max(capacity, MinimumCapacity);
        _items = new ArenaArray<T>(_floor);
    }

    /// <summary>The array as it is now. Slots from <see cref="Length"/> on hold nothing.</summary>
    internal ArenaArray<T> Items => _items;

    /// <summary>One more than the largest reference that may be in use.</summary>
    internal int Length => _length;

    /// <summary>How many slots are in use: neither free nor retired.</summary>
    internal int Count => _length - 1 - _free.Count - _retired.Count;

    /// <summary>How many slots wait for <see cref="Recycle"/>.</summary>
    internal int Retired => _retired.Count;

    /// <summary>How many slots are free.</summary>
    internal int Room => _free.Count;

    /// <summary>What the slots that wait for <see cref="Recycle"/> take.</summary>
    internal long RetiredBytes => (long)_retired.Count * Unsafe.SizeOf<T>();

    /// <summary>What the slots in use take.</summary>
    internal long UsedBytes => (long)Count * Unsafe.SizeOf<T>();

    /// <summary>What the arena holds on to. Any thread may ask: so it reads single words, and never whether there is a copy and then the copy.</summary>
    internal long Bytes => ArrayBytes + Volatile.Read(ref _copyBytes) + _free.Bytes + 4L * (_retired.Capacity + _fresh.Capacity);

    /// <summary>Whether the change that is going on has allocated anything.</summary>
    internal bool HasFresh => _fresh.Count > 0;

    internal ref T this[uint reference] => ref _items[reference];

    /// <summary>A slot for the change that is going on. Amortised O(1). Its content is whatever was there before.</summary>
    internal uint Allocate()
    {
        uint reference;
        if (_free.Count > 0)
        {
            reference = _free.Smallest;
            _free.Remove(reference);
        }
        else
        {
            if (_length == _items.Length)
            {
                _items = _items.Resized((int)Math.Min(Array.MaxLength, _items.Length + Math.Max(4L, _items.Length / 2)));
            }

            reference = (uint)_length++;
        }

        if (_copy is { } copy && reference >= copy.Length)
        {
            StopCompaction();
        }

        _fresh.Add(reference);
        return reference;
    }

    /// <summary>Makes room for so many more slots.</summary>
    internal void Reserve(int slots)
    {
        long wanted = Math.Min(Array.MaxLength, (long)_length + slots - _free.Count);
        if (wanted > _items.Length)
        {
            _items = _items.Resized((int)wanted);
        }
    }

    internal uint Add(T item)
    {
        uint reference = Allocate();
        _items[reference] = item;
        return reference;
    }

    /// <summary>Gives back a slot that was allocated by the change that is going on.</summary>
    internal void GiveBack(uint reference) => _free.Add(reference);

    /// <summary>Gives back a slot that readers may still hold.</summary>
    internal void Retire(uint reference) => _retired.Add(reference);

    /// <summary>The change is published.</summary>
    internal void Commit()
    {
        if (_copied > 0)
        {
            CopyFresh();
        }

        Scratch.Empty(_fresh);
        _retiredBefore = _retired.Count;
    }

    /// <summary>The change is taken back: what it allocated is free, what it retired is in use as before.</summary>
    internal void Abort()
    {
        Free(_fresh);
        Scratch.Empty(_fresh);
        _retired.RemoveRange(_retiredBefore, _retired.Count - _retiredBefore);
    }

    /// <summary>Frees what is retired. Only between changes, and only when no reader can hold any of it.</summary>
    internal void Recycle()
    {
        Free(_retired);
        Scratch.Empty(_retired);
        _retiredBefore = 0;

        // Free slots at the end are out of use.
        _length = (int)_free.RemoveBefore((uint)_length);
    }

    /// <summary>
    /// Leaves the array as it is to the readers and goes on with a copy, in which nothing is retired. Only between changes; a reader
    /// gets to see the copy with the next state that is published.
    /// </summary>
    internal void Renew()
    {
        _items = _items.Resized(_items.Length);
        Recycle();
    }

    /// <summary>References that are not in use, for the integrity check.</summary>
    internal IEnumerable<uint> Unused()
    {
        foreach (uint reference in _free.ToEnumerable())
        {
            yield return reference;
        }

        foreach (uint reference in _retired)
        {
            yield return reference;
        }
    }

    private void Free(List<uint> references)
    {
        foreach (uint reference in references)
        {
            if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            {
                _items[reference] = default!;
                if (reference < _copied)
                {
                    _copy!.Value[reference] = default!;
                }
            }

            _free.Add(reference);
        }
    }
}
