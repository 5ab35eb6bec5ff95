using System;
using System.Runtime.CompilerServices;

namespace Bunner.Matching;

/// <summary>Remembers at which places of a literal everything to the left of it was tried in vain: a bit for each literal and place.</summary>
/// <remarks>
/// What can stand to the left of a literal depends on its place alone, whatever was chosen behind it; so no place has to be tried twice. Invariant: there is
/// room for <see cref="MaxBits"/> bits, which stays where it is; a bit is read or written only if all of them fit, and after the first one has cleared the room.
/// </remarks>
internal unsafe struct FailedPlaces
{
    /// <summary>Where there are more literals and places than that, none is remembered.</summary>
    internal const int MaxBits = 8192;

    private readonly ulong* _words;
    private readonly int _length, _wordCount;
    private bool _hasAny;

    /// <param name="words">Room for <see cref="MaxBits"/>.</param>
    /// <param name="literals">How many literals there are.</param>
    /// <param name="length">The length of the segment.</param>
    internal FailedPlaces(ulong* words, int literals, int length)
    {
        _words = words;
        _length = length;
        _wordCount = length <= MaxBits && literals * length <= MaxBits ? (literals * length + 63) / 64 : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool Contains(int literal, int place) => _hasAny && (_words[Bit(literal, place) / 64] >> (Bit(literal, place) % 64) & 1) != 0;

    internal void Add(int literal, int place)
    {
        if (_wordCount == 0)
        {
            return;
        }

        if (!_hasAny)
        {
            new Span<ulong>(_words, _wordCount).Clear();
            _hasAny = true;
        }

        _words[Bit(literal, place) / 64] |= 1UL << (Bit(literal, place) % 64);
    }

    private readonly int Bit(int literal, int place) => literal * _length + place;
}
