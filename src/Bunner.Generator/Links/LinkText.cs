using System.Globalization;
using System.Text;

namespace Bunner.Generator.Links;

/// <summary>Text as a URL has it.</summary>
internal static class LinkText
{
    private const string Segment = "-._~!$&'()*+,;=:@";
    private const string Name = "-._~";

    /// <summary>A literal of a path; slashes stay.</summary>
    public static string OfPath(string text) => Escape(text, Segment + "/");

    /// <summary>A name in the query string.</summary>
    public static string OfName(string text) => Escape(text, Name);

    private static string Escape(string text, string allowed)
    {
        var result = new StringBuilder(text.Length);
        foreach (byte b in Encoding.UTF8.GetBytes(text))
        {
            char c = (char)b;
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || allowed.IndexOf(c) >= 0)
            {
                result.Append(c);
            }
            else
            {
                result.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return result.ToString();
    }
}
