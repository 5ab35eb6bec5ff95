using System;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>Finds routes that match the same paths: the forms of all routes by method, rank, number of segments, literals and checks.</summary>
/// <remarks>A hash table with chains in arrays. O(length of the form) for each.</remarks>
/// <param name="ids">The literals of all routes.</param>
internal sealed class TwinTable(SegmentIds ids)
{
    private const int FirstSize = 64;

    private Entry[] _entries = new Entry[FirstSize];
    private int[] _heads = new int[FirstSize];
    private int _count;

    /// <summary>Forms looked at: what the tests of bounds count.</summary>
    internal long Steps { get; private set; }

    /// <summary>Another route of which nothing tells a form apart from this one, or -1.</summary>
    /// <param name="rankClass">A number that routes of equal rank share.</param>
    internal int Find(int method, int rankClass, in RouteForm form) => Find(method, rankClass, form, Hash(method, rankClass, form));

    /// <summary>As <see cref="Find(int, int, in RouteForm)"/>; adds the form if there is none.</summary>
    internal int FindOrAdd(int method, int rankClass, in RouteForm form)
    {
        uint hash = Hash(method, rankClass, form);
        int twin = Find(method, rankClass, form, hash);
        if (twin < 0)
        {
            Add(method, rankClass, form, hash);
        }

        return twin;
    }

    internal void Add(int method, int rankClass, in RouteForm form) => Add(method, rankClass, form, Hash(method, rankClass, form));

    [MethodImpl(ColdLoop.Optimized)]
    private int Find(int method, int rankClass, in RouteForm form, uint hash)
    {
        for (int at = _heads[hash & (uint)(_heads.Length - 1)]; at != 0; at = _entries[at - 1].Next)
        {
            Steps++;
            ref Entry entry = ref _entries[at - 1];
            if (entry.Hash == hash && entry.Method == method && entry.RankClass == rankClass && AreAlike(entry.Form, form))
            {
                return entry.Form.Route;
            }
        }

        return -1;
    }

    private void Add(int method, int rankClass, in RouteForm form, uint hash)
    {
        if (_count == _entries.Length)
        {
            Grow();
        }

        ref int head = ref _heads[hash & (uint)(_heads.Length - 1)];
        _entries[_count++] = new Entry { Form = form, Hash = hash, Method = method, RankClass = rankClass, Next = head };
        head = _count;
    }

    private bool AreAlike(in RouteForm x, in RouteForm y) =>
        x.SegmentCount == y.SegmentCount && x.IsOpen == y.IsOpen && x.Checks == y.Checks && ids.Of(x).SequenceEqual(ids.Of(y));

    [MethodImpl(ColdLoop.Optimized)]
    private uint Hash(int method, int rankClass, in RouteForm form)
    {
        // Neither factor may be 0, as for the first method and rank it would be: what the other says would be lost.
        ulong hash = TableHash.Mix(
            ((uint)method | ((ulong)(uint)rankClass << 32)) ^ 0xD6E8_FEB8_6659_FD93,
            (form.Checks | ((ulong)(uint)form.SegmentCount << 33) | (form.IsOpen ? 1UL << 32 : 0)) ^ 0xA076_1D64_78BD_642F);
        foreach (ushort id in ids.Of(form))
        {
            hash = (hash ^ id) * 0x9E37_79B9_7F4A_7C15;
        }

        return (uint)(hash >> 32);
    }

    private void Grow()
    {
        Array.Resize(ref _entries, _entries.Length * 2);
        _heads = new int[_heads.Length * 2];
        for (int i = 0; i < _count; i++)
        {
            ref int head = ref _heads[_entries[i].Hash & (uint)(_heads.Length - 1)];
            _entries[i].Next = head;
            head = i + 1;
        }
    }

    private struct Entry
    {
        internal RouteForm Form;
        internal uint Hash;
        internal int Method;
        internal int RankClass;
        internal int Next;
    }
}
