using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Patterns;

/// <summary>Turns a route template into a <see cref="RoutePattern"/>, or says exactly what is wrong with it.</summary>
/// <remarks>
/// The grammar is that of ASP.NET Core's endpoint routing. Any string is fine as input; the time is linear in its
/// length and nothing is thrown. Two limits are Bunner's own: <see cref="MaximumLength"/> and <see cref="MaximumParameters"/>;
/// ASP.NET Core's limit of 28 segments is not one of them.
/// </remarks>
internal sealed class RoutePatternParser
{
    /// <summary>The most characters a template may have.</summary>
    public const int MaximumLength = 8192;

    /// <summary>The most parameters a template may have.</summary>
    public const int MaximumParameters = 64;

    // A segment with its parts and texts, and a parameter more than a literal.
    private const int PatternBytes = 112, SegmentBytes = 160, ParameterBytes = 120;

    private readonly SegmentCache? _known;
    private readonly ImmutableArray<RoutePatternError>.Builder _errors = ImmutableArray.CreateBuilder<RoutePatternError>(0);
    private readonly ImmutableArray<RouteSegment>.Builder _segments = ImmutableArray.CreateBuilder<RouteSegment>(4);
    private readonly ImmutableArray<RoutePart>.Builder _parts = ImmutableArray.CreateBuilder<RoutePart>(1);
    private readonly ImmutableArray<ParameterPart>.Builder _parameters = ImmutableArray.CreateBuilder<ParameterPart>(0);
    private HashSet<ParameterPart>? _unclear;
    private ImmutableArray<ParameterPart> _lastParameters = [];
    private RoutePattern? _last;
    private string _template = "";
    private int _position;
    private bool _hasStrayBrace;

    /// <summary>Makes a parser for several templates.</summary>
    /// <param name="known">Where to look for segments that were read before; null to share none.</param>
    internal RoutePatternParser(SegmentCache? known) => _known = known;

    /// <summary>About what the last template is in memory, with its text and without what it shares with those before.</summary>
    internal int MadeBytes { get; private set; }

    private bool AtSegmentEnd => _position >= _template.Length || _template[_position] == '/';

    /// <summary>Parses a template.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="template"/> is <see langword="null"/>.</exception>
    public static RoutePatternParseResult Parse(string template) => new RoutePatternParser(null).Read(template);

    /// <summary>Parses a template.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="template"/> is <see langword="null"/>.</exception>
    [MethodImpl(ColdLoop.Optimized)]
    internal RoutePatternParseResult Read(string template)
    {
        _template = template ?? throw new ArgumentNullException(nameof(template));
        _position = 0;
        _errors.Clear();
        _segments.Clear();
        _parameters.Clear();
        _unclear = null;
        MadeBytes = PatternBytes + 2 * template.Length;
        Run();
        MadeBytes += 8 * _segments.Count;
        if (_errors.Count > 0)
        {
            return new RoutePatternParseResult(
                null,
                _errors.OrderBy(static error => error.Range.Start).ToImmutableArray(),
                _parameters.Where(one => _unclear?.Contains(one) != true).ToImmutableArray());
        }

        RoutePattern pattern = new(template, _segments.ToImmutable(), Parameters());
        _last = _known is null ? null : pattern;
        return new RoutePatternParseResult(pattern, ImmutableArray<RoutePatternError>.Empty, pattern.Parameters);
    }

    /// <summary>
    /// Takes the segments that the template begins with as the last one did, each with the slash behind it: what a segment is read as depends on its
    /// own characters and on those before it.
    /// </summary>
    [MethodImpl(ColdLoop.Optimized)]
    private void TakeCommon(RoutePattern last)
    {
        string other = last.Text, template = _template;
        int same = 0, most = Math.Min(other.Length, template.Length);
        while (same < most && other[same] == template[same])
        {
            same++;
        }

        foreach (RouteSegment segment in last.Segments)
        {
            if (segment.Range.End >= same)
            {
                return;
            }

            Take(segment);
            _position++;
        }
    }

    /// <summary>The parameters; the list of the last template where that has the same.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    private ImmutableArray<ParameterPart> Parameters()
    {
        bool isSame = _parameters.Count == _lastParameters.Length;
        for (int i = 0; isSame && i < _parameters.Count; i++)
        {
            isSame = ReferenceEquals(_parameters[i], _lastParameters[i]);
        }

        return isSame ? _lastParameters : _lastParameters = _parameters.ToImmutable();
    }

    private void Run()
    {
        if (_template.Length > MaximumLength)
        {
            Report(
                RoutePatternErrorCode.TemplateTooLong,
                MaximumLength,
                _template.Length,
                $"The template has {_template.Length} characters; {MaximumLength} are allowed. Shorten it.");
            return;
        }

        if (!SkipPrefix())
        {
            return;
        }

        if (_last is not null)
        {
            TakeCommon(_last);
        }

        if (!ReadSegments())
        {
            return;
        }

        RoutePatternRules.CheckCatchAlls(_segments, _errors);
        RoutePatternRules.CheckParameters(_parameters, _errors);
    }

    private bool SkipPrefix()
    {
        if (_template.StartsWith("~/", StringComparison.Ordinal))
        {
            _position = 2;
        }
        else if (_template.Length > 0 && _template[0] == '/')
        {
            _position = 1;
        }
        else if (_template.Length > 0 && _template[0] == '~')
        {
            Report(
                RoutePatternErrorCode.TildeWithoutSlash,
                0,
                1,
                "A template that begins with '~' has to begin with '~/'. Add the slash, or remove the '~'.");
            return false;
        }

        return true;
    }

