using Bunner.Generator.Models;

namespace Bunner.Generator.Catalog;

/// <summary>A route that goes into the router; its place in the catalogue is its id.</summary>
/// <param name="Entry">The route.</param>
/// <param name="Constant">The identifier of its constant, without <c>@</c>.</param>
internal sealed record CatalogRoute(RouteEntry Entry, string Constant)
{
    /// <summary>The name that matches report.</summary>
    public string Name => Entry.Key.Name ?? Constant;
}
