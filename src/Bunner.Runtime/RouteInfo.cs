using System.Collections.Generic;

namespace Bunner;

/// <summary>The names of a route.</summary>
public sealed class RouteInfo
{
    internal RouteInfo(int id, string name, string method, string template, IReadOnlyList<string> parameterNames)
    {
        Id = id;
        Name = name;
        Method = method;
        Template = template;
        ParameterNames = parameterNames;
    }

    /// <summary>The route's number in its table: <see cref="RouteId.Value"/>, which is 0 for each route of a <see cref="DynamicRouter{T}"/> that is not sealed.</summary>
    public int Id { get; }

    /// <summary>The route's name, for example <c>Users_ById</c>; in a <see cref="DynamicRouter{T}"/> the one that it was added with, empty if there was none.</summary>
    public string Name { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The template as it was written, group prefixes included.</summary>
    public string Template { get; }

    /// <summary>The names of the template's parameters, from left to right.</summary>
    public IReadOnlyList<string> ParameterNames { get; }
}
