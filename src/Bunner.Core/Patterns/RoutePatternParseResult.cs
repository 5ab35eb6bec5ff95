using System.Collections.Immutable;

namespace Bunner.Core.Patterns;

/// <summary>What became of a template: a pattern, or the reasons why there is none.</summary>
internal sealed class RoutePatternParseResult
{
    internal RoutePatternParseResult(RoutePattern? pattern, ImmutableArray<RoutePatternError> errors, ImmutableArray<ParameterPart> parameters)
    {
        Pattern = pattern;
        Errors = errors;
        Parameters = parameters;
    }

    /// <summary>The parsed template; <see langword="null"/> if, and only if, there are errors.</summary>
    public RoutePattern? Pattern { get; }

    /// <summary>All mistakes found, from left to right. Braces that do not match hide what comes after them.</summary>
    public ImmutableArray<RoutePatternError> Errors { get; }

    /// <summary>
    /// The parameters whose constraints can be judged: all of the pattern's, or those that were read in spite of the mistakes. Not those of a segment with a
    /// brace too many, since nobody knows which one that is.
    /// </summary>
    public ImmutableArray<ParameterPart> Parameters { get; }
}
