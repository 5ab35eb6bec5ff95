using System;

namespace Bunner.Core.Tables;

/// <summary>Where everything stands in the part of a match table that an automaton takes. Offsets count from the table's start.</summary>
/// <remarks>
/// States are numbered anew for the table: 0 has no way out, and those that accept are the last ones, so that one comparison
/// says whether a value is accepted. Every automaton has the ordinary transitions; one of few states, or one whose states
/// are a single row, has a second form that takes about a third of the time or less.
/// </remarks>
internal static class AutomatonLayout
{
    internal const int Head = 0;                // AutomatonFlags 8, shift of a state's row 8, first accepting state 16, start 16
    internal const int Tables = 1;              // offset of the class map 32, offset of the transitions 32
    internal const int Ranges = 2;              // offset of the ranges beyond ASCII 32, their number 32
    internal const int Extra = 3;               // offset of the shuffle rows or of the chain 32
    internal const int Length = 4;

    // The class map: a byte for each ASCII character. With AutomatonFlags.Shuffle, its class times 16.
    internal const int ClassMapWords = 16;

    // The ranges beyond ASCII: the first character of each, 16 bits each, padded to a word; then the class of each, likewise.

    // The transitions: for each state a row of a power of two entries, 16 bits each, the state that each class leads to.

    // The shuffle rows: for each class 16 bytes, the state that each state leads to. State n is n - 1 there; DeadState leads
    // nowhere, and stays in the union of all states that were passed.
    internal const int ShuffleStates = 16;
    internal const int ShuffleClasses = 16;
    internal const byte DeadState = 0x80;

    // The chain: number of sets 16, longest value 16, words of a set's positions 16; the lengths that are accepted, a bit
    // each; then for each set of characters 16 bytes, at the low half of a character's code the bits of the high halves, and
    // the positions at which it is demanded, a bit each, with a word of zeros behind.
    internal const int LongestChain = 255;
    internal const int ChainSets = 8;

    /// <summary>A chain is not looked at for values that are shorter: their characters take less time one by one.</summary>
    internal const int ShortestChainValue = 8;
}

/// <summary>What holds for an automaton of a table.</summary>
[Flags]
internal enum AutomatonFlags : byte
{
    None = 0,

    /// <summary>No value with a character beyond ASCII is accepted.</summary>
    AsciiOnly = 1,

    /// <summary>There are shuffle rows.</summary>
    Shuffle = 2,

    /// <summary>There is a chain.</summary>
    Chain = 4,
}
