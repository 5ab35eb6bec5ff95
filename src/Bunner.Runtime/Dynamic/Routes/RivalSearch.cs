using System;
using System.Collections.Generic;
using Bunner.Core.Conflicts;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Dynamic;

/// <summary>Finds a route that a new one is ambiguous with: of equal precedence, with a path that both match.</summary>
/// <remarks>
/// The proofs are those of the analyzers (<see cref="PathSet"/>, <see cref="RouteProbe"/>). Only routes with constraints or mixed
/// segments can be ambiguous without being duplicates, so all others cost nothing; and only those that agree in method, order and, segment by
/// segment, in literal or kind are compared. The work of one change is bounded by <see cref="MostRivals"/> and a <see cref="ConflictBudget"/>; what lies
/// beyond is taken for no conflict. For the writer alone.
/// </remarks>
internal sealed class RivalSearch(RouterSettings settings)
{
    /// <summary>A new route is compared with so many routes, the latest ones.</summary>
    internal const int MostRivals = 256;

    // A fraction of a second.
    private const long Budget = 5_000;

    private const int MostKept = 1024;

    private readonly Dictionary<uint, List<uint>> _entries = [];
    private readonly List<(uint Hash, uint Before, uint After)> _changes = [];
    private readonly Dictionary<RouteDefinition, PathSet[]> _paths = new(ReferenceEqualityComparer.Instance);
    private SegmentSets _sets = new(settings);

    /// <summary>A hash that routes share that can be ambiguous; 0 for a route that cannot be.</summary>
    internal static uint HashOf(RouteDefinition route, RouterSettings settings)
    {
        if (!IsGuarded(route))
        {
            return 0;
        }

        uint hash = FormHash.Add(FormHash.OfMethod(route.Method), (uint)route.Order);
        foreach (RouteSegment segment in route.Pattern.Segments)
        {
            hash = FormHash.Add(hash, segment.IsLiteral ? LiteralHash.Of(((LiteralPart)segment.Parts[0]).Text, settings.CaseSensitive) : FormHash.KindOf(segment));
        }

        return hash | 1;
    }

    /// <summary>Whether a route has constraints or mixed segments, without which it cannot be ambiguous.</summary>
    internal static bool IsGuarded(RouteDefinition route)
    {
        foreach (RouteSegment segment in route.Pattern.Segments)
        {
            if (segment.IsMixed || (RouteForm.Single(segment) is { } parameter && !route.Guards[parameter.Index].IsEmpty))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes note of a route in the trees.</summary>
    internal void Add(uint hash, uint number)
    {
        if (hash != 0)
        {
            Insert(hash, number);
            _changes.Add((hash, 0, number));
        }
    }

    internal void Remove(uint hash, uint number)
    {
        if (hash != 0)
        {
            Delete(hash, number);
            _changes.Add((hash, number, 0));
        }
    }

    /// <summary>Takes note that a route has another number.</summary>
    internal void Renumber(uint hash, uint before, uint after)
    {
        if (hash != 0)
        {
            Put(hash, before, after);
            _changes.Add((hash, before, after));
        }
    }

    /// <summary>The numbers of the latest routes of the trees that may be rivals.</summary>
    internal ReadOnlySpan<uint> Latest(uint hash)
    {
        if (!_entries.TryGetValue(hash, out List<uint>? numbers))
        {
            return [];
        }

        ReadOnlySpan<uint> all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(numbers);
        return all[Math.Max(0, all.Length - MostRivals)..];
    }

    /// <summary>Starts the comparisons of one route.</summary>
    internal static ConflictBudget NewBudget() => new(Budget);

    /// <summary>A path that two routes match, or null. The routes are of equal rank.</summary>
    internal string? FindCommon(RouteDefinition route, RouteDefinition other, ConflictBudget budget)
    {
        foreach (PathSet one in PathsOf(route))
        {
            foreach (PathSet another in PathsOf(other))
            {
                if (PathSet.FindCommon(one, another, budget) is { } path && RouteProbe.Matches(route, path, settings) && RouteProbe.Matches(other, path, settings))
                {
                    return path;
                }
            }
        }

        return null;
    }

    internal void Commit() => _changes.Clear();

    /// <summary>Gives back what many routes needed that are gone.</summary>
    internal void Trim()
    {
        if (_entries.Capacity / 4 > _entries.Count)
        {
            _entries.TrimExcess();
        }
    }

    /// <summary>Takes back what was noted since the last commit.</summary>
    internal void Abort()
    {
        for (int i = _changes.Count - 1; i >= 0; i--)
        {
            (uint hash, uint before, uint after) = _changes[i];
            if (before == 0)
            {
                Delete(hash, after);
            }
            else if (after == 0)
            {
                Insert(hash, before);
            }
            else
            {
                Put(hash, after, before);
            }
        }

        _changes.Clear();
    }

    private PathSet[] PathsOf(RouteDefinition route)
    {
        if (!_paths.TryGetValue(route, out PathSet[]? paths))
        {
            if (_paths.Count == MostKept)
            {
                _paths.Clear();
                _sets = new SegmentSets(settings);
            }

            _paths.Add(route, paths = PathSet.Of(route, _sets, settings));
        }

        return paths;
    }

    private void Insert(uint hash, uint number)
    {
        if (!_entries.TryGetValue(hash, out List<uint>? numbers))
        {
            _entries.Add(hash, numbers = []);
        }

        numbers.Add(number);
    }

    private void Put(uint hash, uint before, uint after)
    {
        List<uint> numbers = _entries[hash];
        numbers[numbers.IndexOf(before)] = after;
    }

    private void Delete(uint hash, uint number)
    {
        List<uint> numbers = _entries[hash];
        numbers.Remove(number);
        if (numbers.Count == 0)
        {
            _entries.Remove(hash);
        }
    }
}
