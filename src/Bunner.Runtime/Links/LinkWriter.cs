using System;
using System.Buffers;
using System.Collections.Generic;
using System.ComponentModel;
using Bunner.Links;

namespace Bunner;

/// <summary>Writes one URL, for generated code: the values come in the order of the places that the pattern has for them.</summary>
/// <remarks>
/// <para>A pattern is the path, escaped already (RFC 3986), with places in braces:</para>
/// <list type="bullet">
/// <item><c>{name}</c> has to have a value.</item>
/// <item><c>{name=default}</c> may have one; the default, escaped already, stands for it otherwise.</item>
/// <item><c>{name?}</c> and <c>{name?default}</c> may be left out with the character before, and so may everything behind them. If
/// something behind is given all the same, the default has to stand here; without one that is an error.</item>
/// <item><c>{*name}</c> and <c>{**name}</c> are the rest of the path, which may be empty; the first escapes slashes.</item>
/// </list>
/// <para>Every call returns the writer as it then is; the one before is not to be used again.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct LinkWriter
{
    // RFC 3986, section 3.3: what a segment may have as it is. A query value may not have what separates pairs, nor a plus
    // sign, which means a space in forms.
    private static readonly SearchValues<char> s_segment = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@");
    private static readonly SearchValues<char> s_query = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$'()*,;:@/?");

    private readonly string _pattern;
    private readonly int _rootLength;
    private LinkBuffer _link;
    private int _position;
    private int _leftOut;
    private bool _hasQuery;

    // The place of a value of one or two dots that shares its segment: what stands beside it may be dots as well, or left out.
    private string? _dotted;

    /// <summary>Starts a URL that becomes a string.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="root">What stands before the path, escaped already: nothing, a path base, or scheme, host and path base; a slash at its end is left out.</param>
    public LinkWriter(string pattern, string root)
        : this(pattern, root, new LinkBuffer())
    {
    }

    /// <summary>Starts a URL that is written into a span.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="root">As for a string.</param>
    /// <param name="destination">Where to write.</param>
    public LinkWriter(string pattern, string root, Span<char> destination)
        : this(pattern, root, new LinkBuffer(destination))
    {
    }

    private LinkWriter(string pattern, string root, LinkBuffer buffer)
    {
        _pattern = pattern;
        _link = buffer;
        _leftOut = -1;
        _link.Append(root is [.., '/'] ? root.AsSpan()[..^1] : root);
        _rootLength = _link.Length;
    }

    /// <summary>Writes a value of the path.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value, formatted independently of culture.</param>
    /// <returns>The writer as it is now; the one before is not to be used again.</returns>
    /// <exception cref="ArgumentException">The value is empty, or a whole segment of one or two dots, which clients would remove.</exception>
    public LinkWriter Value<T>(T value)
    {
        LinkPlace place = LinkPlace.Next(_pattern, _position);
        WriteLeftOut();
        _link.Append(place.Before);
        WriteValue(place, value);
        return this;
    }

    /// <summary>Writes a value of the path, or what the pattern says if there is none.</summary>
    /// <inheritdoc cref="Value{T}(T)"/>
    public LinkWriter Optional<T>(T? value)
        where T : struct => value is { } given ? Value(given) : LeaveOut();

    /// <inheritdoc cref="Value{T}(T)"/>
    public LinkWriter Optional<T>(T? value)
        where T : class => value is { } given ? Value(given) : LeaveOut();

    /// <summary>Writes the rest of the path.</summary>
    /// <param name="value">The value; null or empty leaves it out.</param>
    /// <returns>The writer as it is now; the one before is not to be used again.</returns>
    /// <exception cref="ArgumentException">
    /// A segment is one or two dots, which clients would remove; or the URL would begin with two slashes, which mean a host.
    /// </exception>
    public LinkWriter Rest(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return LeaveOut();
        }

        LinkPlace place = LinkPlace.Next(_pattern, _position);
        if (value[0] == '/' && !place.EscapesSlashes && _position == 0 && place.Before.Length == 1 && _rootLength == 0)
        {
            throw new ArgumentException($"The value of '{place.Name}' begins with a slash: a URL that begins with two leads to another host.", place.Name.ToString());
        }

        WriteLeftOut();
        _link.Append(place.Before);
        ReadOnlySpan<char> rest = value;
        for (int slash; !place.EscapesSlashes && (slash = rest.IndexOf('/')) >= 0; rest = rest[(slash + 1)..])
        {
            WriteSegment(place, rest[..slash]);
            _link.Append("/");
        }

        WriteSegment(place, rest);
        _position = place.End;
        return this;
    }

    /// <summary>Writes a pair of the query string.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">The name, escaped already.</param>
    /// <param name="value">The value, formatted independently of culture; null leaves the pair out.</param>
    /// <returns>The writer as it is now; the one before is not to be used again.</returns>
    public LinkWriter Query<T>(string name, T? value)
    {
        CompletePath();
        if (value is not null)
        {
            WritePair(name, value);
        }

        return this;
    }

    /// <inheritdoc cref="Query{T}(string, T)"/>
    public LinkWriter Query<T>(string name, T? value)
        where T : struct
    {
        CompletePath();
        if (value is { } given)
        {
            WritePair(name, given);
        }

        return this;
    }

    /// <summary>Writes a pair of the query string for each value.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="name">The name, escaped already.</param>
    /// <param name="values">The values; there may be none.</param>
    /// <returns>The writer as it is now; the one before is not to be used again.</returns>
    public LinkWriter QueryAll<T>(string name, IEnumerable<T>? values)
    {
        CompletePath();
        foreach (T value in values ?? [])
        {
            WritePair(name, value);
        }

        return this;
    }

    /// <summary>Gives the URL and what was borrowed to make it.</summary>
    /// <returns>The URL.</returns>
    public string Finish()
    {
        CompletePath();
        return _link.Finish();
    }

    /// <summary>Says how long the URL in the span is.</summary>
    /// <param name="charsWritten">Its length; 0 if the span is too short.</param>
    /// <returns>Whether the URL fits into the span.</returns>
    public bool TryFinish(out int charsWritten)
    {
        CompletePath();
        charsWritten = _link.IsFull ? 0 : _link.Length;
        return !_link.IsFull;
    }

    private void WriteValue<T>(LinkPlace place, T value)
    {
        Span<char> buffer = stackalloc char[LinkValue.UsualLength];
        ReadOnlySpan<char> text = LinkValue.Format(value, buffer);
        if (text.IsEmpty)
        {
            throw new ArgumentException($"The value of '{place.Name}' is empty: a path cannot have that.", place.Name.ToString());
        }

        if (place.IsSegment)
        {
            WriteSegment(place, text);
        }
        else
        {
            _dotted = text is "." or ".." ? place.Name.ToString() : _dotted;
            _link.AppendEscaped(text, s_segment);
        }

        _position = place.End;
    }

    private void WriteSegment(LinkPlace place, scoped ReadOnlySpan<char> text)
    {
        if (text is "." or "..")
        {
            throw Dotted(place.Name.ToString());
        }

        _link.AppendEscaped(text, s_segment);
    }

    private static ArgumentException Dotted(string name) =>
        new($"The value of '{name}' makes a segment of one or two dots, which means another path.", name);

    private LinkWriter LeaveOut()
    {
        LinkPlace place = LinkPlace.Next(_pattern, _position);
        if (place.CanBeLeftOut)
        {
            // What stands before it, but for the one character that goes with it, stands in any case.
            if (_leftOut < 0)
            {
                _link.Append(place.Before[..^1]);
                _leftOut = _position + place.Before.Length - 1;
            }
        }
        else
        {
            if (place.Default.IsEmpty)
            {
                throw NotGiven(place);
            }

            WriteLeftOut();
            _link.Append(place.Before);
            _link.Append(place.Default);
        }

        _position = place.End;
        return this;
    }

    // Something behind them is given, so they have to be there.
    private void WriteLeftOut()
    {
        for (int position = _leftOut; position >= 0 && position < _position;)
        {
            LinkPlace place = LinkPlace.Next(_pattern, position);
            if (place.Default.IsEmpty)
            {
                throw NotGiven(place);
            }

            _link.Append(place.Before);
            _link.Append(place.Default);
            position = place.End;
        }

        _leftOut = -1;
    }

    private static ArgumentException NotGiven(LinkPlace place) =>
        new($"'{place.Name}' has to be given, because something stands behind it in the path.", place.Name.ToString());

    // What is behind the last place; a path of which nothing is left is the root's.
    private void CompletePath()
    {
        _link.Append(_pattern.AsSpan(_position));
        _position = _pattern.Length;
        if (_dotted is not null && !_link.IsFull && HasDots(_link.Written[_rootLength..]))
        {
            throw Dotted(_dotted);
        }

        _dotted = null;
        if (_link.Length == _rootLength)
        {
            _link.Append("/");
        }
    }

    private static bool HasDots(ReadOnlySpan<char> path)
    {
        foreach (Range segment in path.Split('/'))
        {
            if (path[segment] is "." or "..")
            {
                return true;
            }
        }

        return false;
    }

    private void WritePair<T>(string name, T value)
    {
        Span<char> buffer = stackalloc char[LinkValue.UsualLength];
        _link.Append(_hasQuery ? "&" : "?");
        _link.Append(name);
        _link.Append("=");
        _link.AppendEscaped(LinkValue.Format(value, buffer), s_query);
        _hasQuery = true;
    }
}
