namespace Bunner.Matching;

/// <summary>Where the segments of a path stand.</summary>
/// <remarks>
/// Segment i reaches from <c>Before[i] + 1</c> to <c>End[i]</c>. Between plain slashes <c>End</c> is <c>Before</c> moved
/// by one; the two differ where runs of slashes count as one.
/// </remarks>
internal unsafe struct PathSegments
{
    /// <summary>The index of the slash before each segment.</summary>
    internal int* Before;

    /// <summary>The index behind each segment.</summary>
    internal int* End;

    /// <summary>How many segments there are; of more than a table knows only that there are more.</summary>
    internal int Count;

    /// <summary>The index of the first empty segment, or <see cref="Count"/>.</summary>
    internal int FirstEmpty;
}
