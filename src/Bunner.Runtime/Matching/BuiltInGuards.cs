using System;
using System.Globalization;
using Bunner.Core.Guards;

namespace Bunner.Matching;

/// <summary>Asks the built-in constraints whether they let a value pass, with ASP.NET Core's answers.</summary>
/// <remarks>
/// Numbers, dates and so on are those of the invariant culture, with the spaces, signs and exponents that .NET's own
/// <c>TryParse</c> takes. <c>alpha</c> is the exception: ASCII letters alone, over the whole value. Any value will do,
/// of any length; nothing is thrown or allocated, and the time is linear in the length.
/// </remarks>
internal static class BuiltInGuards
{
    private const NumberStyles FloatingPoint = NumberStyles.Float | NumberStyles.AllowThousands;

    /// <summary>Whether the guard accepts a value that is there (possibly empty).</summary>
    /// <param name="kind">The guard; those that a runtime table cannot ask by itself (expressions, custom ones) accept nothing.</param>
    /// <param name="first">The lower bound, see <see cref="Guard.First"/>.</param>
    /// <param name="second">The upper bound, see <see cref="Guard.Second"/>.</param>
    /// <param name="value">The value as the path has it.</param>
    public static bool Accepts(GuardKind kind, long first, long second, ReadOnlySpan<char> value) => OrdinaryValues.Decide(kind, first, second, value) switch
    {
        Verdict.Accepted => true,
        Verdict.Refused => false,
        _ => Parses(kind, first, second, value),
    };

    /// <summary>The same for UTF-8. Each ill-formed sequence counts as one U+FFFD.</summary>
    /// <inheritdoc cref="Accepts(GuardKind, long, long, ReadOnlySpan{char})"/>
    public static bool Accepts(GuardKind kind, long first, long second, ReadOnlySpan<byte> value) => OrdinaryValues.Decide(kind, first, second, value) switch
    {
        Verdict.Accepted => true,
        Verdict.Refused => false,
        _ => Parses(kind, first, second, value),
    };

    /// <summary>The same, by .NET's own parsers where the constraint is a type.</summary>
    internal static bool Parses(GuardKind kind, long first, long second, ReadOnlySpan<char> value) => kind switch
    {
        GuardKind.Int => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        GuardKind.Long => long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        GuardKind.Bool => bool.TryParse(value, out _),
        GuardKind.Decimal => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _),
        GuardKind.Double => double.TryParse(value, FloatingPoint, CultureInfo.InvariantCulture, out _),
        GuardKind.Float => float.TryParse(value, FloatingPoint, CultureInfo.InvariantCulture, out _),
        GuardKind.Guid => Guid.TryParse(value, out _),
        GuardKind.DateTime => DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        GuardKind.Alpha => IsAlpha(value),
        GuardKind.Length or GuardKind.MinLength or GuardKind.MaxLength => value.Length >= first && value.Length <= second,
        GuardKind.Min or GuardKind.Max or GuardKind.Range
            => long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out long number) && number >= first && number <= second,
        GuardKind.Required => value.Length > 0,
        GuardKind.File => IsFileName(value),
        GuardKind.NonFile => !IsFileName(value),
        _ => false,
    };

    /// <inheritdoc cref="Parses(GuardKind, long, long, ReadOnlySpan{char})"/>
    internal static bool Parses(GuardKind kind, long first, long second, ReadOnlySpan<byte> value) => kind switch
    {
        GuardKind.Int => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        GuardKind.Long => long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        GuardKind.Decimal => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _),
        GuardKind.Double => double.TryParse(value, FloatingPoint, CultureInfo.InvariantCulture, out _),
        GuardKind.Float => float.TryParse(value, FloatingPoint, CultureInfo.InvariantCulture, out _),
        GuardKind.Bool or GuardKind.Guid or GuardKind.DateTime => AcceptsDecoded(kind, value),
        GuardKind.Alpha => IsAlpha(value),
        GuardKind.Length or GuardKind.MinLength or GuardKind.MaxLength => Utf8Values.HasLengthBetween(value, first, second),
        GuardKind.Min or GuardKind.Max or GuardKind.Range
            => long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out long number) && number >= first && number <= second,
        GuardKind.Required => value.Length > 0,
        GuardKind.File => IsFileName(value),
        GuardKind.NonFile => !IsFileName(value),
        _ => false,
    };

    private static bool AcceptsDecoded(GuardKind kind, ReadOnlySpan<byte> value)
    {
        Utf8Values.Decoded decoded = new(value, stackalloc char[Utf8Values.StackLength]);
        try
        {
            return Parses(kind, 0, 0, decoded.Text);
        }
        finally
        {
            decoded.Dispose();
        }
    }

    private static bool IsAlpha(ReadOnlySpan<char> value)
    {
        foreach (char c in value)
        {
            if (!char.IsAsciiLetter(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAlpha(ReadOnlySpan<byte> value)
    {
        foreach (byte c in value)
        {
            if (!char.IsAsciiLetter((char)c))
            {
                return false;
            }
        }

        return true;
    }

    // What comes after the last slash has a period, and after its first period something else than periods.
    private static bool IsFileName(ReadOnlySpan<char> value)
    {
        ReadOnlySpan<char> name = value[(value.LastIndexOf('/') + 1)..];
        int period = name.IndexOf('.');
        return period >= 0 && name[period..].ContainsAnyExcept('.');
    }

    private static bool IsFileName(ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> name = value[(value.LastIndexOf((byte)'/') + 1)..];
        int period = name.IndexOf((byte)'.');
        return period >= 0 && name[period..].ContainsAnyExcept((byte)'.');
    }
}
