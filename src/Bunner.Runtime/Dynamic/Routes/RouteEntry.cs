using System;
using System.Collections.Generic;
using System.Text;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Bunner.Matching;

namespace Bunner.Dynamic;

/// <summary>A route in a tree: what it was built from, and what a match is read with. Immutable but for what only the writer reads.</summary>
/// <remarks>It is a route table of its own, so that a <see cref="RouteMatch"/> can stand for it as for a generated route.</remarks>
internal abstract class RouteEntry : RouteTable
{
    private ParameterPlace[] _parameters = [];

    protected RouteEntry(RouteDefinition definition, ulong endings, RouterSettings settings)
    {
        Definition = definition;
        Endings = endings;
        Rank = new RankKey(definition);
        RivalHash = RivalSearch.HashOf(definition, settings);
        Collapses = settings.IgnoreDuplicateSlashes;
        TrailingSlash = TrailingSlashOf(definition, settings);
    }

    internal RouteDefinition Definition { get; }

    /// <summary>The route's <see cref="RouteEndings"/>.</summary>
    internal ulong Endings { get; }

    internal string Method => Definition.Method;

    internal string Template => Definition.Pattern.Text;

    internal RankKey Rank { get; }

    /// <summary>Whether duplicate slashes count as one.</summary>
    internal bool Collapses { get; }

    /// <summary>About what the route and its parsed template hold, without what they share with other routes.</summary>
    internal int OwnBytes { get; init; }

    /// <summary>Whether the route was there before the change that brings it, so that no other stands in its way. The search for ambiguous routes is bounded: it may find now what it did not reach then.</summary>
    internal bool WasThere { get; init; }

    /// <summary>What routes that may be ambiguous share (<see cref="RivalSearch"/>); 0 if this one cannot be.</summary>
    internal uint RivalHash { get; }

    /// <summary>Where the route stands among those that it may be ambiguous with, while it is in the trees. The writer's alone.</summary>
    internal RivalPlace? Rivals { get; set; }

    /// <summary>The hash of the form of the whole route.</summary>
    internal uint WholeForm { get; private set; }

    /// <summary>The hashes of the forms with parameters left out.</summary>
    internal uint[] ShorterForms { get; private set; } = [];

    /// <summary>Whether the path has to end in a slash; null where that does not matter.</summary>
    internal bool? TrailingSlash { get; }

    /// <summary>The route and its value, for the search.</summary>
    internal abstract RouteSlot Slot { get; }

    /// <inheritdoc/>
    protected internal override ReadOnlySpan<ulong> Data => default;

    /// <inheritdoc/>
    protected internal override ReadOnlySpan<byte> Text => default;

    /// <summary>Whether the paths of a route have to end in a slash; null where that does not matter, as for what a catch-all takes with it.</summary>
    internal static bool? TrailingSlashOf(RouteDefinition definition, RouterSettings settings) =>
        settings.IgnoreTrailingSlash || definition.Pattern.Segments is not [.., var last] || RouteForm.Single(last) is { IsCatchAll: true }
            ? null
            : definition.Pattern.HasTrailingSlash;

    /// <summary>Less than 0 if this route is taken before the other; what the precedence leaves open is decided by the text.</summary>
    internal int CompareTo(RouteEntry other)
    {
        int result = Rank.CompareTo(other.Rank);
        result = result != 0 ? result : string.CompareOrdinal(Template, other.Template);
        return result != 0 ? result : string.CompareOrdinal(Definition.Name, other.Definition.Name);
    }

    /// <summary>Says where the parameters are, before readers get the route from a tree. Those who have it already may get either of two that are alike.</summary>
    /// <param name="parameters">Their places; may be another route's, too.</param>
    internal void Place(ParameterPlace[] parameters) => _parameters = parameters;

    /// <summary>Says by what changes will find the route. Before the entry is published.</summary>
    /// <param name="forms">The hashes of the route's forms; that of the whole route is the last.</param>
    internal void Complete(ReadOnlySpan<uint> forms)
    {
        WholeForm = forms[^1];
        ShorterForms = forms.Length == 1 ? [] : forms[..^1].ToArray();
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
internal sealed class RouteEntry<T>(RouteDefinition definition, ulong endings, RouterSettings settings, T value) : RouteEntry(definition, endings, settings)
{
    internal T Value { get; } = value;

    /// <inheritdoc/>
    internal override RouteSlot Slot => RouteSlot.Make(this, Value);
}

/// <summary>Where a parameter stands in its template.</summary>
/// <param name="Part">The parameter.</param>
/// <param name="Segment">The index of its segment.</param>
/// <param name="PartIndex">Its index among the parts of a mixed segment.</param>
/// <param name="Mixed">The matcher of its mixed segment.</param>
/// <param name="Default">Its default as UTF-8.</param>
internal readonly record struct ParameterPlace(ParameterPart Part, int Segment, int PartIndex, SegmentMatcher? Mixed, byte[]? Default)
{
    /// <summary>Adds the places of all parameters of a template to a list.</summary>
    /// <param name="mixed">Gives the matcher of a mixed segment.</param>
    internal static void AddAll(List<ParameterPlace> places, RoutePattern pattern, Func<RouteSegment, SegmentMatcher> mixed)
    {
        for (int segment = 0; segment < pattern.Segments.Length; segment++)
        {
            RouteSegment read = pattern.Segments[segment];
            SegmentMatcher? matcher = read.IsMixed ? mixed(read) : null;
            for (int part = 0; part < read.Parts.Length; part++)
            {
                if (read.Parts[part] is ParameterPart parameter)
                {
                    byte[]? text = parameter.Default is null ? null : Encoding.UTF8.GetBytes(parameter.Default);
                    places.Add(new ParameterPlace(parameter, segment, part, matcher, text));
                }
            }
        }
    }
}
