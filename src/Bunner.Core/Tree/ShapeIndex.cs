using System;
using System.Collections.Generic;

namespace Bunner.Core.Tree;

/// <summary>Finds the pattern child that a new route shares, without comparing it with all of them.</summary>
/// <remarks>
/// The weak shape is asked first: a pattern whose kinds of parts no child has is new at once. Then the shape leaves, but
/// for a collision of hashes, one child to compare.
/// </remarks>
internal sealed class ShapeIndex
{
    private const int ScanLimit = 8;

    private SegmentPattern[] _patterns = new SegmentPattern[1];
    private int _count;
    private Dictionary<SegmentPattern, int>? _byShape;
    private HashSet<uint>? _weakShapes;

    /// <summary>The place of an equal pattern, or -1.</summary>
    internal int Find(SegmentPattern pattern)
    {
        if (_byShape is not null)
        {
            return _weakShapes!.Contains(pattern.WeakShape) && _byShape.TryGetValue(pattern, out int index) ? index : -1;
        }

        for (int i = 0; i < _count; i++)
        {
            // Equals looks at the weak shape, then at the shape, then at the parts.
            if (_patterns[i].Equals(pattern))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Adds the pattern of the next child.</summary>
    internal void Add(SegmentPattern pattern)
    {
        if (_count == _patterns.Length)
        {
            Array.Resize(ref _patterns, _count * 2);
        }

        _patterns[_count++] = pattern;
        if (_byShape is not null)
        {
            _byShape.Add(pattern, _count - 1);
            _weakShapes!.Add(pattern.WeakShape);
        }
        else if (_count > ScanLimit)
        {
            Index();
        }
    }

    /// <summary>Takes over the children in their new order.</summary>
    internal void Rebuild(SegmentPattern[] patterns)
    {
        _patterns = patterns;
        _count = patterns.Length;
        _byShape = null;
        _weakShapes = null;
        if (_count > ScanLimit)
        {
            Index();
        }
    }

    private void Index()
    {
        _byShape = [];
        _weakShapes = [];
        for (int i = 0; i < _count; i++)
        {
            _byShape.Add(_patterns[i], i);
            _weakShapes.Add(_patterns[i].WeakShape);
        }
    }
}
