using System;
using System.Collections.Immutable;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;

namespace Bunner.Dynamic;

/// <summary>What a constraint of <see cref="RouterOptions.Constraints"/> has to be.</summary>
internal static class OwnConstraint
{
    /// <summary>Why a constraint cannot be used; null if it can.</summary>
    internal static string? Refuse(string name, ConstraintPredicate? function)
    {
        string quoted = Quotation.Shorten(name);
        if (name.Length == 0)
        {
            return "There is a constraint whose name is empty. Give it the name that templates use.";
        }

        if (GuardCatalog.IsBuiltIn(name))
        {
            return $"'{quoted}' is a constraint of Bunner's own and cannot be replaced. Give yours another name.";
        }

        if (function is null)
        {
            return $"The constraint '{quoted}' has no function. Give it one, or leave it out.";
        }

        return CanBeWritten(name)
            ? null
            : $"No template can name the constraint '{quoted}': a name ends before ':', '=', '(…)' or a last '?', and is shorter than a template. Give it another name, of letters and digits.";
    }

    /// <summary>Whether a template can have the constraint, which the parser knows best.</summary>
    private static bool CanBeWritten(string name)
    {
        string escaped = name.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        ImmutableArray<ParameterPart> parameters = RoutePatternParser.Parse("{x:" + escaped + "}").Pattern?.Parameters ?? [];
        return parameters is [{ IsOptional: false, Default: null, Constraints: [{ Argument: null } constraint] }] && constraint.Name == name;
    }
}
