using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>Gives every literal segment of a table its 16-bit id, and says how its segment is found and compared.</summary>
/// <remarks>
/// Literals have numbers as they are met, any number of them, and ids as routes come into the table, best first, as long as there are
/// some. A hash table by number; the characters stand in blocks, so that a literal is no object.
/// </remarks>
internal sealed class LiteralTable
{
    private const int BlockLength = 8192;

    private readonly bool _caseSensitive;
    private Dictionary<string, int>? _others;
    private Literal[] _literals;
    private ushort[] _ids;
    private bool[] _isShared;

    // The number of a literal, and above it what there is room for of its hash.
    private uint[] _slots;
    private int _known;
    private int[] _numbers;
    private byte[] _block = [];
    private int _blockUsed;

    /// <param name="caseSensitive">Whether case counts.</param>
    /// <param name="capacity">For how many literals there is room at first.</param>
    internal LiteralTable(bool caseSensitive, int capacity = 0)
    {
        _caseSensitive = caseSensitive;
        int room = Math.Max(16, capacity), slots = 32;
        while (slots < 2 * room)
        {
            slots *= 2;
        }

        _literals = new Literal[room];
        _ids = new ushort[room];
        _isShared = new bool[room];
        _numbers = new int[room];
        _slots = new uint[slots];
    }

    /// <summary>How many literals have ids.</summary>
    internal int Count { get; private set; }

    /// <summary>How many literals beyond ASCII there are, with ids or without.</summary>
    internal int WideCount { get; private set; }

    internal bool IsCaseSensitive => _caseSensitive;

    /// <summary>Whether some literal that has an id is found by its wide hash.</summary>
    internal bool HasWide { get; private set; }

    internal ref readonly Literal this[ushort id] => ref _literals[_numbers[id - 1] - 1];

    /// <summary>The literal as the table stores it: with ASCII letters in lower case unless case counts.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal string Fold(string literal)
    {
        char[]? folded = null;
        for (int i = 0; i < literal.Length; i++)
        {
            if (LiteralHash.Fold(literal[i], _caseSensitive) != literal[i])
            {
                folded ??= literal.ToCharArray();
                folded[i] |= ' ';
            }
        }

        return folded is null ? literal : new string(folded);
    }

    /// <summary>The id of a literal, new or known; 0 when all ids are taken.</summary>
    internal ushort Intern(string literal) => IdOf(NumberOf(literal.AsSpan()));

    /// <summary>The id of a numbered literal; 0 when all ids are taken.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal ushort IdOf(int number)
    {
        ref ushort id = ref _ids[number - 1];
        if (id == 0 && Count < ushort.MaxValue)
        {
            if (Count == _numbers.Length)
            {
                Array.Resize(ref _numbers, 2 * Count);
            }

            _numbers[Count++] = number;
            id = (ushort)Count;
            HasWide |= _literals[number - 1].IsWide;
        }

        return id;
    }

    /// <summary>The number of the literal that has an id.</summary>
    internal int NumberOf(ushort id) => _numbers[id - 1];

    /// <summary>A literal by its number.</summary>
    internal ref readonly Literal Numbered(int number) => ref _literals[number - 1];

    /// <summary>The number of a literal, new or known, from 1 on.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal int NumberOf(ReadOnlySpan<char> literal)
    {
        if (_block.Length - _blockUsed < literal.Length + Literal.Slack)
        {
            _block = new byte[Math.Max(BlockLength, literal.Length + Literal.Slack)];
            _blockUsed = 0;
        }

        // It is folded where it will stand if it is new.
        Span<byte> text = _block.AsSpan(_blockUsed, literal.Length);
        uint hash = LiteralHash.Start;
        bool isNarrow = true;
        for (int i = 0; i < literal.Length && i < text.Length; i++)
        {
            char c = LiteralHash.Fold(literal[i], _caseSensitive);
            isNarrow &= c is not ('\0' or > '\x7F');
            text[i] = (byte)c;
            hash = LiteralHash.Add(hash, c);
        }

        if (!isNarrow)
        {
            return NumberOfOther(literal.ToString());
        }

        // Every number fits below the mask.
        if (2 * _known >= _slots.Length)
        {
            Rehash();
        }

        uint mask = (uint)_slots.Length - 1;
        for (uint at = SlotOf(hash); ; at++)
        {
            ref uint slot = ref _slots[at & mask];
            int number = (int)(slot & mask);
            if (number == 0)
            {
                number = Add(Literal.OfNarrow(_block, _blockUsed, text.Length, hash));
                slot = (uint)number | (hash & ~mask);
                _blockUsed += text.Length;
                return number;
            }

            if ((slot ^ hash) <= mask && _literals[number - 1] is var known && known.Hash == hash && known.Bytes.SequenceEqual(text))
            {
                return NumberAgain(number);
            }
        }
    }

    /// <summary>The same number once more.</summary>
    internal int NumberAgain(int number)
    {
        if (number != 0)
        {
            _isShared[number - 1] = true;
        }

        return number;
    }

    /// <summary>Whether a number was asked for more than once.</summary>
    internal bool IsShared(int number) => _isShared[number - 1];

    // The lower bits of short texts' hashes are the better ones, but not good enough by themselves.
    private static uint SlotOf(uint hash) => hash ^ (hash >> 15);

    private int NumberOfOther(string literal)
    {
        _others ??= new Dictionary<string, int>(_caseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        if (!_others.TryGetValue(literal, out int number))
        {
            Literal other = Literal.OfOther(literal, _caseSensitive);
            WideCount += other.IsWide ? 1 : 0;
            _others.Add(literal, number = Add(other));
            return number;
        }

        return NumberAgain(number);
    }

    private int Add(Literal literal)
    {
        if (_known == _literals.Length)
        {
            Array.Resize(ref _literals, 2 * _known);
            Array.Resize(ref _ids, 2 * _known);
            Array.Resize(ref _isShared, 2 * _known);
        }

        _literals[_known++] = literal;
        return _known;
    }

    [MethodImpl(ColdLoop.Optimized)]
    private void Rehash()
    {
        uint[] before = _slots;
        int length = before.Length;
        while (2 * _known >= length)
        {
            length *= 2;
        }

        _slots = new uint[length];
        uint mask = (uint)length - 1;
        foreach (uint slot in before)
        {
            uint number = slot & (uint)(before.Length - 1);
            if (number == 0)
            {
                continue;
            }

            uint hash = _literals[number - 1].Hash, at = SlotOf(hash);
            while (_slots[at & mask] != 0)
            {
                at++;
            }

            _slots[at & mask] = number | (hash & ~mask);
        }
    }
}
