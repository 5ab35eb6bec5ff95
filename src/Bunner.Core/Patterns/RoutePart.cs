using System.Collections.Immutable;

namespace Bunner.Core.Patterns;

/// <summary>A literal or a parameter inside a segment.</summary>
internal abstract class RoutePart
{
    private protected RoutePart(TextRange range) => Range = range;

    /// <summary>The part as it stands in the template, a parameter's braces included.</summary>
    public TextRange Range { get; }
}

/// <summary>Text that the path must have.</summary>
internal sealed class LiteralPart : RoutePart
{
    internal LiteralPart(string text, TextRange range)
        : base(range) => Text = text;

    /// <summary>The text to match, with <c>{{</c> and <c>}}</c> read as one brace each; never empty.</summary>
    public string Text { get; }
}

/// <summary>A parameter: <c>{name}</c> with its marks, constraints and default.</summary>
internal sealed class ParameterPart : RoutePart
{
    internal ParameterPart(string name, TextRange nameRange, int index, TextRange range)
        : base(range)
    {
        Name = name;
        NameRange = nameRange;
        Index = index;
    }

    /// <summary>The name as written; unique in its template, ignoring case.</summary>
    public string Name { get; }

    /// <summary>Where the name stands.</summary>
    public TextRange NameRange { get; }

    /// <summary>The parameter's place in <see cref="RoutePattern.Parameters"/>.</summary>
    public int Index { get; }

    /// <summary>Whether the parameter ends in <c>?</c>. It may only be left out where nothing but such parameters follow.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether the parameter takes the rest of the path: <c>{*name}</c> or <c>{**name}</c>.</summary>
    public bool IsCatchAll { get; init; }

    /// <summary>Whether slashes in the value are escaped when a link is made: false for <c>{**name}</c> alone.</summary>
    public bool EncodesSlashes { get; init; } = true;

    /// <summary>The value when the parameter is left out (<c>{name=value}</c>), possibly empty; <see langword="null"/> without one.</summary>
    public string? Default { get; init; }

    /// <summary>Where the default stands, after its <c>=</c>; empty without one.</summary>
    public TextRange DefaultRange { get; init; }

    /// <summary>The constraints as written, left to right; <see cref="Bunner.Core.Guards.GuardCatalog"/> gives them a meaning.</summary>
    public ImmutableArray<ConstraintReference> Constraints { get; init; } = ImmutableArray<ConstraintReference>.Empty;
}
