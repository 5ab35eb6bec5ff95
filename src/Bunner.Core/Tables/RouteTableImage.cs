using System;
using System.Collections.Immutable;
using Bunner.Core.Guards;
using Bunner.Core.Guards.Automata;

namespace Bunner.Core.Tables;

/// <summary>A finished match table and all that goes with it.</summary>
internal sealed class RouteTableImage
{
    private string? _tree;

    /// <summary>The match table; <see cref="TableLayout"/> says how it is laid out.</summary>
    internal required ulong[] Data { get; init; }

    /// <summary>Methods, templates and names as UTF-8, a line for each route, then the template defaults.</summary>
    internal required byte[] Text { get; init; }

    /// <summary>The sealed route tree as text.</summary>
    internal string Tree => _tree ??= PrintTree();

    /// <summary>Makes <see cref="Tree"/>, which takes longer than the table itself and is seldom asked for at run time.</summary>
    internal required Func<string> PrintTree { private get; init; }

    /// <summary>What the stretches of <see cref="Data"/> hold, in order.</summary>
    internal required ImmutableArray<TableSection> Sections { get; init; }

    /// <summary>Guards that generated code or the host has to run; a guard's index is its number in the table.</summary>
    internal required ImmutableArray<Guard> ExternalGuards { get; init; }

    /// <summary>Routes that were left out, and why.</summary>
    internal required ImmutableArray<TableProblem> Problems { get; init; }
}

/// <summary>A stretch of a match table.</summary>
internal sealed record TableSection(string Comment, int Start, int Length);

internal enum TableProblemCode
{
    /// <summary>Two routes of the same method, order and rank match the same paths.</summary>
    Duplicate,

    /// <summary>The table holds 65,535 routes already.</summary>
    TooManyRoutes,

    /// <summary>The method is not a token as RFC 9110 (section 5.6.2) defines it.</summary>
    InvalidMethod,

    /// <summary>The table would have more than 65,535 different literals.</summary>
    TooManyLiterals,

    /// <summary>A regular expression has no automaton, and <see cref="RouterSettings.AllowUnsafeRegex"/> is not set.</summary>
    UnsupportedRegex,
}

/// <summary>A route that is not in the table.</summary>
/// <param name="Route">The route that was left out.</param>
/// <param name="OtherRoute">The route that it collides with, or -1.</param>
internal sealed record TableProblem(TableProblemCode Code, int Route, int OtherRoute, string Message);

/// <summary>A route as it goes into a table.</summary>
/// <param name="Guards">The guards of each parameter, in the order of the pattern's parameters.</param>
internal sealed record RouteDefinition(
    string Method,
    Patterns.RoutePattern Pattern,
    ImmutableArray<ImmutableArray<Guard>> Guards,
    int Order,
    string Name);

/// <summary>The options of a router that decide what its table looks like.</summary>
internal sealed record RouterSettings(bool CaseSensitive, bool IgnoreTrailingSlash, bool IgnoreDuplicateSlashes)
{
    /// <summary>Whether expressions without an automaton run on .NET's engine; otherwise their routes are left out.</summary>
    internal bool AllowUnsafeRegex { get; init; }

    /// <summary>The most states of an expression's automaton.</summary>
    internal int MaxRegexStates { get; init; } = AutomatonLimits.DefaultStates;

    internal static readonly RouterSettings Default = new(CaseSensitive: false, IgnoreTrailingSlash: true, IgnoreDuplicateSlashes: false);
}
