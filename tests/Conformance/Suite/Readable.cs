using System.Globalization;
using System.Text;

namespace Bunner.Conformance;

/// <summary>Text for failure messages: odd characters escaped, very long text shortened.</summary>
internal static class Readable
{
    public static string Quote(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char c in text.Length > 2000 ? text[..2000] : text)
        {
            if (c is '"' or '\\')
            {
                quoted.Append('\\').Append(c);
            }
            else if (c is >= ' ' and < (char)127)
            {
                quoted.Append(c);
            }
            else
            {
                quoted.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        quoted.Append('"');
        return text.Length > 2000 ? $"{quoted} ({text.Length} characters in all)" : quoted.ToString();
    }
}
