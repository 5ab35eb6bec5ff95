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
    /// <param name="routes">The routes.</param>
    /// <param name="classOf">A number for each shape that shapes of equal rank share, smaller for a better one.</param>
    [MethodImpl(ColdLoop.Optimized)]
    internal static int[] Sort(RouteSheet routes, int[] classOf)
    {
        // Routes of a class stand together, in their own order; mostly that is the order of their texts, and nothing is sorted.
        int[] ends = new int[classOf.Length + 1];
        for (int route = 0; route < routes.Count; route++)
        {
            ends[classOf[routes.ShapeOf(route).Number] + 1]++;
        }

        for (int i = 1; i < ends.Length; i++)
        {
            ends[i] += ends[i - 1];
        }

        int[] sorted = new int[routes.Count];
        for (int route = 0; route < routes.Count; route++)
        {
            sorted[ends[classOf[routes.ShapeOf(route).Number]]++] = route;
        }

        for (int i = 0, start = 0; i < classOf.Length && !routes.IsSorted; start = ends[i++])
        {
            Array.Sort(sorted, start, ends[i] - start, Comparer<int>.Create((x, y) =>
            {
                int result = routes.CompareText(x, y);
                return result != 0 ? result : x.CompareTo(y);
            }));
        }

        return sorted;
    }

    /// <summary>Gives shapes of equal rank the same number, and smaller ones to those that are taken first.</summary>
    internal static int[] Classes(IReadOnlyList<RouteShape> shapes)
    {
        RouteShape[] sorted = [.. shapes];
        Array.Sort(sorted, static (x, y) => x.Rank.CompareTo(y.Rank));
        int[] classOf = new int[sorted.Length];
        for (int i = 1; i < sorted.Length; i++)
        {
            classOf[sorted[i].Number] = classOf[sorted[i - 1].Number] + (sorted[i - 1].Rank.CompareTo(sorted[i].Rank) != 0 ? 1 : 0);
        }

        return classOf;
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
