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

    /// <summary>
    /// Whether a <c>regex</c> constraint that cannot be compiled to an automaton (back-references, look-around, too many states, …)
    /// runs on .NET's engine, which may take longer than linear time. By default such a route is left out and reported.
    /// </summary>
    public bool AllowUnsafeRegex { get; set; }

    /// <summary>The most states of the automaton of a <c>regex</c> constraint: 4,096 by default, 32,768 at most.</summary>
    public int MaxRegexStates { get; set; } = 4096;
}
