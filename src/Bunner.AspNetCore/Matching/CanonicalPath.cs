using System;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Bunner.AspNetCore;

/// <summary>The one way to write a path that a route has: literals as in the template, its slash at the end or none, no empty segments.</summary>
internal static class CanonicalPath
{
    /// <summary>The canonical path of a match.</summary>
    public static string Of(RouteEndpoint endpoint, string prefix, RouteMatch match, ReadOnlySpan<char> path)
    {
        var text = new StringBuilder(prefix, prefix.Length + path.Length + 1);
        RoutePattern pattern = endpoint.RoutePattern;
        int parameter = 0;
        int skipped = prefix.AsSpan().Count('/');
        foreach (RoutePatternPathSegment segment in pattern.PathSegments)
        {
            if (skipped-- > 0)
            {
                continue;
            }

            int start = text.Length;
            text.Append('/');
            for (int i = 0; i < segment.Parts.Count; i++)
            {
                switch (segment.Parts[i])
                {
                    case RoutePatternLiteralPart literal:
                        text.Append(literal.Content);
                        break;
                    case RoutePatternSeparatorPart separator when match[parameter].IsPresent:
                        text.Append(separator.Content);
                        break;
                    case RoutePatternParameterPart:
                        RouteCapture capture = match[parameter++];
                        text.Append(path.Slice(capture.Offset, capture.Length));
                        break;
                    default:
                        break;
                }
            }

            if (text.Length == start + 1)
            {
                text.Length = start;
            }
        }

        if (text.Length == 0 || (pattern.RawText is [_, .., '/'] && text[^1] != '/'))
        {
            text.Append('/');
        }

        // Two slashes at the start would be another host.
        int slashes = 0;
        while (slashes + 1 < text.Length && text[slashes + 1] == '/')
        {
            slashes++;
        }

        return text.ToString(slashes, text.Length - slashes);
    }

    /// <summary>The path without empty segments, if it has any.</summary>
    public static string? Collapse(string path)
    {
        if (!path.Contains("//", StringComparison.Ordinal))
        {
            return null;
        }

        var text = new StringBuilder(path.Length);
        foreach (char c in path)
        {
            if (c != '/' || text.Length == 0 || text[^1] != '/')
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    /// <summary>Answers 308 with the path that the match has found to be the right one.</summary>
    public static Task RedirectAsync(HttpContext context)
    {
        var feature = (MatchFeature)context.Features.Get<IEndpointFeature>()!;
        HttpRequest request = context.Request;
        context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;

        // The path is a decoded one: made from a string by itself, a PathString would decode it again.
        var path = new PathString(EncodedSlash.Encode(context, feature.FullPath, feature.FindCanonicalPath() ?? feature.FullPath));
        context.Response.Headers.Location = UriHelper.BuildRelative(request.PathBase, path, request.QueryString);
        return Task.CompletedTask;
    }
}
