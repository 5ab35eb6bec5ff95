using System;
using System.Collections.Generic;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Dynamic;

/// <content>How the writer finds routes by what they match.</content>
internal sealed partial class RouteStore
{
    /// <summary>The template of a route that matches just what a new one would, or null.</summary>
    private string? FindTwin(RouteDefinition definition, RankKey rank, ReadOnlySpan<uint> forms)
    {
        int method = _methods.IndexOf<char>(definition.Method);
        for (int i = 0; i < _key.Ends.Count; i++)
        {
            ReadOnlySpan<int> tokens = _key.Tokens[.._key.Ends[i]];
            uint node = method < 0 ? 0 : _tree.Find(_methods.Roots[method].Link, tokens);
            int segments = tokens.Count('/');
            foreach (uint route in EndingRoutes.Of(_arenas, node == 0 ? 0 : _arenas.Nodes[node].Routes, rank))
            {
                if (IsTwin(definition, _arenas.Entries[route].Entry!.Definition, rank, segments))
                {
                    return _arenas.Entries[route].Entry!.Template;
                }
            }

            foreach (int route in SealedCandidates(forms[i]))
            {
                RouteDefinition other = Read(route);
                if (other.Method == definition.Method && IsTwin(definition, other, rank, segments) && EndsAlike(route, other, tokens))
                {
                    return other.Pattern.Text;
                }
            }
        }

        return null;
    }

    /// <summary>Whether nothing tells two routes apart that match the same paths of so many segments.</summary>
    private bool IsTwin(RouteDefinition route, RouteDefinition other, RankKey rank, int segments) =>
        rank.CompareTo(new RankKey(other)) == 0
        && RouteEntry.TrailingSlashOf(route, _settings) == RouteEntry.TrailingSlashOf(other, _settings)
        && RouteKey.SameDefaults(route, other, segments);

    /// <summary>Whether a sealed route has a form with these tokens, whose patterns have ids: a form with a pattern that has none is another one.</summary>
    private bool EndsAlike(int route, RouteDefinition definition, ReadOnlySpan<int> tokens)
    {
        _otherKey.TryFind(definition, EndingsOf(route, definition), _patterns);
        bool alike = false;
        foreach (int end in _otherKey.Ends)
        {
            alike |= _otherKey.Tokens[..end].SequenceEqual(tokens);
        }

        return alike;
    }

    private uint FindEntry(RouteDefinition definition, RouteIdentity identity)
    {
        int method = _methods.IndexOf<char>(definition.Method);
        if (method < 0)
        {
            return 0;
        }

        uint node = _key.TryFind(definition, 0, _patterns) ? _tree.Find(_methods.Roots[method].Link, _key.Tokens) : 0;
        foreach (uint route in EndingRoutes.Of(_arenas, node == 0 ? 0 : _arenas.Nodes[node].Routes))
        {
            RouteEntry entry = _arenas.Entries[route].Entry!;
            if (entry.Rank.Order == identity.Order && entry.Template == identity.Template)
            {
                return route;
            }
        }

        return 0;
    }

    private int FindSealed(RouteDefinition definition, RouteIdentity identity)
    {
        if (_state.Sealed is not { } table)
        {
            return -1;
        }

        foreach (int route in SealedCandidates(_key.Hash(definition, 0, _patterns)[^1]))
        {
            if (table.OrderOf(route) == identity.Order && table.HasTemplate(route, identity.Template) && table.Read(route).Method == identity.Method)
            {
                return route;
            }
        }

        return -1;
    }

    /// <summary>Sealed routes that were looked at because of their hashes: what the tests of bounds count.</summary>
    internal long Candidates { get; private set; }

    private List<int> SealedCandidates(uint hash)
    {
        _candidates.Clear();
        if (_state.Sealed is { } table)
        {
            table.Forms.Find(hash, _candidates);
            Candidates += _candidates.Count;
            _candidates.RemoveAll(route => _removed.Contains(route) || (_state.Remaining?.IsRemoved(route) ?? false));
        }

        return _candidates;
    }

    /// <summary>The routes of the trees, in no order.</summary>
    internal IEnumerable<RouteEntry> Entries()
    {
        bool[] isUnused = new bool[_arenas.Entries.Length];
        foreach (uint unused in _arenas.Entries.Unused())
        {
            isUnused[unused] = true;
        }

        for (uint i = 1; i < isUnused.Length; i++)
        {
            if (!isUnused[i])
            {
                yield return _arenas.Entries[i].Entry!;
            }
        }
    }

    /// <summary>The endings of a sealed route. No constraint of the user's own is asked for them.</summary>
    internal ulong EndingsOf(int route, RouteDefinition definition) =>
        _state.Sealed!.Endings.TryGetValue(route, out ulong endings) ? endings : RouteEndings.Of(definition, Functions);

    /// <summary>A sealed route, read again from its template.</summary>
    internal RouteDefinition Read(int route, RoutePatternParser? parser = null)
    {
        RouteInfo info = _state.Sealed!.Read(route);
        Reader.TryRead(new RouteIdentity(info.Method, info.Template, _state.Sealed.OrderOf(route)), info.Name, out RouteDefinition? definition, parser, isThere: true);
        return definition!;
    }
}
