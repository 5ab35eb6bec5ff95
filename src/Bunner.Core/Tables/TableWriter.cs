using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Bunner.Core.Tables;

/// <summary>Builds the words of a table, section by section.</summary>
/// <param name="capacity">For how many words there is room at first.</param>
internal sealed class TableWriter(int capacity = 256)
{
    private ulong[] _words = new ulong[capacity];
    private int _length;
    private readonly ImmutableArray<TableSection>.Builder _sections = ImmutableArray.CreateBuilder<TableSection>();

    internal uint Offset => (uint)_length;

    // Not by reference: what is assigned may be an offset that adding words gives, and these may need another array.
    internal ulong this[int index]
    {
        get => _words[index];
        set => _words[index] = value;
    }

    internal ReadOnlySpan<ulong> Slice(int start, int length) => _words.AsSpan(start, length);

    internal static ulong Pack(uint low, uint high) => low | ((ulong)high << 32);

    internal void BeginSection(string comment)
    {
        EndSection();
        _sections.Add(new TableSection(comment, _length, 0));
    }

    internal uint Add(ulong word)
    {
        if (_length == _words.Length)
        {
            Grow(1);
        }

        _words[_length] = word;
        return (uint)_length++;
    }

    internal uint AddZeros(int count)
    {
        // What is behind the length has never been written to.
        Grow(count);
        _length += count;
        return (uint)(_length - count);
    }

    /// <summary>Adds zeros until the offset is a multiple of a power of two.</summary>
    internal void Align(int words) => AddZeros(-_length & (words - 1));

    internal uint AddRange(ReadOnlySpan<ulong> words)
    {
        Grow(words.Length);
        words.CopyTo(_words.AsSpan(_length));
        _length += words.Length;
        return (uint)(_length - words.Length);
    }

    internal uint AddRange(List<ulong> words)
    {
        Grow(words.Count);
        words.CopyTo(_words, _length);
        _length += words.Count;
        return (uint)(_length - words.Count);
    }

    internal uint AddBytes(byte[] values)
    {
        uint start = AddZeros((values.Length + 7) / 8);
        for (int i = 0; i < values.Length; i++)
        {
            _words[(int)start + i / 8] |= (ulong)values[i] << (8 * (i % 8));
        }

        return start;
    }

    internal uint AddUInt32s(uint[] values)
    {
        uint start = AddZeros((values.Length + 1) / 2);
        for (int i = 0; i < values.Length; i++)
        {
            _words[(int)start + i / 2] |= (ulong)values[i] << (32 * (i % 2));
        }

        return start;
    }

    internal uint AddUInt16s(IReadOnlyList<ushort> values) => AddRange(PackUInt16s(values));

    /// <summary>Four values to a word, padded with zeros.</summary>
    internal static ulong[] PackUInt16s(IReadOnlyList<ushort> values)
    {
        ulong[] words = new ulong[(values.Count + 3) / 4];
        for (int i = 0; i < values.Count; i++)
        {
            words[i / 4] |= (ulong)values[i] << (16 * (i % 4));
        }

        return words;
    }

    internal uint AddChars(string text)
    {
        ushort[] units = new ushort[text.Length];
        for (int i = 0; i < units.Length; i++)
        {
            units[i] = text[i];
        }

        return AddUInt16s(units);
    }

    internal (ulong[] Data, ImmutableArray<TableSection> Sections) Finish()
    {
        EndSection();
        return (_words.AsSpan(0, _length).ToArray(), _sections.ToImmutable());
    }

    private void EndSection()
    {
        if (_sections.Count > 0)
        {
            TableSection open = _sections[_sections.Count - 1];
            _sections[_sections.Count - 1] = open with { Length = _length - open.Start };
        }
    }

    private void Grow(int count)
    {
        if (_words.Length - _length < count)
        {
            Array.Resize(ref _words, Math.Max(_words.Length * 2, _length + count));
        }
    }
}
