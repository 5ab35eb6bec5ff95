using System;
using System.Diagnostics.CodeAnalysis;
using Bunner.Core.Guards.Expressions;

namespace Bunner.Core.Guards.Automata;

/// <summary>Compiles regular expressions: parser, Thompson's construction, subset construction, minimization.</summary>
/// <remarks>
/// Any text gives an automaton or a refusal, in bounded time and memory (<see cref="AutomatonLimits"/>) and without
/// recursion. Results are kept by the pattern's text, so that an editor that asks again after every key does not wait.
/// </remarks>
internal static class ExpressionCompiler
{
    // A transition takes four bytes: 32 MB at most.
    private static readonly BoundedCache<Key, Result> s_cache = new(capacity: 4096, maximumWeight: 8 << 20);

    /// <param name="pattern">The expression; the whole value has to match it.</param>
    /// <param name="ignoreCase">Whether the case of ASCII letters is ignored.</param>
    /// <param name="limits">How large the automaton may become.</param>
    /// <param name="automaton">The minimal automaton.</param>
    /// <param name="refusal">Why there is none.</param>
    internal static bool TryCompile(
        string pattern,
        bool ignoreCase,
        AutomatonLimits limits,
        [NotNullWhen(true)] out Automaton? automaton,
        [NotNullWhen(false)] out ExpressionRefusal? refusal)
    {
        Key key = new(pattern, ignoreCase, limits);
        if (!s_cache.TryGet(key, out Result result))
        {
            result = Compile(pattern, ignoreCase, limits);
            s_cache.Add(key, result, pattern.Length + (result.Automaton?.Transitions.Length ?? 0));
        }

        (automaton, refusal) = result;
        return automaton is not null;
    }

    private static Result Compile(string pattern, bool ignoreCase, AutomatonLimits limits)
    {
        if (!ExpressionParser.TryParse(pattern, ignoreCase, out ExpressionProgram? program, out ExpressionRefusal? refusal)
            || !NondeterministicAutomaton.TryBuild(program, out NondeterministicAutomaton? source, out refusal))
        {
            return new Result(null, refusal);
        }

        if (!CharClasses.TryDivide(program.Sets, out CharClasses? classes))
        {
            return Refuse(pattern, $"The expression tells more than {AutomatonLimits.Classes} classes of characters apart");
        }

        // An automaton may be larger before it is minimal, within reason.
        int maximum = Math.Min(limits.States, AutomatonLimits.MaximumStates);
        Automaton? large = SubsetConstruction.Run(source, classes, program.Sets, (4 * maximum) + 64);
        if (large is not null && Minimization.Run(large) is var minimal && minimal.StateCount <= maximum)
        {
            return new Result(minimal, null);
        }

        return Refuse(pattern, $"The automaton of the expression has more than {maximum} states, or takes too long to make");
    }

    private static Result Refuse(string pattern, string message) =>
        new(null, new ExpressionRefusal(RefusedConstruct.TooLarge, 0, pattern.Length, message));

    private readonly record struct Key(string Pattern, bool IgnoreCase, AutomatonLimits Limits);

    private readonly record struct Result(Automaton? Automaton, ExpressionRefusal? Refusal);
}
