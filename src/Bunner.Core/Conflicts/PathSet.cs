using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Core.Conflicts;

/// <summary>Paths of one form of a route: a set of values for each segment and, for an open one, a set of rests behind them.</summary>
/// <remarks>The values of different segments do not depend on each other, so that the paths are the product of the sets.</remarks>
internal sealed class PathSet(SegmentSet[] segments, SegmentSet? rest, bool? endsInSlash)
{
    /// <summary>The segments, those before the rest for an open form.</summary>
    internal SegmentSet[] Segments { get; } = segments;

    /// <summary>What follows the segments, at least one segment more; null for a form of a fixed number of segments.</summary>
    internal SegmentSet? Rest { get; } = rest;

    /// <summary>Whether the paths end in a slash; null if that makes no difference.</summary>
    internal bool? EndsInSlash { get; } = endsInSlash;

    /// <summary>The forms of a route, shortest first.</summary>
    internal static PathSet[] Of(RouteDefinition route, SegmentSets sets, RouterSettings settings)
    {
        ImmutableArray<RouteSegment> segments = route.Pattern.Segments;
        bool isOpen = segments.Length > 0 && RouteForm.Single(segments[segments.Length - 1]) is { IsCatchAll: true };
        int longest = isOpen ? segments.Length - 1 : segments.Length;
        bool? slash = settings.IgnoreTrailingSlash || isOpen || segments.Length == 0 ? null : route.Pattern.HasTrailingSlash;
        SegmentSet[] all = new SegmentSet[longest];
        for (int i = 0; i < longest; i++)
        {
            all[i] = sets.Of(route, segments[i]);
        }

        List<PathSet> forms = [];
        for (int count = RouteForm.RequiredCount(segments); count <= longest; count++)
        {
            if (CanLeaveOut(route, count, settings))
            {
                forms.Add(new PathSet(all.AsSpan(0, count).ToArray(), null, slash));
            }
        }

        if (isOpen)
        {
            forms.Add(new PathSet(all, sets.Of(route, segments[longest]), null));
        }

        return [.. forms];
    }

    /// <summary>How many segments each form of a route has; with the rest for a route that has open forms only.</summary>
    internal static int ShortestOf(RouteDefinition route, RouterSettings settings)
    {
        ImmutableArray<RouteSegment> segments = route.Pattern.Segments;
        int count = RouteForm.RequiredCount(segments);
        while (count < segments.Length && !CanLeaveOut(route, count, settings))
        {
            count++;
        }

        return count;
    }

    /// <summary>A path of both sets, or one that may be; null if there is none or none was found.</summary>
    internal static string? FindCommon(PathSet left, PathSet right, ConflictBudget budget)
    {
        if (left.Segments.Length != right.Segments.Length || (left.Rest is null) != (right.Rest is null)
            || (left.EndsInSlash is { } one && right.EndsInSlash is { } other && one != other))
        {
            return null;
        }

        for (int i = left.Segments.Length - 1; i >= 0; i--)
        {
            if (SegmentSet.Excludes(left.Segments[i], right.Segments[i]))
            {
                return null;
            }
        }

        StringBuilder path = new();
        for (int i = 0; i < left.Segments.Length; i++)
        {
            if (SegmentSet.FindCommon(left.Segments[i], right.Segments[i], budget) is not { } value)
            {
                return null;
            }

            path.Append('/').Append(value);
        }

        if (left.Rest is not null)
        {
            if (SegmentSet.FindCommon(left.Rest, right.Rest!, budget) is not { } rest)
            {
                return null;
            }

            path.Append('/').Append(rest.Length == 0 ? "a" : rest);
        }

        return Finish(path, left.EndsInSlash ?? right.EndsInSlash);
    }

    /// <summary>Whether two sets surely have the same paths.</summary>
    internal static bool AreEqual(PathSet left, PathSet right)
    {
        if (left.Segments.Length != right.Segments.Length || left.EndsInSlash != right.EndsInSlash || (left.Rest is null) != (right.Rest is null))
        {
            return false;
        }

        for (int i = 0; i < left.Segments.Length; i++)
        {
            if (!SegmentSet.AreEqual(left.Segments[i], right.Segments[i]))
            {
                return false;
            }
        }

        return left.Rest is null || SegmentSet.AreEqual(left.Rest, right.Rest!);
    }

    /// <summary>A short path of this set.</summary>
    internal string? FindExample(ConflictBudget budget) => FindCommon(this, this, budget);

    private static string Finish(StringBuilder path, bool? endsInSlash) =>
        path.Length == 0 ? "/" : path.Append(endsInSlash == true ? "/" : "").ToString();

    // As the table does: what is left out and is no optional has guards that a missing value passes, or a default.
    private static bool CanLeaveOut(RouteDefinition route, int from, RouterSettings settings)
    {
        for (int i = from; i < route.Pattern.Segments.Length; i++)
        {
            ParameterPart parameter = RouteForm.Single(route.Pattern.Segments[i])!;
            foreach (Guard guard in route.Guards[parameter.Index])
            {
                bool passes = parameter.Default is { } value
                    ? GuardProbe.Accepts(guard, value, settings) is not false
                    : parameter.IsOptional || GuardEvaluation.AcceptsMissing(guard.Kind);
                if (!passes)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
