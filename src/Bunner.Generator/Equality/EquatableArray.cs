using System;
using System.Collections;
using System.Collections.Generic;

namespace Bunner.Generator.Equality;

/// <summary>An immutable array that is equal to another when their elements are, so that a step which yields it can be cached.</summary>
/// <remarks>
/// It is a class because the compiler's steps are generic: steps of classes share one code, which the compiler brings along
/// compiled. Each value type, and each tuple with one in it, would have the whole machinery of a step compiled anew, some
/// hundred methods, in every process that runs the generator.
/// </remarks>
internal sealed class EquatableArray<T>(T[] items) : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly T[] _items = items;

    public static EquatableArray<T> Empty { get; } = new([]);

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    public ReadOnlySpan<T> AsSpan() => _items;

    public bool Equals(EquatableArray<T>? other)
    {
        if (other is null)
        {
            return false;
        }

        T[] left = _items;
        T[] right = other._items;
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (!left[i].Equals(right[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        int hash = 17;
        foreach (T item in _items)
        {
            hash = unchecked((hash * 31) + item.GetHashCode());
        }

        return hash;
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal static class EquatableArray
{
    /// <summary>The items of a list; none if there is no list.</summary>
    public static EquatableArray<T> ToEquatableArray<T>(this List<T>? items)
        where T : IEquatable<T> => items is null or { Count: 0 } ? EquatableArray<T>.Empty : new(items.ToArray());
}
