namespace Bunner.Dynamic;

/// <summary>Where a route stands among those that may be its rivals, in the order in which they came.</summary>
/// <param name="group">The rivals.</param>
/// <param name="number">The route's number.</param>
internal sealed class RivalPlace(RivalGroup group, uint number)
{
    internal RivalGroup Group => group;

    internal uint Number { get; set; } = number;

    /// <summary>The route that came before, and the one that came after. A route that was taken out keeps them until that is final.</summary>
    internal RivalPlace? Before { get; set; }

    /// <inheritdoc cref="Before"/>
    internal RivalPlace? After { get; set; }
}
