using System;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Tables;

/// <summary>Writes runs of a few words, each once.</summary>
/// <remarks>
/// A hash table of places in the table itself: what is written there is what is compared. Runs of different lengths have no
/// word that is 0, as room has that is kept for later: so a run is never taken for the start of one that is still to change.
/// </remarks>
/// <param name="writer">Takes the words.</param>
internal sealed class WordRuns(TableWriter writer)
{
    private const int FirstSize = 64;

    // The offset of a run, and its hash beside it.
    private ulong[] _places = new ulong[FirstSize];
    private int _count;

    /// <summary>The offset of a run.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal uint Add(ReadOnlySpan<ulong> words)
    {
        if (2 * _count >= _places.Length)
        {
            Grow();
        }

        uint hash = Hash(words), at = hash;
        while (true)
        {
            ref ulong place = ref _places[at & (uint)(_places.Length - 1)];
            if (place == 0)
            {
                place = TableWriter.Pack(writer.AddRange(words), hash);
                _count++;
                return (uint)place;
            }

            if (place >> 32 == hash && (uint)place + words.Length <= writer.Offset && writer.Slice((int)place, words.Length).SequenceEqual(words))
            {
                return (uint)place;
            }

            at++;
        }
    }

    private static uint Hash(ReadOnlySpan<ulong> words)
    {
        ulong hash = (ulong)words.Length;
        foreach (ulong word in words)
        {
            hash = (hash ^ word) * LaneKey.Multiplier;
            hash ^= hash >> 32;
        }

        return (uint)hash;
    }

    private void Grow()
    {
        ulong[] before = _places;
        _places = new ulong[2 * before.Length];
        foreach (ulong place in before)
        {
            if (place != 0)
            {
                uint at = (uint)(place >> 32);
                while (_places[at & (uint)(_places.Length - 1)] != 0)
                {
                    at++;
                }

                _places[at & (uint)(_places.Length - 1)] = place;
            }
        }
    }
}
