using System.Text;
using Bunner.Core.Guards;
using Bunner.Core.Patterns;

namespace Bunner.Generator.Links;

/// <summary>The pattern that the runtime's <c>LinkWriter</c> makes a route's URL from: the template as URLs have it, its places in braces.</summary>
internal static class LinkPattern
{
    public static string Of(RoutePattern pattern)
    {
        int required = RequiredParameters(pattern);
        var text = new StringBuilder();
        foreach (RouteSegment segment in pattern.Segments)
        {
            text.Append('/');
            foreach (RoutePart part in segment.Parts)
            {
                if (part is ParameterPart parameter)
                {
                    AppendPlace(text, parameter, required);
                }
                else
                {
                    text.Append(LinkText.OfPath(((LiteralPart)part).Text));
                }
            }
        }

        return (pattern.HasTrailingSlash ? text.Append('/') : text).ToString();
    }

    /// <summary>How many parameters, from the left, have to be there: those behind them can be left out.</summary>
    public static int RequiredParameters(RoutePattern pattern)
    {
        int required = pattern.Parameters.Length;
        for (int i = pattern.Segments.Length - 1; i >= 0; i--)
        {
            RouteSegment segment = pattern.Segments[i];
            if (segment.Parts[segment.Parts.Length - 1] is not ParameterPart part)
            {
                break;
            }

            // Beside other parts of its segment, a parameter that has a default cannot be left out of a path.
            if (!part.IsOptional && !(segment.IsParameter && (CanBeEmpty(part) || part.Default is not null)))
            {
                break;
            }

            required = part.Index;
            if (!segment.IsParameter)
            {
                break;
            }
        }

        return required;
    }

    // Only a catch-all whose constraints take a missing value, as the matcher asks them.
    private static bool CanBeEmpty(ParameterPart part)
    {
        foreach (ConstraintReference constraint in part.Constraints)
        {
            if (!GuardCatalog.TryResolve(constraint, static _ => true, out Guard? guard, out _) || !GuardEvaluation.AcceptsMissing(guard.Kind))
            {
                return false;
            }
        }

        return part.IsCatchAll;
    }

    private static void AppendPlace(StringBuilder text, ParameterPart parameter, int required)
    {
        text.Append('{');
        if (parameter.IsCatchAll)
        {
            text.Append(parameter.EncodesSlashes ? "*" : "**");
        }

        text.Append(parameter.Name);
        if (!parameter.IsCatchAll && parameter.Index >= required)
        {
            text.Append('?').Append(LinkText.OfPath(parameter.Default ?? ""));
        }
        else if (!parameter.IsCatchAll && parameter.Default is { } value)
        {
            text.Append('=').Append(LinkText.OfPath(value));
        }

        text.Append('}');
    }
}
