using System;
using System.Text;

namespace Bunner.Matching;

/// <summary>Matches a segment against literal text around parameters, such as <c>{name}.{ext}</c>.</summary>
/// <remarks>
/// Literals are taken at their rightmost places first, and further left when that fails. Where no parameter has a guard,
/// the rightmost places decide alone: moving a literal to the left only takes room from what stands before it. Guards
/// can refuse a placement, so then others are tried, until <see cref="WorkPerCharacter"/> is used up: the time stays linear
/// in the segment's length.
/// </remarks>
internal static unsafe class MixedSegment
{
    /// <summary>How often guards and searches may look at a character, on average, before a segment counts as refused.</summary>
    internal const int WorkPerCharacter = 64;

    /// <summary>What short segments may use up in any case: all placements of any that people write.</summary>
    internal const int LeastWork = 1 << 16;

    /// <summary>The most parts of a segment: a route has at most 64 parameters, and none stand side by side.</summary>
    private const int MaxLiterals = 64;

    /// <param name="owner">The table's owner, which is asked about guards.</param>
    /// <param name="table">The table.</param>
    /// <param name="offset">Where the segment's parts stand.</param>
    /// <param name="value">The segment.</param>
    /// <param name="captures">Takes the parameters' places, by part; empty if they are not wanted.</param>
    internal static bool TryMatch(RouteTable owner, ulong* table, uint offset, ReadOnlySpan<char> value, Span<RouteCapture> captures)
    {
        Parts parts = new(owner, table, offset);
        if (TryPlace(parts, value, captures))
        {
            return true;
        }

        // A tail that is left out takes its dot along; one that stands there but is refused is not left out.
        if (!parts.HasOptionalTail
            || value.EndsWith(parts.Literal(parts.Count - 2), parts.Comparison)
            || (parts.HasGuards && TryPlace(parts.WithoutGuards(), value, default)))
        {
            return false;
        }

        parts.Count -= 2;
        return TryPlace(parts, value, captures);
    }

    /// <inheritdoc cref="TryMatch"/>
    internal static bool TryMatchUtf8(RouteTable owner, ulong* table, uint offset, ReadOnlySpan<byte> value, Span<RouteCapture> captures)
    {
        using Utf16Text text = new(value, stackalloc char[Utf16Text.StackLength]);
        if (!TryMatch(owner, table, offset, text.Span, captures))
        {
            return false;
        }

        foreach (ref RouteCapture capture in captures)
        {
            if (capture.IsPresent)
            {
                int start = ByteOffset(value, capture.Offset), end = ByteOffset(value, capture.Offset + capture.Length);
                capture = new RouteCapture(start, end - start);
            }
        }

        return true;
    }

    private static bool TryPlace(Parts parts, ReadOnlySpan<char> value, Span<RouteCapture> captures)
    {
        int firstParameter = parts.IsLiteral(0) ? 1 : 0;
        int lastParameter = parts.IsLiteral(parts.Count - 1) ? parts.Count - 2 : parts.Count - 1;
        int start = 0, end = value.Length;
        if (firstParameter == 1)
        {
            ReadOnlySpan<char> prefix = parts.Literal(0);
            if (!value.StartsWith(prefix, parts.Comparison))
            {
                return false;
            }

            start = prefix.Length;
        }

        if (lastParameter < parts.Count - 1)
        {
            ReadOnlySpan<char> suffix = parts.Literal(parts.Count - 1);
            if (!value.EndsWith(suffix, parts.Comparison))
            {
                return false;
            }

            end -= suffix.Length;
        }

        // The places of the literals between parameters, the last one at the highest index.
        int count = (lastParameter - firstParameter) / 2;
        Span<int> places = stackalloc int[MaxLiterals];
        int literal = count - 1, searchEnd = end - 1, work = LeastWork + WorkPerCharacter * Math.Min(value.Length, 1 << 24);
        while (true)
        {
            int right = literal + 1 < count ? places[literal + 1] : end;
            if (literal < 0)
            {
                if (right > start && parts.Accepts(firstParameter, value[start..right]))
                {
                    Report(parts, captures, firstParameter, places[..count], start, end);
                    return true;
                }
            }
            else
            {
                ReadOnlySpan<char> text = parts.Literal(firstParameter + 2 * literal + 1);
                int from = start + 1;
                int found = searchEnd > from ? value[from..searchEnd].LastIndexOf(text, parts.Comparison) : -1;
                if (found >= 0)
                {
                    found += from;
                    work -= right - found;
                    if (parts.Accepts(firstParameter + 2 * literal + 2, value[(found + text.Length)..right]))
                    {
                        places[literal--] = found;
                        searchEnd = found - 1;
                        continue;
                    }

                    // The guard refuses what stands behind this place: the next one to the left.
                    if (work <= 0)
                    {
                        return false;
                    }

                    searchEnd = found + text.Length - 1;
                    continue;
                }
            }

            // Nothing further left for this part: move the literal behind it, which helps only against a guard.
            literal++;
            work -= right - start + 1;
            if (literal >= count || !parts.HasGuards || work <= 0)
            {
                return false;
            }

            searchEnd = places[literal] + parts.Literal(firstParameter + 2 * literal + 1).Length - 1;
        }
    }

    private static void Report(Parts parts, Span<RouteCapture> captures, int firstParameter, ReadOnlySpan<int> places, int start, int end)
    {
        if (captures.IsEmpty)
        {
            return;
        }

        captures.Clear();
        for (int i = 0; i <= places.Length; i++)
        {
            int part = firstParameter + 2 * i;
            int from = i == 0 ? start : places[i - 1] + parts.Literal(part - 1).Length;
            int to = i == places.Length ? end : places[i];
            captures[part] = new RouteCapture(from, to - from);
        }
    }

    /// <summary>The index of the byte at which a UTF-16 unit of the decoded text begins.</summary>
    private static int ByteOffset(ReadOnlySpan<byte> utf8, int unit)
    {
        int bytes = 0;
        while (unit > 0 && bytes < utf8.Length)
        {
            Rune.DecodeFromUtf8(utf8[bytes..], out Rune rune, out int consumed);
            bytes += consumed;
            unit -= rune.Utf16SequenceLength;
        }

        return bytes;
    }

    /// <summary>The parts of a segment in the table.</summary>
    private ref struct Parts
    {
        private readonly RouteTable _owner;
        private readonly ulong* _table;
        private readonly ulong* _parts;

        internal Parts(RouteTable owner, ulong* table, uint offset)
        {
            _owner = owner;
            _table = table;
            _parts = table + offset + 2;
            Count = (int)table[offset];
            HasOptionalTail = table[offset + 1] != 0;
            Comparison = RouteTable.IsCaseSensitive(table) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
            for (int i = 0; i < Count; i++)
            {
                HasGuards |= !IsLiteral(i) && _parts[2 * i + 1] != 0;
            }
        }

        internal int Count { get; set; }

        internal bool HasOptionalTail { get; }

        internal bool HasGuards { get; private set; }

        internal StringComparison Comparison { get; }

        internal readonly bool IsLiteral(int part) => (uint)_parts[2 * part] == 0;

        internal readonly ReadOnlySpan<char> Literal(int part) => new(_table + _parts[2 * part + 1], (int)(_parts[2 * part] >> 32));

        internal readonly Parts WithoutGuards() => this with { HasGuards = false };

        internal readonly bool Accepts(int part, ReadOnlySpan<char> value) =>
            !HasGuards || RouteChecks.PassGuards(_owner, _table, (uint)_parts[2 * part + 1], value);
    }
}
