using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>What the steps of the builder ask of each route, read in one pass.</summary>
/// <remarks>
/// A route is half a dozen objects, and those of a large table are in no cache: to read them costs more than what is done with
/// them. So they are read once, and the steps read arrays.
/// </remarks>
internal sealed class RouteSurvey
{
    private RouteSurvey(int count)
    {
        Ranks = new RouteRank[count];
        Segments = new int[count];
        SharesParameters = new bool[count];
        Lines = new RouteLine[count];
        IsSorted = true;
    }

    /// <summary>The rank of each route; neighbours of equal rank share theirs.</summary>
    internal RouteRank[] Ranks { get; }

    /// <summary>How many segments each template has.</summary>
    internal int[] Segments { get; }

    /// <summary>Whether a route has the very parameters of the one before it, at the same places.</summary>
    internal bool[] SharesParameters { get; }

    /// <summary>Where each route's line of text is.</summary>
    internal RouteLine[] Lines { get; }

    /// <summary>Whether the routes stand in the order of their texts (<see cref="RouteRank.CompareText"/>).</summary>
    internal bool IsSorted { get; private set; }

    /// <summary>Reads the routes.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="records">Writes their lines; null for none.</param>
    [MethodImpl(ColdLoop.Optimized)]
    internal static RouteSurvey Of(RouteDefinition[] routes, RouteRecords? records)
    {
        RouteSurvey survey = new(routes.Length);
        for (int i = 0; i < routes.Length; i++)
        {
            RouteDefinition route = routes[i];
            survey.Segments[i] = route.Pattern.Segments.Length;
            if (i > 0)
            {
                RouteDefinition before = routes[i - 1];
                survey.IsSorted &= RouteRank.CompareText(before, route) <= 0;
                survey.SharesParameters[i] = RouteRecords.ShareParameters(route.Pattern, before.Pattern);
                if (survey.Ranks[i - 1].IsOf(route))
                {
                    survey.Ranks[i] = survey.Ranks[i - 1];
                }
            }

            survey.Ranks[i] ??= new RouteRank(route);
            if (records is not null)
            {
                survey.Lines[i] = records.AddLine(route);
            }
        }

        return survey;
    }
}
