using System;
using System.Buffers;
using System.Text;

namespace Bunner.Matching;

/// <summary>UTF-8 as UTF-16, for guards that read characters. Invalid bytes become U+FFFD, as everywhere in .NET.</summary>
/// <remarks>Takes a buffer from the shared pool where the caller's is too short, so that it allocates nothing of its own.</remarks>
internal ref struct Utf16Text
{
    /// <summary>A good length for the caller's buffer.</summary>
    internal const int StackLength = 256;

    private char[]? _rented;

    internal Utf16Text(ReadOnlySpan<byte> utf8, Span<char> buffer)
    {
        // No byte becomes more than one UTF-16 unit.
        if (utf8.Length > buffer.Length)
        {
            buffer = _rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        }

        Span = buffer[..Encoding.UTF8.GetChars(utf8, buffer)];
    }

    internal ReadOnlySpan<char> Span { get; private set; }

    public void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<char>.Shared.Return(_rented);
            _rented = null;
            Span = default;
        }
    }
}
