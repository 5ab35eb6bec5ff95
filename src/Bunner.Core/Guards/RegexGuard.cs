using System;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Bunner.Core.Guards.Expressions;
using Bunner.Core.Patterns;

namespace Bunner.Core.Guards;

/// <summary>Regular expressions as constraints: the whole value has to match.</summary>
/// <remarks>
/// What <see cref="ExpressionParser"/> reads is a guard as it stands. What it refuses by name is a guard, too, if .NET's
/// engine takes it: whether it may run there is the router's to decide (<c>AllowUnsafeRegex</c>).
/// </remarks>
internal static class RegexGuard
{
    // .NET reads a character class inside a character class ("[a-[b]]") by recursion and overflows the stack of a
    // small thread at some hundred of them, which would end the compiler. Nobody needs more than a few.
    private const int MaximumClassSubtractions = 64;

    /// <summary>The pattern that matches where <paramref name="pattern"/> matches a whole value, a last line feed included.</summary>
    public static string Anchor(string pattern) => @"\A(?:" + pattern + @")\z";

    /// <summary>Reads the constraint, and points at the characters of the expression that are wrong.</summary>
    public static bool TryRead(ConstraintReference reference, [NotNullWhen(true)] out Guard? guard, out RoutePatternError error)
    {
        guard = null;
        error = default;
        string? pattern = reference.Argument;
        if (string.IsNullOrEmpty(pattern))
        {
            error = new RoutePatternError(
                RoutePatternErrorCode.MissingConstraintArgument,
                reference.Range,
                $"The constraint '{reference.Name}' wants a regular expression. Write it in parentheses, as in '{reference.Name}([a-z]+)'.");
            return false;
        }

        if (ExpressionParser.TryParse(pattern!, ignoreCase: true, out _, out ExpressionRefusal? refusal)
            || (refusal.Construct != RefusedConstruct.InvalidSyntax && IsKnownToEngine(pattern!, reference, out error)))
        {
            guard = new Guard(GuardKind.Regex, 0, 0, pattern);
            return true;
        }

        if (refusal.Construct == RefusedConstruct.InvalidSyntax)
        {
            error = new RoutePatternError(
                RoutePatternErrorCode.InvalidConstraintRegex,
                Locate(reference, refusal),
                $"The regular expression does not parse. {refusal.Message}. (In a template, braces are doubled: '\\d{{{{3}}}}'.)");
        }

        return false;
    }

    /// <summary>The mistake of an expression that has no automaton where it needs one.</summary>
    public static RoutePatternError Refuse(ConstraintReference reference, ExpressionRefusal refusal) => new(
        RoutePatternErrorCode.UnsupportedConstraintRegex,
        Locate(reference, refusal),
        $"The regular expression cannot be compiled to an automaton. {refusal.Message}. Write it without, use a constraint of your own, or set AllowUnsafeRegex.");

    /// <summary>Where the characters that a refusal names stand in the template.</summary>
    public static TextRange Locate(ConstraintReference reference, ExpressionRefusal refusal)
    {
        // Each brace of the argument is two in the template.
        string pattern = reference.Argument!;
        int start = reference.ArgumentRange.Start + refusal.Start + CountBraces(pattern, 0, refusal.Start);
        int length = refusal.Length + CountBraces(pattern, refusal.Start, refusal.Start + refusal.Length);
        return reference.ArgumentRange.Length == pattern.Length + CountBraces(pattern, 0, pattern.Length)
            ? new TextRange(start, length)
            : reference.ArgumentRange;
    }

    private static bool IsKnownToEngine(string pattern, ConstraintReference reference, out RoutePatternError error)
    {
        error = default;
        if (CountClassSubtractions(pattern) > MaximumClassSubtractions)
        {
            error = new RoutePatternError(
                RoutePatternErrorCode.UnsupportedConstraintRegex,
                reference.ArgumentRange,
                $"The regular expression has more than {MaximumClassSubtractions} '-[', which begins a subtraction from a character class. Write it with fewer.");
            return false;
        }

        try
        {
            // On its own first: "a)(b" would become well-formed between the anchors.
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
            _ = new Regex(Anchor(pattern), RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
            return true;
        }
        catch (ArgumentException exception)
        {
            error = new RoutePatternError(
                RoutePatternErrorCode.InvalidConstraintRegex,
                reference.ArgumentRange,
                $"The regular expression does not parse. {exception.Message} (In a template, braces are doubled: '\\d{{{{3}}}}'.)");
        }
        catch (InsufficientExecutionStackException)
        {
            error = new RoutePatternError(
                RoutePatternErrorCode.UnsupportedConstraintRegex,
                reference.ArgumentRange,
                "The regular expression is nested too deeply. Write it with fewer groups within groups.");
        }

        return false;
    }

    private static int CountBraces(string pattern, int start, int end)
    {
        int count = 0;
        for (int i = start; i < end; i++)
        {
            count += pattern[i] is '{' or '}' ? 1 : 0;
        }

        return count;
    }

    private static int CountClassSubtractions(string pattern)
    {
        int count = 0;
        for (int i = 1; i < pattern.Length; i++)
        {
            count += pattern[i] == '[' && pattern[i - 1] == '-' ? 1 : 0;
        }

        return count;
    }
}
