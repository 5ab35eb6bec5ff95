using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;

namespace Bunner.Core.Conflicts;

/// <summary>Asks one route about one path, plainly: no example is reported that this does not confirm for every route it names.</summary>
/// <remarks>The generator has no match kernels; tests hold this against them. The time is quadratic in a mixed segment's length.</remarks>
internal static class RouteProbe
{
    /// <summary>Whether the route surely matches the path; false if that depends on the user's own code.</summary>
    internal static bool Matches(RouteDefinition route, string path, RouterSettings settings)
    {
        if (path.Length == 0 || path[0] != '/')
        {
            return path.Length == 0 && Matches(route, "/", settings);
        }

        ImmutableArray<RouteSegment> segments = route.Pattern.Segments;
        ParameterPart? catchAll = segments.Length > 0 && RouteForm.Single(segments[segments.Length - 1]) is { IsCatchAll: true } last ? last : null;
        int longest = catchAll is null ? segments.Length : segments.Length - 1;
        List<string> values = Split(path, catchAll is null ? int.MaxValue : longest, settings, out bool endsInSlash, out string? rest);
        if (values.Count > longest
            || (rest is not null && catchAll is null)
            || values.Count < RouteForm.RequiredCount(segments)
            || (catchAll is null && !settings.IgnoreTrailingSlash && segments.Length > 0 && endsInSlash != route.Pattern.HasTrailingSlash))
        {
            return false;
        }

        for (int i = 0; i < segments.Length; i++)
        {
            bool matches = i < values.Count ? MatchesSegment(route, segments[i], values[i], settings)
                : i == longest && rest is not null ? Passes(route, catchAll!, rest, settings)
                : MayBeMissing(route, RouteForm.Single(segments[i])!, settings);
            if (!matches)
            {
                return false;
            }
        }

        return true;
    }

    // The first segments, and what stands behind the last of them if there is more.
    private static List<string> Split(string path, int most, RouterSettings settings, out bool endsInSlash, out string? rest)
    {
        List<string> values = [];
        rest = null;
        endsInSlash = false;

        // What stands behind a slash at the end is no segment, and neither is what stands behind the only slash.
        int start = 1;
        while (start < path.Length)
        {
            int slash = path.IndexOf('/', start);
            int end = slash < 0 ? path.Length : slash;
            if (end > start || !settings.IgnoreDuplicateSlashes)
            {
                if (values.Count == most)
                {
                    rest = path.Substring(start);
                    return values;
                }

                values.Add(path.Substring(start, end - start));
            }

            start = end + 1;
        }

        endsInSlash = values.Count > 0 && path[path.Length - 1] == '/';
        return values;
    }

    private static bool MatchesSegment(RouteDefinition route, RouteSegment segment, string value, RouterSettings settings)
    {
        if (segment.IsLiteral)
        {
            return string.Equals(((LiteralPart)segment.Parts[0]).Text, value, Comparison(settings));
        }

        if (segment.IsParameter)
        {
            return value.Length > 0 && Passes(route, (ParameterPart)segment.Parts[0], value, settings);
        }

        int count = segment.Parts.Length;
        if (Divides(route, segment, count, value, settings, asksGuards: true))
        {
            return true;
        }

        return segment.Parts[count - 1] is ParameterPart { IsOptional: true }
            && !value.EndsWith(((LiteralPart)segment.Parts[count - 2]).Text, Comparison(settings))
            && !Divides(route, segment, count, value, settings, asksGuards: false)
            && Divides(route, segment, count - 2, value, settings, asksGuards: true);
    }

    // Part by part, all places at which the parts up to there can end.
    private static bool Divides(RouteDefinition route, RouteSegment segment, int count, string value, RouterSettings settings, bool asksGuards)
    {
        bool[] ends = new bool[value.Length + 1];
        ends[0] = true;
        for (int part = 0; part < count; part++)
        {
            bool[] next = new bool[value.Length + 1];
            for (int start = 0; start <= value.Length; start++)
            {
                if (!ends[start])
                {
                    continue;
                }

                if (segment.Parts[part] is LiteralPart literal)
                {
                    int end = start + literal.Text.Length;
                    if (end <= value.Length && string.Compare(value, start, literal.Text, 0, literal.Text.Length, Comparison(settings)) == 0)
                    {
                        next[end] = true;
                    }

                    continue;
                }

                for (int end = start + 1; end <= value.Length; end++)
                {
                    next[end] = next[end] || !asksGuards
                        || Passes(route, (ParameterPart)segment.Parts[part], value.Substring(start, end - start), settings);
                }
            }

            ends = next;
        }

        return ends[value.Length];
    }

    private static bool MayBeMissing(RouteDefinition route, ParameterPart parameter, RouterSettings settings)
    {
        if (parameter.Default is { } value)
        {
            return Passes(route, parameter, value, settings);
        }

        foreach (Guard guard in route.Guards[parameter.Index])
        {
            if (!parameter.IsOptional && !GuardEvaluation.AcceptsMissing(guard.Kind))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Passes(RouteDefinition route, ParameterPart parameter, string value, RouterSettings settings)
    {
        foreach (Guard guard in route.Guards[parameter.Index])
        {
            if (GuardProbe.Accepts(guard, value, settings) is not true)
            {
                return false;
            }
        }

        return true;
    }

    private static StringComparison Comparison(RouterSettings settings) =>
        settings.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
}
