using System.Collections.Generic;

namespace Bunner;

/// <summary>The answer to «why did this request get this route?».</summary>
public sealed class RouteExplanation
{
    internal RouteExplanation(RouteInfo? route, IReadOnlyList<RouteCandidate> candidates, int further)
    {
        Route = route;
        Candidates = candidates;
        Further = further;
    }

    /// <summary>The route that is taken; null if there is none.</summary>
    public RouteInfo? Route { get; }

    /// <summary>
    /// The candidates: those that match, in the order in which they are taken; those of other methods that match; then those
    /// that do not match, beginning with the ones that agree with the path the longest.
    /// </summary>
    public IReadOnlyList<RouteCandidate> Candidates { get; }

    /// <summary>How many routes of the method are not listed, because they do not even agree with the start of the path or because the list would be too long.</summary>
    public int Further { get; }
}
