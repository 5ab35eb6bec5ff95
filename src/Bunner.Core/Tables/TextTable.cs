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
    [MethodImpl(ColdLoop.Optimized)]
    internal ulong Append(string text)
    {
        int room = MaxBytesPerChar * text.Length;
        if (_bytes.Length - _length < room)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + room));
        }

        int offset = _length, at = 0;
        Span<byte> target = _bytes.AsSpan(offset, text.Length);
        while (at < text.Length && at < target.Length && text[at] < 0x80)
        {
            target[at] = (byte)text[at];
            at++;
        }

        _length += at;
        if (at < text.Length)
        {
            // All of it, since a pair of surrogates is one character.
            _length = offset + Encoding.UTF8.GetBytes(text, 0, text.Length, _bytes, offset);
        }

        return TableWriter.Pack((uint)offset, (uint)(_length - offset));
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
}
