using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;

namespace Bunner.Core.Tables;

/// <summary>The routes of a table in columns: the shape of each and the numbers of its literals.</summary>
/// <remarks>
/// One pass over the templates makes it, and no step after that reads a template again: what a route's text is, is in the literals, and
/// what its parameters are is asked once for each shape. A route whose shape is known is taken without being parsed. Shapes are found by a
/// hash with one place for each: what comes later takes the place of what was there before.
/// </remarks>
internal sealed class RouteSheet
{
    private const int ShapePlaces = 2048, SegmentsPerRoute = 5;

    // What the line of a route takes in a large table, about.
    private const int TextPerRoute = 48;

    private readonly TemplateOutline _outline = new();
    private readonly RouteShape?[] _places = new RouteShape?[ShapePlaces];
    private readonly List<RouteShape> _shapes = [];
    private readonly string[] _templates;
    private string[]? _names;
    private readonly int[] _shapeOf;
    private readonly int[] _starts;
    private readonly RouteLine[] _lines;
    private int[] _numbers;

    /// <param name="capacity">The most routes that will be added.</param>
    /// <param name="settings">The options of the router.</param>
    /// <param name="hasLines">Whether the text of the table is written; not for one that is only looked at.</param>
    internal RouteSheet(int capacity, RouterSettings settings, bool hasLines = true)
    {
        Settings = settings;
        Literals = new LiteralTable(settings.CaseSensitive, capacity);
        Text = hasLines ? new TextTable(256 + TextPerRoute * capacity) : null;
        _templates = new string[capacity];
        _shapeOf = new int[capacity];
        _starts = new int[capacity + 1];
        _lines = new RouteLine[hasLines ? capacity : 0];
        _numbers = new int[SegmentsPerRoute * capacity];
        IsSorted = true;
    }

    internal RouterSettings Settings { get; }

    internal int Count { get; private set; }

    internal LiteralTable Literals { get; }

    /// <summary>Has a line for each route.</summary>
    internal TextTable? Text { get; }

    internal IReadOnlyList<RouteShape> Shapes => _shapes;

    /// <summary>Whether the routes stand in the order of their templates, methods and names.</summary>
    internal bool IsSorted { get; private set; }

    /// <summary>How many segments all routes have together.</summary>
    internal int SegmentCount => _starts[Count];

    internal RouteShape ShapeOf(int route) => _shapes[_shapeOf[route]];

    internal string TemplateOf(int route) => _templates[route];

    internal RouteLine LineOf(int route) => _lines[route];

    /// <summary>Which of all segments is the route's first one.</summary>
    internal int FirstSegment(int route) => _starts[route];

    /// <summary>The number of each segment's literal, 0 for one that is none.</summary>
    internal ReadOnlySpan<int> LiteralsOf(int route) => _numbers.AsSpan(_starts[route], _starts[route + 1] - _starts[route]);

    /// <summary>The whole of a route. It is parsed again, so this is for single ones.</summary>
    internal RouteDefinition DefinitionOf(int route)
    {
        RouteDefinition first = ShapeOf(route).First;
        return first.Pattern.Text == _templates[route] && first.Name == NameOf(route)
            ? first
            : first with { Pattern = RoutePatternParser.Parse(_templates[route]).Pattern!, Name = NameOf(route) };
    }

    /// <param name="routes">The routes.</param>
    /// <inheritdoc cref="RouteSheet(int, RouterSettings, bool)"/>
    internal static RouteSheet Of(IReadOnlyList<RouteDefinition> routes, RouterSettings settings, bool hasLines)
    {
        RouteSheet sheet = new(routes.Count, settings, hasLines);
        foreach (RouteDefinition route in routes)
        {
            sheet.Add(route);
        }

        return sheet;
    }

    /// <summary>Compares routes by template, method and name.</summary>
    internal int CompareText(int x, int y)
    {
        int result = string.CompareOrdinal(_templates[x], _templates[y]);
        result = result != 0 ? result : string.CompareOrdinal(ShapeOf(x).First.Method, ShapeOf(y).First.Method);
        return result != 0 ? result : string.CompareOrdinal(NameOf(x), NameOf(y));
    }

    /// <summary>Adds a route of a shape that is known, and whose constraints mean what they mean there; false if it is not.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal bool TryAdd(string method, string template, int order, string name)
    {
        if (TryAddLikeLast(method, template, order, name, null))
        {
            return true;
        }

        if (!_outline.TryRead(template) || PlaceOf(method, order) is not { } shape || !shape.Fits(method, _outline, order))
        {
            return false;
        }

        Add(shape, template, name);
        return true;
    }

    /// <summary>Adds a route.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal void Add(RouteDefinition route)
    {
        if (TryAddLikeLast(route.Method, route.Pattern.Text, route.Order, route.Name, route.Guards))
        {
            return;
        }

        // What was parsed can be cut.
        _outline.TryRead(route.Pattern.Text);
        ref RouteShape? place = ref PlaceOf(route.Method, route.Order);
        if (place is not { } shape || !shape.Fits(route.Method, _outline, route.Order) || !shape.HasGuards(route.Guards))
        {
            place = shape = new RouteShape(_shapes.Count, route, _outline);
            _shapes.Add(shape);
        }

        Add(shape, route.Pattern.Text, route.Name);
    }

