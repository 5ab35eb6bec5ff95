using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Bunner.Core.Guards;
using Bunner.Core.Guards.Automata;
using Bunner.Core.Guards.Expressions;

namespace Bunner.Core.Tables;

/// <summary>The automata of a table's <c>regex</c> guards, each compiled once.</summary>
internal sealed class RegexAutomata(RouterSettings settings)
{
    private readonly Dictionary<string, (Automaton? Automaton, ExpressionRefusal? Refusal)> _known = new(StringComparer.Ordinal);

    /// <summary>The automaton of a <see cref="GuardKind.Regex"/>, or why it has none.</summary>
    internal bool TryGet(Guard guard, [NotNullWhen(true)] out Automaton? automaton, [NotNullWhen(false)] out ExpressionRefusal? refusal)
    {
        string pattern = guard.Text!;
        if (!_known.TryGetValue(pattern, out (Automaton? Automaton, ExpressionRefusal? Refusal) result))
        {
            ExpressionCompiler.TryCompile(pattern, !settings.CaseSensitive, new AutomatonLimits(settings.MaxRegexStates), out result.Automaton, out result.Refusal);
            _known.Add(pattern, result);
        }

        (automaton, refusal) = result;
        return automaton is not null;
    }

    /// <summary>The first guard of a route that has no automaton and may not run on the engine of .NET either.</summary>
    internal bool TryFindRefused(RouteDefinition route, [NotNullWhen(true)] out Guard? refused, [NotNullWhen(true)] out ExpressionRefusal? refusal)
    {
        refused = null;
        refusal = null;
        if (settings.AllowUnsafeRegex)
        {
            return false;
        }

        foreach (ImmutableArray<Guard> guards in route.Guards)
        {
            foreach (Guard guard in guards)
            {
                if (guard.Kind == GuardKind.Regex && !TryGet(guard, out _, out refusal))
                {
                    refused = guard;
                    return true;
                }
            }
        }

        return false;
    }
}
