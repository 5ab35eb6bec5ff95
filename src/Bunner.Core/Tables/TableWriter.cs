using System.Collections.Generic;
using System.Collections.Immutable;

namespace Bunner.Core.Tables;

/// <summary>Builds the words of a table, section by section.</summary>
internal sealed class TableWriter
{
    private readonly List<ulong> _words = [];
    private readonly ImmutableArray<TableSection>.Builder _sections = ImmutableArray.CreateBuilder<TableSection>();

    internal uint Offset => (uint)_words.Count;

    internal ulong this[int index]
    {
        get => _words[index];
        set => _words[index] = value;
    }

    internal static ulong Pack(uint low, uint high) => low | ((ulong)high << 32);

    internal void BeginSection(string comment)
    {
        EndSection();
        _sections.Add(new TableSection(comment, _words.Count, 0));
    }

    internal uint Add(ulong word)
    {
        _words.Add(word);
        return Offset - 1;
    }

    internal uint AddZeros(int count)
    {
        uint start = Offset;
        for (int i = 0; i < count; i++)
        {
            _words.Add(0);
        }

        return start;
    }

    internal uint AddBytes(IReadOnlyList<byte> values)
    {
        uint start = AddZeros((values.Count + 7) / 8);
        for (int i = 0; i < values.Count; i++)
        {
            _words[(int)start + i / 8] |= (ulong)values[i] << (8 * (i % 8));
        }

        return start;
    }

    internal uint AddUInt32s(IReadOnlyList<uint> values)
    {
        uint start = Offset;
        for (int i = 0; i < values.Count; i += 2)
        {
            _words.Add(Pack(values[i], i + 1 < values.Count ? values[i + 1] : 0));
        }

        return start;
    }

    internal uint AddUInt16s(IReadOnlyList<ushort> values)
    {
        uint start = Offset;
        _words.AddRange(PackUInt16s(values));
        return start;
    }

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
        return ([.. _words], _sections.ToImmutable());
    }

    private void EndSection()
    {
        if (_sections.Count > 0)
        {
            TableSection open = _sections[_sections.Count - 1];
            _sections[_sections.Count - 1] = open with { Length = _words.Count - open.Start };
        }
    }
}
