using System;
using System.Collections.Generic;

namespace Bunner.Core.Tables;

/// <summary>Some words of a table, as a key: lists with the same words are equal.</summary>
internal readonly struct WordList : IEquatable<WordList>
{
    private readonly List<ulong> _words;
    private readonly int _hash;

    internal WordList(List<ulong> words)
    {
        _words = words;
        ulong hash = (ulong)words.Count;
        foreach (ulong word in words)
        {
            hash = TableHash.Mix(hash ^ word, 0x9E37_79B9_7F4A_7C15);
        }

        _hash = (int)hash;
    }

    public bool Equals(WordList other)
    {
        if (other._hash != _hash || other._words.Count != _words.Count)
        {
            return false;
        }

        for (int i = 0; i < _words.Count; i++)
        {
            if (_words[i] != other._words[i])
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is WordList other && Equals(other);

    public override int GetHashCode() => _hash;
}
