using System;

namespace Bunner;

/// <summary>A constraint of your own: whether a value may stand for a parameter.</summary>
/// <returns>Whether it may.</returns>
/// <remarks>Called while requests are matched, from any thread; has to give the same answer for the same value every time.</remarks>
/// <param name="value">The value as the path has it.</param>
public delegate bool ConstraintPredicate(ReadOnlySpan<char> value);
