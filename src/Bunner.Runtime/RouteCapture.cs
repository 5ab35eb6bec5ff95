using System;

namespace Bunner;

/// <summary>Where the value of a route parameter stands in the path: an offset and a length, in the path's own units.</summary>
/// <remarks>The units are UTF-16 characters for a path of characters, bytes for a path of UTF-8. Nothing is decoded.</remarks>
public readonly struct RouteCapture : IEquatable<RouteCapture>
{
    // One more than the length, so that the default value is a parameter that was left out.
    private readonly int _lengthPlusOne;

    internal RouteCapture(int offset, int length)
    {
        Offset = offset;
        _lengthPlusOne = length + 1;
    }

    /// <summary>The index of the value's first unit; 0 if the parameter was left out.</summary>
    public int Offset { get; }

    /// <summary>The number of units; 0 if the parameter was left out.</summary>
    public int Length => IsPresent ? _lengthPlusOne - 1 : 0;

    /// <summary>Whether the path has a value for the parameter: false for an optional, defaulted or catch-all one that was left out.</summary>
    public bool IsPresent => _lengthPlusOne > 0;

    /// <summary>The stretch of the path, for what takes a range; as an index of a path it has to be written <c>path[match["id"].ToRange()]</c>.</summary>
    /// <param name="capture">The capture.</param>
    /// <returns>What <see cref="ToRange"/> gives.</returns>
    public static implicit operator Range(RouteCapture capture) => capture.ToRange();

    /// <summary>Whether two captures are the same stretch.</summary>
    /// <param name="left">One of them.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are.</returns>
    public static bool operator ==(RouteCapture left, RouteCapture right) => left.Equals(right);

    /// <summary>Whether two captures are different.</summary>
    /// <param name="left">One of them.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are.</returns>
    public static bool operator !=(RouteCapture left, RouteCapture right) => !left.Equals(right);

    /// <summary>The stretch of the path.</summary>
    /// <returns>From the first unit to behind the last; <c>0..0</c> if the parameter was left out.</returns>
    public Range ToRange() => new(Offset, Offset + Length);

    /// <inheritdoc/>
    public bool Equals(RouteCapture other) => Offset == other.Offset && _lengthPlusOne == other._lengthPlusOne;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RouteCapture other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Offset, _lengthPlusOne);

    /// <summary>The stretch as text, for example <c>7..9</c>, or <c>left out</c>.</summary>
    public override string ToString() => IsPresent ? ToRange().ToString() : "left out";
}
