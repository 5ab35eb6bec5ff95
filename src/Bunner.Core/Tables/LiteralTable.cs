using System;
using System.Collections.Generic;

namespace Bunner.Core.Tables;

/// <summary>Gives every literal segment of a table its 16-bit id.</summary>
/// <remarks>
/// Narrow literals (ASCII without NUL, up to <see cref="TableLayout.MaxSlotLiteral"/> characters) are found by their
/// first and last eight characters and their length; two long ones that agree in all three share an id and are told
/// apart by a check at the end. All others are wide: found by <see cref="WideLiteralHash"/> and compared as a whole.
/// </remarks>
internal sealed class LiteralTable(bool caseSensitive)
{
    private readonly Dictionary<LiteralKey, ushort> _narrow = [];
    private readonly Dictionary<string, ushort> _wide = new(caseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
    private readonly List<LiteralKey> _keys = [];
    private readonly List<(string Text, ushort Id)> _wideTexts = [];
    private int _count;

    internal int Count => _count;

    internal bool HasWide => _wideTexts.Count > 0;

    /// <summary>Whether a literal has a slot.</summary>
    internal static bool IsNarrow(string literal)
    {
        if (literal.Length > TableLayout.MaxSlotLiteral)
        {
            return false;
        }

        foreach (char c in literal)
        {
            if (c is '\0' or > '\x7F')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The literal as the table stores it: with ASCII letters in lower case unless case counts.</summary>
    internal string Fold(string literal)
    {
        if (caseSensitive)
        {
            return literal;
        }

        char[] folded = literal.ToCharArray();
        for (int i = 0; i < folded.Length; i++)
        {
            if (folded[i] is >= 'A' and <= 'Z')
            {
                folded[i] |= ' ';
            }
        }

        return new string(folded);
    }

    /// <summary>The id of a literal, new or known; 0 when all ids are taken.</summary>
    internal ushort Intern(string literal)
    {
        ushort id;
        if (IsNarrow(literal))
        {
            LiteralKey key = LiteralKey.Of(Fold(literal));
            if (!_narrow.TryGetValue(key, out id) && (id = NewId()) != 0)
            {
                _narrow.Add(key, id);
                _keys.Add(key);
            }
        }
        else if (!_wide.TryGetValue(literal, out id) && (id = NewId()) != 0)
        {
            _wide.Add(literal, id);
            _wideTexts.Add((literal, id));
        }

        return id;
    }

    internal void Write(TableWriter writer)
    {
        PerfectHash hash = PerfectHash.Build(_keys.Count, (key, seed, _) => _keys[key].Hash(seed, 0));
        writer.BeginSection($"literals: {_keys.Count} in {hash.SlotCount} slots (first and last 8 characters; id, length)");
        if (writer.Offset % 2 != 0)
        {
            writer.Add(0);
        }

        uint slots = writer.AddZeros(hash.SlotCount * TableLayout.LiteralSlotLength);
        for (int i = 0; i < _keys.Count; i++)
        {
            int slot = (int)slots + hash.SlotOfKey[i] * TableLayout.LiteralSlotLength;
            ushort id = _narrow[_keys[i]];
            writer[slot] = _keys[i].First;
            writer[slot + 1] = _keys[i].Last;
            writer[slot + TableLayout.LiteralMeta] = id | ((ulong)_keys[i].Length << 48);
        }

        WriteHash(writer, TableLayout.LiteralHash, hash, slots);
        WriteWide(writer);
    }

    internal static void WriteHash(TableWriter writer, int block, PerfectHash hash, uint slots)
    {
        writer.BeginSection("displacements");
        uint displacements = writer.AddUInt16s(hash.Displacements);
        writer[block + TableLayout.HashSeed1] = hash.Seed1;
        writer[block + TableLayout.HashSeed2] = hash.Seed2;
        writer[block + TableLayout.HashShape] = TableWriter.Pack((uint)hash.SlotCount - 1, (uint)hash.Shift);
        writer[block + TableLayout.HashOffsets] = TableWriter.Pack(displacements, slots);
    }

    private void WriteWide(TableWriter writer)
    {
        if (_wideTexts.Count == 0)
        {
            return;
        }

        writer.BeginSection($"wide literals: {_wideTexts.Count} (hash, id; length, characters), by hash");
        List<(uint Hash, string Text, ushort Id)> sorted = [];
        foreach ((string text, ushort id) in _wideTexts)
        {
            sorted.Add((WideLiteralHash.Compute(text.AsSpan()), text, id));
        }

        sorted.Sort((x, y) => x.Hash != y.Hash ? x.Hash.CompareTo(y.Hash) : x.Id.CompareTo(y.Id));
        uint entries = writer.AddZeros(sorted.Count * 2);
        for (int i = 0; i < sorted.Count; i++)
        {
            (uint hash, string text, ushort id) = sorted[i];
            writer[(int)entries + 2 * i] = TableWriter.Pack(hash, id);
            writer[(int)entries + 2 * i + 1] = TableWriter.Pack((uint)text.Length, writer.AddChars(text));
        }

        writer[TableLayout.WideLiterals] = TableWriter.Pack(entries, (uint)sorted.Count);
    }

    private ushort NewId() => _count == ushort.MaxValue ? (ushort)0 : (ushort)++_count;
}
