using System;
using System.ComponentModel;
using System.Text.RegularExpressions;
using Bunner.Core.Guards;

namespace Bunner;

/// <summary>
/// A regular expression that no automaton could be made of, run by .NET's engine: what generated routers use where
/// <see cref="RouterAttribute.AllowUnsafeRegex"/> is set. Not meant to be used by hand.
/// </summary>
/// <remarks>
/// The engine that does not backtrack is taken where it knows the expression. Otherwise a match that takes longer than
/// <see cref="Patience"/> counts as no match.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RegexEngineGuard
{
    private readonly Regex _regex;

    /// <summary>Builds the expression.</summary>
    /// <param name="pattern">The expression; the whole value has to match it.</param>
    /// <param name="caseSensitive">Whether letter case counts.</param>
    /// <exception cref="ArgumentException">The expression does not parse.</exception>
    public RegexEngineGuard(string pattern, bool caseSensitive)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        RegexOptions options = RegexOptions.CultureInvariant | (caseSensitive ? RegexOptions.None : RegexOptions.IgnoreCase);
        string anchored = RegexGuard.Anchor(pattern);
        try
        {
            _regex = new Regex(anchored, options | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            _regex = new Regex(anchored, options, Patience);
        }
    }

    /// <summary>How long a match that may backtrack can take.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether the expression matches the whole value, in the time that it has.</summary>
    /// <param name="value">The value as the path has it.</param>
    /// <returns>Whether it does; false, too, if the time did not suffice.</returns>
    public bool Accepts(ReadOnlySpan<char> value)
    {
        try
        {
            return _regex.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
