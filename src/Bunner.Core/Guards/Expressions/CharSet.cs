using System;
using System.Collections.Generic;

namespace Bunner.Core.Guards.Expressions;

/// <summary>An immutable set of UTF-16 units. Surrogates are units like any other, as in .NET's expressions.</summary>
/// <remarks>Kept as the places at which membership changes, so that every operation is one pass over two sorted lists.</remarks>
internal sealed class CharSet : IEquatable<CharSet>
{
    /// <summary>One more than the largest unit.</summary>
    internal const int Limit = 0x1_0000;

    internal static readonly CharSet Empty = new([]);
    internal static readonly CharSet All = new([0, Limit]);
    internal static readonly CharSet Digit = Of('0', '9');
    internal static readonly CharSet Space = Of('\t', '\r').Union(Of(' ', ' '));
    internal static readonly CharSet Word = Of('a', 'z').Union(Of('A', 'Z')).Union(Digit).Union(Of('_', '_'));

    /// <summary>What a period stands for: everything but the line feed.</summary>
    internal static readonly CharSet NotLineFeed = Of('\n', '\n').Complement();

    // Even indexes begin a range, odd ones end it (exclusive); strictly ascending.
    private readonly int[] _edges;

    private CharSet(int[] edges) => _edges = edges;

    /// <summary>The number of ranges.</summary>
    internal int RangeCount => _edges.Length / 2;

    internal bool IsEmpty => _edges.Length == 0;

    /// <summary>Where membership changes.</summary>
    internal ReadOnlySpan<int> Edges => _edges;

    internal static CharSet Of(char first, char last) => new([first, last + 1]);

    /// <summary>The set of any ranges, in any order, overlapping or not.</summary>
    internal static CharSet Of(List<(int First, int Last)> ranges)
    {
        ranges.Sort();
        List<int> edges = [];
        foreach ((int first, int last) in ranges)
        {
            if (edges.Count > 0 && first <= edges[edges.Count - 1])
            {
                edges[edges.Count - 1] = Math.Max(edges[edges.Count - 1], last + 1);
            }
            else
            {
                edges.Add(first);
                edges.Add(last + 1);
            }
        }

        return new CharSet([.. edges]);
    }

    internal bool Contains(int unit)
    {
        int index = Array.BinarySearch(_edges, unit);
        return ((index >= 0 ? index : ~index - 1) & 1) == 0;
    }

    internal CharSet Complement()
    {
        List<int> edges = new(_edges.Length + 2);
        bool fromStart = _edges.Length > 0 && _edges[0] == 0;
        bool toEnd = _edges.Length > 0 && _edges[_edges.Length - 1] == Limit;
        if (!fromStart)
        {
            edges.Add(0);
        }

        for (int i = fromStart ? 1 : 0; i < _edges.Length - (toEnd ? 1 : 0); i++)
        {
            edges.Add(_edges[i]);
        }

        if (!toEnd)
        {
            edges.Add(Limit);
        }

        return new CharSet([.. edges]);
    }

    internal CharSet Union(CharSet other) => Combine(other, static (mine, others) => mine || others);

    internal CharSet Intersect(CharSet other) => Combine(other, static (mine, others) => mine && others);

    internal CharSet Except(CharSet other) => Combine(other, static (mine, others) => mine && !others);

    /// <summary>The set with both cases of each ASCII letter that is in it.</summary>
    internal CharSet WithBothCases()
    {
        List<(int First, int Last)> added = [];
        for (int lower = 'a'; lower <= 'z'; lower++)
        {
            int upper = lower - 'a' + 'A';
            if (Contains(lower) != Contains(upper))
            {
                added.Add((lower, lower));
                added.Add((upper, upper));
            }
        }

        return added.Count == 0 ? this : Union(Of(added));
    }

    public bool Equals(CharSet? other) => other is not null && Edges.SequenceEqual(other._edges);

    public override bool Equals(object? obj) => Equals(obj as CharSet);

    public override int GetHashCode()
    {
        int hash = _edges.Length;
        foreach (int edge in _edges)
        {
            hash = (hash * 31) + edge;
        }

        return hash;
    }

    private CharSet Combine(CharSet other, Func<bool, bool, bool> rule)
    {
        List<int> edges = [];
        bool mine = false, others = false, inside = false;
        for (int i = 0, j = 0; i < _edges.Length || j < other._edges.Length;)
        {
            int at = Math.Min(i < _edges.Length ? _edges[i] : int.MaxValue, j < other._edges.Length ? other._edges[j] : int.MaxValue);
            if (i < _edges.Length && _edges[i] == at)
            {
                mine = !mine;
                i++;
            }

            if (j < other._edges.Length && other._edges[j] == at)
            {
                others = !others;
                j++;
            }

            if (rule(mine, others) != inside)
            {
                inside = !inside;
                edges.Add(at);
            }
        }

        return new CharSet([.. edges]);
    }
}
