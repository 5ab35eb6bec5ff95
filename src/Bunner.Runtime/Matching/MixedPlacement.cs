using System;
using System.Runtime.CompilerServices;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Places the literals of a mixed segment whose narrow ends were compared.</summary>
/// <remarks>
/// Literals are taken at their rightmost places first, and further left when that fails. Where no parameter has a guard,
/// the rightmost places decide alone: moving a literal to the left only takes room from what stands before it. Guards
/// can refuse a placement, so then others are tried, no place of a literal twice (<see cref="FailedPlaces"/>): of n characters and k literals, guards are asked about
/// k n²/2 values at most. As a value may be as long as the segment, that is not enough for the time to be linear in the segment's length:
/// so <see cref="WorkPerCharacter"/> and <see cref="LeastWork"/> bound what is looked at.
/// <para>Invariant: the segment is UTF-16, or its literals are narrow. It is pinned, as is the table.</para>
/// </remarks>
internal readonly unsafe struct MixedPlacement<T>
    where T : unmanaged
{
    /// <summary>How often guards and searches may look at a character, on average, before a segment counts as refused.</summary>
    private const int WorkPerCharacter = 64;

    /// <summary>What any segment may use up: all placements in one of 100 characters, whatever its literals are.</summary>
    /// <remarks>
    /// With k literals of one character between parameters there are n - 2k places for each, and all values between two neighbours of them have (k - 1)(n - 2k)³/6 characters:
    /// that is most where k is an eighth of n, 0.8 million, and what else is counted is not a tenth of it.
    /// </remarks>
    private const int LeastWork = 1 << 20;

    /// <summary>The most parts of a segment: a route has at most 64 parameters, and none stand side by side.</summary>
    private const int MaxLiterals = 64;

    private readonly RouteTable _owner;
    private readonly ulong* _table;
    private readonly MixedRecord* _mixed;
    private readonly T* _text;
    private readonly int _length;
    private readonly int _count;
    private readonly LiteralSearch<T> _search;

    internal MixedPlacement(RouteTable owner, ulong* table, MixedRecord* mixed, T* text, int length)
    {
        _owner = owner;
        _table = table;
        _mixed = mixed;
        _text = text;
        _length = length;
        _count = mixed->PartCount;
        _search = new LiteralSearch<T>(text, length, RouteTable.IsCaseSensitive(table), (mixed->Flags & MixedFlags.Narrow) != 0);
        HasGuards = (mixed->Flags & MixedFlags.HasGuards) != 0;
    }

    private MixedPlacement(MixedPlacement<T> other, int count, bool hasGuards)
    {
        this = other;
        _count = count;
        HasGuards = hasGuards;
    }

    internal bool HasGuards { get; }

    internal MixedPlacement<T> WithoutGuards() => new(this, _count, false);

    /// <summary>The same without the last two parts; there are more.</summary>
    internal MixedPlacement<T> WithoutTail() => new(this, _count - 2, HasGuards);

    /// <param name="captures">Takes the parameters' places, by part; empty if they are not wanted.</param>
    internal bool TryPlace(Span<RouteCapture> captures)
    {
        int firstParameter = IsLiteral(0) ? 1 : 0;
        int lastParameter = IsLiteral(_count - 1) ? _count - 2 : _count - 1;
        if (!TryEnds(firstParameter, lastParameter, out int start, out int end))
        {
            return false;
        }

        // The places of the literals between parameters, the last one at the highest index.
        int count = (lastParameter - firstParameter) / 2;
        int* places = stackalloc int[MaxLiterals];
        ulong* room = stackalloc ulong[FailedPlaces.MaxBits / 64];
        FailedPlaces failed = new(room, count, _length);
        int literal = count - 1, searchEnd = end - 1, work = LeastWork + WorkPerCharacter * Math.Min(_length, 1 << 24);
        while (true)
        {
            int right = literal + 1 < count ? places[literal + 1] : end;
            if (literal < 0)
            {
                if (right > start && Accepts(firstParameter, start, right))
                {
                    Report(captures, firstParameter, new ReadOnlySpan<int>(places, count), start, end);
                    return true;
                }
            }
            else
            {
                int part = firstParameter + 2 * literal + 1, found = LastIndexOf(part, start + 1, searchEnd);
                if (found >= 0)
                {
                    bool hasFailed = failed.Contains(literal, found);
                    work -= hasFailed ? 1 : right - found;
                    if (!hasFailed && Accepts(part + 1, found + Length(part), right))
                    {
                        places[literal--] = found;
                        searchEnd = found - 1;
                        continue;
                    }

                    // The guard refuses what stands behind this place, or nothing fits before it: the next one to the left.
                    if (work <= 0)
                    {
                        return false;
                    }

                    searchEnd = found + Length(part) - 1;
                    continue;
                }
            }

            // Nothing further left for this part: move the literal behind it, which helps only against a guard.
            literal++;
            work -= right - start + 1;
            if (literal >= count || !HasGuards || work <= 0)
            {
                return false;
            }

            failed.Add(literal, places[literal]);
            searchEnd = places[literal] + Length(firstParameter + 2 * literal + 1) - 1;
        }
    }

    /// <summary>What the literals at both ends leave; narrow ones have been compared.</summary>
    private bool TryEnds(int firstParameter, int lastParameter, out int start, out int end)
    {
        (start, end) = (0, _length);
        if (firstParameter == 1)
        {
            start = Length(0);
            if (_mixed->PrefixLength == 0 && !_search.IsAt(0, Text(0), start))
            {
                return false;
            }
        }

        if (lastParameter < _count - 1)
        {
            int suffix = Length(_count - 1);
            end -= suffix;
            if (_mixed->SuffixLength == 0 && !_search.IsAt(end, Text(_count - 1), suffix))
            {
                return false;
            }
        }

        return true;
    }

    private void Report(Span<RouteCapture> captures, int firstParameter, ReadOnlySpan<int> places, int start, int end)
    {
        if (captures.IsEmpty)
        {
            return;
        }

        captures.Clear();
        for (int i = 0; i <= places.Length; i++)
        {
            int part = firstParameter + 2 * i;
            int from = i == 0 ? start : places[i - 1] + Length(part - 1);
            int to = i == places.Length ? end : places[i];
            captures[part] = new RouteCapture(from, to - from);
        }
    }

    private MixedPart* Part(int part) => (MixedPart*)(_mixed + 1) + part;

    private bool IsLiteral(int part) => Part(part)->IsLiteral;

    private int Length(int part) => (int)Part(part)->Length;

    private char* Text(int part) => (char*)(_table + Part(part)->Offset);

    private int LastIndexOf(int part, int from, int to) => to > from ? _search.LastIndexOf(Text(part), Length(part), from, to) : -1;

    private bool Accepts(int part, int from, int to) =>
        !HasGuards || RouteChecks.PassGuards(_owner, _table, Part(part)->Offset, _text + from, to - from);
}
