using Bunner.Core.Guards.Automata;
using Bunner.Core.Tables;
using Bunner.Generator.Equality;

namespace Bunner.Generator.Models;

/// <summary>One router class to complete.</summary>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Containers">The types around it, outermost first, as they are written: <c>partial record struct Outer</c>.</param>
/// <param name="Declaration">The declaration to write: <c>static partial class AppRouter</c>.</param>
/// <param name="Type">The fully qualified type.</param>
/// <param name="Options">The options of the attribute.</param>
/// <param name="HintName">The name of its file, without the end.</param>
internal sealed record RouterModel(
    string Namespace,
    EquatableArray<string> Containers,
    string Declaration,
    string Type,
    RouterOptions Options,
    string HintName)
{
    /// <summary>The router that an ASP.NET Core application gets when it declares none.</summary>
    public static RouterModel Application { get; } = new(
        WellKnownNames.GeneratedNamespace,
        EquatableArray<string>.Empty,
        "[global::Microsoft.CodeAnalysis.Embedded]\ninternal static partial class " + WellKnownNames.ApplicationRouter,
        "global::" + WellKnownNames.GeneratedNamespace + "." + WellKnownNames.ApplicationRouter,
        new RouterOptions(CaseSensitive: false, IgnoreTrailingSlash: true, IgnoreDuplicateSlashes: false),
        WellKnownNames.GeneratedNamespace + "." + WellKnownNames.ApplicationRouter);
}

/// <summary>The options of a router, as its attribute gives them.</summary>
internal sealed record RouterOptions(bool CaseSensitive, bool IgnoreTrailingSlash, bool IgnoreDuplicateSlashes)
{
    public bool AllowUnsafeRegex { get; init; }

    public int MaxRegexStates { get; init; } = AutomatonLimits.DefaultStates;

    /// <summary>The same for the table.</summary>
    public RouterSettings ToSettings() => new(CaseSensitive, IgnoreTrailingSlash, IgnoreDuplicateSlashes)
    {
        AllowUnsafeRegex = AllowUnsafeRegex,
        MaxRegexStates = MaxRegexStates,
    };
}
