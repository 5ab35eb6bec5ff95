using System;
using System.Diagnostics.CodeAnalysis;

namespace Bunner.AspNetCore;

// Parameters that take all values of one name. None is an empty array, never a failure.
public partial struct RequestBinder
{
    /// <summary>All texts.</summary>
    /// <param name="values">What the request has.</param>
    /// <returns>The values; empty if the request has none.</returns>
    [SuppressMessage("Performance", "CA1822", Justification = "Generated code reads better if all ways of binding look alike.")]
    public readonly string[] Text(RequestValues values)
    {
        var texts = new string[values.Values.Count];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = values.Values[i] ?? "";
        }

        return texts;
    }

    /// <summary>Converts all texts.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="values">What the request has.</param>
    /// <returns>The values; empty if the request has none.</returns>
    public T[] Parse<T>(RequestValues values)
        where T : ISpanParsable<T>
    {
        var items = new T[values.Values.Count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = Parse<T>(values[i]);
        }

        return items;
    }

    /// <summary>Converts all texts to values of an enumeration.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="values">What the request has.</param>
    /// <returns>The values; empty if the request has none.</returns>
    public T[] ParseEnum<T>(RequestValues values)
        where T : struct, Enum
    {
        var items = new T[values.Values.Count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = ParseEnum<T>(values[i]);
        }

        return items;
    }

    /// <summary>Converts all texts with a method of the type's own.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="values">What the request has.</param>
    /// <param name="parse">The method.</param>
    /// <returns>The values; empty if the request has none.</returns>
    public T[] ParseWith<T>(RequestValues values, TryParse<T> parse)
    {
        var items = new T[values.Values.Count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = ParseWith(values[i], parse);
        }

        return items;
    }

    /// <summary>Converts all texts; an empty one is null.</summary>
    /// <typeparam name="T">The elements' type without its nullability.</typeparam>
    /// <param name="values">What the request has.</param>
    /// <returns>The values; empty if the request has none.</returns>
    public T?[] ParseNullable<T>(RequestValues values)
        where T : struct, ISpanParsable<T>
    {
        var items = new T?[values.Values.Count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = values[i].Span.IsEmpty ? null : Parse<T>(values[i]);
        }

        return items;
    }

    /// <summary>Converts all texts to values of an enumeration; an empty one is null.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="values">What the request has.</param>
    /// <returns>The values; empty if the request has none.</returns>
    public T?[] ParseNullableEnum<T>(RequestValues values)
        where T : struct, Enum
    {
        var items = new T?[values.Values.Count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = values[i].Span.IsEmpty ? null : ParseEnum<T>(values[i]);
        }

        return items;
    }

    /// <summary>Converts all texts with a method of the type's own; an empty one is null.</summary>
    /// <typeparam name="T">The elements' type without its nullability.</typeparam>
    /// <param name="values">What the request has.</param>
    /// <param name="parse">The method.</param>
    /// <returns>The values; empty if the request has none.</returns>
    public T?[] ParseNullableWith<T>(RequestValues values, TryParse<T> parse)
        where T : struct
    {
        var items = new T?[values.Values.Count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = values[i].Span.IsEmpty ? null : ParseWith(values[i], parse);
        }

        return items;
    }
}
