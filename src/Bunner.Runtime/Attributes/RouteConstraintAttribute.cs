using System;

namespace Bunner;

/// <summary>
/// Names a <c>static bool IsX(ReadOnlySpan&lt;char&gt; value)</c> method so that templates can use it as a constraint:
/// <c>{id:name}</c>. The name is resolved at build time. A <c>[GeneratedRegex]</c> method, <c>static partial Regex X()</c>, can be
/// named, too: its expression is asked as it stands, so give it anchors.
/// </summary>
/// <param name="name">The name that templates use; compared without regard to case, as ASP.NET Core compares constraint names.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class RouteConstraintAttribute(string name) : Attribute
{
    /// <summary>The name that templates use.</summary>
    public string Name { get; } = name;
}
