using System;

namespace Bunner;

/// <content>URLs in one call, of routes whose values are all strings of the path that have to be there.</content>
/// <remarks>
/// Nearly all routes are such, and the compiler takes half as long to bind one call as it takes for a chain of generic ones. Each overload is
/// that chain.
/// </remarks>
public ref partial struct LinkWriter
{
    /// <summary>Makes a URL as a string.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="root">What stands before the path, as for a writer.</param>
    /// <returns>The URL.</returns>
    public static string Text(string pattern, string root) =>
        new LinkWriter(pattern, root).Finish();

    /// <inheritdoc cref="Text(string, string)"/>
    /// <param name="value1">The first value.</param>
    /// <exception cref="ArgumentException">A value is empty, or a whole segment of one or two dots, which clients would remove.</exception>
    public static string Text(string pattern, string root, string value1) =>
        new LinkWriter(pattern, root).Value(value1).Finish();

    /// <inheritdoc cref="Text(string, string, string)"/>
    /// <param name="value2">The second value.</param>
    public static string Text(string pattern, string root, string value1, string value2) =>
        new LinkWriter(pattern, root).Value(value1).Value(value2).Finish();

    /// <inheritdoc cref="Text(string, string, string, string)"/>
    /// <param name="value3">The third value.</param>
    public static string Text(string pattern, string root, string value1, string value2, string value3) =>
        new LinkWriter(pattern, root).Value(value1).Value(value2).Value(value3).Finish();

    /// <inheritdoc cref="Text(string, string, string, string, string)"/>
    /// <param name="value4">The fourth value.</param>
    public static string Text(string pattern, string root, string value1, string value2, string value3, string value4) =>
        new LinkWriter(pattern, root).Value(value1).Value(value2).Value(value3).Value(value4).Finish();

    /// <inheritdoc cref="Text(string, string, string, string, string, string)"/>
    /// <param name="value5">The fifth value.</param>
    public static string Text(string pattern, string root, string value1, string value2, string value3, string value4, string value5) =>
        new LinkWriter(pattern, root).Value(value1).Value(value2).Value(value3).Value(value4).Value(value5).Finish();

    /// <inheritdoc cref="Text(string, string, string, string, string, string, string)"/>
    /// <param name="value6">The sixth value.</param>
    public static string Text(string pattern, string root, string value1, string value2, string value3, string value4, string value5, string value6) =>
        new LinkWriter(pattern, root).Value(value1).Value(value2).Value(value3).Value(value4).Value(value5).Value(value6).Finish();

    /// <summary>Writes a URL into a span.</summary>
    /// <param name="destination">Where to write.</param>
    /// <param name="charsWritten">Its length; 0 if the span is too short.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="root">What stands before the path, as for a writer.</param>
    /// <returns>Whether the URL fits into the span.</returns>
    public static bool TryWrite(Span<char> destination, out int charsWritten, string pattern, string root) =>
        new LinkWriter(pattern, root, destination).TryFinish(out charsWritten);

    /// <inheritdoc cref="TryWrite(Span{char}, out int, string, string)"/>
    /// <param name="value1">The first value.</param>
    /// <exception cref="ArgumentException">A value is empty, or a whole segment of one or two dots, which clients would remove.</exception>
    public static bool TryWrite(Span<char> destination, out int charsWritten, string pattern, string root, string value1) =>
        new LinkWriter(pattern, root, destination).Value(value1).TryFinish(out charsWritten);

    /// <inheritdoc cref="TryWrite(Span{char}, out int, string, string, string)"/>
    /// <param name="value2">The second value.</param>
    public static bool TryWrite(Span<char> destination, out int charsWritten, string pattern, string root, string value1, string value2) =>
        new LinkWriter(pattern, root, destination).Value(value1).Value(value2).TryFinish(out charsWritten);

    /// <inheritdoc cref="TryWrite(Span{char}, out int, string, string, string, string)"/>
    /// <param name="value3">The third value.</param>
    public static bool TryWrite(Span<char> destination, out int charsWritten, string pattern, string root, string value1, string value2, string value3) =>
        new LinkWriter(pattern, root, destination).Value(value1).Value(value2).Value(value3).TryFinish(out charsWritten);

    /// <inheritdoc cref="TryWrite(Span{char}, out int, string, string, string, string, string)"/>
    /// <param name="value4">The fourth value.</param>
    public static bool TryWrite(Span<char> destination, out int charsWritten, string pattern, string root, string value1, string value2, string value3, string value4) =>
        new LinkWriter(pattern, root, destination).Value(value1).Value(value2).Value(value3).Value(value4).TryFinish(out charsWritten);

    /// <inheritdoc cref="TryWrite(Span{char}, out int, string, string, string, string, string, string)"/>
    /// <param name="value5">The fifth value.</param>
    public static bool TryWrite(Span<char> destination, out int charsWritten, string pattern, string root, string value1, string value2, string value3, string value4, string value5) =>
        new LinkWriter(pattern, root, destination).Value(value1).Value(value2).Value(value3).Value(value4).Value(value5).TryFinish(out charsWritten);

    /// <inheritdoc cref="TryWrite(Span{char}, out int, string, string, string, string, string, string, string)"/>
    /// <param name="value6">The sixth value.</param>
    public static bool TryWrite(Span<char> destination, out int charsWritten, string pattern, string root, string value1, string value2, string value3, string value4, string value5, string value6) =>
        new LinkWriter(pattern, root, destination).Value(value1).Value(value2).Value(value3).Value(value4).Value(value5).Value(value6).TryFinish(out charsWritten);
}
