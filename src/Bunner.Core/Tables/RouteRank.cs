using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Bunner.Core.Patterns;

namespace Bunner.Core.Tables;

/// <summary>The precedence of a route: what decides which of several matching routes is taken.</summary>
/// <remarks>
/// Order first; then segment by segment from the left the end of the template, a literal, a mixed segment or constrained
/// parameter, a parameter, a constrained catch-all, a catch-all (ASP.NET Core's inbound precedence); then a mixed segment
/// before a constrained parameter at the leftmost place where they differ.
/// </remarks>
internal sealed class RouteRank : IComparable<RouteRank>
{
    private const byte Literal = 1, MixedOrConstrained = 2, Parameter = 3, ConstrainedCatchAll = 4, CatchAll = 5;

    private readonly int _order;
    private readonly byte[] _digits;
    private readonly bool[] _mixed;

    internal RouteRank(RouteDefinition route)
    {
        _order = route.Order;
        ImmutableArray<RouteSegment> segments = route.Pattern.Segments;
        _digits = new byte[segments.Length];
        _mixed = new bool[segments.Length];
        for (int i = 0; i < segments.Length; i++)
        {
            _mixed[i] = segments[i].IsMixed;
            _digits[i] = Digit(segments[i]);
        }
    }

    /// <summary>The ranks of routes. Neighbours of equal rank share theirs.</summary>
    internal static RouteRank[] Of(IReadOnlyList<RouteDefinition> routes)
    {
        RouteRank[] ranks = new RouteRank[routes.Count];
        for (int i = 0; i < ranks.Length; i++)
        {
            ranks[i] = i > 0 && ranks[i - 1].IsOf(routes[i]) ? ranks[i - 1] : new RouteRank(routes[i]);
        }

        return ranks;
    }

    /// <summary>Less than 0 if this one is taken before the other. 0 means that the precedence leaves it open.</summary>
    public int CompareTo(RouteRank? other)
    {
        if (other is null)
        {
            return -1;
        }

        if (ReferenceEquals(this, other))
        {
            return 0;
        }

        int result = _order.CompareTo(other._order);
        for (int i = 0; result == 0 && i < Math.Max(_digits.Length, other._digits.Length); i++)
        {
            result = At(_digits, i).CompareTo(At(other._digits, i));
        }

        for (int i = 0; result == 0 && i < _mixed.Length; i++)
        {
            result = other._mixed[i].CompareTo(_mixed[i]);
        }

        return result;
    }

    /// <summary>Sorts routes by precedence, the rest by text, so that the order of declaration decides nothing.</summary>
    internal static int[] Sort(IReadOnlyList<RouteDefinition> routes, IReadOnlyList<RouteRank> ranks)
    {
        // Most routes of a table share a few ranks, and callers who care have them in order already: then nothing is sorted.
        SortedDictionary<RouteRank, List<int>> byRank = [];
        List<int>? group = null;
        for (int i = 0; i < routes.Count; i++)
        {
            if (group is null || ranks[i].CompareTo(ranks[group[0]]) != 0)
            {
                if (!byRank.TryGetValue(ranks[i], out group))
                {
                    byRank.Add(ranks[i], group = []);
                }
            }

            group.Add(i);
        }

        int[] sorted = new int[routes.Count];
        int at = 0;
        foreach (List<int> equal in byRank.Values)
        {
            for (int i = 1; i < equal.Count; i++)
            {
                if (CompareText(equal[i - 1], equal[i]) > 0)
                {
                    equal.Sort(CompareText);
                    break;
                }
            }

            equal.CopyTo(sorted, at);
            at += equal.Count;
        }

        return sorted;

        int CompareText(int x, int y)
        {
            int result = string.CompareOrdinal(routes[x].Pattern.Text, routes[y].Pattern.Text);
            result = result != 0 ? result : string.CompareOrdinal(routes[x].Method, routes[y].Method);
            result = result != 0 ? result : string.CompareOrdinal(routes[x].Name, routes[y].Name);
            return result != 0 ? result : x.CompareTo(y);
        }
    }

    private bool IsOf(RouteDefinition route)
    {
        ImmutableArray<RouteSegment> segments = route.Pattern.Segments;
        bool isEqual = _order == route.Order && _digits.Length == segments.Length;
        for (int i = 0; isEqual && i < segments.Length; i++)
        {
            isEqual = _mixed[i] == segments[i].IsMixed && _digits[i] == Digit(segments[i]);
        }

        return isEqual;
    }

    private static byte At(byte[] digits, int index) => index < digits.Length ? digits[index] : (byte)0;

    private static byte Digit(RouteSegment segment)
    {
        if (segment.IsLiteral)
        {
            return Literal;
        }

        if (segment.IsMixed)
        {
            return MixedOrConstrained;
        }

        ParameterPart parameter = (ParameterPart)segment.Parts[0];
        bool constrained = parameter.Constraints.Length > 0;
        return parameter.IsCatchAll
            ? constrained ? ConstrainedCatchAll : CatchAll
            : constrained ? MixedOrConstrained : Parameter;
    }
}
