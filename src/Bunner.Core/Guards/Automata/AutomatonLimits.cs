namespace Bunner.Core.Guards.Automata;

/// <summary>How large an automaton may become, so that no expression takes more than about a second or 100 MB.</summary>
/// <param name="States">The most states of the minimal automaton, the one without a way out included.</param>
internal readonly record struct AutomatonLimits(int States)
{
    /// <summary>What a router allows unless it says otherwise.</summary>
    internal const int DefaultStates = 4096;

    /// <summary>What a router may ask for at most: states are 15 bits of a table's entry.</summary>
    internal const int MaximumStates = 1 << 15;

    /// <summary>The most classes of characters that an automaton tells apart.</summary>
    internal const int Classes = 256;

    /// <summary>The most transitions of an automaton.</summary>
    internal const int Transitions = 1 << 20;

    /// <summary>The most states of a nondeterministic automaton.</summary>
    internal const int NondeterministicStates = 1 << 16;

    /// <summary>The most nondeterministic states that may be visited while states are made of sets of them.</summary>
    internal const int Work = 1 << 25;

    internal static readonly AutomatonLimits Default = new(DefaultStates);
}
