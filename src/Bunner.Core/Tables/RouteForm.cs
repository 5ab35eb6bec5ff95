using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;

namespace Bunner.Core.Tables;

/// <summary>One way in which a route can match: with so many segments, these of them literal.</summary>
/// <remarks>
/// A route whose trailing parameters may be left out has a form for each number of segments, and one that ends in a
/// catch-all has an open form besides, for paths with more segments than it has depth.
/// </remarks>
internal sealed class RouteForm
{
    private RouteForm(int route, int rank, int segmentCount, bool isOpen, ushort[] ids, uint checks)
    {
        Route = route;
        Rank = rank;
        SegmentCount = segmentCount;
        IsOpen = isOpen;
        Ids = ids;
        Checks = checks;
    }

    internal int Route { get; }

    /// <summary>The route's place in the order of precedence.</summary>
    internal int Rank { get; }

    /// <summary>The exact number of segments, or for an open form the number before the catch-all.</summary>
    internal int SegmentCount { get; }

    internal bool IsOpen { get; }

    /// <summary>The literal id of each segment, 0 for a parameter.</summary>
    internal ushort[] Ids { get; }

    /// <summary>The offset of the checks, 0 if there are none.</summary>
    internal uint Checks { get; }

    /// <summary>The literal id of a segment, 0 for a parameter and behind the last one.</summary>
    internal ushort IdAt(int position) => position < Ids.Length ? Ids[position] : (ushort)0;

    /// <summary>Adds all forms of a route to a list, shortest first.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal static void AddAll(List<RouteForm> forms, int route, int rank, RouteDefinition definition, ushort[] ids, CheckTable checks)
    {
        ImmutableArray<RouteSegment> segments = definition.Pattern.Segments;
        bool endsInCatchAll = segments.Length > 0 && Single(segments[segments.Length - 1]) is { IsCatchAll: true };
        int longest = endsInCatchAll ? segments.Length - 1 : segments.Length;
        for (int count = RequiredCount(segments); count <= longest; count++)
        {
            if (CanLeaveOut(definition, count))
            {
                forms.Add(Create(count, isOpen: false));
            }
        }

        if (endsInCatchAll)
        {
            forms.Add(Create(longest, isOpen: true));
        }

        RouteForm Create(int count, bool isOpen)
        {
            ushort[] formIds = ids;
            if (count < ids.Length)
            {
                formIds = new ushort[count];
                Array.Copy(ids, formIds, count);
            }

            return new RouteForm(route, rank, count, isOpen, formIds, checks.Add(definition, count, isOpen));
        }
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
                if (guard.Kind != GuardKind.NonFile)
                {
                    return false;
                }
            }
        }

        return true;
    }

    internal static ParameterPart? Single(RouteSegment segment) => segment.IsParameter ? (ParameterPart)segment.Parts[0] : null;
}
