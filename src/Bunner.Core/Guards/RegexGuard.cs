using System;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Bunner.Core.Patterns;

namespace Bunner.Core.Guards;

/// <summary>Regular expressions as constraints: the whole value has to match, in linear time.</summary>
internal static class RegexGuard
{
    // RegexOptions.NonBacktracking, which netstandard2.0 does not name and only .NET 7 and later know.
    private const RegexOptions NonBacktracking = (RegexOptions)1024;

    // .NET reads a character class inside a character class ("[a-[b]]") by recursion and overflows the stack of a
    // small thread at some hundred of them, which would end the compiler. Nobody needs more than a few.
    private const int MaximumClassSubtractions = 64;

    private static readonly bool s_knowsNonBacktracking = KnowsNonBacktracking();

    /// <summary>The pattern that matches where <paramref name="pattern"/> matches a whole value, a last line feed included.</summary>
    public static string Anchor(string pattern) => @"\A(?:" + pattern + @")\z";

    /// <summary>Checks the pattern as far as the host can: an old one does not know which patterns need backtracking.</summary>
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

        if (CountClassSubtractions(pattern!) > MaximumClassSubtractions)
        {
            error = new RoutePatternError(
                RoutePatternErrorCode.UnsupportedConstraintRegex,
                reference.ArgumentRange,
                $"The regular expression has more than {MaximumClassSubtractions} '-[', which begins a subtraction from a character class. Write it with fewer.");
            return false;
        }

        try
        {
            // On its own first: "a)(b" would become well-formed between the anchors. Then in the larger of the two
            // forms that a router can use, as there is a limit to the size.
            RegexOptions options = RegexOptions.CultureInvariant | (s_knowsNonBacktracking ? NonBacktracking : RegexOptions.None);
            _ = new Regex(pattern, options);
            _ = new Regex(Anchor(pattern!), options | RegexOptions.IgnoreCase);
        }
        catch (ArgumentException exception)
        {
            error = new RoutePatternError(
                RoutePatternErrorCode.InvalidConstraintRegex,
                reference.ArgumentRange,
                $"The regular expression does not parse. {exception.Message} (In a template, braces are doubled: '\\d{{{{3}}}}'.)");
            return false;
        }
        catch (Exception exception) when (exception is NotSupportedException or InsufficientExecutionStackException)
        {
            error = new RoutePatternError(
                RoutePatternErrorCode.UnsupportedConstraintRegex,
                reference.ArgumentRange,
                $"The regular expression cannot be matched in linear time. Write it without look-around, back-references, atomic groups, conditionals and huge repetitions, or use a constraint of your own. {exception.Message}");
            return false;
        }

        guard = new Guard(GuardKind.Regex, 0, 0, pattern);
        return true;
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

    private static bool KnowsNonBacktracking()
    {
        try
        {
            _ = new Regex("a", NonBacktracking);
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }
}
