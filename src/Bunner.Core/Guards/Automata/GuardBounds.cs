namespace Bunner.Core.Guards.Automata;

/// <summary>What is known of the values that a guard accepts.</summary>
/// <param name="Upper">Accepts every value that the guard accepts, and perhaps more.</param>
/// <param name="Lower">Accepts only values that the guard accepts, perhaps not all.</param>
/// <remarks>
/// Two guards exclude each other if their upper bounds have nothing in common; a value of both lower bounds passes both. A
/// guard lets everything through that another does if its lower bound covers the other's upper bound.
/// </remarks>
internal sealed record GuardBounds(Automaton Upper, Automaton Lower)
{
    /// <summary>Whether the automaton accepts exactly what the guard accepts.</summary>
    internal bool IsExact => ReferenceEquals(Upper, Lower);
}
