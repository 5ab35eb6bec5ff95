using System;
using System.Collections.Immutable;
using System.Linq;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;
using Bunner.Core.Tables;
using Bunner.Core.Tree;
using Bunner.Dynamic;

namespace Bunner.Inspection;

/// <summary>Finds the first place at which a template and a path do not agree, for routes that the matcher has said do not match.</summary>
internal sealed class MismatchFinder(TableRoutes routes, PathSplit path)
{
    private const int LongestQuote = 80;
    private readonly LiteralTable _fold = new(routes.Settings.CaseSensitive);

    /// <summary>Where the two part, and why. The segment is that of the template; one behind its end if the path goes on.</summary>
    internal (int Segment, string Reason) Find(RouteDefinition route)
    {
        if (path.Path[0] != '/')
        {
            return (0, "The path does not begin with a slash.");
        }

        ImmutableArray<RouteSegment> segments = route.Pattern.Segments;
        int required = RouteForm.RequiredCount(segments);
        for (int i = 0; i < segments.Length; i++)
        {
            bool isCatchAll = segments[i].IsParameter && ((ParameterPart)segments[i].Parts[0]).IsCatchAll;
            if (i >= path.Segments.Count)
            {
                if (i < required)
                {
                    return (i, $"The path ends before '{TextOf(route, i)}'.");
                }

                continue;
            }

            if (FindIn(route, segments[i], i, isCatchAll) is { } reason)
            {
                return (i, reason);
            }

            if (isCatchAll)
            {
                return Unknown(route);
            }
        }

        if (path.Segments.Count > segments.Length)
        {
            return (segments.Length, $"The path goes on behind the template's end: '{Quote(path.Segments[segments.Length])}'.");
        }

        return !routes.Settings.IgnoreTrailingSlash && path.EndsInSlash != route.Pattern.HasTrailingSlash
            ? (segments.Length, path.EndsInSlash ? "The path has a slash at its end, the template has none." : "The template has a slash at its end, the path has none.")
            : Unknown(route);
    }

    private string? FindIn(RouteDefinition route, RouteSegment segment, int index, bool isCatchAll)
    {
        ReadOnlySpan<char> value = isCatchAll ? path.RestFrom(index) : path.Segments[index];
        if (segment.IsLiteral)
        {
            string literal = ((LiteralPart)segment.Parts[0]).Text;
            return value.Equals(literal, routes.Settings.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)
                ? null
                : $"'{Quote(value)}' is not '{literal}'{(value.Equals(literal, StringComparison.OrdinalIgnoreCase) ? ": case counts here" : "")}.";
        }

        if (value.IsEmpty && !isCatchAll)
        {
            return $"'{TextOf(route, index)}' cannot be empty.";
        }

        if (segment.IsMixed)
        {
            return Matcher(route, segment).Fits(value) ? null : $"'{Quote(value)}' does not have the form '{TextOf(route, index)}'.";
        }

        var parameter = (ParameterPart)segment.Parts[0];
        ImmutableArray<Guard> guards = route.Guards[parameter.Index];
        for (int i = 0; i < guards.Length; i++)
        {
            ImmutableArray<ImmutableArray<Guard>> one = route.Guards.SetItem(parameter.Index, [guards[i]]);
            if (!Matcher(route with { Guards = one }, segment).Fits(value))
            {
                return $"The constraint ':{ConstraintText(route, parameter, i)}' refuses '{Quote(value)}'.";
            }
        }

        return null;
    }

    private SegmentMatcher Matcher(RouteDefinition route, RouteSegment segment) =>
        SegmentMatcher.Of(route, segment, SegmentPattern.Of(segment, route.Guards, _fold.Fold), routes.Functions, routes.Settings);

    // All that can be asked here agrees. What is left are constraints of the application, and constraints on what is left out.
    private static (int Segment, string Reason) Unknown(RouteDefinition route)
    {
        for (int i = 0; i < route.Pattern.Segments.Length; i++)
        {
            foreach (RoutePart part in route.Pattern.Segments[i].Parts)
            {
                if (part is ParameterPart parameter && route.Guards[parameter.Index].Any(static guard => guard.Kind == GuardKind.Custom))
                {
                    return (i, $"A constraint of the application refuses it: '{TextOf(route, i)}'.");
                }
            }
        }

        return (-1, "A constraint refuses the value of a parameter that is left out.");
    }

    private static string TextOf(RouteDefinition route, int segment)
    {
        TextRange range = route.Pattern.Segments[segment].Range;
        return route.Pattern.Text.Substring(range.Start, range.Length);
    }

    private static string ConstraintText(RouteDefinition route, ParameterPart parameter, int index)
    {
        TextRange range = parameter.Constraints[index].Range;
        return route.Pattern.Text.Substring(range.Start, range.Length);
    }

    private static string Quote(ReadOnlySpan<char> value) => value.Length <= LongestQuote ? value.ToString() : string.Concat(value[..LongestQuote], "…");
}
