using System;
using System.Diagnostics.CodeAnalysis;

namespace Bunner;

/// <summary>Puts a prefix before the templates of all handlers in a class and in the classes nested in it.</summary>
/// <param name="prefix">The prefix, a route template itself; prefixes of nested classes follow those of the outer ones.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
public sealed class RouteGroupAttribute([StringSyntax("Route")] string prefix) : Attribute
{
    /// <summary>The prefix.</summary>
    public string Prefix { get; } = prefix;
}
