using System;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Bunner.Links;

/// <summary>A value of a URL as text that means the same everywhere.</summary>
internal static class LinkValue
{
    /// <summary>Room that nearly every value finds enough to be formatted in; longer ones become strings.</summary>
    public const int UsualLength = 128;

    /// <summary>Formats a value independently of culture; dates and times in the form that reads back exactly.</summary>
    /// <param name="value">The value; null is empty.</param>
    /// <param name="buffer">Room to write in; the result may be elsewhere.</param>
    /// <remarks>Unoptimized code would box the value.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ReadOnlySpan<char> Format<T>(T value, Span<char> buffer)
    {
        if (value is string text)
        {
            return text;
        }

        if (value is bool flag)
        {
            return flag ? "true" : "false";
        }

        string? format = value is DateTime or DateTimeOffset or DateOnly or TimeOnly ? "O" : null;
        if (value is ISpanFormattable && ((ISpanFormattable)value).TryFormat(buffer, out int written, format, CultureInfo.InvariantCulture))
        {
            return buffer[..written];
        }

        return value is IFormattable ? ((IFormattable)value).ToString(format, CultureInfo.InvariantCulture) : value?.ToString();
    }
}
