using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Bunner.Core.Tables;
using Bunner.Matching;

namespace Bunner.Dynamic;

/// <summary>The trees of the methods. Only what is not published yet may be changed.</summary>
/// <remarks>
/// A method of up to 8 characters is one word, as in a match table; of a longer one the word is a hash, and the name is compared, too.
/// Words are found by open addressing in a table that is at most half full, so that any number of methods costs a few steps.
/// </remarks>
internal sealed class MethodRoots
{
    private const int WordLength = 8, FirstSize = 16, MostEmpty = 16;

    /// <summary>One by which the methods of HTTP have places of their own in the smallest table.</summary>
    private const ulong Multiplier = 0xF3C6_4AF7_75A8_9295;

    private string[] _names;
    private Root[] _roots;

    // Shared with the roots that these are a copy of, until a method is added.
    private Slot[] _slots;
    private int _shift;
    private bool _isShared;
    private bool _isPublished;

    private MethodRoots(string[] names, Root[] roots, int count, Slot[] slots)
    {
        _names = names;
        _roots = roots;
        Count = count;
        _slots = slots;
        _shift = 64 - BitOperations.Log2((uint)slots.Length);
        _isShared = true;
    }

    internal static MethodRoots Empty { get; } = new MethodRoots([], [], 0, new Slot[FirstSize]).Publish();

    /// <summary>The number of methods.</summary>
    internal int Count { get; private set; }

    internal ReadOnlySpan<string> Names => _names.AsSpan(0, Count);

    internal Span<Root> Roots => _roots.AsSpan(0, Count);

    /// <summary>The place of a method, or -1. O(1) on average.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int IndexOf<T>(ReadOnlySpan<T> method)
        where T : unmanaged
    {
        ulong word = WordOf(method);
        Slot[] slots = _slots;
        uint at = FirstPlace(word) & (uint)(slots.Length - 1);
        return slots[at].Word == word && slots[at].Length == method.Length && method.Length <= WordLength
            ? slots[at].Index
            : IndexBehind(method, word, at);
    }

    /// <summary>The tree of a method by its place.</summary>
    internal ref readonly Root this[int index] => ref _roots[index];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int IndexBehind<T>(ReadOnlySpan<T> method, ulong word, uint at)
        where T : unmanaged
    {
        Slot[] slots = _slots;
        while (true)
        {
            ref Slot slot = ref slots[at & (uint)(slots.Length - 1)];
            if (slot.Length == 0)
            {
                return -1;
            }

            if (slot.Word == word && slot.Length == method.Length && (method.Length <= WordLength || HasName(slot.Index, method)))
            {
                return slot.Index;
            }

            at++;
        }
    }

    /// <summary>A copy that the writer may change; without the methods that have no routes any more, if those are most of them and more than a few.</summary>
    internal MethodRoots Copy()
    {
        int empty = 0;
        foreach (ref readonly Root root in Roots)
        {
            empty += root.Count == 0 ? 1 : 0;
        }

        return empty > MostEmpty && empty > Count / 2 ? InUse() : new(_names, (Root[])_roots.Clone(), Count, _slots);
    }

    /// <summary>These, or a copy if readers have them, with one more method, the last. Amortized O(1) within a change.</summary>
    internal MethodRoots With(string method)
    {
        MethodRoots open = _isPublished ? Copy() : this;
        open.Add(method);
        return open;
    }

    /// <summary>Readers have them from now on.</summary>
    internal MethodRoots Publish()
    {
        _isPublished = true;
        return this;
    }

    private uint FirstPlace(ulong word) => (uint)((word * Multiplier) >> _shift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe ulong WordOf<T>(ReadOnlySpan<T> method)
        where T : unmanaged
    {
        if ((uint)(method.Length - 1) < WordLength)
        {
            fixed (T* start = &MemoryMarshal.GetReference(method))
            {
                // Invariant: the method has 1 to 8 units, and is pinned while its word is read.
                return MethodLookup.Word(start, method.Length);
            }
        }

        return HashOf(method);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong HashOf<T>(ReadOnlySpan<T> method)
        where T : unmanaged
    {
        uint hash = LiteralHash.Start;
        foreach (T unit in method)
        {
            hash = LiteralHash.Add(hash, (char)PathText.Unit(unit));
        }

        return hash;
    }

    private bool HasName<T>(int index, ReadOnlySpan<T> method)
        where T : unmanaged
    {
        string name = _names[index];
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] != PathText.Unit(method[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A copy of those that have routes.</summary>
    private MethodRoots InUse()
    {
        MethodRoots kept = new([], [], 0, new Slot[FirstSize]);
        for (int i = 0; i < Count; i++)
        {
            if (_roots[i].Count > 0)
            {
                kept.Add(_names[i]);
                kept._roots[kept.Count - 1] = _roots[i];
            }
        }

        return kept;
    }

    private void Add(string method)
    {
        if (Count == _names.Length || _isShared)
        {
            Array.Resize(ref _names, Math.Max(4, 2 * Count));
            Array.Resize(ref _roots, _names.Length);
        }

        if (_isShared || 2 * (Count + 1) > _slots.Length)
        {
            Slot[] before = _slots;
            _slots = new Slot[2 * (Count + 1) > before.Length ? 2 * before.Length : before.Length];
            _shift = 64 - BitOperations.Log2((uint)_slots.Length);
            foreach (Slot slot in before)
            {
                if (slot.Length != 0)
                {
                    Place(slot);
                }
            }
        }

        _isShared = false;
        _names[Count] = method;
        Place(new Slot(WordOf(method.AsSpan()), method.Length, Count));
        Count++;
    }

    private void Place(Slot added)
    {
        uint at = FirstPlace(added.Word);
        while (_slots[at & (uint)(_slots.Length - 1)].Length != 0)
        {
            at++;
        }

        _slots[at & (uint)(_slots.Length - 1)] = added;
    }

    /// <summary>The tree of one method.</summary>
    internal struct Root
    {
        /// <summary>The <see cref="NodeLink"/> to its root node, or 0.</summary>
        internal uint Link;

        /// <summary>How many routes it has.</summary>
        internal int Count;

        /// <summary>How many of them have an explicit order: then the first match need not be the best.</summary>
        internal int Ordered;

        /// <summary>Its root node, or 0.</summary>
        internal readonly uint Node => NodeLink.NodeOf(Link);

        /// <summary>A short way to those that have no parameters, if there are such.</summary>
        internal StaticRoutes? Statics;
    }

    /// <summary>A method's word, its length (0: none), and its place.</summary>
    private readonly record struct Slot(ulong Word, int Length, int Index);
}
