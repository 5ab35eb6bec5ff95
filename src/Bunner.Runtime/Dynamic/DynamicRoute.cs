namespace Bunner;

/// <summary>A route of a <see cref="DynamicRouter{T}"/>.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The template, in the grammar of the attributes.</param>
/// <param name="Value">What a match gives.</param>
/// <param name="Order">Goes before precedence: routes of smaller order are taken first.</param>
/// <param name="Name">A name for people, empty if there is none.</param>
/// <typeparam name="T">What a route leads to.</typeparam>
public readonly record struct DynamicRoute<T>(string Method, string Template, T Value, int Order = 0, string Name = "")
{
    /// <summary>The route without its value: what tells it from others.</summary>
    public RouteIdentity Identity => new(Method, Template, Order);
}

/// <summary>What tells a route of a <see cref="DynamicRouter{T}"/> from others: its method, its template as it was written, and its order.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The template as it was written.</param>
/// <param name="Order">The order.</param>
public readonly record struct RouteIdentity(string Method, string Template, int Order = 0);
