using System;
using Bunner.Core.Tables;

namespace Bunner.Core.Tree;

/// <summary>A route that ends at a node.</summary>
/// <param name="Route">The route's index.</param>
/// <param name="Definition">The route.</param>
/// <param name="IsShort">Whether it ends here with parameters left out; its last segment is further down.</param>
internal readonly record struct RouteTerminal(int Route, RouteDefinition Definition, bool IsShort) : IComparable<RouteTerminal>
{
    /// <summary>By method, order and name; whole routes before short ones.</summary>
    public int CompareTo(RouteTerminal other)
    {
        int result = string.CompareOrdinal(Definition.Method, other.Definition.Method);
        result = result != 0 ? result : IsShort.CompareTo(other.IsShort);
        result = result != 0 ? result : Definition.Order.CompareTo(other.Definition.Order);
        result = result != 0 ? result : string.CompareOrdinal(Definition.Name, other.Definition.Name);
        result = result != 0 ? result : string.CompareOrdinal(Definition.Pattern.Text, other.Definition.Pattern.Text);
        return result != 0 ? result : Route.CompareTo(other.Route);
    }
}
