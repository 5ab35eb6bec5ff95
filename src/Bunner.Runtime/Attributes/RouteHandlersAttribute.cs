using System;
using System.ComponentModel;

namespace Bunner;

/// <summary>
/// Written by the generator: the types of this assembly that hold route handlers, for the generator of a project that
/// references it.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RouteHandlersAttribute(params Type[] types) : Attribute
{
    /// <summary>The types that hold handlers.</summary>
    public Type[] Types { get; } = types;

    /// <summary>The generated public type that invokes the handlers as ASP.NET Core endpoints, if there is one.</summary>
    public Type? Endpoints { get; set; }
}
