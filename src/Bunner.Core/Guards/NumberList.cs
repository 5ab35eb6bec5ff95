using System.Globalization;
using Bunner.Core.Patterns;

namespace Bunner.Core.Guards;

/// <summary>One or two whole numbers of a constraint's argument, with the place of each.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="First">The first number.</param>
/// <param name="FirstRange">Where it stands.</param>
/// <param name="Second">The second number; 0 if there is one alone.</param>
/// <param name="SecondRange">Where it stands.</param>
internal readonly record struct NumberList(int Count, long First, TextRange FirstRange, long Second, TextRange SecondRange)
{
    /// <summary>Reads numbers with commas between, each with a sign or not and with spaces around it or not.</summary>
    /// <remarks>
    /// As in ASP.NET Core, any Unicode space may stand around a number of a constraint that can have two of them, but
    /// only ASCII ones where there is one alone.
    /// </remarks>
    public static bool TryRead(
        ConstraintReference reference,
        int fewest,
        int most,
        long smallest,
        long largest,
        out NumberList numbers,
        out RoutePatternError error)
    {
        numbers = default;
        string? argument = reference.Argument;
        if (argument is null || argument.Trim().Length == 0)
        {
            error = Missing(reference, fewest, most);
            return false;
        }

        int comma = argument.IndexOf(',');
        int count = comma < 0 ? 1 : 2;
        int next = comma < 0 ? -1 : argument.IndexOf(',', comma + 1);
        if (count > most || next >= 0)
        {
            int from = count > most ? comma : next;
            error = new RoutePatternError(
                RoutePatternErrorCode.TooManyConstraintArguments,
                Slice(reference, from, argument.Length),
                $"The constraint '{reference.Name}' takes {Describe(fewest, most)}. Remove what is too much.");
            return false;
        }

        if (count < fewest)
        {
            error = Missing(reference, fewest, most);
            return false;
        }

        int firstEnd = comma < 0 ? argument.Length : comma;
        long second = 0;
        TextRange secondRange = default;
        if (!TryReadOne(reference, argument, 0, firstEnd, most > 1, smallest, largest, out long first, out TextRange firstRange, out error)
            || (count == 2 && !TryReadOne(reference, argument, comma + 1, argument.Length, true, smallest, largest, out second, out secondRange, out error)))
        {
            return false;
        }

        numbers = new NumberList(count, first, firstRange, second, secondRange);
        return true;
    }

    private static bool TryReadOne(
        ConstraintReference reference,
        string argument,
        int start,
        int end,
        bool isTrimmed,
        long smallest,
        long largest,
        out long number,
        out TextRange range,
        out RoutePatternError error)
    {
        string text = argument.Substring(start, end - start);
        string trimmed = text.Trim();
        int from = trimmed.Length == 0 ? start : start + text.Length - text.TrimStart().Length;
        range = Slice(reference, from, from + trimmed.Length);
        error = default;
        if (long.TryParse(isTrimmed ? trimmed : text, NumberStyles.Integer, CultureInfo.InvariantCulture, out number)
            && number >= smallest
            && number <= largest)
        {
            return true;
        }

        error = new RoutePatternError(
            RoutePatternErrorCode.InvalidConstraintNumber,
            range.Length > 0 ? range : reference.ArgumentRange,
            $"'{Quotation.Shorten(trimmed)}' is no whole number from {smallest.ToString(CultureInfo.InvariantCulture)} to {largest.ToString(CultureInfo.InvariantCulture)}, which the constraint '{reference.Name}' wants.");
        return false;
    }

    private static RoutePatternError Missing(ConstraintReference reference, int fewest, int most)
    {
        string example = most == 2 ? "(1,5)" : "(1)";
        return new RoutePatternError(
            RoutePatternErrorCode.MissingConstraintArgument,
            reference.Range,
            $"The constraint '{reference.Name}' takes {Describe(fewest, most)}. Write it in parentheses, as in '{reference.Name}{example}'.");
    }

    private static string Describe(int fewest, int most) => (fewest, most) switch
    {
        (1, 1) => "one whole number",
        (2, 2) => "two whole numbers with a comma between",
        _ => "one whole number, or two with a comma between",
    };

    // Escaped braces make the argument longer in the template than in the text; then all of it is pointed at.
    private static TextRange Slice(ConstraintReference reference, int start, int end)
        => reference.ArgumentRange.Length == reference.Argument!.Length
            ? new TextRange(reference.ArgumentRange.Start + start, end - start)
            : reference.ArgumentRange;
}
