namespace Bunner.Core.Guards;

/// <summary>A constraint with its meaning resolved: <c>length(3)</c> and <c>LENGTH(3, 3)</c> are equal guards.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="First">
/// The lower bound, inclusive, of a kind that has bounds (a length's is 0, a number's <see cref="long.MinValue"/> where none
/// is given); otherwise 0.
/// </param>
/// <param name="Second">
/// The upper bound, inclusive, of a kind that has bounds (a length's is <see cref="int.MaxValue"/>, a number's
/// <see cref="long.MaxValue"/> where none is given); otherwise 0.
/// </param>
/// <param name="Text">The pattern of a <see cref="GuardKind.Regex"/>, the lower-case name of a <see cref="GuardKind.Custom"/>.</param>
internal sealed record Guard(GuardKind Kind, long First, long Second, string? Text)
{
    /// <summary>Makes a guard without bounds and text.</summary>
    public Guard(GuardKind kind)
        : this(kind, 0, 0, null)
    {
    }
}
