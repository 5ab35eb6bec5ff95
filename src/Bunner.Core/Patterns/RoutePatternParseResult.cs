using System.Collections.Immutable;

namespace Bunner.Core.Patterns;

/// <summary>What became of a template: a pattern, or the reasons why there is none.</summary>
internal sealed class RoutePatternParseResult
{
    internal RoutePatternParseResult(RoutePattern? pattern, ImmutableArray<RoutePatternError> errors)
    {
        Pattern = pattern;
        Errors = errors;
    }

    /// <summary>The parsed template; <see langword="null"/> if, and only if, there are errors.</summary>
    public RoutePattern? Pattern { get; }

    /// <summary>All mistakes found, from left to right. Braces that do not match hide what comes after them.</summary>
    public ImmutableArray<RoutePatternError> Errors { get; }
}
