using System;
using System.ComponentModel;
using System.Globalization;

namespace Bunner.AspNetCore;

/// <summary>
/// Conversions that differ from the type's own <see cref="ISpanParsable{TSelf}"/> in the way minimal APIs do, for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ValueParsers
{
    /// <summary>A date and time, converted to UTC if it has an offset.</summary>
    public static RequestBinder.TryParse<DateTime> DateTime { get; } = static (string text, out DateTime value)
        => System.DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces, out value);

    /// <summary>A date and time with its offset, UTC if it has none.</summary>
    public static RequestBinder.TryParse<DateTimeOffset> DateTimeOffset { get; } = static (string text, out DateTimeOffset value)
        => System.DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out value);

    /// <summary>A date.</summary>
    public static RequestBinder.TryParse<DateOnly> DateOnly { get; } = static (string text, out DateOnly value)
        => System.DateOnly.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out value);

    /// <summary>A time of day.</summary>
    public static RequestBinder.TryParse<TimeOnly> TimeOnly { get; } = static (string text, out TimeOnly value)
        => System.TimeOnly.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out value);

    /// <summary>An address, absolute or relative.</summary>
    public static RequestBinder.TryParse<Uri> Uri { get; } = static (string text, out Uri value)
        => System.Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out value!);

    /// <summary>Anything that parses itself from a string.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="text">The text.</param>
    /// <param name="value">The value, if the text is one.</param>
    /// <returns>Whether the text is such a value.</returns>
    public static bool Parsable<T>(string text, out T value)
        where T : IParsable<T>
        => T.TryParse(text, CultureInfo.InvariantCulture, out value!);
}
