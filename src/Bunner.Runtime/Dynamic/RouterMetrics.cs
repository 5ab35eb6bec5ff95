namespace Bunner;

/// <summary>What a <see cref="DynamicRouter{T}"/> has done since it was made. All of it are counters: none ever goes down, not by sealing or loading either.</summary>
/// <param name="SealedMatches">Requests whose route was in the sealed table. Counted with <see cref="RouterOptions.CountMatches"/> only, as are the next two.</param>
/// <param name="TreeMatches">Requests whose route was in a tree: those that sealing would make quicker.</param>
/// <param name="Misses">Requests without a route.</param>
/// <param name="Retries">How often a look-up began again because the memory that it was reading had been freed.</param>
/// <param name="Changes">Changes that were made, a batch counting as one.</param>
/// <param name="Refusals">Changes that were refused, and removals and replacements of routes that were not there.</param>
/// <param name="Seals">How often a table was built.</param>
/// <param name="Recyclings">How often retired memory was freed for use.</param>
/// <param name="Renewals">How often the trees were copied because snapshots or stopped readers kept retired memory from being freed.</param>
/// <param name="Compactions">How often compaction has made the arrays of the trees shorter.</param>
/// <param name="PatternHits">How often a route that was read for a change, or again for sealing, shared a pattern that the trees had already.</param>
/// <param name="PatternMisses">How often such a route brought a pattern that the trees did not have.</param>
/// <param name="NodesVisited">Nodes that changes and compaction have looked at or made.</param>
public readonly record struct RouterMetrics(
    long SealedMatches,
    long TreeMatches,
    long Misses,
    long Retries,
    long Changes,
    long Refusals,
    long Seals,
    long Recyclings,
    long Renewals,
    long Compactions,
    long PatternHits,
    long PatternMisses,
    long NodesVisited)
{
    /// <summary>All requests that were counted.</summary>
    public long Requests => SealedMatches + TreeMatches + Misses;
}
