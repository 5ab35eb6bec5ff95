using System;
using System.ComponentModel;

namespace Bunner;

/// <summary>
/// Written by the generator: a route of this assembly, for the generator of a project that refers to it. It says
/// everything in text, since a reference assembly does not have the internal handlers any more.
/// </summary>
/// <param name="method">The HTTP method.</param>
/// <param name="template">The route template with the prefixes of its groups.</param>
/// <param name="member">The name that the route's constant gets: the handler's types and its name, joined with <c>_</c>.</param>
/// <param name="handler">The handler, as a reader knows it.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PublishedRouteAttribute(string method, string template, string member, string handler) : Attribute
{
    /// <summary>The HTTP method.</summary>
    public string Method { get; } = method;

    /// <summary>The route template with the prefixes of its groups.</summary>
    public string Template { get; } = template;

    /// <summary>The name that the route's constant gets.</summary>
    public string Member { get; } = member;

    /// <summary>The handler, as a reader knows it.</summary>
    public string Handler { get; } = handler;

    /// <summary>The name that the route attribute gives, if any.</summary>
    public string? Name { get; set; }

    /// <summary>The explicit order.</summary>
    public int Order { get; set; }

    /// <summary>The public member that invokes the handler as an ASP.NET Core endpoint, if there is one.</summary>
    public string? Endpoint { get; set; }
}
