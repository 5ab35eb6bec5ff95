using System;

namespace Bunner.Core.Tables;

/// <summary>What holds for a whole table.</summary>
[Flags]
internal enum TableFlags : uint
{
    None = 0,
    CaseSensitive = 1,
    IgnoreTrailingSlash = 2,
    IgnoreDuplicateSlashes = 4,

    /// <summary>Some literal is not made of ASCII alone, or is too long for a slot.</summary>
    WideLiterals = 8,

    /// <summary>The first, quick look at a path cannot be taken: there are wide literals, or routes of very many segments.</summary>
    Careful = 16,
}

/// <summary>What holds for the first candidate of a tuple.</summary>
[Flags]
internal enum TupleFlags : ushort
{
    None = 0,

    /// <summary>No route that is not in this tuple's own list can be better than the first of the list.</summary>
    Best = 1,

    /// <summary>The first candidate has checks to pass.</summary>
    Checked = 2,
}

/// <summary>What a check looks at beyond the literals.</summary>
internal enum CheckKind : byte
{
    /// <summary>A built-in constraint: detail is the <c>GuardKind</c>, first and second its arguments.</summary>
    BuiltIn = 1,

    /// <summary>A guard that the generated code runs: detail is its number.</summary>
    External,

    /// <summary>The middle of a literal that is longer than a slot's key: detail is its length, first the offset of its characters.</summary>
    LongLiteral,

    /// <summary>A mixed segment: first is the offset of its parts.</summary>
    Mixed,

    /// <summary>Whether the path ends in a slash, where that counts: detail is 1 or 0.</summary>
    TrailingSlash,

    /// <summary>An automaton: detail is its offset.</summary>
    Automaton,
}

/// <summary>Which stretch of the path a check looks at.</summary>
internal enum CheckTarget : byte
{
    Segment,

    /// <summary>From the segment's start to the end of the path.</summary>
    Rest,

    /// <summary>The default value of a parameter that is left out; the check's segment is the parameter's index then.</summary>
    Default,
}

/// <summary>What kind of parameter a parameter list speaks of.</summary>
[Flags]
internal enum ParameterFlags : byte
{
    None = 0,
    CatchAll = 1,
    Mixed = 2,
    HasDefault = 4,
}
