using System;
using System.Collections.Generic;
using Bunner.Core.Guards.Automata;
using Bunner.Dynamic;

namespace Bunner;

/// <summary>The options of a <see cref="DynamicRouter{T}"/>. They are read once, when the router is made.</summary>
public sealed class RouterOptions
{
    /// <summary>The most routes that any router can hold.</summary>
    public const int RouteLimit = 65_535;

    /// <summary>The smallest <see cref="Capacity"/>.</summary>
    public const int MinimumCapacity = 4;

    /// <summary>Whether case counts in literals. It does not by default.</summary>
    public bool CaseSensitive { get; set; }

    /// <summary>Whether one slash at the end of a path is ignored. It is by default.</summary>
    public bool IgnoreTrailingSlash { get; set; } = true;

    /// <summary>Whether several slashes in a row count as one. They do not by default.</summary>
    public bool IgnoreDuplicateSlashes { get; set; }

    /// <summary>
    /// Whether a <c>regex</c> constraint that cannot be compiled to an automaton runs on .NET's engine, which may take longer than
    /// linear time. By default such a route is refused.
    /// </summary>
    public bool AllowUnsafeRegex { get; set; }

    /// <summary>The most states of the automaton of a <c>regex</c> constraint, up to 32,768.</summary>
    public int MaxRegexStates { get; set; } = AutomatonLimits.DefaultStates;

    /// <summary>
    /// Whether routes may be added that are of equal precedence with another one and match a path that it matches, too. By default they are refused,
    /// as the analyzers refuse them; if they are allowed, the one whose template comes first ordinally is taken.
    /// </summary>
    public bool AllowAmbiguousRoutes { get; set; }

    /// <summary>
    /// For how many routes there is room before arrays have to grow. A router that is filled with one
    /// <see cref="DynamicRouter{T}.AddRange"/> and sealed needs none; docs/dynamic.md says when it pays.
    /// </summary>
    public int Capacity { get; set; } = 64;

    /// <summary>
    /// How long a change may go on with compaction, once readers see it: after many routes were removed, what is left in the trees is moved together and
    /// the arrays are made shorter, a part with each change. 100 microseconds by default; with <see cref="TimeSpan.Zero"/> the arrays keep their
    /// lengths until <see cref="DynamicRouter{T}.Compact"/> or <see cref="DynamicRouter{T}.Seal"/> is called.
    /// </summary>
    /// <remarks>
    /// It begins when the arrays are twice as long as they need to be and 256 KB or more could be had, once a quarter as many routes have come or gone as
    /// there are: so for each that did, it looks at four at most, amortised. It goes on in steps of 16 routes or 32 KB; the last one may pass the budget.
    /// </remarks>
    public TimeSpan CompactionBudget { get; set; } = TimeSpan.FromMicroseconds(100);

    /// <summary>The most routes that the router accepts, up to <see cref="RouteLimit"/>.</summary>
    public int MaxRoutes { get; set; } = RouteLimit;

    /// <summary>What the router is called in metrics.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whether matches are counted for <see cref="RouterMetrics"/>; a match takes up to two nanoseconds longer then. Each match is counted, whatever the number of threads.</summary>
    public bool CountMatches { get; set; }

    /// <summary>How many bytes the router may hold before <see cref="OnMemoryThreshold"/> is told.</summary>
    public long MemoryThreshold { get; set; } = long.MaxValue;

    /// <summary>
    /// Told when a change has taken the router past <see cref="MemoryThreshold"/>; again only after it was below. Called by the thread that made
    /// the change, after it.
    /// </summary>
    public Action<RouterMemory>? OnMemoryThreshold { get; set; }

    /// <summary>
    /// Constraints of your own by name; case does not count. A name that a template cannot have, that of a built-in constraint (which cannot be replaced),
    /// or a function that is null is refused when the router is made.
    /// </summary>
    public IDictionary<string, ConstraintPredicate> Constraints { get; } = new Dictionary<string, ConstraintPredicate>(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ArgumentOutOfRangeException">A number is out of its bounds.</exception>
    /// <exception cref="ArgumentException">A constraint cannot be used.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Capacity, MinimumCapacity, nameof(Capacity));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Capacity, RouteLimit, nameof(Capacity));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRegexStates, 1, nameof(MaxRegexStates));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxRegexStates, AutomatonLimits.MaximumStates, nameof(MaxRegexStates));
        ArgumentOutOfRangeException.ThrowIfLessThan(CompactionBudget, TimeSpan.Zero, nameof(CompactionBudget));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRoutes, 1, nameof(MaxRoutes));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxRoutes, RouteLimit, nameof(MaxRoutes));
        foreach ((string name, ConstraintPredicate function) in Constraints)
        {
            if (OwnConstraint.Refuse(name, function) is { } reason)
            {
                throw new ArgumentException(reason, nameof(Constraints));
            }
        }
    }
}
