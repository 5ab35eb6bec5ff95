namespace Bunner;

/// <summary>What became of a route in the search for the route of a request.</summary>
public enum CandidateOutcome
{
    /// <summary>It matches, and goes before all others that do.</summary>
    Taken,

    /// <summary>It matches, but another goes before it.</summary>
    Outranked,

    /// <summary>It matches the path, but is for another method.</summary>
    OtherMethod,

    /// <summary>It is for the method, but does not match the path.</summary>
    Mismatch,
}
