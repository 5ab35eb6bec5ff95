namespace Bunner.Generator.Models;

/// <summary>A route of this compilation or of a referenced one, without what only its endpoint needs.</summary>
/// <param name="Key">What the match table depends on.</param>
/// <param name="Endpoint">The fully qualified member that invokes the handler as an endpoint; empty if there is none.</param>
internal sealed record RouteEntry(RouteKey Key, string Endpoint)
{
    /// <summary>Orders routes by what they say, never by where they are declared.</summary>
    public static int Compare(RouteEntry left, RouteEntry right)
    {
        int order = RouteKey.Compare(left.Key, right.Key);
        return order != 0 ? order : string.CompareOrdinal(left.Endpoint, right.Endpoint);
    }
}
