using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Bunner;

/// <summary>The answer of a router: which route, and where its parameters stand in the path.</summary>
/// <remarks>
/// It holds the path and the route's number, nothing else: no value is copied and nothing is allocated. Where a value
/// stands is worked out when it is asked for, in time linear in the part of the path before it. Values are as the path
/// has them; what is still escaped there (a host leaves <c>%2F</c>) is for the caller to decode.
/// </remarks>
public readonly ref struct RouteMatch
{
    private readonly RouteTable? _table;
    private readonly int _route;
    private readonly bool _isUtf8;
    private readonly int _length;
    private readonly ref readonly byte _path;

    internal RouteMatch(RouteTable table, int route, ReadOnlySpan<char> path)
    {
        _table = table;
        _route = route;
        _length = path.Length;

        // Invariant: only Chars reads it, as the characters that it was, since _isUtf8 is false.
        _path = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(path));
    }

    internal RouteMatch(RouteTable table, int route, ReadOnlySpan<byte> path)
    {
        _table = table;
        _route = route;
        _isUtf8 = true;
        _length = path.Length;
        _path = ref MemoryMarshal.GetReference(path);
    }

    /// <summary>Whether there is a route; false for the result of a <c>TryMatch</c> that returned false.</summary>
    public bool IsMatch => _table is not null && _route >= 0;

    /// <summary>The route.</summary>
    /// <exception cref="InvalidOperationException">There is none: the request did not match.</exception>
    public RouteId Route => new(Table, _route);

    /// <summary>The number of parameters of the route's template, whether the path has values for them or not.</summary>
    public int Count => Table.CountParameters(_route);

    private RouteTable Table => IsMatch ? _table! : throw new InvalidOperationException("There is no match: the request matches no route.");

    /// <summary>Where the value of a parameter stands in the path.</summary>
    /// <param name="index">The parameter's number, from left to right.</param>
    /// <exception cref="ArgumentOutOfRangeException">The route has no such parameter.</exception>
    public RouteCapture this[int index]
    {
        get
        {
            CheckIndex(index);
            return _isUtf8 ? Table.Capture(_route, index, Bytes) : Table.Capture(_route, index, Chars);
        }
    }

    /// <summary>Where the value of a parameter stands in the path.</summary>
    /// <param name="name">The parameter's name; case does not count.</param>
    /// <exception cref="ArgumentException">The route has no parameter of this name.</exception>
    public RouteCapture this[ReadOnlySpan<char> name] => this[IndexOf(name)];

    // Invariant of both: they are asked for by what _isUtf8 says, and the length is that of the span whose reference is kept.
    private ReadOnlySpan<char> Chars => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, char>(ref Unsafe.AsRef(in _path)), _length);

    private ReadOnlySpan<byte> Bytes => MemoryMarshal.CreateReadOnlySpan(in _path, _length);

    /// <summary>The name of a parameter.</summary>
    /// <param name="index">The parameter's number, from left to right.</param>
    /// <returns>The name as the template has it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The route has no such parameter.</exception>
    public string GetName(int index)
    {
        CheckIndex(index);
        return Route.Info.ParameterNames[index];
    }

    /// <summary>Where the value of a parameter stands, if the route has such a parameter and the path a value for it.</summary>
    /// <param name="name">The parameter's name; case does not count.</param>
    /// <param name="capture">The stretch of the path.</param>
    /// <returns>Whether there is such a parameter, and a value for it in the path.</returns>
    public bool TryGetCapture(ReadOnlySpan<char> name, out RouteCapture capture)
    {
        int index = Find(name);
        capture = index < 0 ? default : this[index];
        return capture.IsPresent;
    }

    /// <summary>The value of a parameter: from the path, or its default, or empty if it was left out.</summary>
    /// <param name="index">The parameter's number, from left to right.</param>
    /// <returns>The value; nothing in it is decoded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The route has no such parameter.</exception>
    /// <exception cref="InvalidOperationException">The path is UTF-8.</exception>
    /// <remarks>A value of the path is a slice of it; a default is decoded, which allocates a string.</remarks>
    public ReadOnlySpan<char> GetValue(int index)
    {
        if (_isUtf8)
        {
            throw new InvalidOperationException("The path is UTF-8: ask for GetUtf8Value.");
        }

        RouteCapture capture = this[index];
        return capture.IsPresent ? Chars.Slice(capture.Offset, capture.Length) : Encoding.UTF8.GetString(Default(index));
    }

    /// <inheritdoc cref="GetValue(int)"/>
    /// <param name="name">The parameter's name; case does not count.</param>
    /// <exception cref="ArgumentException">The route has no parameter of this name.</exception>
    public ReadOnlySpan<char> GetValue(ReadOnlySpan<char> name) => GetValue(IndexOf(name));

    /// <summary>The value of a parameter as UTF-8: from the path, or its default, or empty if it was left out. Allocates nothing.</summary>
    /// <param name="index">The parameter's number, from left to right.</param>
    /// <returns>The value; nothing in it is decoded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The route has no such parameter.</exception>
    /// <exception cref="InvalidOperationException">The path is not UTF-8.</exception>
    public ReadOnlySpan<byte> GetUtf8Value(int index)
    {
        if (!_isUtf8)
        {
            throw new InvalidOperationException("The path is not UTF-8: ask for GetValue.");
        }

        RouteCapture capture = this[index];
        return capture.IsPresent ? Bytes.Slice(capture.Offset, capture.Length) : Default(index);
    }

    /// <inheritdoc cref="GetUtf8Value(int)"/>
    /// <param name="name">The parameter's name; case does not count.</param>
    /// <exception cref="ArgumentException">The route has no parameter of this name.</exception>
    public ReadOnlySpan<byte> GetUtf8Value(ReadOnlySpan<char> name) => GetUtf8Value(IndexOf(name));

    /// <summary>The route's method and template, or that there is none.</summary>
    public override string ToString() => IsMatch ? Route.ToString() : "no route";

    private ReadOnlySpan<byte> Default(int index) => Table.DefaultOf(_route, index);

    private int IndexOf(ReadOnlySpan<char> name)
    {
        int index = Find(name);
        return index >= 0 ? index : throw new ArgumentException($"'{Route.Template}' has no parameter '{name}'.", nameof(name));
    }

    private int Find(ReadOnlySpan<char> name) => Table.IndexOfParameter(_route, name);

    private void CheckIndex(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
    }
}
