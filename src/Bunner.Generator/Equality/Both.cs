using Microsoft.CodeAnalysis;

namespace Bunner.Generator.Equality;

/// <summary>What two steps yield, as one value.</summary>
internal sealed record Both<TLeft, TRight>(TLeft Left, TRight Right)
    where TLeft : class?
    where TRight : class?;

internal static class Both
{
    /// <summary>Brings two steps together. Unlike a tuple the pair is a class, as <see cref="EquatableArray{T}"/> is and for the same reason.</summary>
    public static IncrementalValueProvider<Both<TLeft, TRight>> And<TLeft, TRight>(
        this IncrementalValueProvider<TLeft> left, IncrementalValueProvider<TRight> right)
        where TLeft : class?
        where TRight : class? => left.Combine(right).Select(static (pair, _) => new Both<TLeft, TRight>(pair.Left, pair.Right));

    /// <inheritdoc cref="And{TLeft, TRight}(IncrementalValueProvider{TLeft}, IncrementalValueProvider{TRight})"/>
    public static IncrementalValuesProvider<Both<TLeft, TRight>> And<TLeft, TRight>(
        this IncrementalValuesProvider<TLeft> left, IncrementalValueProvider<TRight> right)
        where TLeft : class?
        where TRight : class? => left.Combine(right).Select(static (pair, _) => new Both<TLeft, TRight>(pair.Left, pair.Right));
}
