namespace Bunner.Core.Conflicts;

/// <summary>How much work a search may do: counted, not timed, so that the same routes always get the same answer.</summary>
internal sealed class ConflictBudget(long units)
{
    /// <summary>One to four seconds of a slow machine, in a compiler that has nothing compiled yet. One unit is a comparison of two small automata.</summary>
    internal const long Default = 300_000;

    /// <summary>What it costs in proportion to make an automaton instead of walking through two.</summary>
    internal const int Making = 10;

    /// <summary>The most pairs of states that one comparison of two automata may look at.</summary>
    internal const int Pairs = 1 << 15;

    /// <summary>How many pairs of routes may be told apart at a glance for one unit.</summary>
    internal const int Glances = 128;

    private long _left = units;

    /// <summary>Whether something was left out because of the budget.</summary>
    internal bool IsExhausted => _left < 0;

    /// <summary>What is left; below 0 if it was not enough.</summary>
    internal long Left => _left;

    /// <summary>Takes work from the budget; false if there is none left.</summary>
    internal bool TrySpend(long units)
    {
        if (_left >= 0)
        {
            _left -= units;
        }

        return _left >= 0;
    }
}
