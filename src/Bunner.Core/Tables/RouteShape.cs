using System;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;

namespace Bunner.Core.Tables;

/// <summary>What a route is apart from the texts of its plain segments: all that is said about it holds for every route of the shape.</summary>
/// <remarks>Routes of a large table have few shapes. Two shapes may be the same; that costs time and changes nothing.</remarks>
internal sealed class RouteShape
{
    private readonly OutlineSegment[] _segments;
    private readonly int _prefixLength;

    /// <param name="number">The shape's place among those of its sheet.</param>
    /// <param name="first">A route that has it.</param>
    /// <param name="outline">The cuts of that route's template.</param>
    internal RouteShape(int number, RouteDefinition first, TemplateOutline outline)
    {
        Number = number;
        First = first;
        Rank = new RouteRank(first);
        _segments = outline.Segments.ToArray();
        _prefixLength = outline.PrefixLength;
    }

    internal int Number { get; }

    /// <summary>A route that has the shape.</summary>
    internal RouteDefinition First { get; }

    /// <summary>The rank of its routes.</summary>
    internal RouteRank Rank { get; }

    internal int SegmentCount => First.Pattern.Segments.Length;

    /// <summary>Whether a route has this shape, given that its parameters have the same guards.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal bool Fits(string method, TemplateOutline outline, int order)
    {
        ReadOnlySpan<OutlineSegment> segments = outline.Segments;
        string text = First.Pattern.Text, template = outline.Template;
        if (order != First.Order || segments.Length != _segments.Length || outline.PrefixLength != _prefixLength
            || (text.Length > 0 && text[text.Length - 1] == '/') != (template.Length > 0 && template[template.Length - 1] == '/')
            || !(ReferenceEquals(method, First.Method) || method == First.Method))
        {
            return false;
        }

        for (int i = 0; i < segments.Length; i++)
        {
            OutlineSegment own = _segments[i], other = segments[i];
            if (own.IsPlain != other.IsPlain
                || (!own.IsPlain && !text.AsSpan(own.Start, own.Length).SequenceEqual(template.AsSpan(other.Start, other.Length))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the parameters of a route that <see cref="Fits"/> have the same guards.</summary>
    internal bool HasGuards(ImmutableArray<ImmutableArray<Guard>> guards)
    {
        for (int i = 0; i < guards.Length; i++)
        {
            ImmutableArray<Guard> own = First.Guards[i];
            if (own != guards[i] && !own.AsSpan().SequenceEqual(guards[i].AsSpan()))
            {
                return false;
            }
        }

        return true;
    }
}
