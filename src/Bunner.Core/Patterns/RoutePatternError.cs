namespace Bunner.Core.Patterns;

/// <summary>A mistake in a route template.</summary>
/// <param name="Code">The kind of mistake.</param>
/// <param name="Range">The characters to point at.</param>
/// <param name="Message">A sentence or two: what is wrong, and how to mend it.</param>
internal readonly record struct RoutePatternError(RoutePatternErrorCode Code, TextRange Range, string Message);
