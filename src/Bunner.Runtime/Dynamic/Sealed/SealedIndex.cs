using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Bunner.Core;

namespace Bunner.Dynamic;

/// <summary>What changes ask of sealed routes beside their table: which have a form, which may be ambiguous with a new one, and their ranks.</summary>
/// <param name="Forms">Finds routes by their forms.</param>
/// <param name="Rivals">Finds routes that a new one may be ambiguous with.</param>
/// <param name="Ranks">All ranks.</param>
/// <param name="RankOf">The rank of each route; empty if there is but one.</param>
/// <param name="Methods">All methods.</param>
/// <param name="Endings">The endings of routes for which constraints of the user's own were asked.</param>
internal sealed record SealedIndex(
    FormIndex Forms, RivalIndex Rivals, RankKey[] Ranks, ushort[] RankOf, string[] Methods, IReadOnlyDictionary<int, ulong> Endings);

/// <summary>Takes the routes of a table, in their order, for its <see cref="SealedIndex"/>.</summary>
/// <param name="count">How many routes there will be.</param>
internal sealed class SealedIndexBuilder(int count)
{
    private readonly uint[] _wholeForms = new uint[count];
    private readonly List<(uint Hash, int Route)> _shorterForms = [];
    private readonly List<(uint Hash, int Route)> _rivals = [];
    private readonly ushort[] _rankOf = new ushort[count];
    private readonly List<RankKey> _ranks = [];
    private readonly Dictionary<RankKey, ushort> _known = new(RankComparer.Instance);
    private readonly HashSet<string> _methods = [];
    private readonly Dictionary<int, ulong> _endings = [];
    private RankKey _lastRank;
    private ushort _lastIndex;
    private string? _lastMethod;
    private int _count;

    /// <param name="rank">The route's precedence.</param>
    /// <param name="forms">The hashes of its forms; that of the whole route is the last.</param>
    /// <param name="rivals">The hash that it shares with those that may be ambiguous with it; 0 if there can be none.</param>
    /// <param name="method">Its method.</param>
    /// <param name="endings">Its <see cref="RouteEndings"/>, if a constraint of the user's own was asked for them; otherwise null.</param>
    [MethodImpl(ColdLoop.Optimized)]
    internal void Add(RankKey rank, ReadOnlySpan<uint> forms, uint rivals, string method, ulong? endings)
    {
        int route = _count++;
        if (endings is { } asked)
        {
            _endings.Add(route, asked);
        }

        if (route == 0 || rank.CompareTo(_lastRank) != 0)
        {
            _lastRank = rank;
            if (!_known.TryGetValue(rank, out _lastIndex))
            {
                _known.Add(rank, _lastIndex = (ushort)_ranks.Count);
                _ranks.Add(rank);
            }
        }

        _rankOf[route] = _lastIndex;
        _wholeForms[route] = forms[^1];
        foreach (uint form in forms[..^1])
        {
            _shorterForms.Add((form, route));
        }

        if (rivals != 0)
        {
            _rivals.Add((rivals, route));
        }

        if (!ReferenceEquals(method, _lastMethod))
        {
            _methods.Add(_lastMethod = method);
        }
    }

    internal SealedIndex Finish() => new(
        FormIndex.Build(_wholeForms.AsSpan(0, _count), _shorterForms),
        RivalIndex.Build(_rivals),
        [.. _ranks],
        _ranks.Count == 1 ? [] : _rankOf,
        [.. _methods],
        _endings);

    private sealed class RankComparer : IEqualityComparer<RankKey>
    {
        internal static readonly RankComparer Instance = new();

        public bool Equals(RankKey x, RankKey y) => x.CompareTo(y) == 0;

        public int GetHashCode(RankKey key) => key.GetHashCode();
    }
}
