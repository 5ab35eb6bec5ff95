using System.Collections.Immutable;

namespace Bunner.Core.Patterns;

/// <summary>A parsed route template. Immutable; made by <see cref="RoutePatternParser"/> and valid by construction.</summary>
internal sealed class RoutePattern
{
    internal RoutePattern(string text, ImmutableArray<RouteSegment> segments, ImmutableArray<ParameterPart> parameters)
    {
        Text = text;
        Segments = segments;
        Parameters = parameters;
    }

    /// <summary>The template as it was written, with its prefix (<c>/</c>, <c>~/</c> or none).</summary>
    public string Text { get; }

    /// <summary>What stands between the slashes, left to right; empty for the root.</summary>
    public ImmutableArray<RouteSegment> Segments { get; }

    /// <summary>All parameters, left to right; a parameter's place here is its <see cref="ParameterPart.Index"/>.</summary>
    public ImmutableArray<ParameterPart> Parameters { get; }

    /// <summary>Whether the template ends in a slash after its last segment (the root, <c>/</c>, has no segment).</summary>
    public bool HasTrailingSlash => Segments.Length > 0 && Text[Text.Length - 1] == '/';

    /// <inheritdoc/>
    public override string ToString() => Text;
}
