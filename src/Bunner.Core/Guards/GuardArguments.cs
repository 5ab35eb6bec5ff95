using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Bunner.Core.Patterns;

namespace Bunner.Core.Guards;

/// <summary>Reads the argument of a built-in constraint and points at what is wrong with it.</summary>
internal static class GuardArguments
{
    public static bool TryRead(GuardKind kind, ConstraintReference reference, [NotNullWhen(true)] out Guard? guard, out RoutePatternError error)
    {
        switch (kind)
        {
            case GuardKind.Regex:
                return RegexGuard.TryRead(reference, out guard, out error);
            case GuardKind.Length or GuardKind.MinLength or GuardKind.MaxLength:
                return TryReadLengths(kind, reference, out guard, out error);
            case GuardKind.Range or GuardKind.Min or GuardKind.Max:
                return TryReadBounds(kind, reference, out guard, out error);
            default:
                bool isPlain = reference.Argument is null;
                guard = isPlain ? new Guard(kind) : null;
                error = isPlain ? default : RefuseArgument(reference);
                return isPlain;
        }
    }

    /// <summary>The mistake of a constraint that takes no argument and has parentheses all the same.</summary>
    public static RoutePatternError RefuseArgument(ConstraintReference reference)
        => new(
            RoutePatternErrorCode.UnexpectedConstraintArgument,
            TextRange.FromBounds(reference.ArgumentRange.Start - 1, reference.ArgumentRange.End + 1),
            $"The constraint '{Quotation.Shorten(reference.Name)}' takes no argument. Remove the parentheses.");

    private static bool TryReadLengths(GuardKind kind, ConstraintReference reference, [NotNullWhen(true)] out Guard? guard, out RoutePatternError error)
    {
        guard = null;
        int most = kind == GuardKind.Length ? 2 : 1;
        if (!NumberList.TryRead(reference, 1, most, int.MinValue, int.MaxValue, out NumberList numbers, out error)
            || IsNegative(reference, numbers, out error))
        {
            return false;
        }

        guard = kind switch
        {
            GuardKind.MinLength => new Guard(kind, numbers.First, int.MaxValue, null),
            GuardKind.MaxLength => new Guard(kind, 0, numbers.First, null),
            _ => new Guard(kind, numbers.First, numbers.Count == 2 ? numbers.Second : numbers.First, null),
        };
        return CheckBounds(reference, ref guard, out error);
    }

    private static bool TryReadBounds(GuardKind kind, ConstraintReference reference, [NotNullWhen(true)] out Guard? guard, out RoutePatternError error)
    {
        guard = null;
        int count = kind == GuardKind.Range ? 2 : 1;
        if (!NumberList.TryRead(reference, count, count, long.MinValue, long.MaxValue, out NumberList numbers, out error))
        {
            return false;
        }

        guard = kind switch
        {
            GuardKind.Min => new Guard(kind, numbers.First, long.MaxValue, null),
            GuardKind.Max => new Guard(kind, long.MinValue, numbers.First, null),
            _ => new Guard(kind, numbers.First, numbers.Second, null),
        };
        return CheckBounds(reference, ref guard, out error);
    }

    private static bool IsNegative(ConstraintReference reference, NumberList numbers, out RoutePatternError error)
    {
        bool isFirst = numbers.First < 0;
        bool isNegative = isFirst || (numbers.Count == 2 && numbers.Second < 0);
        error = isNegative
            ? new RoutePatternError(
                RoutePatternErrorCode.NegativeConstraintLength,
                isFirst ? numbers.FirstRange : numbers.SecondRange,
                $"The constraint '{reference.Name}' cannot have a length below zero. Write 0 or more.")
            : default;
        return isNegative;
    }

    private static bool CheckBounds(ConstraintReference reference, [NotNullWhen(true)] ref Guard? guard, out RoutePatternError error)
    {
        error = default;
        if (guard!.First <= guard.Second)
        {
            return true;
        }

        string low = guard.Second.ToString(CultureInfo.InvariantCulture);
        string high = guard.First.ToString(CultureInfo.InvariantCulture);
        error = new RoutePatternError(
            RoutePatternErrorCode.EmptyConstraintRange,
            reference.ArgumentRange,
            $"No value is between {high} and {low}. Write the smaller bound first: '{reference.Name}({low},{high})'.");
        guard = null;
        return false;
    }
}
