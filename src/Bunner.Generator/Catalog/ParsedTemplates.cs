using System.Collections.Concurrent;
using Bunner.Core.Patterns;

namespace Bunner.Generator.Catalog;

/// <summary>Parses templates, and keeps what came out.</summary>
/// <remarks>
/// One edit parses every template of the table several times (which routes are valid, the table itself, the analyzers), and
/// nearly all of them are those of the last edit. A result is immutable and depends on the text alone; the number of kept ones
/// is bounded.
/// </remarks>
internal static class ParsedTemplates
{
    private const int MostKept = 16_384;
    private const int LongestKept = 512;

    private static readonly ConcurrentDictionary<string, RoutePatternParseResult> s_known = new(System.StringComparer.Ordinal);

    public static RoutePatternParseResult Parse(string template)
    {
        if (template.Length > LongestKept)
        {
            return RoutePatternParser.Parse(template);
        }

        if (!s_known.TryGetValue(template, out RoutePatternParseResult? result))
        {
            if (s_known.Count >= MostKept)
            {
                s_known.Clear();
            }

            result = RoutePatternParser.Parse(template);
            s_known[template] = result;
        }

        return result;
    }
}
