using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text;

namespace Bunner.Core.Tables;

/// <summary>The UTF-8 text of a table: a line for each route, then the names and defaults that the table points to.</summary>
/// <param name="capacity">For how many bytes there is room at first.</param>
internal sealed class TextTable(int capacity = 256)
{
    private const int MaxBytesPerChar = 3;

    private readonly Dictionary<string, ulong> _shared = new(StringComparer.Ordinal);
    private byte[] _bytes = new byte[capacity];
    private int _length;

    /// <summary>Appends a text and returns where it stands: offset and length, both in bytes.</summary>
    internal ulong Append(string text)
    {
        Reserve(text.Length);
        int offset = _length;
        Write(text);
        return TableWriter.Pack((uint)offset, (uint)(_length - offset));
    }

    /// <summary>Writes the line of a route; all lines come before anything else of the text.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal RouteLine AddLine(string method, string template, string name)
    {
        Reserve(method.Length + template.Length + name.Length + 3);
        Write(method);
        _bytes[_length++] = (byte)'\t';
        int templateAt = _length;
        Write(template);
        int length = _length - templateAt;
        _bytes[_length++] = (byte)'\t';
        int nameAt = _length;
        Write(name);
        int nameLength = _length - nameAt;
        _bytes[_length++] = (byte)'\n';
        return new RouteLine((uint)templateAt, (ushort)length, (uint)nameLength);
    }

    /// <summary>As <see cref="Append"/>, but the same text is kept once, on a line of its own.</summary>
    internal ulong Shared(string text)
    {
        if (!_shared.TryGetValue(text, out ulong place))
        {
            _shared.Add(text, place = Append(text));
            Append("\n");
        }

        return place;
    }

    internal byte[] ToArray() => _bytes.AsSpan(0, _length).ToArray();

    private void Write(string text)
    {
        if (text.Length > 0)
        {
            _length += Encoding.UTF8.GetBytes(text, 0, text.Length, _bytes, _length);
        }
    }

    private void Reserve(int characters)
    {
        int room = MaxBytesPerChar * characters;
        if (_bytes.Length - _length < room)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + room));
        }
    }
}
