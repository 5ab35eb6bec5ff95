using System;
using System.Collections.Generic;

namespace Bunner.Conformance.Oracle;

/// <summary>A path cut at its slashes.</summary>
/// <param name="Text">The whole path.</param>
/// <param name="Segments">What stands between the slashes, without the empty piece behind a slash at the very end.</param>
/// <param name="HasTrailingSlash">Whether there is such a slash; the path "/" has none.</param>
internal sealed record OraclePath(string Text, (int Start, int Length)[] Segments, bool HasTrailingSlash)
{
    /// <returns>The path; null if it can match nothing because it does not start with a slash.</returns>
    public static OraclePath? Parse(string text, RouterOptions options)
    {
        if (text.Length == 0)
        {
            text = "/";
        }

        if (text[0] != '/')
        {
            return null;
        }

        List<(int Start, int Length)> segments = [];
        int start = 1;
        for (int i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] == '/')
            {
                segments.Add((start, i - start));
                start = i + 1;
            }
        }

        bool endsInSlash = segments[^1].Length == 0;
        if (endsInSlash)
        {
            segments.RemoveAt(segments.Count - 1);
        }

        if (options.IgnoreDuplicateSlashes)
        {
            segments.RemoveAll(segment => segment.Length == 0);
        }

        return new OraclePath(text, [.. segments], endsInSlash && segments.Count > 0);
    }

    public ReadOnlySpan<char> this[(int Start, int Length) segment] => Text.AsSpan(segment.Start, segment.Length);
}
