using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Bunner.Core.Guards;

namespace Bunner.Matching;

/// <summary>Decides about the values that most requests have, such as a few digits for a number, without parsing them.</summary>
/// <remarks>
/// What is not ordinary (signs, spaces, exponents, numbers near the limits, other notations) is left to .NET's own <c>TryParse</c>, whose answers these are.
/// Nothing here looks at more than <see cref="GuidLength"/> characters, so the time is bounded.
/// </remarks>
internal static class OrdinaryValues
{
    /// <summary>Any number of so many digits fits.</summary>
    private const int IntDigits = 9, LongDigits = 18;

    private const int GuidLength = 36, DateLength = 10;

    /// <summary>What the constraint says, or <see cref="Verdict.Unknown"/> if it takes more to know that.</summary>
    /// <param name="kind">The constraint.</param>
    /// <param name="first">The lower bound of a number.</param>
    /// <param name="second">The upper bound of a number.</param>
    /// <param name="value">The value, UTF-16 or UTF-8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Verdict Decide<T>(GuardKind kind, long first, long second, ReadOnlySpan<T> value)
        where T : unmanaged => kind switch
        {
            GuardKind.Int => Number(value, IntDigits, 0, long.MaxValue),
            GuardKind.Long => Number(value, LongDigits, 0, long.MaxValue),
            GuardKind.Min or GuardKind.Max or GuardKind.Range => Number(value, LongDigits, first, second),
            GuardKind.Guid => Guid(value),
            GuardKind.Bool => Bool(value),
            GuardKind.DateTime => Date(value),
            _ => Verdict.Unknown,
        };

    /// <summary>A number of digits alone.</summary>
    private static Verdict Number<T>(ReadOnlySpan<T> value, int maxDigits, long first, long second)
        where T : unmanaged
    {
        if ((uint)(value.Length - 1) >= (uint)maxDigits)
        {
            return Verdict.Unknown;
        }

        long number = 0;
        foreach (T unit in value)
        {
            uint digit = PathText.Unit(unit) - '0';
            if (digit > 9)
            {
                // Signs and spaces stand before the digits in ASCII; of what stands behind them no number has any.
                return (int)digit > 0 ? Verdict.Refused : Verdict.Unknown;
            }

            number = 10 * number + digit;
        }

        return number >= first && number <= second ? Verdict.Accepted : Verdict.Refused;
    }

    /// <summary>A GUID of 32 hexadecimal digits and four hyphens.</summary>
    private static Verdict Guid<T>(ReadOnlySpan<T> value)
        where T : unmanaged
    {
        if (value.Length != GuidLength || !Vector128.IsHardwareAccelerated)
        {
            return Verdict.Unknown;
        }

        // The last sixteen overlap the ones before them: 0 to 15, 16 to 31 and 20 to 35.
        Vector128<byte> wrong = WrongHex(value, 0, Hyphens(8, 13))
            | WrongHex(value, 16, Hyphens(18 - 16, 23 - 16))
            | WrongHex(value, 20, Hyphens(23 - 20, 23 - 20));
        return wrong == Vector128<byte>.Zero ? Verdict.Accepted : Verdict.Unknown;
    }

    /// <summary>All bits of sixteen bytes are set, but for two of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Hyphens(byte one, byte other) =>
        Vector128.Equals(Vector128<byte>.Indices, Vector128.Create(one)) | Vector128.Equals(Vector128<byte>.Indices, Vector128.Create(other));

    /// <summary>What is neither a hexadecimal digit nor, where one belongs, a hyphen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Vector128<byte> WrongHex<T>(ReadOnlySpan<T> value, int start, Vector128<byte> hyphens)
        where T : unmanaged
    {
        fixed (T* units = &MemoryMarshal.GetReference(value))
        {
            // Invariant: the value has sixteen units from there on.
            Vector128<byte> text = Narrowing.Sixteen(units + start);
            Vector128<byte> isDigit = Vector128.LessThan(text - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
            Vector128<byte> isLetter = Vector128.LessThan((text | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a'), Vector128.Create((byte)6));
            return ~Vector128.ConditionalSelect(hyphens, Vector128.Equals(text, Vector128.Create((byte)'-')), isDigit | isLetter);
        }
    }

    private static Verdict Bool<T>(ReadOnlySpan<T> value)
        where T : unmanaged =>
        value.Length == 4 && Fold(value[0]) == 't' && Fold(value[1]) == 'r' && Fold(value[2]) == 'u' && Fold(value[3]) == 'e' ? Verdict.Accepted
            : value.Length == 5 && Fold(value[0]) == 'f' && Fold(value[1]) == 'a' && Fold(value[2]) == 'l' && Fold(value[3]) == 's' && Fold(value[4]) == 'e' ? Verdict.Accepted
            : Verdict.Unknown;

    /// <summary>An ASCII letter in lower case. Nothing but the two cases of a letter gives that letter.</summary>
    private static uint Fold<T>(T unit)
        where T : unmanaged => PathText.Unit(unit) | 0x20;

    /// <summary>A day as <c>yyyy-MM-dd</c>, of those that every month has.</summary>
    private static Verdict Date<T>(ReadOnlySpan<T> value)
        where T : unmanaged
    {
        if (value.Length != DateLength || PathText.Unit(value[4]) != '-' || PathText.Unit(value[7]) != '-')
        {
            return Verdict.Unknown;
        }

        return Read(value[..4], out uint year) && Read(value[5..7], out uint month) && Read(value[8..], out uint day) && year > 0 && month - 1 < 12 && day - 1 < 28
            ? Verdict.Accepted
            : Verdict.Unknown;
    }

    private static bool Read<T>(ReadOnlySpan<T> value, out uint number)
        where T : unmanaged
    {
        number = 0;
        foreach (T unit in value)
        {
            uint digit = PathText.Unit(unit) - '0';
            if (digit > 9)
            {
                return false;
            }

            number = 10 * number + digit;
        }

        return true;
    }
}

/// <summary>What is known about a value.</summary>
internal enum Verdict
{
    /// <summary>Nothing: it has to be parsed.</summary>
    Unknown,

    /// <summary>The constraint accepts it.</summary>
    Accepted,

    /// <summary>The constraint refuses it.</summary>
    Refused,
}
