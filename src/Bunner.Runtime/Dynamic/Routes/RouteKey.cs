using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bunner.Core;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Dynamic;

/// <summary>A route as the way through the tree: characters of its literals and slashes, and ids of patterns.</summary>
internal sealed class RouteKey
{
    /// <summary>The token of a parameter without constraints. Smaller ones are ASCII characters.</summary>
    internal const int Parameter = 128;

    /// <summary>The token of the pattern with id 0; the others follow.</summary>
    internal const int FirstPattern = 256;

    private readonly List<int> _tokens = [];
    private readonly List<uint> _hashes = [];
    private readonly List<int> _ends = [];
    private readonly List<ushort> _patterns = [];

    /// <summary>The tokens, from the root on.</summary>
    internal ReadOnlySpan<int> Tokens => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_tokens);

    /// <summary>After how many tokens the route ends: once as a whole, and for each number of trailing parameters that may be left out.</summary>
    internal IReadOnlyList<int> Ends => _ends;

    /// <summary>The pattern ids that were acquired.</summary>
    internal IReadOnlyList<ushort> Patterns => _patterns;

    /// <summary>Reads a route; false when there are no more pattern ids. What was acquired is the caller's to release.</summary>
    internal bool TryRead(RouteEntry route, PatternTable patterns) => TryRead(route.Definition, route.Endings, patterns, acquires: true);

    /// <summary>Reads a route that may be there; false if it has a pattern that no route has: then <see cref="Ends"/> has those before it. Acquires nothing.</summary>
    /// <param name="endings">The route's <see cref="RouteEndings"/>; 0 where the whole route is all that is asked for.</param>
    internal bool TryFind(RouteDefinition route, ulong endings, PatternTable patterns) => TryRead(route, endings, patterns, acquires: false);

    [MethodImpl(ColdLoop.Optimized)]
    private bool TryRead(RouteDefinition route, ulong endings, PatternTable patterns, bool acquires)
    {
        _tokens.Clear();
        _ends.Clear();
        _patterns.Clear();
        ImmutableArray<RouteSegment> segments = route.Pattern.Segments;
        int required = RouteForm.RequiredCount(segments);
        for (int i = 0; i < segments.Length; i++)
        {
            if (RouteEndings.AreBefore(endings, required, i))
            {
                _ends.Add(_tokens.Count);
            }

            _tokens.Add('/');
            RouteSegment segment = segments[i];
            ushort id = 0;
            if (segment.IsLiteral)
            {
                string text = ((LiteralPart)segment.Parts[0]).Text;
                if (IsAscii(text))
                {
                    foreach (char c in text)
                    {
                        _tokens.Add(patterns.Fold(c));
                    }

                    continue;
                }

                id = acquires ? patterns.Acquire(text) : patterns.Find(text);
            }
            else if (IsPlainParameter(route, segment))
            {
                _tokens.Add(Parameter);
                continue;
            }
            else
            {
                id = acquires ? patterns.Acquire(route, segment) : patterns.Find(route, segment);
            }

            if (id == 0)
            {
                return false;
            }

            if (acquires)
            {
                _patterns.Add(id);
            }

            _tokens.Add(FirstPattern + id);
        }

        _ends.Add(_tokens.Count);
        return true;
    }

    /// <summary>The hashes of a route's forms, one for each of <see cref="Ends"/>. Valid until the next are asked for.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    internal ReadOnlySpan<uint> Hash(string method, int order, PatternTable patterns)
    {
        _hashes.Clear();
        uint hash = FormHash.Start(method, order), segment = 0;
        int at = 0;
        foreach (int end in _ends)
        {
            for (; at < end; at++)
            {
                int token = _tokens[at];
                if (token == '/')
                {
                    hash = at > 0 ? FormHash.Add(hash, segment) : hash;
                    segment = LiteralHash.Start;
                }
                else
                {
                    segment = token < Parameter ? LiteralHash.Add(segment, (char)token)
                        : token < FirstPattern ? FormHash.Parameter
                        : patterns.HashOf((ushort)(token - FirstPattern));
                }
            }

            _hashes.Add(FormHash.Finish(end > 0 ? FormHash.Add(hash, segment) : hash));
        }

        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_hashes);
    }

    /// <summary>The same hashes of a route that was not read, and whose patterns need not have ids.</summary>
    /// <inheritdoc cref="TryFind"/>
    internal ReadOnlySpan<uint> Hash(RouteDefinition route, ulong endings, PatternTable patterns)
    {
        _hashes.Clear();
        ImmutableArray<RouteSegment> segments = route.Pattern.Segments;
        int required = RouteForm.RequiredCount(segments);
        uint hash = FormHash.Start(route.Method, route.Order);
        for (int i = 0; i < segments.Length; i++)
        {
            if (RouteEndings.AreBefore(endings, required, i))
            {
                _hashes.Add(FormHash.Finish(hash));
            }

            hash = FormHash.Add(hash, IsPlainParameter(route, segments[i]) ? FormHash.Parameter : patterns.HashOf(route, segments[i]));
        }

        _hashes.Add(FormHash.Finish(hash));
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_hashes);
    }

    /// <summary>Whether two routes that end at the same place, the same parameters left out, ask the same of their defaults.</summary>
    /// <param name="from">How many segments are not left out.</param>
    internal static bool SameDefaults(RouteDefinition route, RouteDefinition other, int from)
    {
        for (int i = from; i < route.Pattern.Segments.Length; i++)
        {
            ParameterPart own = RouteForm.Single(route.Pattern.Segments[i])!, others = RouteForm.Single(other.Pattern.Segments[i])!;
            HashSet<Guard> guards = own.Default is null ? [] : [.. route.Guards[own.Index]];
            if (!guards.SetEquals(others.Default is null ? [] : other.Guards[others.Index]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a segment is a parameter that takes any one segment.</summary>
    internal static bool IsPlainParameter(RouteDefinition route, RouteSegment segment) =>
        RouteForm.Single(segment) is { IsCatchAll: false } parameter && route.Guards[parameter.Index].IsEmpty;

    // NUL stands for units that are no bytes where text is compared.
    private static bool IsAscii(string text)
    {
        foreach (char c in text)
        {
            if (c is '\0' or > '\x7F')
            {
                return false;
            }
        }

        return true;
    }
}
