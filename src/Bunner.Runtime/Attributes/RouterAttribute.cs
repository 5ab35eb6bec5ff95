using System;

namespace Bunner;

/// <summary>
/// Makes a partial class the router of the compilation: the generator gives it <c>TryMatch</c>, the route constants and
/// the match table of every annotated handler of this assembly and of the assemblies it references.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RouterAttribute : Attribute
{
    /// <summary>Whether the case of literals counts. By default it does not, as in ASP.NET Core.</summary>
    public bool CaseSensitive { get; set; }

    /// <summary>Whether one slash at the end of a path is ignored. By default it is, as in ASP.NET Core.</summary>
    public bool IgnoreTrailingSlash { get; set; } = true;

    /// <summary>Whether several slashes in a row count as one. By default they do not, and an empty segment matches nothing.</summary>
    public bool IgnoreDuplicateSlashes { get; set; }
}
