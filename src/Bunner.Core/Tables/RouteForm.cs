using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;

namespace Bunner.Core.Tables;

/// <summary>One way in which a route can match: with so many segments, these of them literal.</summary>
/// <remarks>
/// A route whose trailing parameters may be left out has a form for each number of segments, and one that ends in a
/// catch-all has an open form besides, for paths with more segments than it has depth. There are many of these, so they hold no references.
/// </remarks>
internal readonly struct RouteForm
{
    private readonly ushort _route;
    private readonly ushort _rank;
    private readonly ushort _segmentCount;

    /// <param name="route">The route.</param>
    /// <param name="rank">The route's place in the order of precedence.</param>
    /// <param name="shape">The number of segments.</param>
    /// <param name="first">The place of the route's first segment among those of all routes.</param>
    /// <param name="checks">The offset of the checks, 0 if there are none.</param>
    /// <param name="isOnly">Whether the route has no other form.</param>
    internal RouteForm(int route, int rank, FormShape shape, int first, uint checks, bool isOnly)
    {
        _route = (ushort)route;
        _rank = (ushort)rank;
        _segmentCount = (ushort)shape.SegmentCount;
        IsOpen = shape.IsOpen;
        IsWrittenOnce = isOnly && !shape.IsOpen;
        FirstSegment = first;
        Checks = checks;
    }

    internal int Route => _route;

    /// <summary>The route's place in the order of precedence.</summary>
    internal int Rank => _rank;

    /// <summary>The exact number of segments, or for an open form the number before the catch-all.</summary>
    internal int SegmentCount => _segmentCount;

    internal bool IsOpen { get; }

    /// <summary>Whether the route stands in one block only: there is no other form, and this one is for one number of segments.</summary>
    internal bool IsWrittenOnce { get; }

    /// <summary>The place of its first segment among those of all routes; <see cref="SegmentIds"/> has their literals.</summary>
    internal int FirstSegment { get; }

    /// <summary>The offset of the checks, 0 if there are none.</summary>
    internal uint Checks { get; }

    /// <summary>The forms of a route without their literals, shortest first.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal static FormShape[] ShapesOf(RouteDefinition definition)
    {
        ImmutableArray<RouteSegment> segments = definition.Pattern.Segments;
        bool endsInCatchAll = segments.Length > 0 && Single(segments[segments.Length - 1]) is { IsCatchAll: true };
        int longest = endsInCatchAll ? segments.Length - 1 : segments.Length;
        List<FormShape> shapes = new(1);
        for (int count = RequiredCount(segments); count <= longest; count++)
        {
            if (CanLeaveOut(definition, count))
            {
                shapes.Add(new FormShape(count, IsOpen: false));
            }
        }

        if (endsInCatchAll)
        {
            shapes.Add(new FormShape(longest, IsOpen: true));
        }

        return [.. shapes];
    }

    /// <summary>How many segments a path needs at least: those up to the last one that cannot be left out.</summary>
    internal static int RequiredCount(ImmutableArray<RouteSegment> segments)
    {
        int count = segments.Length;
        while (count > 0 && Single(segments[count - 1]) is { } parameter && (parameter.IsOptional || parameter.IsCatchAll || parameter.Default is not null))
        {
            count--;
        }

        return count;
    }

    /// <summary>
    /// Whether the guards of the parameters from a segment on allow that they are left out. Guards on a default are not
    /// asked here: they are checks of the form.
    /// </summary>
    private static bool CanLeaveOut(RouteDefinition definition, int from)
    {
        for (int i = from; i < definition.Pattern.Segments.Length; i++)
        {
            ParameterPart parameter = Single(definition.Pattern.Segments[i])!;
            if (parameter.IsOptional || parameter.Default is not null)
            {
                continue;
            }

            foreach (Guard guard in definition.Guards[parameter.Index])
            {
                if (!GuardEvaluation.AcceptsMissing(guard.Kind))
                {
                    return false;
                }
            }
        }

        return true;
    }

    internal static ParameterPart? Single(RouteSegment segment) => segment.IsParameter ? (ParameterPart)segment.Parts[0] : null;
}

/// <summary>What all routes of a shape have alike in a form.</summary>
internal readonly record struct FormShape(int SegmentCount, bool IsOpen);
