namespace Bunner.Dynamic;

/// <summary>What changes have cost since the router was made: in the trees that it has, and in those that sealing has put away.</summary>
/// <remarks>One reference for readers, who therefore never see a sum that is smaller than the one before.</remarks>
/// <param name="before">The work up to now, if the trees take the place of others, in which nothing is done any more.</param>
/// <param name="patterns">The patterns of the trees.</param>
/// <param name="tree">The trees.</param>
internal sealed class ChangeWork(ChangeWork? before, PatternTable patterns, RadixTree tree)
{
    private readonly long _hits = before?.PatternHits ?? 0;
    private readonly long _misses = before?.PatternMisses ?? 0;
    private readonly long _nodes = before?.NodesVisited ?? 0;

    internal long PatternHits => _hits + patterns.Hits;

    internal long PatternMisses => _misses + patterns.Misses;

    internal long NodesVisited => _nodes + tree.Steps;
}
