using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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
    [MethodImpl(ColdLoop.Optimized)]
    internal static int[] Sort(RouteDefinition[] routes, RouteSurvey survey)
    {
        RouteRank[] ranks = survey.Ranks;
        // Most routes of a table share a few ranks, and callers who care have them in order already: then nothing is sorted.
        SortedDictionary<RouteRank, List<int>> byRank = [];
        List<int>? group = null;
        for (int i = 0; i < routes.Length; i++)
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

        int[] sorted = new int[routes.Length];
        int at = 0;
        foreach (List<int> equal in byRank.Values)
        {
            for (int i = 1; i < equal.Count && !survey.IsSorted; i++)
            {
                if (Compare(equal[i - 1], equal[i]) > 0)
                {
                    equal.Sort(Compare);
                    break;
                }
            }

            equal.CopyTo(sorted, at);
            at += equal.Count;
        }

        return sorted;

        int Compare(int x, int y)
        {
            int result = CompareText(routes[x], routes[y]);
            return result != 0 ? result : x.CompareTo(y);
        }
    }

    /// <summary>Compares routes by template, method and name.</summary>
    internal static int CompareText(RouteDefinition x, RouteDefinition y)
    {
        int result = string.CompareOrdinal(x.Pattern.Text, y.Pattern.Text);
        result = result != 0 ? result : string.CompareOrdinal(x.Method, y.Method);
        return result != 0 ? result : string.CompareOrdinal(x.Name, y.Name);
    }

    /// <summary>Whether this is the rank of a route.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal bool IsOf(RouteDefinition route)
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
