using System.Text;

namespace Bunner.Generator.Writing;

/// <summary>UTF-8 text as a <c>u8</c> literal: one raw string where it can be, since a concatenation of thousands is a deep tree.</summary>
internal static class TextLiteral
{
    /// <summary>Writes the literal; the writer stands behind <c>=&gt; </c>.</summary>
    public static void Write(IndentedWriter writer, byte[] utf8)
    {
        string text = Encoding.UTF8.GetString(utf8);
        if (text.Length == 0 || !IsPlain(text))
        {
            writer.Append(Literals.Quote(text)).Append("u8");
            return;
        }

        string quotes = new('"', System.Math.Max(3, LongestRunOfQuotes(text) + 1));
        writer.Append(quotes).EndLine();
        writer.Append(text).EndLine();
        writer.Append(quotes).Append("u8");
    }

    private static bool IsPlain(string text)
    {
        foreach (char c in text)
        {
            if (c is not ('\t' or '\n') && Literals.IsInvisible(c))
            {
                return false;
            }
        }

        return true;
    }

    private static int LongestRunOfQuotes(string text)
    {
        int longest = 0;
        int run = 0;
        foreach (char c in text)
        {
            run = c == '"' ? run + 1 : 0;
            longest = run > longest ? run : longest;
        }

        return longest;
    }
}
