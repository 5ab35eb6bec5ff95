using System;
using System.Buffers;
using System.Text;

namespace Bunner.Links;

/// <summary>Characters of a URL as they come: into the caller's span for as long as they fit, or into a borrowed array that grows.</summary>
internal ref struct LinkBuffer
{
    private const int FirstLength = 256;

    private readonly bool _canGrow;
    private Span<char> _text;
    private char[]? _borrowed;

    /// <summary>Writes into a span, and nowhere else.</summary>
    public LinkBuffer(Span<char> destination) => _text = destination;

    /// <summary>Writes into as much as it takes.</summary>
    public LinkBuffer()
    {
        _canGrow = true;
        _text = _borrowed = ArrayPool<char>.Shared.Rent(FirstLength);
    }

    /// <summary>How much has been written.</summary>
    public int Length { get; private set; }

    /// <summary>What has been written.</summary>
    public readonly ReadOnlySpan<char> Written => _text[..Length];

    /// <summary>Whether the caller's span was too short.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Writes text as it is.</summary>
    public void Append(scoped ReadOnlySpan<char> text)
    {
        if (Reserve(text.Length))
        {
            text.CopyTo(_text[Length..]);
            Length += text.Length;
        }
    }

    /// <summary>Writes text as UTF-8, with all that is not allowed as percent and two digits.</summary>
    public void AppendEscaped(scoped ReadOnlySpan<char> text, SearchValues<char> allowed)
    {
        Span<byte> utf8 = stackalloc byte[4];
        while (true)
        {
            int plain = text.IndexOfAnyExcept(allowed);
            if (plain < 0)
            {
                Append(text);
                return;
            }

            Append(text[..plain]);
            text = text[plain..];
            Rune.DecodeFromUtf16(text, out Rune rune, out int consumed);
            text = text[consumed..];
            int length = rune.EncodeToUtf8(utf8);
            for (int i = 0; i < length && Reserve(3); i++)
            {
                _text[Length] = '%';
                _text[Length + 1] = HexDigit(utf8[i] >> 4);
                _text[Length + 2] = HexDigit(utf8[i] & 15);
                Length += 3;
            }
        }
    }

    /// <summary>The text; what was borrowed is given back, so this comes last.</summary>
    public string Finish()
    {
        string text = _text[..Length].ToString();
        GiveBack();
        return text;
    }

    private static char HexDigit(int value) => (char)(value < 10 ? '0' + value : 'A' + value - 10);

    private bool Reserve(int count)
    {
        if (!IsFull && _text.Length - Length < count)
        {
            if (_canGrow)
            {
                Grow(checked(Length + count));
            }
            else
            {
                IsFull = true;
            }
        }

        return !IsFull;
    }

    private void Grow(int least)
    {
        char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(least, _text.Length * 2));
        _text[..Length].CopyTo(larger);
        GiveBack();
        _text = _borrowed = larger;
    }

    private void GiveBack()
    {
        if (_borrowed is not null)
        {
            ArrayPool<char>.Shared.Return(_borrowed);
            _borrowed = null;
        }
    }
}
