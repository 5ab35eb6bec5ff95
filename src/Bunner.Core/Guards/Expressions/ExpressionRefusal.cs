namespace Bunner.Core.Guards.Expressions;

/// <summary>What keeps a regular expression from becoming an automaton.</summary>
internal enum RefusedConstruct : byte
{
    /// <summary>It is no regular expression of .NET at all.</summary>
    InvalidSyntax,

    /// <summary><c>\1</c>, <c>\k&lt;name&gt;</c>.</summary>
    Backreference,

    /// <summary><c>(?=</c>, <c>(?!</c>, <c>(?&lt;=</c>, <c>(?&lt;!</c>.</summary>
    LookAround,

    /// <summary><c>(?&gt;</c>.</summary>
    AtomicGroup,

    /// <summary><c>(?(</c>.</summary>
    Conditional,

    /// <summary><c>(?&lt;a-b&gt;</c>.</summary>
    BalancingGroup,

    /// <summary><c>\p{L}</c>, <c>\P{L}</c>.</summary>
    UnicodeCategory,

    /// <summary><c>\b</c>, <c>\B</c>.</summary>
    WordBoundary,

    /// <summary><c>\G</c>.</summary>
    ContiguousMatch,

    /// <summary><c>^</c> or <c>$</c> where <c>(?m)</c> makes it mean the ends of lines.</summary>
    MultilineAnchor,

    /// <summary>What makes an engine that backtracks slow; only <see cref="UnsafeExpressions"/> finds it.</summary>
    Backtracking,

    /// <summary>More states, classes of characters or work than the limits allow.</summary>
    TooLarge,
}

/// <summary>Why an expression is refused, and which of its characters are to blame.</summary>
/// <param name="Construct">The kind of thing that is refused.</param>
/// <param name="Start">The first character of it.</param>
/// <param name="Length">How many characters.</param>
/// <param name="Message">What is wrong, as a sentence without the advice that depends on the place.</param>
internal sealed record ExpressionRefusal(RefusedConstruct Construct, int Start, int Length, string Message);
