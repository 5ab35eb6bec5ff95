namespace Bunner.Core.Patterns;

/// <summary>A stretch of characters of a route template, so that a diagnostic can point at it.</summary>
/// <param name="Start">The first character's index in the template.</param>
/// <param name="Length">How many characters; zero points between two characters.</param>
internal readonly record struct TextRange(int Start, int Length)
{
    /// <summary>The index after the last character.</summary>
    public int End => Start + Length;

    /// <summary>The range from <paramref name="start"/> up to, without, <paramref name="end"/>.</summary>
    public static TextRange FromBounds(int start, int end) => new(start, end - start);
}
