using System;
using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Bunner;

/// <summary>Writes one URL, for generated code. What has to be escaped is (RFC 3986), as UTF-8.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct LinkWriter
{
    private const int LongestFormat = 128;

    // RFC 3986, section 3.3: what a segment may have as it is. A query value may not have what separates pairs, nor a plus
    // sign, which means a space in forms.
    private static readonly SearchValues<char> s_segment = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@");
    private static readonly SearchValues<char> s_query = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$'()*,;:@/?");

    private readonly bool _canGrow;
    private Span<char> _text;
    private char[]? _rented;
    private int _length;
    private bool _isFull;
    private bool _hasQuery;

    /// <param name="buffer">Where to write.</param>
    /// <param name="canGrow">Whether to go on elsewhere when the buffer is full.</param>
    public LinkWriter(Span<char> buffer, bool canGrow)
    {
        _text = buffer;
        _canGrow = canGrow;
    }

    /// <summary>Writes text as it is.</summary>
    /// <param name="text">Text that is escaped already.</param>
    public void Literal(scoped ReadOnlySpan<char> text)
    {
        if (Reserve(text.Length))
        {
            text.CopyTo(_text[_length..]);
            _length += text.Length;
        }
    }

    /// <summary>Writes what stands before the path: nothing, a path base, or scheme, host and path base.</summary>
    /// <param name="root">Text that is escaped already; a slash at its end is left out.</param>
    public void Root(scoped ReadOnlySpan<char> root) => Literal(root is [.., '/'] ? root[..^1] : root);

    /// <summary>Writes a slash if nothing but the root has been written: the path of the root itself.</summary>
    /// <param name="root">The root.</param>
    public void CompletePath(scoped ReadOnlySpan<char> root)
    {
        if (_length == (root is [.., '/'] ? root.Length - 1 : root.Length))
        {
            Literal("/");
        }
    }

    /// <summary>Writes a value of the path.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The value, formatted independently of culture.</param>
    /// <param name="isSegment">Whether the value is a whole segment.</param>
    /// <exception cref="ArgumentException">The value is empty, or a whole segment of one or two dots, which clients would remove.</exception>
    public void Value<T>(string name, T value, bool isSegment)
    {
        Span<char> buffer = stackalloc char[LongestFormat];
        ReadOnlySpan<char> text = Format(value, buffer);
        if (text.IsEmpty)
        {
            throw new ArgumentException($"The value of '{name}' is empty: a path cannot have that.", name);
        }

        if (isSegment && text is "." or "..")
        {
            throw new ArgumentException($"The value of '{name}' is '{text}': as a segment of a path that means another path.", name);
        }

        Escape(text, s_segment);
    }

    /// <summary>Writes the value of a catch-all parameter.</summary>
    /// <param name="value">The value.</param>
    /// <param name="encodesSlashes">Whether its slashes are escaped, too.</param>
    public void Rest(scoped ReadOnlySpan<char> value, bool encodesSlashes)
    {
        for (int slash; !encodesSlashes && (slash = value.IndexOf('/')) >= 0; value = value[(slash + 1)..])
        {
            Escape(value[..slash], s_segment);
            Literal("/");
        }

        Escape(value, s_segment);
    }

    /// <summary>Writes a pair of the query string.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">The name, escaped already.</param>
    /// <param name="value">The value, formatted independently of culture.</param>
    public void Query<T>(string name, T value)
    {
        Literal(_hasQuery ? "&" : "?");
        _hasQuery = true;
        Literal(name);
        Literal("=");
        Span<char> buffer = stackalloc char[LongestFormat];
        Escape(Format(value, buffer), s_query);
    }

    /// <summary>Says that a parameter is missing although one behind it is given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">Always.</exception>
    public static void Missing(string name)
        => throw new ArgumentException($"'{name}' has to be given, because a parameter behind it in the path is.", name);

    /// <summary>The URL.</summary>
    public readonly override string ToString() => _text[.._length].ToString();

    /// <summary>Gives the URL and what was borrowed to make it.</summary>
    public string Finish()
    {
        string text = ToString();
        Return();
        return text;
    }

    /// <summary>Says how long the URL in the buffer is.</summary>
    /// <param name="charsWritten">Its length; 0 if the buffer is too short.</param>
    /// <returns>Whether the URL fits into the buffer.</returns>
    public readonly bool TryFinish(out int charsWritten)
    {
        charsWritten = _isFull ? 0 : _length;
        return !_isFull;
    }

    // Unoptimized code would box the value.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ReadOnlySpan<char> Format<T>(T value, Span<char> buffer)
    {
        if (value is string text)
        {
            return text;
        }

        if (value is bool flag)
        {
            return flag ? "true" : "false";
        }

        string? format = value is DateTime or DateTimeOffset or DateOnly or TimeOnly ? "O" : null;
        if (value is ISpanFormattable && ((ISpanFormattable)value).TryFormat(buffer, out int written, format, CultureInfo.InvariantCulture))
        {
            // The buffer is the caller's.
            return buffer[..written];
        }

        return value is IFormattable ? ((IFormattable)value).ToString(format, CultureInfo.InvariantCulture) : value?.ToString();
    }

    private void Escape(scoped ReadOnlySpan<char> text, SearchValues<char> allowed)
    {
        Span<byte> utf8 = stackalloc byte[4];
        while (true)
        {
            int plain = text.IndexOfAnyExcept(allowed);
            if (plain < 0)
            {
                Literal(text);
                return;
            }

            Literal(text[..plain]);
            text = text[plain..];
            Rune.DecodeFromUtf16(text, out Rune rune, out int consumed);
            text = text[consumed..];
            int length = rune.EncodeToUtf8(utf8);
            for (int i = 0; i < length && Reserve(3); i++)
            {
                _text[_length] = '%';
                _text[_length + 1] = HexDigit(utf8[i] >> 4);
                _text[_length + 2] = HexDigit(utf8[i] & 15);
                _length += 3;
            }
        }
    }

    private static char HexDigit(int value) => (char)(value < 10 ? '0' + value : 'A' + value - 10);

    private bool Reserve(int count)
    {
        if (_isFull)
        {
            return false;
        }

        if (_text.Length - _length >= count)
        {
            return true;
        }

        if (!_canGrow)
        {
            _isFull = true;
            return false;
        }

        char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(checked(_length + count), _text.Length * 2));
        _text[.._length].CopyTo(larger);
        Return();
        _rented = larger;
        _text = larger;
        return true;
    }

    private void Return()
    {
        if (_rented is not null)
        {
            ArrayPool<char>.Shared.Return(_rented);
            _rented = null;
        }
    }
}
