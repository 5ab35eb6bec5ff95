using System.Collections.Immutable;

namespace Bunner.Core.Conflicts;

/// <summary>What is wrong with routes that are each right by themselves.</summary>
internal enum RouteConflictKind : byte
{
    /// <summary>Two routes of equal rank match the same path.</summary>
    Ambiguous,

    /// <summary>Two routes of equal rank match the same paths, all of them, though they are written differently.</summary>
    Duplicate,

    /// <summary>Better routes take every path of a route.</summary>
    Unreachable,

    /// <summary>No value passes all constraints of a parameter.</summary>
    Contradictory,
}

/// <summary>A conflict, proven.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Route">The route to point at.</param>
/// <param name="Others">The routes that are in its way, the first of them the one that takes the example; empty for a contradiction.</param>
/// <param name="Example">A path that all of them match; empty for a contradiction.</param>
/// <param name="Parameter">The contradictory parameter's index, otherwise -1.</param>
internal sealed record RouteConflict(RouteConflictKind Kind, int Route, ImmutableArray<int> Others, string Example, int Parameter);

/// <summary>What the search has found.</summary>
/// <param name="Conflicts">The conflicts, by route.</param>
/// <param name="WasCut">Whether the budget ended the search before everything had been compared.</param>
internal sealed record ConflictReport(ImmutableArray<RouteConflict> Conflicts, bool WasCut);
