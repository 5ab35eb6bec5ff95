using System.Collections.Immutable;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Core.Conflicts;

/// <summary>What is told of a route's paths at a glance: the outlines of its mixed segments and constrained parameters.</summary>
/// <remarks>
/// A segment tells two routes apart where it is there in each pair of their forms: in those of as many segments as the shorter ones of both have. Two routes
/// without automata are compared a hundred times faster than by <see cref="PathSet"/>, which is asked what is not excluded here.
/// </remarks>
internal sealed class RouteOutline
{
    // How many segments there are in each form; with the rest, if there is no form without one.
    private readonly int _always;
    private readonly (int Place, SegmentOutline Outline) _first;
    private readonly (int Place, SegmentOutline Outline)[] _others;
    private readonly bool _isUnknown;

    internal RouteOutline(RouteDefinition route, RouterSettings settings)
    {
        ImmutableArray<RouteSegment> segments = route.Pattern.Segments;
        _always = PathSet.ShortestOf(route, settings);
        ImmutableArray<(int, SegmentOutline)>.Builder others = ImmutableArray.CreateBuilder<(int, SegmentOutline)>();
        for (int i = 0; i < segments.Length; i++)
        {
            if (!segments[i].IsMixed && (RouteForm.Single(segments[i]) is not { } parameter || route.Guards[parameter.Index].IsEmpty))
            {
                continue;
            }

            SegmentOutline outline = new(route, segments[i], settings);
            _isUnknown |= outline.IsUnknown && i < _always;
            if (_first.Outline is null)
            {
                _first = (i, outline);
            }
            else
            {
                others.Add((i, outline));
            }
        }

        _others = others.Count == 0 ? [] : others.ToArray();
    }

    /// <summary>Whether two routes of equal rank surely have no path in common that can be told.</summary>
    internal bool Excludes(RouteOutline other)
    {
        if (_isUnknown || other._isUnknown)
        {
            return true;
        }

        int there = System.Math.Max(_always, other._always);
        if (_first.Outline is { } one && other._first.Outline is { } another && _first.Place == other._first.Place && _first.Place < there && one.Excludes(another))
        {
            return true;
        }

        (int Place, SegmentOutline Outline)[] left = _others, right = other._others;
        for (int i = 0, j = 0; i < left.Length && j < right.Length;)
        {
            if (left[i].Place == right[j].Place && left[i].Place < there && left[i].Outline.Excludes(right[j].Outline))
            {
                return true;
            }

            int step = left[i].Place.CompareTo(right[j].Place);
            i += step <= 0 ? 1 : 0;
            j += step >= 0 ? 1 : 0;
        }

        return false;
    }
}
