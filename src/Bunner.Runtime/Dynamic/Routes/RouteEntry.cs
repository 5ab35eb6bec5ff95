using System;
using System.Collections.Immutable;
using System.Text;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Bunner.Matching;

namespace Bunner.Dynamic;

/// <summary>A route in a tree: what it was built from, and what a match is read with. Immutable.</summary>
/// <remarks>It is a route table of its own, so that a <see cref="RouteMatch"/> can stand for it as for a generated route.</remarks>
internal abstract class RouteEntry : RouteTable
{
    private readonly ParameterPlace[] _parameters;

    protected RouteEntry(RouteDefinition definition, RankKey rank, ParameterPlace[] parameters, bool collapses)
    {
        Definition = definition;
        Rank = rank;
        _parameters = parameters;
        Collapses = collapses;
    }

    internal RouteDefinition Definition { get; }

    internal string Method => Definition.Method;

    internal string Template => Definition.Pattern.Text;

    internal RankKey Rank { get; }

    /// <summary>Whether duplicate slashes count as one.</summary>
    internal bool Collapses { get; }

    /// <summary>The hashes of the route's forms; that of the whole route is the last.</summary>
    internal uint[] Forms { get; init; } = [];

    /// <summary>Whether the path has to end in a slash; null where that does not matter.</summary>
    internal bool? TrailingSlash { get; init; }

    /// <inheritdoc/>
    protected internal override ReadOnlySpan<ulong> Data => default;

    /// <inheritdoc/>
    protected internal override ReadOnlySpan<byte> Text => default;

    /// <summary>Less than 0 if this route is taken before the other; what the precedence leaves open is decided by the text.</summary>
    internal int CompareTo(RouteEntry other)
    {
        int result = Rank.CompareTo(other.Rank);
        result = result != 0 ? result : string.CompareOrdinal(Template, other.Template);
        return result != 0 ? result : string.CompareOrdinal(Definition.Name, other.Definition.Name);
    }

    internal override int CountParameters(int route) => _parameters.Length;

    internal override int IndexOfParameter(int route, ReadOnlySpan<char> name)
    {
        for (int i = 0; i < _parameters.Length; i++)
        {
            if (name.Equals(_parameters[i].Part.Name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    internal override RouteCapture Capture(int route, int index, ReadOnlySpan<char> path)
    {
        ParameterPlace place = _parameters[index];
        return !RouteParameters.TryFindSegment(path, place.Segment, Collapses, out int start, out int end) ? default
            : place.Part.IsCatchAll ? new RouteCapture(start, path.Length - start)
            : place.Mixed is null ? new RouteCapture(start, end - start)
            : place.Mixed.Capture(path[start..end], place.PartIndex, start);
    }

    internal override RouteCapture Capture(int route, int index, ReadOnlySpan<byte> path)
    {
        ParameterPlace place = _parameters[index];
        return !RouteParameters.TryFindSegment(path, place.Segment, Collapses, out int start, out int end) ? default
            : place.Part.IsCatchAll ? new RouteCapture(start, path.Length - start)
            : place.Mixed is null ? new RouteCapture(start, end - start)
            : place.Mixed.Capture(path[start..end], place.PartIndex, start);
    }

    internal override ReadOnlySpan<byte> DefaultOf(int route, int index) =>
        _parameters[index].Default is { } text ? text : default;

    internal override RouteInfo FindInfo(int id)
    {
        string[] names = new string[_parameters.Length];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = _parameters[i].Part.Name;
        }

        return new RouteInfo(id, Definition.Name, Method, Template, Array.AsReadOnly(names));
    }
}

/// <summary>A route with its value.</summary>
internal sealed class RouteEntry<T>(RouteDefinition definition, RankKey rank, ParameterPlace[] parameters, bool collapses, T value)
    : RouteEntry(definition, rank, parameters, collapses)
{
    internal T Value { get; } = value;
}

/// <summary>Where a parameter stands in its template.</summary>
/// <param name="Part">The parameter.</param>
/// <param name="Segment">The index of its segment.</param>
/// <param name="PartIndex">Its index among the parts of a mixed segment.</param>
/// <param name="Mixed">The matcher of its mixed segment.</param>
/// <param name="Default">Its default as UTF-8.</param>
internal readonly record struct ParameterPlace(ParameterPart Part, int Segment, int PartIndex, SegmentMatcher? Mixed, byte[]? Default)
{
    private static readonly ParameterPlace[] s_none = [];

    /// <summary>The places of all parameters of a template.</summary>
    /// <param name="mixed">Gives the matcher of a mixed segment.</param>
    internal static ParameterPlace[] Of(RoutePattern pattern, Func<RouteSegment, SegmentMatcher> mixed)
    {
        ImmutableArray<ParameterPart> parameters = pattern.Parameters;
        if (parameters.IsEmpty)
        {
            return s_none;
        }

        ParameterPlace[] places = new ParameterPlace[parameters.Length];
        for (int segment = 0; segment < pattern.Segments.Length; segment++)
        {
            RouteSegment read = pattern.Segments[segment];
            SegmentMatcher? matcher = read.IsMixed ? mixed(read) : null;
            for (int part = 0; part < read.Parts.Length; part++)
            {
                if (read.Parts[part] is ParameterPart parameter)
                {
                    byte[]? text = parameter.Default is null ? null : Encoding.UTF8.GetBytes(parameter.Default);
                    places[parameter.Index] = new ParameterPlace(parameter, segment, part, matcher, text);
                }
            }
        }

        return places;
    }
}
