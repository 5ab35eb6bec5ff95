using System;
using System.Collections.Generic;

namespace Bunner.Dynamic;

/// <summary>The trees of the methods. Immutable, but for what the writer does before it publishes it.</summary>
internal sealed class MethodRoots
{
    // Comparing a handful of names is quicker than any hash.
    private const int ScanLimit = 8;

    private readonly string[] _names;
    private readonly Dictionary<string, int>? _byName;

    private MethodRoots(string[] names, Root[] roots, Dictionary<string, int>? byName)
    {
        _names = names;
        _byName = byName;
        Roots = roots;
    }

    internal static MethodRoots Empty { get; } = new([], [], null);

    internal ReadOnlySpan<string> Names => _names;

    internal Root[] Roots { get; }

    /// <summary>The place of a method, or -1.</summary>
    internal int IndexOf(ReadOnlySpan<char> method)
    {
        if (_byName is not null)
        {
            return _byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(method, out int index) ? index : -1;
        }

        string[] names = _names;
        for (int i = 0; i < names.Length; i++)
        {
            string name = names[i];
            if (name.Length == method.Length && method.Length > 0 && name[0] == method[0] && method.SequenceEqual(name))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The place of a method, or -1. A method is ASCII.</summary>
    internal int IndexOf(ReadOnlySpan<byte> method)
    {
        if (method.Length > 255)
        {
            return -1;
        }

        Span<char> chars = stackalloc char[method.Length];
        for (int i = 0; i < chars.Length; i++)
        {
            chars[i] = (char)method[i];
        }

        return IndexOf(chars);
    }

    /// <summary>A copy that the writer may change.</summary>
    internal MethodRoots Copy() => new(_names, (Root[])Roots.Clone(), _byName);

    /// <summary>A copy with one more method.</summary>
    internal MethodRoots With(string method)
    {
        string[] names = [.. _names, method];
        Root[] roots = [.. Roots, default];
        Dictionary<string, int>? byName = null;
        if (names.Length > ScanLimit)
        {
            byName = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int i = 0; i < names.Length; i++)
            {
                byName.Add(names[i], i);
            }
        }

        return new MethodRoots(names, roots, byName);
    }

    /// <summary>The tree of one method.</summary>
    internal struct Root
    {
        /// <summary>Its root node, or 0.</summary>
        internal uint Node;

        /// <summary>How many routes it has.</summary>
        internal int Count;

        /// <summary>How many of them have an explicit order: then the first match need not be the best.</summary>
        internal int Ordered;
    }
}
