using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>A path cut into segments, as the search for its route asks about it.</summary>
internal unsafe interface ISegments
{
    /// <summary>The <see cref="LaneKey"/> of a segment.</summary>
    /// <param name="position">Which segment.</param>
    /// <param name="window">Where in it the window starts.</param>
    public ulong Key(uint position, uint window);

    /// <summary>The key of a whole segment, as <see cref="Literal.TextKey"/> makes it of a literal.</summary>
    public ulong TextKey(uint position);

    /// <summary>Whether the path has the literal text of a candidate.</summary>
    public bool HasText(ulong* table, CandidateRecord* candidate);

    /// <summary>Where the segments stand.</summary>
    public PathSegments Places { get; }
}
