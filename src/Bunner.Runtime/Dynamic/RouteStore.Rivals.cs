using System;
using System.Collections.Generic;
using Bunner.Core.Conflicts;
using Bunner.Core.Tables;

namespace Bunner.Dynamic;

/// <content>How the writer finds routes that are ambiguous with a new one.</content>
internal sealed partial class RouteStore
{
    private readonly Func<uint, RouteDefinition> _definitionOf;
    private RivalSearch _rivals;
    private SealedRivals? _sealedRivals;

    /// <summary>The routes of the trees that can be ambiguous.</summary>
    internal RivalSearch Rivals => _rivals;

    /// <summary>The sealed routes that can be, if any are sealed.</summary>
    internal SealedRivals? SealedRivals => _sealedRivals;

    /// <summary>The template of a route that is ambiguous with a new one, or null.</summary>
    private string? FindRival(RouteEntry entry, out string? example)
    {
        ConflictBudget budget = RivalSearch.NewBudget();
        foreach (uint number in _rivals.FindNear(entry.RivalHash, entry.Definition, _definitionOf))
        {
            RouteEntry other = _arenas.Entries[number].Entry!;
            example = entry.Rank.CompareTo(other.Rank) == 0 ? _rivals.FindCommon(entry.Definition, other.Definition, budget) : null;
            if (example is not null)
            {
                return other.Template;
            }
        }

        foreach (int route in NearSealed(entry))
        {
            RouteDefinition other = _sealedRivals!.DefinitionOf(route);
            example = entry.Rank.CompareTo(new RankKey(other)) == 0 ? _rivals.FindCommon(entry.Definition, other, budget) : null;
            if (example is not null)
            {
                return other.Pattern.Text;
            }
        }

        example = null;
        return null;
    }

    private List<int> NearSealed(RouteEntry entry) =>
        _state.Sealed is null ? [] : _sealedRivals!.FindNear(entry.RivalHash, _rivals.OutlineOf(entry.Definition), _state.Remaining, _removed);
}
