using Bunner.Core.Patterns;

namespace Runtime.Tests.Patterns;

/// <summary>A template with «marks» around the characters that a test is about.</summary>
internal static class MarkedTemplate
{
    public static string Read(string marked, out TextRange range)
    {
        int start = marked.IndexOf('«');
        int end = marked.IndexOf('»') - 1;
        range = TextRange.FromBounds(start, end);
        return marked.Replace("«", "").Replace("»", "");
    }

    public static string Mark(string template, TextRange range)
        => template.Insert(range.End, "»").Insert(range.Start, "«");
}
