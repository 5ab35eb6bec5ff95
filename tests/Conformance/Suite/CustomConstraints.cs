using System;
using System.Buffers;
using System.Collections.Generic;

namespace Bunner.Conformance;

/// <summary>The constraints of a user that the suite's templates may name.</summary>
public static class CustomConstraints
{
    private static readonly SearchValues<char> s_slug = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    public static IReadOnlyList<string> Names { get; } = ["even", "slug"];

    public static bool Accepts(string name, ReadOnlySpan<char> value) => name switch
    {
        "even" => IsEven(value),
        "slug" => IsSlug(value),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such constraint."),
    };

    /// <summary>Whether the last character is an even ASCII digit.</summary>
    public static bool IsEven(ReadOnlySpan<char> value) => value.Length > 0 && value[^1] is '0' or '2' or '4' or '6' or '8';

    /// <summary>Small ASCII letters, digits and hyphens.</summary>
    public static bool IsSlug(ReadOnlySpan<char> value) =>
        value.Length > 0 && !value.ContainsAnyExcept(s_slug);
}
