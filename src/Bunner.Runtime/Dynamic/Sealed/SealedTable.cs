using System;
using System.Collections.Generic;
using System.Text;
using Bunner.Core.Tables;

namespace Bunner.Dynamic;

/// <summary>The sealed routes of a router: the match table that the generator would print, held in arrays. Immutable.</summary>
internal abstract class SealedTable : RouteTable
{
    private readonly ulong[] _data;
    private readonly byte[] _text;
    private readonly ConstraintPredicate[] _external;
    private readonly RankKey[] _ranks;
    private readonly ushort[] _rankOf;

    protected SealedTable(RouteTableImage image, RouteEntry[] routes, ConstraintPredicate[] external)
    {
        _data = image.Data;
        _text = image.Text;
        _external = external;
        Forms = FormIndex.Build(routes);
        Rivals = FormIndex.BuildRivals(routes);
        Dictionary<RankKey, ushort> known = new(RankComparer.Instance);
        List<RankKey> ranks = [];
        _rankOf = new ushort[routes.Length];
        HashSet<string> methods = [];
        ushort index = 0;
        for (int i = 0; i < routes.Length; i++)
        {
            RankKey rank = routes[i].Rank;
            if ((i == 0 || rank.CompareTo(routes[i - 1].Rank) != 0) && !known.TryGetValue(rank, out index))
            {
                index = (ushort)ranks.Count;
                known.Add(rank, index);
                ranks.Add(rank);
            }

            _rankOf[i] = index;
            if (i == 0 || !ReferenceEquals(routes[i].Method, routes[i - 1].Method))
            {
                methods.Add(routes[i].Method);
            }
        }

        _ranks = [.. ranks];
        if (ranks.Count == 1)
        {
            _rankOf = [];
        }

        Methods = [.. methods];
    }

    /// <summary>Finds routes by their forms.</summary>
    internal FormIndex Forms { get; }

    /// <summary>Finds routes that a new one may be ambiguous with.</summary>
    internal FormIndex Rivals { get; }

    internal string[] Methods { get; }

    /// <summary><see cref="Data"/>, without a virtual call.</summary>
    internal ReadOnlySpan<ulong> Words => _data;

    /// <inheritdoc/>
    protected internal sealed override ReadOnlySpan<ulong> Data => _data;

    /// <inheritdoc/>
    protected internal sealed override ReadOnlySpan<byte> Text => _text;

    internal long Bytes => 8L * _data.Length + _text.Length + 2L * _rankOf.Length + 24L * _ranks.Length + Forms.Bytes + Rivals.Bytes;

    /// <inheritdoc/>
    protected internal sealed override bool Accepts(int guard, ReadOnlySpan<char> value) => _external[guard](value);

    /// <summary>Whether a route of the table goes before one of the tree.</summary>
    internal bool GoesBefore(int route, RouteEntry entry)
    {
        int order = RankOf(route).CompareTo(entry.Rank);
        return order != 0 ? order < 0 : CompareText(route, entry.Template) < 0;
    }

    /// <summary>What there is to know of a route, without keeping it.</summary>
    internal RouteInfo Read(int route) => DescribeRoute(route);

    internal int OrderOf(int route) => RankOf(route).Order;

    /// <summary>Whether a route has this template, as it was written.</summary>
    internal bool HasTemplate(int route, string template)
    {
        ReadOnlySpan<byte> text = TemplateOf(route);
        return text.Length >= template.Length && CompareText(route, template) == 0;
    }

    private RankKey RankOf(int route) => _ranks[_rankOf.Length == 0 ? 0 : _rankOf[route]];

    private int CompareText(int route, string template)
    {
        ReadOnlySpan<byte> text = TemplateOf(route);
        Span<char> chars = stackalloc char[text.Length];
        return ((ReadOnlySpan<char>)chars[..Encoding.UTF8.GetChars(text, chars)]).SequenceCompareTo(template);
    }

    private sealed class RankComparer : IEqualityComparer<RankKey>
    {
        internal static readonly RankComparer Instance = new();

        public bool Equals(RankKey x, RankKey y) => x.CompareTo(y) == 0;

        public int GetHashCode(RankKey key) => key.GetHashCode();
    }
}

/// <summary>Sealed routes with their values.</summary>
internal sealed class SealedTable<T>(RouteTableImage image, RouteEntry<T>[] routes, ConstraintPredicate[] external, T[] values)
    : SealedTable(image, routes, external)
{
    internal T[] Values => values;
}
