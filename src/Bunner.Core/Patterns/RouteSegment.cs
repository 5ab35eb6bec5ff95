using System.Collections.Immutable;

namespace Bunner.Core.Patterns;

/// <summary>What stands between two slashes of a template: a literal, a parameter, or several of them side by side.</summary>
internal sealed class RouteSegment
{
    internal RouteSegment(ImmutableArray<RoutePart> parts, TextRange range)
    {
        Parts = parts;
        Range = range;
        IsLiteral = parts.Length == 1 && parts[0] is LiteralPart;
        IsParameter = parts.Length == 1 && !IsLiteral;
    }

    /// <summary>The parts, left to right; at least one. Two parameters are never neighbours.</summary>
    public ImmutableArray<RoutePart> Parts { get; }

    /// <summary>The whole segment, without its slashes.</summary>
    public TextRange Range { get; }

    /// <summary>Whether the segment is one literal.</summary>
    public bool IsLiteral { get; }

    /// <summary>Whether the segment is one parameter and nothing else.</summary>
    public bool IsParameter { get; }

    /// <summary>Whether the segment has more than one part, such as <c>{name}.{ext}</c>.</summary>
    public bool IsMixed => !IsLiteral && !IsParameter;
}
