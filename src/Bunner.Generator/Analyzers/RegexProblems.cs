using System.Collections.Generic;
using Bunner.Core.Guards;
using Bunner.Core.Guards.Automata;
using Bunner.Core.Guards.Expressions;
using Bunner.Core.Patterns;
using Bunner.Generator.Catalog;
using Bunner.Generator.Diagnostics;
using Bunner.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Analyzers;

/// <summary>What there is to say of a template's regular expressions that parse: no automaton, or the engine of .NET, and how safe that is.</summary>
internal static class RegexProblems
{
    public static IEnumerable<(DiagnosticDescriptor Rule, TextRange Range, string Message)> Find(string template, System.Func<CompilationSurvey> survey)
    {
        if (ParsedTemplates.Parse(template).Pattern is not { } pattern)
        {
            yield break;
        }

        foreach (ParameterPart parameter in pattern.Parameters)
        {
            foreach (ConstraintReference reference in parameter.Constraints)
            {
                // Any other name is taken for one of the user's: what is wrong with those is not said here.
                if (GuardCatalog.TryResolve(reference, static _ => true, out Guard? guard, out _) && guard.Kind == GuardKind.Regex)
                {
                    foreach ((DiagnosticDescriptor, TextRange, string) problem in Find(reference, guard.Text!, survey()))
                    {
                        yield return problem;
                    }
                }
            }
        }
    }

    private static IEnumerable<(DiagnosticDescriptor Rule, TextRange Range, string Message)> Find(
        ConstraintReference reference, string pattern, CompilationSurvey survey)
    {
        ExpressionRefusal? onEngine = null;
        foreach (RouterOptions options in survey.Options)
        {
            if (ExpressionCompiler.TryCompile(pattern, !options.CaseSensitive, new AutomatonLimits(options.MaxRegexStates), out _, out ExpressionRefusal? refusal))
            {
                continue;
            }

            if (!options.AllowUnsafeRegex)
            {
                bool isTooLarge = refusal.Construct == RefusedConstruct.TooLarge;
                yield return (isTooLarge ? Rules.RegexTooLarge : Rules.UnsupportedRegex, RegexGuard.Locate(reference, refusal), refusal.Message);
                yield break;
            }

            onEngine = refusal;
        }

        if (onEngine is null)
        {
            yield break;
        }

        // Whether the engine may run it is for the application that serves a library's routes to say.
        yield return (survey.IsLibrary ? Rules.RegexNeedsConsent : Rules.RegexOnEngine, RegexGuard.Locate(reference, onEngine), onEngine.Message);
        if (UnsafeExpressions.TryFind(pattern, out ExpressionRefusal? found))
        {
            yield return (Rules.UnsafeRegex, RegexGuard.Locate(reference, found), found.Message);
        }
    }
}
