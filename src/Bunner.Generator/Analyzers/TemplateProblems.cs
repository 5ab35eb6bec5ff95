using System;
using System.Collections.Generic;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Generator.Catalog;
using Bunner.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Analyzers;

/// <summary>All that is wrong with a template: its grammar, and the constraints of those parameters that could be read.</summary>
internal static class TemplateProblems
{
    /// <param name="template">The template.</param>
    /// <param name="isCustom">Whether the user declared a constraint with that name.</param>
    /// <param name="advice">What to say of a constraint that there is not.</param>
    public static List<RoutePatternError> Find(string template, Func<string, bool> isCustom, ConstraintAdvice advice)
    {
        RoutePatternParseResult result = ParsedTemplates.Parse(template);
        List<RoutePatternError> problems = [.. result.Errors];
        foreach (ParameterPart parameter in result.Parameters)
        {
            foreach (ConstraintReference reference in parameter.Constraints)
            {
                if (!GuardCatalog.TryResolve(reference, isCustom, out _, out RoutePatternError error, advice))
                {
                    problems.Add(error);
                }
            }
        }

        return problems;
    }

    public static DiagnosticDescriptor RuleOf(RoutePatternErrorCode code) => code switch
    {
        RoutePatternErrorCode.UnknownConstraint => Rules.UnknownConstraint,
        >= RoutePatternErrorCode.UnclosedConstraint => Rules.InvalidConstraintArgument,
        _ => Rules.InvalidTemplate,
    };
}
