using System;
using System.Collections.Generic;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Bunner.Core.Tree;

namespace Bunner.Dynamic;

/// <summary>Gives every pattern that is not a plain parameter a 16-bit id, for as long as a route has it.</summary>
internal sealed class PatternTable(GuardFunctions functions, RouterSettings settings)
{
    /// <summary>The most patterns that a router's routes can have.</summary>
    internal const int Most = ushort.MaxValue - 1;

    // With its matcher, its entry here, and what finds rivals of its routes.
    private const int PatternBytes = 450;
    private const int LiteralBytes = 150;

    private readonly Dictionary<SegmentPattern, ushort> _patterns = [];
    private readonly Dictionary<string, ushort> _literals = new(settings.CaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
    private readonly LiteralTable _fold = new(settings.CaseSensitive);
    private readonly List<(SegmentPattern? Pattern, string? Literal, int Uses)> _uses = [default];

    /// <summary>The matchers by id; the array is what readers get.</summary>
    internal CompactArena<SegmentMatcher?> Matchers { get; } = new(0);

    /// <summary>How many patterns there are.</summary>
    internal int Count => _patterns.Count + _literals.Count;

    /// <summary>About what they take, but for the array of the matchers and the automata of regular expressions, which all routers share.</summary>
    internal long Bytes => PatternBytes * (long)_patterns.Count + LiteralBytes * (long)_literals.Count;

    /// <summary>Whether so many new patterns may find no id although some are retired.</summary>
    internal bool IsShortOf(int patterns) => Matchers.Retired > 0 && ushort.MaxValue - Matchers.Length + Matchers.Room < patterns;

    /// <summary>How often a new route found its pattern here, and how often it brought a new one.</summary>
    internal long Hits { get; private set; }

    /// <inheritdoc cref="Hits"/>
    internal long Misses { get; private set; }

    /// <summary>A character of a literal as the tree has it.</summary>
    internal char Fold(char c) => c is >= 'A' and <= 'Z' && !settings.CaseSensitive ? (char)(c | ' ') : c;

    /// <summary>The id of a wide literal, or 0 when all ids are taken. Counts one use.</summary>
    internal ushort Acquire(string literal)
    {
        if (!_literals.TryGetValue(literal, out ushort id))
        {
            id = New(SegmentMatcher.OfLiteral(literal, settings.CaseSensitive), null, literal);
            if (id != 0)
            {
                _literals.Add(literal, id);
            }
        }

        return Used(id);
    }

    /// <summary>The id of a segment's pattern, or 0 when all ids are taken. Counts one use.</summary>
    internal ushort Acquire(RouteDefinition route, RouteSegment segment)
    {
        SegmentPattern pattern = SegmentPattern.Of(segment, route.Guards, _fold.Fold);
        if (_patterns.TryGetValue(pattern, out ushort id))
        {
            Hits++;
            return Used(id);
        }

        Misses++;
        id = New(SegmentMatcher.Of(route, segment, pattern, functions, settings), pattern, null);
        if (id != 0)
        {
            _patterns.Add(pattern, id);
        }

        return Used(id);
    }

    /// <summary>The id of a wide literal, or 0 if no route has it. Counts nothing.</summary>
    internal ushort Find(string literal) => _literals.GetValueOrDefault(literal);

    /// <summary>The id of a segment's pattern, or 0 if no route has it. Counts nothing.</summary>
    internal ushort Find(RouteDefinition route, RouteSegment segment) => _patterns.GetValueOrDefault(SegmentPattern.Of(segment, route.Guards, _fold.Fold));

    /// <summary>A hash of what a pattern is; the same for the same pattern at any time.</summary>
    internal uint HashOf(ushort id)
    {
        (SegmentPattern? pattern, string? literal, _) = _uses[id];
        return pattern?.Shape ?? LiteralHash.Of(literal, settings.CaseSensitive);
    }

    /// <summary>The same for a literal, or for a segment that is no parameter alone, whether a route has it or not.</summary>
    internal uint HashOf(RouteDefinition route, RouteSegment segment) => segment.IsLiteral
        ? LiteralHash.Of(((LiteralPart)segment.Parts[0]).Text, settings.CaseSensitive)
        : SegmentPattern.Of(segment, route.Guards, _fold.Fold).Shape;

    /// <summary>Takes a use back. The id of a pattern without uses is retired.</summary>
    internal void Release(ushort id)
    {
        (SegmentPattern? pattern, string? literal, int uses) = _uses[id];
        _uses[id] = (pattern, literal, uses - 1);
        if (uses > 1)
        {
            return;
        }

        if (pattern is not null)
        {
            _patterns.Remove(pattern);
        }
        else
        {
            _literals.Remove(literal!);
        }

        _uses[id] = default;
        Matchers.Retire(id);
        Matchers.Commit();
    }

    /// <summary>Gives back what many patterns needed that are gone. Ids stay as they are, since nodes have them; the lowest are taken first.</summary>
    /// <returns>Whether the matchers are in another array now.</returns>
    internal bool Trim()
    {
        if (_patterns.Capacity / 4 > _patterns.Count)
        {
            _patterns.TrimExcess();
        }

        if (_literals.Capacity / 4 > _literals.Count)
        {
            _literals.TrimExcess();
        }

        if (_uses.Count / 2 > Matchers.Length)
        {
            _uses.RemoveRange(Matchers.Length, _uses.Count - Matchers.Length);
            _uses.TrimExcess();
        }

        return Matchers.TrimEnd();
    }

    private ushort New(SegmentMatcher matcher, SegmentPattern? pattern, string? literal)
    {
        if (Count >= Most)
        {
            return 0;
        }

        uint id = Matchers.Add(matcher);
        Matchers.Commit();
        if (id > ushort.MaxValue)
        {
            // Retired ids are still held: they come back with the next recycling.
            Matchers.Retire(id);
            Matchers.Commit();
            return 0;
        }

        while (_uses.Count <= id)
        {
            _uses.Add(default);
        }

        _uses[(int)id] = (pattern, literal, 0);
        return (ushort)id;
    }

    private ushort Used(ushort id)
    {
        if (id != 0)
        {
            (SegmentPattern? pattern, string? literal, int uses) = _uses[id];
            _uses[id] = (pattern, literal, uses + 1);
        }

        return id;
    }
}