    /// <returns>False where braces are so unbalanced that the rest cannot be read.</returns>
    private bool ReadSegments()
    {
        while (_position < _template.Length)
        {
            if (_template[_position] == '/')
            {
                Report(
                    RoutePatternErrorCode.EmptySegment,
                    _position,
                    _position + 1,
                    "The template has two slashes in a row. Remove one: a segment cannot be empty.");
            }
            else if (!ReadSegment())
            {
                return false;
            }

            // Past the slash that ends the segment, or the superfluous one.
            _position++;
        }

        return true;
    }

    [MethodImpl(ColdLoop.Optimized)]
    private bool ReadSegment()
    {
        int start = _position, firstParameter = _parameters.Count;
        if (_known?.Find(_template, start, firstParameter) is { } known)
        {
            Take(known);
            return true;
        }

        ImmutableArray<RoutePart>.Builder parts = _parts;
        parts.Clear();
        bool isWhole = ReadParts(parts);
        if (_hasStrayBrace)
        {
            // Which of the braces is one too many nobody knows: a parameter may end where none was meant to.
            (_unclear ??= []).UnionWith(_parameters.Skip(firstParameter));
            _hasStrayBrace = false;
        }

        if (!isWhole)
        {
            return false;
        }

        RouteSegment segment = new(parts.ToImmutable(), TextRange.FromBounds(start, _position));
        MadeBytes += SegmentBytes + ParameterBytes * (_parameters.Count - firstParameter);
        RoutePatternRules.CheckSegment(segment, _errors);
        _segments.Add(segment);
        if (_errors.Count == 0)
        {
            _known?.Add(_template, segment, firstParameter);
        }

        return true;
    }

    /// <inheritdoc cref="ReadSegments"/>
    [MethodImpl(ColdLoop.Optimized)]
    private bool ReadParts(ImmutableArray<RoutePart>.Builder parts)
    {
        while (!AtSegmentEnd)
        {
            if (_template[_position] != '{' || NextIs('{'))
            {
                parts.Add(ReadLiteral());
            }
            else if (FindParameterEnd() is int end)
            {
                ParameterPart part = ParameterParser.Parse(_template, TextRange.FromBounds(_position, end), _parameters.Count, _errors);
                parts.Add(part);
                _parameters.Add(part);
                _position = end;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    [MethodImpl(ColdLoop.Optimized)]
    private void Take(RouteSegment segment)
    {
        foreach (RoutePart part in segment.IsLiteral ? ImmutableArray<RoutePart>.Empty : segment.Parts)
        {
            if (part is ParameterPart parameter)
            {
                _parameters.Add(parameter);
            }
        }

        _segments.Add(segment);
        _position = segment.Range.End;
    }

    /// <summary>Reads up to a slash, a parameter or the end. A mistake is reported and read as the character it looks like.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    private LiteralPart ReadLiteral()
    {
        int start = _position;
        bool isBalanced = true;
        while (!AtSegmentEnd)
        {
            char c = _template[_position];
            if (c == '{' && !NextIs('{'))
            {
                break;
            }

            if (c == '}' && !NextIs('}'))
            {
                isBalanced = false;
                _hasStrayBrace = true;
                Report(
                    RoutePatternErrorCode.UnescapedCloseBrace,
                    _position,
                    _position + 1,
                    "This '}' closes nothing. Write '}}' for a literal brace, or add the '{' that begins the parameter.");
                _position++;
                continue;
            }

            if (c == '?')
            {
                Report(
                    RoutePatternErrorCode.QuestionMarkInLiteral,
                    _position,
                    _position + 1,
                    "A literal cannot have '?', which begins the query string. Remove it; an optional parameter has its '?' inside the braces, as in '{id?}'.");
            }

            _position += c is '{' or '}' ? 2 : 1;
        }

        string text = isBalanced ? EscapedText.Read(_template, start, _position).Text : _template.Substring(start, _position - start);
        return new LiteralPart(text, TextRange.FromBounds(start, _position));
    }

    /// <summary>Finds the index after the brace that closes the parameter at the current position.</summary>
    private int? FindParameterEnd()
    {
        int i = _position + 1;
        while (i < _template.Length)
        {
            char c = _template[i];
            if (c is not ('{' or '}'))
            {
                i++;
                continue;
            }

            if (i + 1 < _template.Length && _template[i + 1] == c)
            {
                i += 2;
                continue;
            }

            if (c == '}')
            {
                return i + 1;
            }

            Report(
                RoutePatternErrorCode.UnescapedOpenBrace,
                i,
                i + 1,
                "A parameter cannot have a single '{' inside. Write '{{' (as in '{id:regex(^\\d{{3}}$)}'), or close the parameter before with '}'.");
            return null;
        }

        Report(
            RoutePatternErrorCode.UnclosedParameter,
            _position,
            _position + 1,
            "The parameter that begins here is not closed. Add a '}' ('}}' stands for a literal brace and closes nothing), or write '{{' for a literal brace.");
        return null;
    }

    private bool NextIs(char c) => _position + 1 < _template.Length && _template[_position + 1] == c;

    private void Report(RoutePatternErrorCode code, int start, int end, string message)
        => _errors.Add(new RoutePatternError(code, TextRange.FromBounds(start, end), message));
}
