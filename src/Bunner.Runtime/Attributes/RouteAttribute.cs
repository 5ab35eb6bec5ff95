using System;
using System.Diagnostics.CodeAnalysis;

namespace Bunner;

/// <summary>Makes a method the handler of requests with a method and a path that fits a route template.</summary>
/// <remarks>
/// The template grammar is ASP.NET Core's. The attribute is read at build time; nothing looks it up at run time.
/// A method may carry several.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public class RouteAttribute : Attribute
{
    /// <summary>Says which requests the method is for.</summary>
    /// <param name="method">The HTTP method, compared case-sensitively as RFC 9110 (section 9.1) says; any token.</param>
    /// <param name="template">The route template, for example <c>/users/{id:int}</c>.</param>
    public RouteAttribute(string method, [StringSyntax("Route")] string template)
    {
        Method = method;
        Template = template;
    }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The route template.</summary>
    public string Template { get; }

    /// <summary>
    /// The route's name: the constant in the router's <c>Routes</c> class and the endpoint name. Left out, it is made of
    /// the class and the method, as in <c>Users_ById</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>Goes before all other precedence: of two routes that match, the one with the smaller order is taken.</summary>
    public int Order { get; set; }
}
