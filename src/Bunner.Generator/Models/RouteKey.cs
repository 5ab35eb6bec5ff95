namespace Bunner.Generator.Models;

/// <summary>The part of a route that the match table and the router's constants depend on.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The template with the prefixes of its groups.</param>
/// <param name="Order">The explicit order.</param>
/// <param name="Name">The name that the attribute gives, if any.</param>
/// <param name="MemberName">The types that hold the handler and its name, joined with <c>_</c>.</param>
/// <param name="Display">The handler as a reader knows it: <c>Shop.Users.ById</c>.</param>
/// <param name="Assembly">The assembly of the handler: where the names of custom constraints are looked up first.</param>
internal sealed record RouteKey(
    string Method,
    string Template,
    int Order,
    string? Name,
    string MemberName,
    string Display,
    string Assembly)
{
    /// <summary>Orders routes by what they say, never by where they are declared.</summary>
    public static int Compare(RouteKey left, RouteKey right)
    {
        int order = string.CompareOrdinal(left.Template, right.Template);
        order = order != 0 ? order : string.CompareOrdinal(left.Method, right.Method);
        order = order != 0 ? order : left.Order.CompareTo(right.Order);
        order = order != 0 ? order : string.CompareOrdinal(left.Name, right.Name);
        order = order != 0 ? order : string.CompareOrdinal(left.Display, right.Display);
        return order != 0 ? order : string.CompareOrdinal(left.Assembly, right.Assembly);
    }
}
