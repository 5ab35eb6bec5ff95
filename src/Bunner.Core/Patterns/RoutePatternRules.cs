using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Bunner.Core.Patterns;

/// <summary>What a template has to keep beyond the shape of its parts: which parts go together, and where.</summary>
internal static class RoutePatternRules
{
    /// <summary>Up to so many names each is compared with all before it.</summary>
    private const int FewParameters = 8;

    /// <summary>Reports the first rule that a segment of several parts breaks.</summary>
    public static void CheckSegment(RouteSegment segment, ImmutableArray<RoutePatternError>.Builder errors)
    {
        if (segment.IsMixed && FindMistake(segment.Parts) is RoutePatternError error)
        {
            errors.Add(error);
        }
    }

    /// <summary>Reports each catch-all parameter that has its segment for itself but is not the last.</summary>
    [MethodImpl(ColdLoop.Optimized)]
    public static void CheckCatchAlls(ImmutableArray<RouteSegment>.Builder segments, ImmutableArray<RoutePatternError>.Builder errors)
    {
        for (int i = 0; i < segments.Count - 1; i++)
        {
            if (segments[i].IsParameter && segments[i].Parts[0] is ParameterPart { IsCatchAll: true } part)
            {
                errors.Add(new RoutePatternError(
                    RoutePatternErrorCode.CatchAllNotLast,
                    part.Range,
                    $"The catch-all parameter '{Quotation.Shorten(part.Name)}' takes the rest of the path, so nothing can follow it. Move it to the end, or remove the '*'."));
            }
        }
    }

    /// <summary>Reports names used twice, and more parameters than a match can hold.</summary>
    public static void CheckParameters(ImmutableArray<ParameterPart>.Builder parameters, ImmutableArray<RoutePatternError>.Builder errors)
    {
        HashSet<string>? names = parameters.Count > FewParameters ? new(StringComparer.OrdinalIgnoreCase) : null;
        for (int i = 0; i < parameters.Count; i++)
        {
            ParameterPart part = parameters[i];
            if (part.Name.Length > 0 && (names is null ? IsRepeated(parameters, i) : !names.Add(part.Name)))
            {
                errors.Add(new RoutePatternError(
                    RoutePatternErrorCode.RepeatedParameterName,
                    part.NameRange,
                    $"The template has another parameter '{Quotation.Shorten(part.Name)}' (case is ignored). Give each parameter a name of its own."));
            }
        }

        if (parameters.Count > RoutePatternParser.MaximumParameters)
        {
            errors.Add(new RoutePatternError(
                RoutePatternErrorCode.TooManyParameters,
                parameters[RoutePatternParser.MaximumParameters].Range,
                $"The template has {parameters.Count} parameters; {RoutePatternParser.MaximumParameters} are allowed. Take the rest as one catch-all parameter."));
        }
    }

    private static bool IsRepeated(ImmutableArray<ParameterPart>.Builder parameters, int index)
    {
        for (int i = 0; i < index; i++)
        {
            if (string.Equals(parameters[i].Name, parameters[index].Name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static RoutePatternError? FindMistake(ImmutableArray<RoutePart> parts)
    {
        foreach (RoutePart part in parts)
        {
            if (part is ParameterPart { IsCatchAll: true } catchAll)
            {
                return new RoutePatternError(
                    RoutePatternErrorCode.CatchAllNotAlone,
                    catchAll.Range,
                    $"The catch-all parameter '{Quotation.Shorten(catchAll.Name)}' has to have its segment for itself. Put a slash before it, or remove the '*'.");
            }
        }

        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i] is ParameterPart part && FindMistake(parts, i, part) is RoutePatternError error)
            {
                return error;
            }
        }

        return null;
    }

    private static RoutePatternError? FindMistake(ImmutableArray<RoutePart> parts, int i, ParameterPart part)
    {
        if (i > 0 && parts[i - 1] is ParameterPart left)
        {
            return new RoutePatternError(
                RoutePatternErrorCode.AdjacentParameters,
                part.Range,
                $"The parameters '{Quotation.Shorten(left.Name)}' and '{Quotation.Shorten(part.Name)}' have nothing between them, so there is no telling where one ends. Put a literal or a slash between them.");
        }

        if (!part.IsOptional)
        {
            return null;
        }

        if (i < parts.Length - 1)
        {
            return new RoutePatternError(
                RoutePatternErrorCode.OptionalNotLastInSegment,
                part.Range,
                $"The optional parameter '{Quotation.Shorten(part.Name)}' has to be at the end of its segment. Remove the '?', or what follows.");
        }

        return i > 0 && parts[i - 1] is LiteralPart literal && literal.Text != "."
            ? new RoutePatternError(
                RoutePatternErrorCode.OptionalNotAfterPeriod,
                part.Range,
                $"Only a single period can stand before the optional parameter '{Quotation.Shorten(part.Name)}', as in '{{name}}.{{ext?}}', but here stands '{Quotation.Shorten(literal.Text)}'. Remove the '?', or use a period.")
            : null;
    }
}
