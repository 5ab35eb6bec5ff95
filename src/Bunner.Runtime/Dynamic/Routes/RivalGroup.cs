using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Bunner.Core.Conflicts;

namespace Bunner.Dynamic;

/// <summary>Routes that share a rival hash, in the order in which they came, and the outlines of the latest.</summary>
/// <remarks>
/// Taking a route out, and putting it back where it was, takes the same time among thousands as among two. The outlines are those of a run of
/// neighbours that ends with the last route; there are none until a route is compared.
/// </remarks>
/// <param name="hash">What the routes share.</param>
internal sealed class RivalGroup(uint hash)
{
    private List<(RivalPlace Place, RouteOutline? Outline)>? _window;
    private RivalPlace? _last;
    private int _count;

    internal uint Hash => hash;

    internal bool IsEmpty => _count == 0;

    /// <summary>Adds a route as the latest.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="outline">Its outline, if it is known.</param>
    internal RivalPlace Add(uint number, RouteOutline? outline)
    {
        RivalPlace place = new(this, number) { Before = _last };
        PutBack(place, outline);
        return place;
    }

    /// <summary>Puts a route where it was when it was taken out. What was taken out after it is back already.</summary>
    internal void PutBack(RivalPlace place, RouteOutline? outline = null)
    {
        Link(place.Before, place);
        Link(place, place.After);
        _count++;
        int at = _window is null ? -1 : place.After is null ? _window.Count : IndexInWindow(place.After);
        if (at >= 0)
        {
            _window!.Insert(at, (place, outline));
            if (_window.Count > 2 * RivalSearch.MostRivals)
            {
                _window.RemoveRange(0, _window.Count - RivalSearch.MostRivals);
            }
        }
    }

    /// <summary>Takes a route out. It keeps its neighbours.</summary>
    internal void TakeOut(RivalPlace place)
    {
        int at = _window is null ? -1 : IndexInWindow(place);
        if (at >= 0)
        {
            _window!.RemoveAt(at);
        }

        Link(place.Before, place.After);
        _count--;
    }

    /// <summary>The latest routes, up to <see cref="RivalSearch.MostRivals"/>, the first of them first. An outline that is not there yet is the caller's to make.</summary>
    internal Span<(RivalPlace Place, RouteOutline? Outline)> Latest()
    {
        _window ??= [];
        int wanted = Math.Min(_count, RivalSearch.MostRivals), missing = wanted - _window.Count;
        if (missing > 0)
        {
            (RivalPlace, RouteOutline?)[] earlier = new (RivalPlace, RouteOutline?)[missing];
            RivalPlace? place = _window.Count == 0 ? _last : _window[0].Place.Before;
            for (int i = missing - 1; i >= 0; i--)
            {
                earlier[i] = (place!, null);
                place = place!.Before;
            }

            _window.InsertRange(0, earlier);
        }

        return CollectionsMarshal.AsSpan(_window)[^wanted..];
    }

    private void Link(RivalPlace? before, RivalPlace? after)
    {
        if (before is not null)
        {
            before.After = after;
        }

        if (after is not null)
        {
            after.Before = before;
        }
        else
        {
            _last = before;
        }
    }

    private int IndexInWindow(RivalPlace place)
    {
        int at = _window!.Count - 1;
        while (at >= 0 && _window[at].Place != place)
        {
            at--;
        }

        return at;
    }
}
