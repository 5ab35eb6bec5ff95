namespace Bunner;

/// <summary>A route that a request may have been meant for, and why it won or lost.</summary>
public sealed class RouteCandidate
{
    internal RouteCandidate(RouteInfo route, CandidateOutcome outcome, int segment, string reason)
    {
        Route = route;
        Outcome = outcome;
        Segment = segment;
        Reason = reason;
    }

    /// <summary>The route.</summary>
    public RouteInfo Route { get; }

    /// <summary>What became of it.</summary>
    public CandidateOutcome Outcome { get; }

    /// <summary>The template's segment that decided, from 0 on; -1 if none did.</summary>
    public int Segment { get; }

    /// <summary>Why, as a sentence in English.</summary>
    public string Reason { get; }
}
