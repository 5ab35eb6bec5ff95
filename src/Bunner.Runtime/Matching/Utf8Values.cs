using System;
using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Bunner.Matching;

/// <summary>UTF-8 values seen as UTF-16, each ill-formed sequence as one U+FFFD, without allocating.</summary>
internal static class Utf8Values
{
    /// <summary>How many characters a caller of <see cref="Decoded"/> sets aside on its stack.</summary>
    public const int StackLength = 128;

    /// <summary>Whether the value has a number of UTF-16 units from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static bool HasLengthBetween(ReadOnlySpan<byte> value, long least, long most)
    {
        // A UTF-16 unit is one to three bytes of UTF-8, which decides most cases.
        if (value.Length < least || (value.Length + 2) / 3 > most)
        {
            return false;
        }

        int length = CountUtf16(value);
        return length >= least && length <= most;
    }

    /// <summary>The number of UTF-16 units that the value decodes to.</summary>
    public static int CountUtf16(ReadOnlySpan<byte> value)
    {
        if (Ascii.IsValid(value))
        {
            return value.Length;
        }

        Span<char> chunk = stackalloc char[StackLength];
        int length = 0;
        while (!value.IsEmpty)
        {
            Utf8.ToUtf16(value, chunk, out int read, out int written);
            length += written;
            value = value[read..];
        }

        return length;
    }

    /// <summary>A value decoded to UTF-16, on the caller's stack where it fits and in pooled memory where not.</summary>
    public ref struct Decoded
    {
        private char[]? _rented;

        public Decoded(ReadOnlySpan<byte> value, Span<char> buffer)
        {
            // Decoding never makes more units than there were bytes.
            if (value.Length > buffer.Length)
            {
                _rented = ArrayPool<char>.Shared.Rent(value.Length);
                buffer = _rented;
            }

            Utf8.ToUtf16(value, buffer, out _, out int written);
            Text = buffer[..written];
        }

        public ReadOnlySpan<char> Text { get; private set; }

        public void Dispose()
        {
            char[]? rented = _rented;
            _rented = null;
            Text = default;
            if (rented is not null)
            {
                ArrayPool<char>.Shared.Return(rented);
            }
        }
    }
}
