using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bunner.Core;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Bunner.Matching;

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
    internal bool TryRead(RouteDefinition route, PatternTable patterns, GuardFunctions functions) => TryRead(route, patterns, functions, acquires: true);

    /// <summary>Reads a route that is there; false if it has a pattern that no route has. Acquires nothing.</summary>
    internal bool TryFind(RouteDefinition route, PatternTable patterns, GuardFunctions functions) => TryRead(route, patterns, functions, acquires: false);

    [MethodImpl(ColdLoop.Optimized)]
    private bool TryRead(RouteDefinition route, PatternTable patterns, GuardFunctions functions, bool acquires)
    {
        _tokens.Clear();
        _ends.Clear();
        _patterns.Clear();
        ImmutableArray<RouteSegment> segments = route.Pattern.Segments;
        int required = RouteForm.RequiredCount(segments);
        for (int i = 0; i < segments.Length; i++)
        {
            if (i >= required && CanEnd(route, i, functions))
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
    internal ReadOnlySpan<uint> Hash(string method, PatternTable patterns)
    {
        _hashes.Clear();
        uint hash = FormHash.OfMethod(method), segment = 0;
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

    /// <summary>Whether two routes that end at the same place, the same parameters left out, ask the same of their defaults.</summary>
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

    /// <summary>Whether the guards let all parameters from a segment on be left out. What they say of a default never changes.</summary>
    internal static bool CanEnd(RouteDefinition route, int from, GuardFunctions functions)
    {
        for (int i = from; i < route.Pattern.Segments.Length; i++)
        {
            ParameterPart parameter = RouteForm.Single(route.Pattern.Segments[i])!;
            foreach (Guard guard in route.Guards[parameter.Index])
            {
                bool passes = parameter.Default is { } text
                    ? guard.Kind is GuardKind.Regex or GuardKind.Custom
                        ? functions.Of(guard)(text)
                        : BuiltInGuards.Accepts(guard.Kind, guard.First, guard.Second, text)
                    : parameter.IsOptional || GuardEvaluation.AcceptsMissing(guard.Kind);
                if (!passes)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
