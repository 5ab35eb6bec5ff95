using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Bunner.Core.Guards;
using Bunner.Core.Guards.Automata;
using Bunner.Core.Guards.Expressions;
using Bunner.Core.Tables;

namespace Bunner.Dynamic;

/// <summary>Runs the guards that a table cannot run by itself: regular expressions and constraints of the user.</summary>
internal sealed class GuardFunctions(RouterSettings settings, IReadOnlyDictionary<string, ConstraintPredicate> constraints)
{
    /// <summary>What is said of a constraint that there is not.</summary>
    internal ConstraintAdvice Advice { get; } = new(() => constraints.Keys, "add a constraint of that name to RouterOptions.Constraints");

    internal bool IsCustom(string name) => constraints.ContainsKey(name);

    /// <summary>Whether a guard may run: what has no automaton needs the router's leave.</summary>
    internal bool MayRun(Guard guard, [NotNullWhen(false)] out ExpressionRefusal? refusal)
    {
        refusal = null;
        return guard.Kind != GuardKind.Regex
            || settings.AllowUnsafeRegex
            || ExpressionCompiler.TryCompile(guard.Text!, !settings.CaseSensitive, new AutomatonLimits(settings.MaxRegexStates), out _, out refusal);
    }

    /// <summary>The function of an external guard.</summary>
    internal ConstraintPredicate Of(Guard guard) => guard.Kind == GuardKind.Regex
        ? RegexGuardCache.Get(guard.Text!, settings)
        : constraints[guard.Text!];

    /// <summary>The functions of a table's external guards, in their order.</summary>
    internal ConstraintPredicate[] Of(ImmutableArray<Guard> guards)
    {
        ConstraintPredicate[] functions = new ConstraintPredicate[guards.Length];
        for (int i = 0; i < functions.Length; i++)
        {
            functions[i] = Of(guards[i]);
        }

        return functions;
    }
}