    /// <summary>Adds a route that differs from the last one in one plain segment and its name only.</summary>
    /// <param name="guards">Those of its parameters; null if they mean what they mean there.</param>
    [MethodImpl(ColdLoop.Optimized)]
    private bool TryAddLikeLast(string method, string template, int order, string name, ImmutableArray<ImmutableArray<Guard>>? guards)
    {
        if (Count == 0)
        {
            return false;
        }

        RouteShape shape = ShapeOf(Count - 1);
        string last = _templates[Count - 1];
        int same = CommonPrefix.Length(last.AsSpan(), template.AsSpan());
        if (order != shape.First.Order || !(ReferenceEquals(method, shape.First.Method) || method == shape.First.Method)
            || !_outline.TryReadLikeKept(template, last, same, out int different) || !(guards is not { } own || shape.HasGuards(own)))
        {
            return false;
        }

        int before = _starts[Count - 1], at = _starts[Count], count = at - before;
        Reserve(at + count);
        for (int i = 0; i < count; i++)
        {
            _numbers[at + i] = i == different ? Literals.NumberOf(template.AsSpan(_outline.Segments[i].Start, _outline.Segments[i].Length)) : Literals.NumberAgain(_numbers[before + i]);
        }

        Finish(shape, template, name, at + count, same);
        return true;
    }

    private ref RouteShape? PlaceOf(string method, int order)
    {
        uint hash = _outline.Hash ^ (uint)order;
        foreach (char c in method)
        {
            hash = LiteralHash.Add(hash, c);
        }

        return ref _places[(hash ^ (hash >> 16)) % ShapePlaces];
    }

    [MethodImpl(ColdLoop.Optimized)]
    private void Add(RouteShape shape, string template, string name)
    {
        int route = Count, at = _starts[route];
        ImmutableArray<RouteSegment> segments = shape.First.Pattern.Segments;
        Reserve(at + segments.Length);

        // Neighbours mostly have all literals but one in common.
        ReadOnlySpan<OutlineSegment> cut = _outline.Segments, cutBefore = _outline.KeptSegments;
        bool isLikeBefore = route > 0 && _shapeOf[route - 1] == shape.Number;
        int before = isLikeBefore ? _starts[route - 1] : 0;
        string templateBefore = isLikeBefore ? _templates[route - 1] : "";
        for (int i = 0; i < segments.Length; i++)
        {
            ReadOnlySpan<char> text = template.AsSpan(cut[i].Start, cut[i].Length);
            _numbers[at++] = isLikeBefore && text.SequenceEqual(templateBefore.AsSpan(cutBefore[i].Start, cutBefore[i].Length)) ? Literals.NumberAgain(_numbers[before + i])
                : cut[i].IsPlain ? Literals.NumberOf(text)
                : segments[i].IsLiteral ? Literals.NumberOf(((LiteralPart)segments[i].Parts[0]).Text.AsSpan())
                : 0;
        }

        Finish(shape, template, name, at, route == 0 ? 0 : CommonPrefix.Length(_templates[route - 1].AsSpan(), template.AsSpan()));
    }

    private void Reserve(int segments)
    {
        if (_numbers.Length < segments)
        {
            Array.Resize(ref _numbers, Math.Max(2 * _numbers.Length, segments));
        }
    }

    /// <param name="shape">The route's shape.</param>
    /// <param name="template">Its template.</param>
    /// <param name="name">Its name.</param>
    /// <param name="end">Where its segments end.</param>
    /// <param name="same">How many characters its template begins with as the last route's does.</param>
    private void Finish(RouteShape shape, string template, string name, int end, int same)
    {
        int route = Count++;
        (_templates[route], _shapeOf[route], _starts[route + 1]) = (template, shape.Number, end);
        if (name.Length > 0)
        {
            _names ??= new string[_templates.Length];
            _names[route] = name;
        }

        _outline.Keep();
        IsSorted = IsSorted && (route == 0 || IsBehindLast(route, same));
        if (Text is not null)
        {
            _lines[route] = Text.AddLine(shape.First.Method, template, name);
        }
    }

    private string NameOf(int route) => _names?[route] ?? "";

    private bool IsBehindLast(int route, int same)
    {
        string last = _templates[route - 1], template = _templates[route];
        return same < last.Length && same < template.Length ? last[same] < template[same]
            : last.Length == template.Length ? CompareText(route - 1, route) <= 0
            : last.Length < template.Length;
    }
}

/// <summary>Where a route's line stands in the text, in bytes.</summary>
/// <param name="Template">Where its template begins.</param>
/// <param name="TemplateLength">A template has 8,192 characters at most, a character three bytes.</param>
/// <param name="NameLength">The length of the name, which stands a character behind the template.</param>
internal readonly record struct RouteLine(uint Template, ushort TemplateLength, uint NameLength);
