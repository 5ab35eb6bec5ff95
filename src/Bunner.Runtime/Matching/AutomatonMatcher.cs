using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using Bunner.Core.Tables;

namespace Bunner.Matching;

/// <summary>Runs the automaton of a table over a value: one pass, whatever the expression was.</summary>
/// <remarks>
/// There are three ways, and <see cref="AutomatonLayout"/> says which automata have which. Chains look at sixteen positions
/// at a time. Up to sixteen states, the states of a character's class are one vector, and a step is one shuffle, whose
/// latency is a fifth of a load's. Everything else, and every value with characters beyond ASCII that an automaton knows,
/// takes a load from the transitions for each character. UTF-8 is decoded on the way, each ill-formed sequence as one U+FFFD.
/// </remarks>
internal static unsafe class AutomatonMatcher
{
    private const int AsciiLimit = 0x80;

    /// <summary>Whether the automaton accepts the value.</summary>
    /// <param name="table">The table, pinned.</param>
    /// <param name="offset">The offset of the automaton's part.</param>
    /// <param name="value">The first character or UTF-8 byte, pinned.</param>
    /// <param name="length">The number of characters or bytes.</param>
    internal static bool Accepts<T>(ulong* table, uint offset, T* value, int length)
        where T : unmanaged
    {
        ulong* automaton = table + offset;
        AutomatonFlags flags = (AutomatonFlags)(byte)*automaton;
        if (RouteMatcher.Vectors)
        {
            if ((flags & AutomatonFlags.Shuffle) != 0)
            {
                return RunShuffles(table, automaton, value, length);
            }

            if ((flags & AutomatonFlags.Chain) != 0 && length >= AutomatonLayout.ShortestChainValue)
            {
                return RunChain(table, automaton, value, length);
            }
        }

        return RunTransitions(table, automaton, value, length);
    }

