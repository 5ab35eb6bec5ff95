using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using Bunner.Core.Patterns;

namespace Bunner.Core.Guards;

/// <summary>The constraints that a template can name, and what each wants as its argument.</summary>
/// <remarks>The names and arguments are those of ASP.NET Core; names compare ignoring case.</remarks>
internal static class GuardCatalog
{
    private static readonly Dictionary<string, GuardKind> s_kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["int"] = GuardKind.Int,
        ["long"] = GuardKind.Long,
        ["bool"] = GuardKind.Bool,
        ["decimal"] = GuardKind.Decimal,
        ["double"] = GuardKind.Double,
        ["float"] = GuardKind.Float,
        ["guid"] = GuardKind.Guid,
        ["datetime"] = GuardKind.DateTime,
        ["alpha"] = GuardKind.Alpha,
        ["length"] = GuardKind.Length,
        ["minlength"] = GuardKind.MinLength,
        ["maxlength"] = GuardKind.MaxLength,
        ["min"] = GuardKind.Min,
        ["max"] = GuardKind.Max,
        ["range"] = GuardKind.Range,
        ["required"] = GuardKind.Required,
        ["file"] = GuardKind.File,
        ["nonfile"] = GuardKind.NonFile,
        ["regex"] = GuardKind.Regex,
    };

    /// <summary>The names of the built-in constraints, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = s_kinds.Keys.OrderBy(static name => name, StringComparer.Ordinal).ToArray();

    /// <summary>Whether a name, ignoring case, is a built-in constraint's. A constraint of the user cannot replace it.</summary>
    public static bool IsBuiltIn(string name) => s_kinds.ContainsKey(name);

    /// <summary>Gives a constraint its meaning.</summary>
    /// <param name="reference">The constraint as the template has it.</param>
    /// <param name="isCustom">Whether the user declared a constraint with that name; it should ignore case.</param>
    /// <param name="guard">The guard, if there is no mistake.</param>
    /// <param name="error">The mistake, if there is one.</param>
    /// <param name="advice">What to say of a name that is unknown; null to know the built-in ones only.</param>
    /// <returns>Whether there is a guard.</returns>
    public static bool TryResolve(
        ConstraintReference reference,
        Func<string, bool> isCustom,
        [NotNullWhen(true)] out Guard? guard,
        out RoutePatternError error,
        ConstraintAdvice? advice = null)
    {
        if (s_kinds.TryGetValue(reference.Name, out GuardKind kind))
        {
            return GuardArguments.TryRead(kind, reference, out guard, out error);
        }

        guard = null;
        error = default;
        if (!isCustom(reference.Name))
        {
            error = DescribeUnknown(reference, advice ?? ConstraintAdvice.BuiltInOnly);
        }
        else if (reference.Argument is not null)
        {
            error = GuardArguments.RefuseArgument(reference);
        }
        else
        {
            guard = new Guard(GuardKind.Custom, 0, 0, WithoutCase(reference.Name));
        }

        return guard is not null;
    }

    /// <summary>The same text for all spellings of a name, which is found by any of them: text takes part in the guard's equality, and the case of the name must not.</summary>
    private static string WithoutCase(string name)
    {
        // A few characters, as the Kelvin sign, have a small letter whose capital is another one: they are equal to no other character.
        string lower = name.ToLowerInvariant();
        return string.Equals(lower, name, StringComparison.OrdinalIgnoreCase) ? lower : name.ToUpperInvariant();
    }

    private static RoutePatternError DescribeUnknown(ConstraintReference reference, ConstraintAdvice advice)
    {
        string name = reference.Name;
        int open = name.IndexOf('(');
        if (open >= 0)
        {
            return new RoutePatternError(
                RoutePatternErrorCode.UnclosedConstraint,
                reference.Range,
                $"The constraint '{Quotation.Shorten(name)}' has a '(' but does not end in ')'. Put the ')' where the argument ends, before ':', '=' or the end of the parameter.");
        }

        return new RoutePatternError(
            RoutePatternErrorCode.UnknownConstraint,
            new TextRange(reference.Range.Start, reference.Argument is null ? reference.Range.Length : reference.ArgumentRange.Start - 1 - reference.Range.Start),
            $"There is no constraint '{Quotation.Shorten(name)}'. {advice.For(name)}");
    }
}
