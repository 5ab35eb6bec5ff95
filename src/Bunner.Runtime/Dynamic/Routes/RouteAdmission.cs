using System.Collections.Generic;
using Bunner.Core.Conflicts;
using Bunner.Core.Tables;

namespace Bunner.Dynamic;

/// <summary>Takes the routes of one table that is built without trees: completes them, and finds those that are ambiguous.</summary>
/// <remarks>Duplicates are found by the table's builder.</remarks>
internal sealed class RouteAdmission(GuardFunctions functions, RouterSettings settings, bool allowsAmbiguity)
{
    private readonly RouteKey _key = new();
    private readonly PatternTable _patterns = new(functions, settings);
    private readonly RivalSearch _rivals = new(settings);
    private readonly List<RouteEntry> _guarded = [];

    /// <summary>Completes a route; false if it is one pattern too many, or ambiguous with a route that came before.</summary>
    internal bool Admit(RouteEntry entry)
    {
        if (!_key.TryRead(entry.Definition, _patterns, functions))
        {
            return false;
        }

        entry.Complete([], _key.Hash(entry.Method, _patterns));
        if (allowsAmbiguity || entry.RivalHash == 0)
        {
            return true;
        }

        ConflictBudget budget = RivalSearch.NewBudget();
        foreach (uint number in _rivals.Latest(entry.RivalHash))
        {
            RouteEntry other = _guarded[(int)number];
            if (entry.Rank.CompareTo(other.Rank) == 0 && _rivals.FindCommon(entry.Definition, other.Definition, budget) is not null)
            {
                return false;
            }
        }

        _rivals.Add(entry.RivalHash, (uint)_guarded.Count);
        _guarded.Add(entry);
        return true;
    }
}