    /// <summary>One shuffle for each character.</summary>
    /// <remarks>
    /// Invariant: the map has a byte for each of the 128 ASCII characters, the offset of a row of 16 bytes. So each character
    /// is known to be ASCII before its row is loaded, and eight at a time are loaded only where the value has eight more.
    /// </remarks>
    private static bool RunShuffles<T>(ulong* table, ulong* automaton, T* value, int length)
        where T : unmanaged
    {
        ulong head = *automaton;
        byte* map = (byte*)(table + (uint)automaton[AutomatonLayout.Tables]);
        byte* rows = (byte*)(table + (uint)automaton[AutomatonLayout.Extra]);

        // All lanes hold the same state.
        Vector128<byte> state = Vector128.Create((byte)((byte)(head >> 32) - 1));
        Vector128<byte> passed = state;
        T* end = value + length;
        for (; end - value >= 8; value += 8)
        {
            if (!IsAscii(value))
            {
                return RunTransitions(table, automaton, end - length, length);
            }

            passed |= state = Step(rows, map, value + 0, state);
            passed |= state = Step(rows, map, value + 1, state);
            passed |= state = Step(rows, map, value + 2, state);
            passed |= state = Step(rows, map, value + 3, state);
            passed |= state = Step(rows, map, value + 4, state);
            passed |= state = Step(rows, map, value + 5, state);
            passed |= state = Step(rows, map, value + 6, state);
            passed |= state = Step(rows, map, value + 7, state);
            if ((sbyte)passed.ToScalar() < 0)
            {
                return false;
            }
        }

        for (; value < end; value++)
        {
            if (PathText.Unit(*value) >= AsciiLimit)
            {
                return RunTransitions(table, automaton, end - length, length);
            }

            passed |= state = Step(rows, map, value, state);
        }

        return (sbyte)passed.ToScalar() >= 0 && state.ToScalar() + 1 >= (ushort)(head >> 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Step<T>(byte* rows, byte* map, T* at, Vector128<byte> state)
        where T : unmanaged => ByteShuffle.LookUp(Vector128.Load(rows + map[PathText.Unit(*at)]), state);

    /// <summary>All positions, sixteen at a time: each character has to be in the set of its position.</summary>
    /// <remarks>
    /// Invariant: the value has at least <see cref="AutomatonLayout.ShortestChainValue"/> characters, eight, and no more than the chain's longest before
    /// its sets are asked. So both loads of eight characters lie within the value; behind the positions of a set stands
    /// a word of zeros, so that four bytes can be loaded wherever a position's bit is.
    /// </remarks>
    private static bool RunChain<T>(ulong* table, ulong* automaton, T* value, int length)
        where T : unmanaged
    {
        ulong* chain = table + (uint)automaton[AutomatonLayout.Extra];
        uint longest = (ushort)(*chain >> 16), positionWords = (ushort)(*chain >> 32);
        if ((uint)length > longest || ((chain[1 + ((uint)length / 64)] >> length) & 1) == 0)
        {
            // Bytes of UTF-8 may be more than characters.
            return typeof(T) == typeof(byte)
                && ((AutomatonFlags)(byte)*automaton & AutomatonFlags.AsciiOnly) == 0
                && RunTransitions(table, automaton, value, length);
        }

        ulong* sets = chain + 2 + (longest / 64);
        uint setCount = (ushort)*chain;
        Vector128<byte> nonAscii = default;
        uint wrong = 0;
        if (length < 16)
        {
            // The first eight characters and the last eight.
            Vector128<byte> characters = Narrow(value, value + length - 8, ref nonAscii);
            Vector128<byte> lowHalves = characters & Vector128.Create((byte)0xF), highBits = HighBits(characters);
            for (uint i = 0; i < setCount; i++, sets += 2 + positionWords)
            {
                uint wanted = (byte)sets[2] | (uint)(byte)(sets[2] >> (length - 8)) << 8;
                wrong |= wanted & ~Members(sets, lowHalves, highBits);
            }
        }
        else
        {
            for (int at = 0; ; at = Math.Min(at + 16, length - 16))
            {
                Vector128<byte> characters = Narrow(value + at, value + at + 8, ref nonAscii);
                Vector128<byte> lowHalves = characters & Vector128.Create((byte)0xF), highBits = HighBits(characters);
                ulong* set = sets;
                for (uint i = 0; i < setCount; i++, set += 2 + positionWords)
                {
                    uint wanted = (ushort)(Unsafe.ReadUnaligned<uint>((byte*)(set + 2) + (at >> 3)) >> (at & 7));
                    wrong |= wanted & ~Members(set, lowHalves, highBits);
                }

                if (at == length - 16)
                {
                    break;
                }
            }
        }

        return (nonAscii & Vector128.Create((byte)0x80)) == Vector128<byte>.Zero
            ? wrong == 0
            : ((AutomatonFlags)(byte)*automaton & AutomatonFlags.AsciiOnly) == 0 && RunTransitions(table, automaton, value, length);
    }

    /// <summary>For each character the bit of the high half of its code, by which a set's rows are asked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> HighBits(Vector128<byte> characters)
    {
        Vector128<byte> high = (characters.AsUInt16() >>> 4).AsByte() & Vector128.Create((byte)0xF);
        return ByteShuffle.LookUp(Vector128.Create(0x8040_2010_0804_0201, 0UL).AsByte(), high);
    }

    /// <summary>A bit for each character that is in a set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Members(ulong* set, Vector128<byte> lowHalves, Vector128<byte> highBits)
    {
        Vector128<byte> found = ByteShuffle.LookUp(Vector128.Load((byte*)set), lowHalves) & highBits;
        return Vector128.Equals(found, highBits).ExtractMostSignificantBits();
    }

    /// <summary>Eight characters from each of two places as bytes.</summary>
    /// <param name="nonAscii">Gets the highest bit of a byte for each character beyond ASCII.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Narrow<T>(T* first, T* last, ref Vector128<byte> nonAscii)
        where T : unmanaged
    {
        if (typeof(T) == typeof(byte))
        {
            Vector128<byte> bytes = Vector128.Create(Unsafe.ReadUnaligned<ulong>((byte*)first), Unsafe.ReadUnaligned<ulong>((byte*)last)).AsByte();
            nonAscii |= bytes;
            return bytes;
        }

        Vector128<ushort> low = Vector128.Load((ushort*)first), high = Vector128.Load((ushort*)last);
        Vector128<ushort> beyond = Vector128.GreaterThan(low | high, Vector128.Create((ushort)(AsciiLimit - 1)));
        nonAscii |= beyond.AsByte();
        return Vector128.Narrow(low, high);
    }

    /// <summary>One load for each character.</summary>
    /// <remarks>
    /// Invariant: the map has a byte for each ASCII character, others are looked up in the ranges, which cover all characters; so the
    /// class is less than the length of a row, and there is a row for each state that a row names.
    /// </remarks>
    internal static bool RunTransitions<T>(ulong* table, ulong* automaton, T* value, int length)
        where T : unmanaged
    {
        ulong head = *automaton;
        AutomatonFlags flags = (AutomatonFlags)(byte)head;
        int classShift = (flags & AutomatonFlags.Shuffle) != 0 ? 4 : 0, rowShift = (byte)(head >> 8);
        byte* map = (byte*)(table + (uint)automaton[AutomatonLayout.Tables]);
        ushort* next = (ushort*)(table + (automaton[AutomatonLayout.Tables] >> 32));
        uint state = (ushort)(head >> 32);
        for (T* end = value + length; value < end;)
        {
            uint unit = PathText.Unit(*value);
            if (unit < AsciiLimit)
            {
                state = next[(state << rowShift) + (uint)(map[unit] >> classShift)];
                value++;
            }
            else if ((flags & AutomatonFlags.AsciiOnly) != 0)
            {
                return false;
            }
            else if (typeof(T) == typeof(char))
            {
                state = next[(state << rowShift) + ClassOf(table, automaton, unit)];
                value++;
            }
            else
            {
                // What is ill-formed is replaced as everywhere in .NET; a rune beyond the first plane is two units.
                Rune.DecodeFromUtf8(new ReadOnlySpan<byte>(value, (int)(end - value)), out Rune rune, out int consumed);
                value += consumed;
                uint scalar = (uint)rune.Value;
                if (scalar >= 0x1_0000)
                {
                    state = next[(state << rowShift) + ClassOf(table, automaton, 0xD7C0 + (scalar >> 10))];
                    scalar = 0xDC00 + (scalar & 0x3FF);
                }

                state = next[(state << rowShift) + ClassOf(table, automaton, scalar)];
            }

            if (state == 0)
            {
                return false;
            }
        }

        return state >= (ushort)(head >> 16);
    }

    /// <summary>The class of a character beyond ASCII.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static uint ClassOf(ulong* table, ulong* automaton, uint unit)
    {
        ulong ranges = automaton[AutomatonLayout.Ranges];
        ushort* starts = (ushort*)(table + (uint)ranges);
        uint count = (uint)(ranges >> 32), low = 0, high = count - 1;
        while (low < high)
        {
            uint middle = (low + high + 1) / 2;
            if (starts[middle] <= unit)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return starts[((count + 3) & ~3u) + low];
    }

    /// <summary>Whether eight characters are ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAscii<T>(T* at)
        where T : unmanaged => typeof(T) == typeof(char)
            ? (Vector128.Load((ushort*)at) & Vector128.Create((ushort)0xFF80)) == Vector128<ushort>.Zero
            : (Unsafe.ReadUnaligned<ulong>(at) & 0x8080_8080_8080_8080) == 0;
}
