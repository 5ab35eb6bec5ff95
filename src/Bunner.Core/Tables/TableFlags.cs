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

    /// <summary>Some literal is found by its wide hash, so that a path beyond ASCII needs one, too.</summary>
    WideLiterals = 8,

}

/// <summary>What holds for all routes of a method.</summary>
[Flags]
internal enum MethodFlags : uint
{
    None = 0,

    /// <summary>No route has a parameter: they are looked up by whole paths.</summary>
    AllStatic = 1,

    /// <summary>The quick look at a path cannot be taken: the table has routes of very many segments.</summary>
    Careful = 2,

    /// <summary>Some literal of the table is found by its wide hash, so that a path beyond ASCII needs one, too.</summary>
    WideLiterals = 4,
}

/// <summary>What a check looks at beyond the literals.</summary>
internal enum CheckKind : byte
{
    /// <summary>A built-in constraint: detail is the <c>GuardKind</c>, first and second its arguments.</summary>
    BuiltIn = 1,

    /// <summary>A guard that the generated code runs: detail is its number.</summary>
    External,

    /// <summary>A literal that is not compared in pieces: detail is its length, first the offset of its characters.</summary>
    Literal,

    /// <summary>A mixed segment: first is its offset.</summary>
    Mixed,

    /// <summary>Whether the path ends in a slash, where that counts: detail is 1 or 0.</summary>
    TrailingSlash,

    /// <summary>An automaton: detail is its offset.</summary>
    Automaton,
}

/// <summary>What holds for a mixed segment.</summary>
[Flags]
internal enum MixedFlags : ushort
{
    None = 0,

    /// <summary>The last two parts, a period and a parameter, may be left out.</summary>
    HasOptionalTail = 1,

    /// <summary>Some parameter has a guard.</summary>
    HasGuards = 2,

    /// <summary>No literal has NUL or characters beyond ASCII.</summary>
    Narrow = 4,

    /// <summary>There is one parameter, which cannot be left out, and its literals are narrow.</summary>
    OneParameter = 8,

    /// <summary>A literal at the start or the end is too long to be compared at once.</summary>
    LongEnds = 16,

    /// <summary>What is compared at once is all there is but for one parameter, without guards or with <see cref="Number"/>.</summary>
    Ends = 32,

    /// <summary>The one parameter has one guard, for an integer.</summary>
    Number = 64,

    /// <summary>There are two parameters, neither of which can be left out, and all literals are narrow.</summary>
    TwoParameters = 128,
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
