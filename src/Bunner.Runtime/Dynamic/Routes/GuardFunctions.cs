using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Bunner.Core.Guards;

namespace Bunner.Dynamic;

/// <summary>Runs the guards that a table cannot run by itself: regular expressions and constraints of the user.</summary>
internal sealed class GuardFunctions(bool caseSensitive, IReadOnlyDictionary<string, ConstraintPredicate> constraints)
{
    internal bool IsCustom(string name) => constraints.ContainsKey(name);

    /// <summary>The function of an external guard.</summary>
    internal ConstraintPredicate Of(Guard guard) => guard.Kind == GuardKind.Regex
        ? RegexGuardCache.Get(guard.Text!, caseSensitive).IsMatch
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
