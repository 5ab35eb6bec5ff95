namespace Bunner.Matching;

/// <summary>Where the segments of a path stand.</summary>
/// <remarks>
/// Segment i reaches from <c>Before[i] + 1</c> to <c>End[i]</c>. Between plain slashes <c>End</c> is <c>Before</c> moved
/// by one; the two differ where runs of slashes count as one.
/// </remarks>
internal unsafe struct PathSegments
{
    /// <summary>The index of the slash before each segment.</summary>
    internal uint* Before;

    /// <summary>The index behind each segment.</summary>
    internal uint* End;

    /// <summary>How many segments there are; where that is more than any route has, only that there are more.</summary>
    internal uint Count;

    /// <summary>The index of the first empty segment, or a number that is no index.</summary>
    internal uint FirstEmpty;
}
