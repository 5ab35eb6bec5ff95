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

    /// <summary>All mistakes found, in the order of the template as far as the parser could go.</summary>
    public ImmutableArray<RoutePatternError> Errors { get; }
}
