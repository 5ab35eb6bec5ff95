using System;
using System.ComponentModel;

namespace Bunner;

/// <summary>
/// Written by the generator: a user-defined constraint of this assembly, for the generator of a project that refers to it.
/// </summary>
/// <param name="name">The name that templates use.</param>
/// <param name="method">The public method to call.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PublishedConstraintAttribute(string name, string method) : Attribute
{
    /// <summary>The name that templates use.</summary>
    public string Name { get; } = name;

    /// <summary>The public method to call.</summary>
    public string Method { get; } = method;
}
